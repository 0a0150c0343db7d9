"""A register as the text of its file: what the window writes is what a person could have written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import fields

from smallbranch.packs.register_schema import RegisterDefinition

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def register_text(register: RegisterDefinition) -> str:
    """Return the TOML of a register; reading it gives the same register."""
    lines = ["[register]"]
    for item in fields(register):
        value = getattr(register, item.name)
        if item.name in ("fields", "sign") and value:
            lines += [f"{item.name} = [", *(f"  {{ {_inline(one)} }}," for one in value), "]"]
        elif item.required or value != item.default:
            lines.append(f"{item.name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _inline(part: Struct) -> str:
    return ", ".join(_pairs(part))


def _pairs(part: Struct) -> Iterator[str]:
    for item in fields(part):
        value = getattr(part, item.name)
        if item.required or value != item.default:
            yield f"{item.name} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(_value(one) for one in value)}]"
    return _quoted(str(value.value) if isinstance(value, Enum) else str(value))


def _quoted(text: str) -> str:
    shown = "".join(
        _ESCAPES.get(char, char if char.isprintable() or char == "　" else f"\\U{ord(char):08X}") for char in text
    )
    return f'"{shown}"'
