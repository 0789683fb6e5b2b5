"""Pre-annotation of pages by the models."""
