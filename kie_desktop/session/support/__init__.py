"""Fault reports, diagnosis, licences and updates."""
