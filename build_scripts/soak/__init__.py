"""The program under conditions that no test waits for: `dev.py soak NAME ...`, niced, resumable, with a log."""
