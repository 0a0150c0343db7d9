"""How sensitive values are shown by default (PI-05): ID number first 6 and last 4, phone 3 and 4, address left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DOT = "*"
SENSITIVE = ("id_number", "phone", "address", "registered_residence")


def id_number(value: str) -> str:
    """Mask an ID number."""
    return _between(value, 6, 4)


def phone(value: str) -> str:
    """Mask a phone number."""
    return _between(value, 3, 4)


def address(value: str) -> str:
    """Mask an address as a whole; where the community ends cannot be told from the text."""
    return DOT * 4 if value else value


def masked(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row with its sensitive values masked."""
    rules = {"id_number": id_number, "phone": phone, "address": address, "registered_residence": address}
    return {key: rules[key](value) if key in rules and isinstance(value, str) else value for key, value in row.items()}


def _between(value: str, first: int, last: int) -> str:
    if len(value) <= first + last:
        return DOT * len(value)
    return value[:first] + DOT * (len(value) - first - last) + value[-last:]
