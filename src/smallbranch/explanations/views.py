"""Frozen rows of the explanations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class QuestionKey(NamedTuple):
    """What makes two questions the same: the kind, the record, and the facts that are at odds."""

    code: str
    subject_kind: str
    subject_id: int
    about: str


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """A reason given, and when."""

    id: int
    key: QuestionKey
    reason: str
    entered_at: datetime
