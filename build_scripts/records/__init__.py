"""How well records are found: made-up tables of goods whose rows are known, and what is found of them."""
