"""One SQLite book: connection, unit of work, journal, verification, backup, upgrade."""
