"""The numbers the design must reach, measured. Sees every room, like the command line."""
