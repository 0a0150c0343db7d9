"""The spreadsheet for the coordination zone."""
