"""Commands as JSON: `{"do": "record_meeting", …}` to the frozen command and the schema of all of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from smallbranch.kernel.errors import InvalidInput


def read_command(commands: Mapping[str, type], item: object) -> Any:
    """Return the command an object describes; raise `InvalidInput` for an unknown command, field or value."""
    if not isinstance(item, dict) or not isinstance(item.get("do"), str):
        raise InvalidInput({"do": "required"})
    name = item["do"]
    if name not in commands:
        raise InvalidInput({"do": "unknown_command"}, name=name)
    body = {key: value for key, value in item.items() if key != "do"}
    _refuse_unknown(commands[name], body, "")
    try:
        return msgspec.convert(body, type=commands[name])
    except msgspec.ValidationError as error:
        raise InvalidInput({name: "does_not_fit"}, why=str(error)) from error


def schema(commands: Mapping[str, type]) -> dict[str, Any]:
    """Return the JSON Schema of everything `apply` accepts."""
    refs, definitions = msgspec.json.schema_components(commands.values(), ref_template="#/$defs/{name}")
    choices = []
    for name, ref in zip(commands, refs, strict=True):
        choices.append({"title": name, "allOf": [ref], "properties": {"do": {"const": name}}, "required": ["do"]})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "oneOf": choices, "$defs": definitions}


def _refuse_unknown(kind: Any, value: object, where: str) -> None:
    """Refuse keys no field has, at any depth: a misspelt field must not be dropped silently."""
    part = _dataclass_in(kind)
    if part is None:
        return
    if isinstance(value, list):
        for position, item in enumerate(value):
            _refuse_unknown(part, item, f"{where}[{position}]")
        return
    if not isinstance(value, dict):
        return
    hints = get_type_hints(part)
    for key, item in value.items():
        if key not in hints:
            raise InvalidInput({f"{where}.{key}".lstrip("."): "unknown_field"})
        _refuse_unknown(hints[key], item, f"{where}.{key}".lstrip("."))


def _dataclass_in(kind: Any) -> type | None:
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return kind
    if get_origin(kind) is not None:
        for argument in get_args(kind):
            found = _dataclass_in(argument)
            if found is not None:
                return found
    return None
