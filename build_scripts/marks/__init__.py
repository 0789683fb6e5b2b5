"""The network that tells check boxes and radio buttons from all else: its pages, its training, its figures."""
