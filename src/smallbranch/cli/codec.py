"""Commands as JSON: `{"do": "record_meeting", …}` to the frozen command and the schema of all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from smallbranch.cli.opening import FIRST_YEAR, LAST_YEAR
from smallbranch.kernel.errors import InvalidInput

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_QUOTED = re.compile("`([^`]*)`")
_KINDS = {
    "int": "json_int",
    "float": "json_float",
    "decimal": "json_float",
    "str": "json_str",
    "bool": "json_bool",
    "date": "json_date",
    "array": "json_array",
    "object": "json_object",
}
LARGEST = 2**53 - 1  # what every JSON reader can hold exactly


def read_command(commands: Mapping[str, type], item: object) -> Any:
    """Return the command an object describes; raise `InvalidInput` for an unknown command, field or value."""
    if not isinstance(item, dict) or not isinstance(item.get("do"), str):
        raise InvalidInput({"do": "required"})
    name = item["do"]
    if name not in commands:
        raise InvalidInput({"do": "unknown_command"}, name=name)
    body = {key: value for key, value in item.items() if key != "do"}
    _check_bounds(body, "")
    prepared = _prepared(commands[name], body, "")
    try:
        command: Any = msgspec.convert(prepared, type=commands[name])
    except msgspec.ValidationError as error:
        raise _unfit(name, str(error)) from error
    _check_bounds(command, "")
    return command


def _unfit(name: str, why: str) -> InvalidInput:
    """Return what the converter says in codes that have a sentence, its place as a path such as `marks.1.state`."""
    said, _, path = why.partition(" - at `$")
    place = re.sub(r"\[(\d+|\.\.\.)\]", r".\1", path.rstrip("`")).replace("....", ".").strip(".")
    if "RFC3339" in said:
        return InvalidInput({place or name: "date_form"})
    quoted = _QUOTED.findall(said)
    if said.startswith("Object missing") and quoted:
        return InvalidInput({f"{place}.{quoted[0]}".lstrip("."): "required"})
    if said.startswith("Expected") and len(quoted) == 2:
        wanted, got = (_json_words(part) for part in quoted)
        return InvalidInput({place or name: "wrong_type"}, wanted=wanted, got=got)
    if said.startswith("Invalid enum"):
        return InvalidInput({place or name: "no_such_choice"}, given=said.partition("value ")[2].strip("'"))
    if said == "Invalid decimal string":
        return InvalidInput({place or name: "wrong_type"}, wanted="json_float", got="json_str")
    return InvalidInput({place or name: "does_not_fit"}, why=said)


def _json_words(kinds: str) -> str:
    """Return the code of a word for the kind a field wants; that a field may be left out is no part of it."""
    return next((_KINDS[kind] for kind in kinds.split(" | ") if kind in _KINDS), "json_null")


def _check_bounds(value: object, where: str) -> None:
    """Refuse numbers and texts the book's file cannot hold and days the calendar cannot count from."""
    if isinstance(value, int) and abs(value) > LARGEST:
        raise InvalidInput({where: "number_far"})
    if isinstance(value, str) and _UNSTORABLE.search(value):
        raise InvalidInput({where: "control_character"})
    if isinstance(value, date) and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise InvalidInput({where: "date_far"})
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, (tuple, list, dict)):
        for position, item in value.items() if isinstance(value, dict) else enumerate(value):
            _check_bounds(item, f"{where}.{position}".lstrip("."))


def schema(commands: Mapping[str, type]) -> dict[str, Any]:
    """Return the JSON Schema of everything `apply` accepts."""
    refs, definitions = msgspec.json.schema_components(commands.values(), ref_template="#/$defs/{name}")
    choices = []
    for name, ref in zip(commands, refs, strict=True):
        choices.append({"title": name, "allOf": [ref], "properties": {"do": {"const": name}}, "required": ["do"]})
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "oneOf": choices, "$defs": definitions}


def _prepared(kind: Any, value: object, where: str) -> object:
    """Refuse keys no field has, at any depth (a misspelt field must not be dropped silently), and complete moments."""
    if datetime in (kind, *get_args(kind)) and isinstance(value, str):
        return _moment(value, where)
    part = _struct_in(kind)
    if part is None:
        return value
    if isinstance(value, list):
        return [_prepared(part, item, f"{where}[{position}]") for position, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    hints = get_type_hints(part)
    prepared = {}
    for key, item in value.items():
        inner = f"{where}.{key}".lstrip(".")
        if key not in hints:
            raise InvalidInput({inner: "unknown_field"})
        prepared[key] = _prepared(hints[key], item, inner)
    return prepared


def _moment(text: str, where: str) -> str:
    """Accept `2026-09-20 14:30` as people write it; event times are local and carry no offset."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInput({where: "moment_form"}, text=text) from None
    if moment.tzinfo is not None:
        raise InvalidInput({where: "moment_form"}, text=text)
    return moment.isoformat(timespec="seconds")


def _struct_in(kind: Any) -> type | None:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    if get_origin(kind) is not None:
        for argument in get_args(kind):
            found = _struct_in(argument)
            if found is not None:
                return found
    return None
