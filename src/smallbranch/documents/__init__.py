"""Neutral documents and their back-ends: PDF and spreadsheet."""
