"""Training and evaluation runs, model packs and the training environment."""
