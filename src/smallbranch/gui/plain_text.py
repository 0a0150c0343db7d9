"""What somebody typed, shown as it was typed where Qt would read markup or marks into it; imports nothing."""

from __future__ import annotations


def plain_tip(text: str) -> str:
    """Return a tip that says the text as it is: Qt takes one that looks like markup for markup."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"


def unmarked(text: str) -> str:
    """Return a text for a button or the label of a field: a single & would mark the next letter as its key."""
    return text.replace("&", "&&")
