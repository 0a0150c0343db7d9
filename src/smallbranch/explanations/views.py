"""Frozen rows of the explanations."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from msgspec import Struct


class QuestionKey(NamedTuple):
    """What makes two questions the same: the kind, the record, and the facts that are at odds."""

    code: str
    subject_kind: str
    subject_id: int
    about: str


class ExplanationView(Struct, frozen=True):
    """A reason given, and when."""

    id: int
    key: QuestionKey
    reason: str
    entered_at: datetime
