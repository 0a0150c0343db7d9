"""Item models over frozen views; no model ever runs a query inside `data()`."""
