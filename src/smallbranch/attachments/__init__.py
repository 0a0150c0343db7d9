"""Photos, scans and files that belong to a record: taken in bare of hidden data, kept beside the book."""
