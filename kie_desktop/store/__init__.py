"""The project file: SQLite, every edit one transaction. Imports `domain` only."""
