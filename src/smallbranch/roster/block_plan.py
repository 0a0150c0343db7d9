"""What texts laid onto the roster would change: read like the cells of an import, doubts told before writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from smallbranch.intake.dates import DateContext
from smallbranch.intake.pack import heading_key, load_pack
from smallbranch.intake.reading import intake_folder
from smallbranch.intake.values import READERS, CellContext, Reading
from smallbranch.intake.vocabulary import load_vocabulary
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.masking import SENSITIVE
from smallbranch.kernel.places import resources_dir
from smallbranch.roster import fields, id_number
from smallbranch.roster.block import Target
from smallbranch.roster.commands import ChangeMember, ChangeMembers, MemberFields
from smallbranch.roster.own import stored_own
from smallbranch.roster.views import MemberView, OwnFieldView

OWN = "own."
_KINDS = {"retired_on": "date", "initials": "text"}
_WHOLE = frozenset({"retired_on", "party_age_correction_months"})  # cleared by name: they have no empty text


class PlannedCell(Struct, frozen=True):
    """One cell: what stands there and what would. `problem` is the code why it cannot be; None: it can.

    `advised` tells whether it is taken unless somebody says otherwise.
    """

    member_id: int
    name: str
    field: str
    old: str
    new: str
    doubts: tuple[Finding, ...] = ()
    problem: Finding | None = None
    advised: bool = True
    sensitive: bool = False


def command_of(cells: Iterable[PlannedCell]) -> ChangeMembers | None:
    """Return the one command for the cells chosen; None without any that can be written."""
    by_person: dict[int, dict[str, str]] = {}
    for cell in cells:
        if cell.problem is None:
            by_person.setdefault(cell.member_id, {})[cell.field] = cell.new
    changes = tuple(_change(member_id, values) for member_id, values in by_person.items())
    return ChangeMembers(changes=changes) if changes else None


def _change(member_id: int, values: Mapping[str, str]) -> ChangeMember:
    own = {name.removeprefix(OWN): text for name, text in values.items() if name.startswith(OWN)}
    clear = tuple(name for name, text in values.items() if name in _WHOLE and not text)
    plain: dict[str, Any] = {
        name: _typed(name, text) for name, text in values.items() if not name.startswith(OWN) and name not in clear
    }
    return ChangeMember(member_id=member_id, fields=MemberFields(**plain), own=own, clear=clear)  # type: ignore[arg-type]


def _typed(field: str, text: str) -> object:
    if field == "retired_on":
        return date.fromisoformat(text)
    return int(text) if field == "party_age_correction_months" else text


def field_of_heading(text: str) -> str | None:
    """Return the field a heading of a sheet means, as the import knows it."""
    found = load_pack(intake_folder(resources_dir()) / "roster.toml").exact.get(heading_key(text))
    return found[0][0] if found else None


class BlockPlanner:
    """Plans texts for the people of one day."""

    def __init__(
        self,
        people: Mapping[int, MemberView],
        own: Mapping[str, OwnFieldView],
        own_values: Callable[[int], Mapping[str, str]],
        today: date,
    ) -> None:
        folder = intake_folder(resources_dir())
        self._people, self._own, self._own_values = people, own, own_values
        self._rules = load_pack(folder / "roster.toml").fields
        self._context = CellContext(DateContext(today, numbers_as_text=True), load_vocabulary(folder))

    def plan(self, targets: Sequence[Target]) -> tuple[PlannedCell, ...]:
        """Return the cells that would change, in the order given; what stays the same is left out."""
        said = {(one.member_id, one.field) for one in targets}
        planned: list[PlannedCell] = []
        for target in targets:
            for cell in self._cells(target):
                besides = cell.field != target.field and (cell.member_id, cell.field) in said
                if (cell.problem is not None or cell.old != cell.new) and not besides:
                    planned.append(cell)
        return tuple(self._together(planned))

    # ── one cell ─────────────────────────────────────────────────────────────────────────────────────────────

    def _cells(self, target: Target) -> list[PlannedCell]:
        if target.field.startswith(OWN):
            return [self._own_cell(target)]
        reading = self._read(target)
        cell = self._cell(target.member_id, target.field, "" if reading.value is None else str(reading.value))
        doubts = tuple(_said(code, target, note=reading.note) for code in reading.codes)
        if reading.value is None and doubts:
            return [replace(cell, new=target.text.strip(), problem=doubts[0], advised=False)]
        also = [self._cell(target.member_id, name, str(value)) for name, value in reading.also.items()]
        known = [one for one in also if one.field in MemberFields.__struct_fields__]
        return [self._stored(replace(cell, doubts=doubts)), *map(self._stored, known)]

    def _read(self, target: Target) -> Reading:
        rule = self._rules.get(target.field)
        kind = rule.kind if rule is not None else _KINDS.get(target.field, "text")
        if target.field == "remark":
            return Reading(target.text.strip() or None)
        return READERS[kind](target.text, self._context)

    def _cell(self, member_id: int, field: str, new: str) -> PlannedCell:
        view = self._people[member_id]
        old = getattr(view, field)
        return PlannedCell(
            member_id, view.label, field, "" if old is None else str(old), new, sensitive=field in SENSITIVE
        )

    def _own_cell(self, target: Target) -> PlannedCell:
        key = target.field.removeprefix(OWN)
        view, own = self._people[target.member_id], self._own[key]
        old = self._own_values(view.id).get(key, "")
        cell = PlannedCell(view.id, view.label, target.field, old, target.text.strip(), sensitive=own.sensitive)
        try:
            text = (
                READERS["date"](target.text, self._context).value or target.text if own.kind == "date" else target.text
            )
            return self._noted(replace(cell, new=stored_own(own, str(text))))
        except InvalidInput as problem:
            return _refused(cell, next(iter(problem.fields.values())))

    def _stored(self, cell: PlannedCell) -> PlannedCell:
        if cell.new and cell.field in _WHOLE:
            exact = cell.field != "retired_on" or len(cell.new) == len("2026-07-01")
            return self._noted(cell) if exact else _refused(cell, "day_needed")
        if cell.field in _WHOLE:
            return self._noted(cell)
        try:
            values = fields.stored_values(MemberFields(**{cell.field: cell.new}))  # type: ignore[arg-type]
        except InvalidInput as problem:
            return _refused(cell, problem.fields[cell.field])
        value = values[cell.field]
        return self._noted(replace(cell, new="" if value is None else str(value)))

    def _noted(self, cell: PlannedCell) -> PlannedCell:
        """Add what to think of before a name is replaced or something is cleared: rows may lie one line off."""
        if cell.field == "name" and cell.old != cell.new:
            return _doubted(cell, "block_name_changes", name=cell.old)
        if cell.old and not cell.new:
            return _doubted(cell, "block_clears")
        return cell

    # ── a person as a whole ──────────────────────────────────────────────────────────────────────────────────

    def _together(self, planned: Sequence[PlannedCell]) -> Iterable[PlannedCell]:
        wanted: dict[int, dict[str, str]] = {}
        for cell in planned:
            if cell.problem is None:
                wanted.setdefault(cell.member_id, {})[cell.field] = cell.new
        wrong = {member_id: self._impossible(member_id, values) for member_id, values in wanted.items()}
        taken = self._numbers(wanted)
        for cell in planned:
            code = wrong.get(cell.member_id, {}).get(cell.field)
            if cell.problem is None and code:
                yield _refused(cell, code)
            elif (
                cell.field == "id_number"
                and cell.problem is None
                and taken.get(cell.new, {cell.member_id}) != {cell.member_id}
            ):
                yield _refused(cell, "id_number_taken")
            else:
                yield self._against_id(cell, wanted.get(cell.member_id, {}))

    def _impossible(self, member_id: int, values: Mapping[str, str]) -> dict[str, str]:
        """Return the codes of dates that cannot have followed each other; of a pair the one that is to change."""
        view = self._people[member_id]
        dates = {name: values.get(name, getattr(view, name)) or None for name in fields.DATE_FIELDS}
        try:
            fields.check_date_order(dates)
        except InvalidInput as problem:
            changed = [name for name in fields.DATE_FIELDS if name in values]
            code = next(iter(problem.fields.values()))
            return {name: problem.fields.get(name, code) for name in changed}
        return {}

    def _numbers(self, wanted: Mapping[int, Mapping[str, str]]) -> dict[str, set[int]]:
        held: dict[str, set[int]] = {}
        for view in self._people.values():
            number = wanted.get(view.id, {}).get("id_number", view.id_number or "")
            if number:
                held.setdefault(number, set()).add(view.id)
        return held

    def _against_id(self, cell: PlannedCell, values: Mapping[str, str]) -> PlannedCell:
        if cell.field not in ("id_number", "birth_date", "sex") or cell.problem is not None:
            return cell
        view = self._people[cell.member_id]
        number, birth, sex = (
            values.get(name, getattr(view, name)) or None for name in ("id_number", "birth_date", "sex")
        )
        if number is None:
            return cell
        found = id_number.doubts(number, birth, sex, Subject("member", view.id, cell.field))
        mine = {"birth_date": ("member_id_birth_date",), "sex": ("member_id_sex",)}.get(cell.field)
        kept = tuple(one for one in found if mine is None or one.code in mine)
        known = {one.code.removeprefix("member_") for one in kept}
        # The reader of the cell says the same of the number alone, under its own codes.
        others = tuple(one for one in cell.doubts if one.code.replace("id_number_", "id_") not in known)
        return replace(cell, doubts=(*others, *kept))


def _said(code: str, target: Target, **params: object) -> Finding:
    text = params.get("note") or target.text.strip()
    return Finding(code, Severity.WARNING, {"text": text}, _subject(target.member_id, target.field))


def _subject(member_id: int, field: str) -> Subject:
    return Subject("member", member_id, field)


def _refused(cell: PlannedCell, code: str) -> PlannedCell:
    problem = Finding("import_cell_left_out", Severity.ERROR, {"problem": code}, _subject(cell.member_id, cell.field))
    return replace(cell, problem=problem, advised=False)


def _doubted(cell: PlannedCell, code: str, **params: object) -> PlannedCell:
    doubt = Finding(code, Severity.WARNING, params, _subject(cell.member_id, cell.field))
    return replace(cell, doubts=(*cell.doubts, doubt), advised=False)
