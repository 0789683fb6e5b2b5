"""Packages for Linux: .tar.xz, .deb, and one file that runs by itself."""
