"""Fields of documents: what a page says, as named or open values."""
