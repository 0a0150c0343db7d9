"""Ledger books that are lists of their own, defined as data: one TOML file gives form, list, print and export."""
