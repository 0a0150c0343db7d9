"""Benchmarks with their references: every speed is a ratio inside one run. `python -m bench`, see README.md."""
