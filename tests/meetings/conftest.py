"""A branch of eleven in a real file: ten full members, a probationary one, a committee of three, two cells."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import smallbranch.bootstrap  # noqa: F401 - declares every table
from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.clock import CHINA_TIME, FixedClock
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.commands import RecordMeeting, SegmentPart
from smallbranch.meetings.service import MeetingsService
from smallbranch.packs.loader import Packs, load_packs
from smallbranch.roster.commands import (
    AddMember,
    AssignPost,
    MemberFields,
    PlaceInCell,
    SetBranch,
    SetCell,
    StartTerm,
)
from smallbranch.roster.service import RosterService
from smallbranch.store import connection
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Dispatcher
from smallbranch.store.upgrade import create_book

FULL = ["安然", "白杨", "曹静", "邓华", "范立", "高原", "何平", "江河", "柯明", "李青"]


@dataclass
class World:
    """A book with the services a caller uses."""

    book: Book
    clock: FixedClock
    packs: Packs
    roster: RosterService
    meetings: MeetingsService
    dispatcher: Dispatcher
    ids: dict[str, int] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)

    def do(self, command: Any) -> Outcome[Any]:
        return self.dispatcher.do(command)

    def add(self, name: str, category: str = "full_member", since: date | None = None) -> int:
        command = AddMember(fields=MemberFields(name=name), category=category, since=since)  # type: ignore[arg-type]
        self.ids[name] = self.do(command).value
        return self.ids[name]

    def record(self, form: str, start: datetime, **changes: Any) -> int:
        """Record an event of one segment; keywords of the event are taken out first."""
        return int(self.outcome(form, start, **changes).value)

    def outcome(self, form: str, start: datetime, **changes: Any) -> Outcome[Any]:
        event = {name: changes.pop(name) for name in list(changes) if name in EVENT_FIELDS}
        segment = SegmentPart(form=form, topic=changes.pop("topic", "议题"), **changes)
        return self.do(RecordMeeting(**{"title": "会议", "start_at": start, "segments": (segment,)} | event))


BEIJING_NEW_YEAR = datetime(2026, 1, 4, 9, tzinfo=CHINA_TIME)
EVENT_FIELDS = tuple(
    "title end_at place joint_with organiser partner_people moved_from move_reason uid event_id".split()
)


def open_world(path: Path, clock: FixedClock) -> World:
    book = Book(path, connection.connect(path), clock)
    packs = load_packs(resources_dir())
    roster = RosterService(book, clock, packs)
    meetings = MeetingsService(book, clock, roster, packs, packs.calendar)
    return World(book, clock, packs, roster, meetings, Dispatcher(book, {**roster.handlers(), **meetings.handlers()}))


def fill(world: World) -> None:
    """Everybody has been there since before anything recorded."""
    for name in FULL:
        world.add(name)
    world.add("孟新", "probationary_member")
    world.do(StartTerm(term_no=1, elected_on=date(2025, 1, 10)))
    posts = {"安然": "secretary", "白杨": "organization_commissioner", "曹静": "publicity_commissioner"}
    for name, post in posts.items():
        world.do(AssignPost(member_id=world.ids[name], post=post, start_on=date(2025, 1, 10)))  # type: ignore[arg-type]
    for number, cell in enumerate(("第一小组", "第二小组")):
        world.cells[cell] = world.do(SetCell(name=cell)).value
        for place, name in enumerate(FULL[number * 5 : number * 5 + 5]):
            world.do(PlaceInCell(member_id=world.ids[name], cell_id=world.cells[cell], leader=place == 0))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, int], dict[str, int]]:
    """Make both branches once; every test works on copies."""
    folder = tmp_path_factory.mktemp("meetings")
    clock = FixedClock(datetime(2026, 1, 5, 9))
    bare, full = folder / "bare.db", folder / "full.db"
    create_book(bare, clock)
    world = open_world(bare, clock)
    world.do(SetBranch(name="练习机关党支部", venue="三楼会议室"))
    world.book.close()
    shutil.copy(bare, full)
    world = open_world(full, clock)
    fill(world)
    world.book.close()
    return bare, full, world.ids, world.cells


@pytest.fixture
def empty(made: tuple[Path, ...], tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    """A branch of nobody."""
    world = open_world(Path(shutil.copy(made[0], tmp_path / "book.db")), clock)
    yield world
    world.book.close()


@pytest.fixture
def world(made: Any, tmp_path: Path, clock: FixedClock) -> Iterator[World]:
    """The branch of eleven."""
    world = open_world(Path(shutil.copy(made[1], tmp_path / "book.db")), clock)
    world.ids, world.cells = dict(made[2]), dict(made[3])
    yield world
    world.book.close()
