"""Problems, search, corrections and comparison of annotators."""
