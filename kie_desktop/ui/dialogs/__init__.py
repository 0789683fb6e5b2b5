"""Questions and forms that interrupt the work for a good reason."""
