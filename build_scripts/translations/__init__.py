"""Collects the texts of the window for translators, and compiles what they wrote."""
