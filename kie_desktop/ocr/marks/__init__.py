"""Check boxes and radio buttons on pages: where they are and which are checked."""
