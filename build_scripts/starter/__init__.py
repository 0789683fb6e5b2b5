"""How the starter model pack is made: generated pages, tokenizer, recipe, measures."""
