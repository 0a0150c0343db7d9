"""Take in a photo or a document without trusting it: only a child process that can be killed looks into the bytes."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from smallbranch.intake.child_process import ask
from smallbranch.intake.limits import DEFAULT_LIMITS, PICTURE_LIMITS, RefusedFile
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput

FIELD = "path"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be stored: a picture scaled, upright and bare of everything about its making, or a file as it was."""

    data: bytes
    media_type: str
    suffix: str
    width: int | None = None
    height: int | None = None
    taken_on: date | None = None


def read_source(path: Path) -> bytes:
    """Return the bytes of a file somebody chose.

    Raises:
        EnvironmentProblem: `no_such_input` (missing, or no plain file) or `cannot_read_input`.
        InvalidInput: `attachment_too_large`.
    """
    if not path.is_file():
        raise EnvironmentProblem("no_such_input", path=str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(PICTURE_LIMITS.file_bytes + 1)
    except OSError as problem:
        raise EnvironmentProblem("cannot_read_input", path=str(path)) from problem
    return data


def prepare(data: bytes, long_side: int, *, timeout: float = DEFAULT_LIMITS.seconds) -> Prepared:
    """Return what of the bytes is stored; pictures are brought to `long_side` pixels at most, timeout in seconds.

    Raises:
        InvalidInput: field `path` carries the code of the refusal, such as `attachment_is_program`.
    """
    if len(data) > PICTURE_LIMITS.file_bytes:
        raise _refused(RefusedFile("attachment_too_large", megabytes=PICTURE_LIMITS.megabytes))
    answer = ask(("--attachment", str(long_side)), data, timeout)
    if answer is None or answer.get("refused") == "file_too_demanding":
        raise _refused(RefusedFile("attachment_too_demanding"))
    if "refused" in answer:
        raise _refused(RefusedFile(str(answer["refused"]), **answer.get("params", {})))
    found = answer["ok"]
    picture = found.get("data")
    return Prepared(
        data if picture is None else base64.b64decode(picture),
        str(found["media_type"]),
        str(found["suffix"]),
        found.get("width"),
        found.get("height"),
        None if found.get("taken_on") is None else date.fromisoformat(found["taken_on"]),
    )


def _refused(refusal: RefusedFile) -> InvalidInput:
    return InvalidInput({FIELD: refusal.code}, **refusal.params)
