"""What was typed of ballots and grades, and the commands it makes; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from smallbranch.appraisal.arithmetic import leading, ranks
from smallbranch.appraisal.commands import (
    DecideGrades,
    GradeDecision,
    MemberVotes,
    RecordAppraisalBallots,
    RecordSelfGrades,
    SelfGrade,
)
from smallbranch.appraisal.views import AppraisalRow, AppraisalYear

SEPARATOR = "、"


@dataclass(slots=True)
class DraftRow:
    """One member's line as typed; `votes` holds None where nothing was typed."""

    row: AppraisalRow
    self_grade: str
    votes: list[int | None]
    grade: str
    reason: str

    @property
    def total(self) -> int | None:
        """Return the sum of what was typed, None while nothing was."""
        return None if all(count is None for count in self.votes) else sum(count or 0 for count in self.votes)

    @property
    def counted(self) -> tuple[int, ...] | None:
        """Return the four counts, None while nothing was typed."""
        return None if self.total is None else tuple(count or 0 for count in self.votes)


@dataclass(slots=True)
class Draft:
    """The sheet of a work year."""

    year: AppraisalYear
    grades: Sequence[str]
    rows: list[DraftRow] = field(default_factory=list)

    @classmethod
    def of(cls, year: AppraisalYear, grades: Sequence[str]) -> Draft:
        """Return the sheet as it was recorded."""
        return cls(year, grades, [_fresh(row, len(grades)) for row in year.rows])

    @property
    def changed(self) -> bool:
        """Tell whether anything differs from what was recorded."""
        return any(
            (one.self_grade, one.counted, one.grade, one.reason)
            != (one.row.self_grade, one.row.votes, one.row.grade, one.row.reason)
            for one in self.rows
        )

    def best(self) -> int:
        """Return how many have the best grade as typed."""
        return sum(one.grade == self.grades[0] for one in self.rows)

    def leads(self, at: int) -> str:
        """Return the grades with the most ballots of a line."""
        return "／".join(self.grades[place] for place in leading(self.rows[at].counted or ()))

    def rank(self, at: int) -> str:
        """Return the place of a line by ballots for the best grade."""
        best = {place: one.counted[0] for place, one in enumerate(self.rows) if one.counted is not None}
        return str(ranks(best)[at]) if at in best else ""

    def grade_of(self, typed: str) -> str | None:
        """Return the grade meant by a digit or its name, empty for nothing, None for what is neither."""
        text = typed.strip()
        if text.isdecimal():
            return self.grades[int(text) - 1] if 1 <= int(text) <= len(self.grades) else None
        return text if text == "" or text in self.grades else None

    def commands(self, held_on: date, counts: Sequence[int], decided_on: date | None) -> list[Any]:
        """Return the commands for what was typed: ballots, self-assessments, decisions, each only when it changed."""
        found: list[Any] = []
        votes = tuple(
            MemberVotes(
                member_id=one.row.member_id,
                excellent=one.counted[0],
                qualified=one.counted[1],
                basic=one.counted[2],
                unqualified=one.counted[3],
            )
            for one in self.rows
            if one.counted is not None and one.counted != one.row.votes
        )
        known = self.year
        before = (known.day if known.valid is not None else None, known.issued, known.returned, known.valid)
        if votes or (held_on, *counts) != before:
            found.append(self._ballots(held_on, counts, votes))
        found += self.own()
        decided = self.decided()
        if decided and decided_on is not None:
            found.append(DecideGrades(work_year=self.year.work_year, decided_on=decided_on, grades=decided))
        return found

    def step(self, commands: Sequence[Any]) -> str:
        """Return the name of the step that saves several commands: it says what was saved."""
        kinds = {type(one) for one in commands}
        if RecordAppraisalBallots not in kinds:
            return "save_self_grades_and_grades"
        if DecideGrades not in kinds:
            return "save_ballots_and_self_grades"
        return "save_appraisal" if RecordSelfGrades in kinds else "save_ballots_and_grades"

    def own(self) -> list[Any]:
        """Return the command for the self-assessments that were typed; they need no ballots."""
        own = tuple(
            SelfGrade(member_id=one.row.member_id, grade=one.self_grade)
            for one in self.rows
            if one.self_grade != one.row.self_grade
        )
        return [RecordSelfGrades(work_year=self.year.work_year, grades=own)] if own else []

    def decided(self) -> tuple[GradeDecision, ...]:
        """Return the decisions that differ from what was recorded."""
        return tuple(
            GradeDecision(member_id=one.row.member_id, grade=one.grade, reason=one.reason)
            for one in self.rows
            if (one.grade, one.reason) != (one.row.grade, one.row.reason)
        )

    def _ballots(self, held_on: date, counts: Sequence[int], votes: tuple[MemberVotes, ...]) -> RecordAppraisalBallots:
        said = self.year.entry.values if self.year.entry else {}
        issued, returned, valid = counts
        return RecordAppraisalBallots(
            work_year=self.year.work_year,
            held_on=held_on,
            issued=issued,
            returned=returned,
            valid=valid,
            scrutineers=tuple(part for part in said.get("scrutineers", "").split(SEPARATOR) if part),
            tellers=tuple(part for part in said.get("tellers", "").split(SEPARATOR) if part),
            votes=votes,
        )


def _fresh(row: AppraisalRow, grades: int) -> DraftRow:
    votes: list[int | None] = list(row.votes) if row.votes is not None else [None] * grades
    return DraftRow(row, row.self_grade, votes, row.grade, row.reason)
