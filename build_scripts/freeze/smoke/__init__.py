"""Tries out a frozen program as a person would have it: nothing else on the machine, and no network."""
