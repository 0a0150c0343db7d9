"""What the grid of all fields shows and what a key in it asks for, without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.state import OWN, SHOWN_FIELDS
from smallbranch.gui.pages.roster.titles import title
from smallbranch.kernel import masking
from smallbranch.roster.block import Grid, Laid, Target, lay, read_block
from smallbranch.roster.views import MemberView, OwnFieldView

FIELDS: Final = ("name", *SHOWN_FIELDS)
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its field, its title, the choices there are, whether it is hidden by default."""

    field: str
    title: str
    choices: tuple[str, ...] = ()
    sensitive: bool = False


def columns_of(own: Iterable[OwnFieldView]) -> tuple[GridColumn, ...]:
    """Return the columns: the name, the personal fields, the branch's own."""
    known = [GridColumn(name, title(name), _choices(name), name in masking.SENSITIVE) for name in FIELDS]
    ours = [GridColumn(OWN + one.key, one.title, one.choices, one.sensitive) for one in own]
    return (*known, *ours)


def _choices(field: str) -> tuple[str, ...]:
    return ("男", "女") if field == "sex" else ()


class GridContent:
    """The people and columns of the grid, and the texts of its cells."""

    def __init__(
        self, people: Sequence[MemberView], columns: Sequence[GridColumn], own: Mapping[int, Mapping[str, str]]
    ) -> None:
        self.people, self.columns, self._own = tuple(people), tuple(columns), own

    def held(self, row: int, column: int) -> str:
        """Return what the book holds in a cell."""
        person, field = self.people[row], self.columns[column].field
        if field.startswith(OWN):
            return self._own.get(person.id, {}).get(field.removeprefix(OWN), "")
        value = getattr(person, field)
        return "" if value is None else str(value)

    def shown(self, row: int, column: int) -> str:
        """Return a cell as it is shown: sensitive ones masked."""
        held, named = self.held(row, column), self.columns[column]
        if named.field == "name":
            return self.people[row].label
        return masked(named.field, held) if named.sensitive else held

    def target(self, place: Place, text: str) -> Target:
        """Return what a text in a cell asks for."""
        return Target(self.people[place[0]].id, self.columns[place[1]].field, text)

    def laid(self, text: str, place: Place) -> Laid:
        """Lay copied text with its upper left cell onto a cell."""
        from smallbranch.roster.block_plan import field_of_heading

        titles = {column.title: column.field for column in self.columns}
        grid = Grid(
            tuple((one.id, one.name) for one in self.people),
            tuple(one.field for one in self.columns),
            {one.label: one.id for one in self.people if one.label != one.name},
        )
        return lay(read_block(text), grid, *place, lambda words: titles.get(words.strip()) or field_of_heading(words))

    def spread(self, text: str, places: Sequence[Place]) -> Laid:
        """Lay a single copied cell onto all the cells chosen, a block onto the first of them."""
        block = read_block(text)
        if len(places) > 1 and len(block) == 1 and len(block[0]) == 1:
            return Laid(tuple(self.target(place, block[0][0]) for place in places))
        return self.laid(text, min(places))

    def filled_down(self, places: Sequence[Place]) -> tuple[Target, ...]:
        """Return the uppermost chosen cell of each column for the chosen cells below it; one alone takes from above."""
        rows_of: dict[int, list[int]] = {}
        for row, column in places:
            rows_of.setdefault(column, []).append(row)
        targets: list[Target] = []
        for column, rows in sorted(rows_of.items()):
            first = min(rows) if len(rows) > 1 else min(rows) - 1
            if first >= 0:
                text = self.held(first, column)
                targets += [self.target((row, column), text) for row in sorted(rows) if row != first]
        return tuple(targets)

    def same(self, current: Place, places: Sequence[Place]) -> tuple[Target, ...]:
        """Return the current cell's content for all the cells chosen in its column."""
        text = self.held(*current)
        return tuple(self.target(place, text) for place in places if place[1] == current[1] and place != current)

    def copied(self, places: Sequence[Place]) -> list[list[str]]:
        """Return the cells of the smallest block around those chosen, as shown: what is masked stays masked."""
        rows, columns = [place[0] for place in places], [place[1] for place in places]
        chosen = set(places)
        return [
            [
                self.shown(row, column) if (row, column) in chosen else ""
                for column in range(min(columns), max(columns) + 1)
            ]
            for row in range(min(rows), max(rows) + 1)
        ]


def masked(field: str, text: str) -> str:
    """Return a sensitive text with its middle hidden; of an own field nothing is shown."""
    return masking.address(text) if field.startswith(OWN) else str(masking.masked({field: text})[field])


def content_of(ctx: AppContext, people: Sequence[MemberView]) -> GridContent:
    """Read the grid for these people."""
    return GridContent(
        people, columns_of(ctx.roster.own_fields()), {one.id: ctx.roster.own_values(one.id) for one in people}
    )
