"""Merge a read roster into the book: look first, then apply as one undo step.

What is absent from the sheet is never removed, an empty cell never clears, and importing the same sheet again changes
nothing.
"""

from __future__ import annotations

from typing import Protocol

from smallbranch.intake.reading import Row, at
from smallbranch.intake.roster_sheet import RosterReading
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import Refused
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.packs.loader import Packs
from smallbranch.roster.import_apply import RowWriter
from smallbranch.roster.import_compare import Changes, compare
from smallbranch.roster.import_matching import find_member
from smallbranch.roster.import_plan import Action, ImportCounts, ImportPreview, RowPlan, Wanted
from smallbranch.roster.import_rows import wanted_of
from smallbranch.roster.model import MemberRow
from smallbranch.roster.timeline import Timeline
from smallbranch.roster.views import BranchView
from smallbranch.store.book import Book


class RosterSource(Protocol):
    """What the import needs of the roster."""

    book: Book
    clock: Clock
    packs: Packs

    def timeline(self) -> Timeline:
        """Return the roster in memory."""
        ...

    def branch(self) -> BranchView:
        """Return the branch."""
        ...


class RosterImport:
    """The import of one reading at a time."""

    def __init__(self, roster: RosterSource) -> None:
        self._roster = roster

    def preview(self, reading: RosterReading) -> ImportPreview:
        """Work out what the reading would change; nothing is written."""
        head = self._roster.book.head()[0]
        planner = _Planner(self._roster.timeline(), self._branch_name(), self._roster)
        plans = [planner.plan(row) for row in reading.rows]
        planner.note_the_missing(plans)

        def of(action: Action) -> tuple[RowPlan, ...]:
            return tuple(plan for plan in plans if plan.action is action)

        return ImportPreview(
            head=head,
            new=of(Action.NEW),
            updated=of(Action.UPDATE),
            unchanged=of(Action.UNCHANGED),
            doubtful=of(Action.DOUBTFUL),
            findings=(*reading.findings, *planner.findings),
        )

    def apply(self, preview: ImportPreview) -> Outcome[ImportCounts]:
        """Write what the preview shows as one step; doubtful rows are left out.

        Raises:
            Refused: the book has moved on since the preview.
        """
        if preview.head != self._roster.book.head()[0]:
            raise Refused("import_preview_stale")
        counts = ImportCounts(len(preview.new), len(preview.updated), len(preview.unchanged), len(preview.doubtful))
        params = {"new": counts.new, "updated": counts.updated}
        with self._roster.book.write("import_roster", params=params) as uow:
            writer = RowWriter(uow, self._roster.packs)
            for plan in sorted((*preview.new, *preview.updated), key=lambda one: one.row):
                writer.write(plan)
        return Outcome(counts, uow.changes, tuple(writer.findings))

    def _branch_name(self) -> str:
        try:
            return self._roster.branch().name
        except Refused:
            return ""


class _Planner:
    """Plans row after row, remembering whom earlier rows were about."""

    def __init__(self, timeline: Timeline, branch_name: str, roster: RosterSource) -> None:
        self.findings: list[Finding] = []
        self._timeline = timeline
        self._branch_name = branch_name
        self._today = roster.clock.today()
        self._people = timeline.snapshot.members
        self._taken: dict[int, int] = {}
        self._new_ids: dict[object, int] = {}

    def plan(self, row: Row) -> RowPlan:
        """Plan one row."""
        wanted, found = wanted_of(row, self._branch_name)
        self.findings += found
        if wanted.category is None and row.values.get("member_category"):
            return RowPlan(row.row, _name(wanted), Action.DOUBTFUL, wanted)
        match = find_member(wanted, self._people)
        if match.doubt:
            return self._doubtful(row, wanted, match.doubt)
        if match.member is None:
            return self._new(row, wanted)
        if match.member.id in self._taken:
            return self._doubtful(row, wanted, "import_twice_in_sheet", first_row=self._taken[match.member.id])
        self._taken[match.member.id] = row.row
        return self._known(row, wanted, match.member)

    def note_the_missing(self, plans: list[RowPlan]) -> None:
        """Say who is in the book but not in the sheet; they stay."""
        doubted = {plan.name for plan in plans if plan.action is Action.DOUBTFUL}
        here = self._timeline.members(self._today, include_applicants=True)
        missing = [view.label for view in here if view.id not in self._taken and view.name not in doubted]
        if missing:
            params = {"count": len(missing), "names": "、".join(missing)}
            self.findings.append(Finding("import_not_in_sheet", Severity.INFO, params))

    def _new(self, row: Row, wanted: Wanted) -> RowPlan:
        number = wanted.values.get("id_number")
        if number is not None and number in self._new_ids:
            return self._doubtful(row, wanted, "import_twice_in_sheet", first_row=self._new_ids[number])
        if number is not None:
            self._new_ids[number] = row.row
        changes = self._compared(row, wanted, None)
        return RowPlan(row.row, _name(wanted), Action.NEW, changes.wanted, None, tuple(changes.cells))

    def _known(self, row: Row, wanted: Wanted, member: MemberRow) -> RowPlan:
        if self._timeline.relation(member.id, self._today) is None:
            return self._doubtful(row, wanted, "import_member_left", member.id)
        changes = self._compared(row, wanted, member)
        action = Action.UPDATE if changes.cells else Action.UNCHANGED
        return RowPlan(row.row, _name(wanted), action, changes.wanted, member.id, tuple(changes.cells))

    def _compared(self, row: Row, wanted: Wanted, member: MemberRow | None) -> Changes:
        changes = compare(member, wanted, self._timeline, self._today)
        for field, code, params in changes.problems:
            self.findings.append(at(row.row, field, code, Severity.WARNING, **params))
        return changes

    def _doubtful(self, row: Row, wanted: Wanted, code: str, member_id: int | None = None, **params: object) -> RowPlan:
        self.findings.append(at(row.row, "name", code, Severity.WARNING, name=_name(wanted), **params))
        return RowPlan(row.row, _name(wanted), Action.DOUBTFUL, wanted, member_id)


def _name(wanted: Wanted) -> str:
    return str(wanted.values["name"])
