"""Who a row is about. The mark of our own export decides, then the ID number, then name and birth date together.

A name alone never does (C26).
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from smallbranch.kernel import names
from smallbranch.roster.import_plan import Wanted
from smallbranch.roster.model import MemberRow


class Match(Struct, frozen=True):
    """The member found, or why nobody could be told; both missing: somebody new."""

    member: MemberRow | None = None
    doubt: str = ""


def find_member(wanted: Wanted, members: Iterable[MemberRow]) -> Match:
    """Find the member a row is about among all people of the book."""
    people = list(members)
    if wanted.uid:
        marked = [row for row in people if row.uid == wanted.uid]
        if marked:
            return Match(marked[0])
    number = wanted.values.get("id_number")
    if number is not None:
        known = [row for row in people if row.id_number == number]
        if known:
            return Match(known[0])
    key = names.fold(str(wanted.values["name"]))
    namesakes = [row for row in people if row.name_key == key]
    sure = [row for row in namesakes if _birth(row, wanted) is True and not _ids_differ(row, wanted)]
    if len(sure) == 1:
        return Match(sure[0])
    if len(sure) > 1:
        return Match(doubt="import_several_match")
    if any(_birth(row, wanted) is True for row in namesakes):
        return Match(doubt="import_id_number_differs")
    if any(_birth(row, wanted) is None and not _ids_differ(row, wanted) for row in namesakes):
        same = [row for row in namesakes if says_the_same(row, wanted)]
        return Match(same[0]) if len(same) == len(namesakes) == 1 else Match(doubt="import_name_only")
    return Match()


def says_the_same(row: MemberRow, wanted: Wanted) -> bool:
    """Tell whether every personal cell of the row is what the book holds already."""
    given = {name: value for name, value in wanted.values.items() if name not in ("remark", "initials")}
    return all(getattr(row, name) == value for name, value in given.items())


def _birth(row: MemberRow, wanted: Wanted) -> bool | None:
    """Tell whether the birth dates agree; None when one is unknown."""
    stored, given = row.birth_date, wanted.values.get("birth_date")
    if stored is None or given is None:
        return None
    text = str(given)
    return stored.startswith(text) or text.startswith(stored)


def _ids_differ(row: MemberRow, wanted: Wanted) -> bool:
    given = wanted.values.get("id_number")
    return given is not None and row.id_number is not None and row.id_number != given
