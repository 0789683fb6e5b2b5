"""Training and measuring SDMGR (spec H): pages with pictures, the loss over boxes and pairs, the metric."""
