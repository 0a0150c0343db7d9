"""A register as the text of its file: what the window writes is what a person could have written by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from smallbranch.packs.problems import PackProblem
from smallbranch.packs.reading import PackFile
from smallbranch.packs.register_files import read_register
from smallbranch.packs.register_schema import RegisterDefinition

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def register_text(register: RegisterDefinition) -> str:
    """Return the TOML of a register; reading it gives the same register."""
    lines = ["[register]"]
    for item in dataclasses.fields(register):
        value = getattr(register, item.name)
        if item.name in ("fields", "sign") and value:
            lines += [f"{item.name} = [", *(f"  {{ {_inline(one)} }}," for one in value), "]"]
        elif item.default is dataclasses.MISSING or value != item.default:
            lines.append(f"{item.name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _inline(part: object) -> str:
    return ", ".join(_pairs(part))


def _pairs(part: object) -> Iterator[str]:
    for item in dataclasses.fields(part):  # type: ignore[arg-type]
        value = getattr(part, item.name)
        if item.default is dataclasses.MISSING or value != item.default:
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


def check_register(path: Path) -> tuple[RegisterDefinition | None, tuple[PackProblem, ...]]:
    """Return the register of a file, or None with everything that is wrong with it."""
    file = PackFile(path)
    return read_register(file), tuple(file.problems)
