"""Building blocks of pages; they know Qt and plain values, never a service."""
