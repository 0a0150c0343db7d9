"""Free text as it is stored: NFC, no spaces at the ends, empty is none."""

from __future__ import annotations

from unicodedata import normalize


def clean(text: str | None) -> str | None:
    """Return the stored form of an optional text."""
    return normalize("NFC", text).strip() or None if text else None


def clean_text(text: str) -> str:
    """Return the stored form of a text that is always there."""
    return normalize("NFC", text).strip()
