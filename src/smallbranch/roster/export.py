"""The roster as a workbook that can be edited and read back: a hidden column says who each row is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from smallbranch.documents.blocks import CellKind
from smallbranch.documents.xlsx import SheetColumn, SheetSpec, write_workbook
from smallbranch.intake.own_export import MARK
from smallbranch.kernel import masking
from smallbranch.roster.views import MemberView, OwnFieldView
from smallbranch.roster.words import joined, word

_TEXTS = CellKind.ID  # every cell stays the text it is: dates known in part, numbers with zeros in front
_WIDTHS = {"name": 14.0, "sex": 6.0, "id_number": 22.0, "address": 30.0, "admin_post": 22.0, "remark": 24.0}
_WIDTH = 13.0


def _posts(view: MemberView) -> str:
    return joined((*view.party_posts, "cell_leader") if view.cell_leader else view.party_posts)


def _flag(state: str) -> Callable[[MemberView], str]:
    return lambda view: "是" if state in view.states else ""


def _field(name: str) -> Callable[[MemberView], str]:
    def text(view: MemberView) -> str:
        value = getattr(view, name)
        return "" if value is None else str(value)

    return text


_DERIVED: dict[str, Callable[[MemberView], str]] = {
    "member_category": lambda view: word(view.member_category),
    "party_post": _posts,
    "party_cell": lambda view: view.cell or "",
    "lost_contact": _flag("lost_contact_member"),
    "mobile": _flag("mobile_member"),
}
COLUMNS = (
    "name", "sex", "ethnic_group", "birth_date", "native_place", "education", "degree", "work_start_date", "join_date",
    "full_date", "id_number", "phone", "admin_post", "party_post", "party_cell", "member_category", "department",
    "address", "job_post", "new_social_stratum", "technical_post", "registered_residence", "lost_contact", "mobile",
    "join_type", "confirmation_result", "join_branch", "party_age_correction_months", "remark",
)  # fmt: skip


class Exported(Struct, frozen=True):
    """What is written: the branch's name, the people of the day, the own fields and each person's values of them."""

    branch: str
    people: tuple[MemberView, ...]
    own: Sequence[OwnFieldView]
    own_values: Mapping[int, Mapping[str, str]]


def export_roster(content: Exported, path: Path, as_of: date, *, unmasked: bool = False) -> int:
    """Write the people of the day to an .xlsx file and return how many; personal numbers are masked unless asked.

    Raises:
        EnvironmentProblem: `file_not_written` when the disk refuses.
    """
    rows = [_row(view, content.own, content.own_values[view.id], unmasked) for view in content.people]
    title = f"{content.branch}{word('roster_export')}（{as_of.isoformat()}）"
    write_workbook([SheetSpec(word("roster_export"), title, _columns(content.own), rows)], path, title=title)
    return len(rows)


def _columns(own: Sequence[OwnFieldView]) -> tuple[SheetColumn, ...]:
    known = [SheetColumn(word(name), _WIDTHS.get(name, _WIDTH), _TEXTS) for name in COLUMNS]
    ours = [SheetColumn(field.title, _WIDTH, _TEXTS) for field in own]
    return (*known, *ours, SheetColumn(MARK, _WIDTH, _TEXTS, hidden=True))


def _row(view: MemberView, own: Sequence[OwnFieldView], held: Mapping[str, str], unmasked: bool) -> list[str]:
    values = {name: _DERIVED.get(name, _field(name))(view) for name in COLUMNS}
    if not unmasked:
        values = masking.masked(values)
    ours = [_own(field, held.get(field.key, ""), unmasked) for field in own]
    return [*values.values(), *ours, view.uid]


def _own(field: OwnFieldView, value: str, unmasked: bool) -> str:
    return masking.address(value) if field.sensitive and not unmasked else value
