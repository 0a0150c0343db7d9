"""What can be asked of the explanations."""

from __future__ import annotations

from msgspec import Struct


class ExplainFinding(Struct, frozen=True, kw_only=True):
    """Say why a record is right although it looks odd, or change what was said. Value: explanation id.

    `code`, `subject_kind`, `subject_id` and `about` are those of the question (`check --json` prints them); when the
    facts change, the question has another `about` and is asked anew.
    """

    code: str
    subject_kind: str
    subject_id: int
    about: str
    reason: str


class WithdrawExplanation(Struct, frozen=True, kw_only=True):
    """Take an explanation back; the question is asked again."""

    explanation_id: int


COMMANDS: tuple[type, ...] = (ExplainFinding, WithdrawExplanation)
