"""What stands around the canvas: page list, entity table, inspector, problems, messages."""
