"""The practice branch's entries in its registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from smallbranch.packs.register_schema import PEOPLE, RegisterDefinition
from smallbranch.practice.people import People
from smallbranch.registers.commands import AddEntry

SEPARATOR = "、"


def register_entry(people: People, registers: Sequence[RegisterDefinition], item: Mapping[str, Any]) -> AddEntry:
    """Return the command of an entry; members are referred to by id, of namesakes the first."""
    kinds = {(register.id, field.key): field.kind for register in registers for field in register.entered}
    values = {
        key: _ids(people, text) if kinds[item["register"], key] in PEOPLE else text
        for key, text in item["values"].items()
    }
    return AddEntry(register=item["register"], values=values)


def _ids(people: People, text: str) -> str:
    return SEPARATOR.join(str(people.members.get(name, name)) for name in text.split(SEPARATOR))
