"""What checks return: values that point at a record, never exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; only `error` makes `check` end with status 1."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Subject:
    """The record a finding is about: kind (a table or row name), id, and the field if one is meant."""

    kind: str
    id: int | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation: `code` names the sentence, `params` fill its blanks."""

    code: str
    severity: Severity = Severity.WARNING
    params: Mapping[str, object] = field(default_factory=dict)
    subject: Subject | None = None
