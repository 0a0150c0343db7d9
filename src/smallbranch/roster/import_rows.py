"""One row of a reading in the book's terms; a cell that cannot be stored is left out and reported."""

from __future__ import annotations

from collections.abc import Mapping

from smallbranch.intake.own_export import OWN
from smallbranch.intake.reading import Row, at
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.roster import fields
from smallbranch.roster.commands import MemberFields
from smallbranch.roster.import_plan import Wanted
from smallbranch.roster.import_words import CATEGORIES, read_flag, read_posts

PERSON_FIELDS = frozenset(MemberFields.__struct_fields__)
FLAGS = {"lost_contact": "lost_contact_member", "mobile": "mobile_member"}


def wanted_of(row: Row, branch_name: str) -> tuple[Wanted, list[Finding]]:
    """Return what the row says, and what of it could not be understood."""
    found: list[Finding] = []
    values = _values(row, found)
    fields_values = row.values
    posts = read_posts(_text(fields_values, "party_post"))
    for word in posts.unknown:
        found.append(at(row.row, "party_post", "party_post_unknown", Severity.WARNING, text=word))
    category = _category(row, found)
    if posts.leader and not _text(fields_values, "party_cell"):
        found.append(at(row.row, "party_post", "import_leader_without_cell", Severity.WARNING))
    states = tuple(state for field, state in FLAGS.items() if read_flag(_text(fields_values, field)))
    named = _text(fields_values, "branch_name")
    if named and branch_name and not _same_branch(named, branch_name):
        found.append(at(row.row, "branch_name", "branch_name_differs", Severity.WARNING, text=named))
    wanted = Wanted(
        values=values,
        category=category,
        cell=fields.plain_text("party_cell", _text(fields_values, "party_cell")) or None,
        leader=posts.leader,
        posts=posts.posts,
        states=states,
        uid=_text(fields_values, "uid"),
        own={name[len(OWN) :]: str(value) for name, value in fields_values.items() if name.startswith(OWN)},
        note=f"党内职务：{'、'.join(posts.unknown)}" if posts.unknown else "",
    )
    return wanted, found


def _values(row: Row, found: list[Finding]) -> dict[str, object]:
    """Return the personal fields in stored form; wrong ones are dropped one after the other, the name never."""
    given = {name: value for name, value in row.values.items() if name in PERSON_FIELDS and value != ""}
    while True:
        try:
            stored = fields.stored_values(MemberFields(**given))  # type: ignore[arg-type]
        except InvalidInput as problem:
            wrong = [name for name in problem.fields if name in given and name != "name"]
            if not wrong:
                raise
            for name in wrong:
                del given[name]
                code = problem.fields[name]
                found.append(at(row.row, name, "import_cell_left_out", Severity.WARNING, problem=code))
        else:
            break
    values = {name: value for name, value in stored.items() if value is not None}
    for name, code in fields.dates_at_fault(values, {}).items():
        found.append(at(row.row, name, "import_cell_left_out", Severity.WARNING, problem=code))
        del values[name]
    return values


def _category(row: Row, found: list[Finding]) -> str | None:
    text = _text(row.values, "member_category")
    if not text:
        return None
    if text not in CATEGORIES:
        found.append(at(row.row, "member_category", "import_category_unknown", Severity.WARNING, text=text))
    return CATEGORIES.get(text)


def _same_branch(first: str, second: str) -> bool:
    return first in second or second in first


def _text(values: Mapping[str, object], name: str) -> str:
    value = values.get(name)
    return "" if value is None else str(value).strip()
