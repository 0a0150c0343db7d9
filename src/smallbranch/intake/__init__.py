"""Reading other people's files: any spreadsheet or CSV, safely, into typed rows with every doubt visible.

Kept empty on purpose: the reading child process imports this package and has to start quickly.
"""
