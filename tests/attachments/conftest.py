"""A real book with a member, a micro-lecture of 18 September 2026, and pictures drawn on the spot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from smallbranch.attachments.commands import AddAttachment
from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.roster.commands import AddMember, MemberFields

LECTURE, MEMBER = 1, 1


@pytest.fixture
def book_dir(tmp_path: Path, clock: FixedClock) -> Path:
    folder = tmp_path / "book"
    create(folder, "练习机关党支部", "练习机关", clock=clock)
    made = open_context(folder, clock=clock)
    fields = MemberFields(name="王芳", join_date="2009-07-01", full_date="2010-07-01")
    assert made.dispatcher.do(AddMember(fields=fields)).value == MEMBER
    lecture = LogMicroLecture(held_on=date(2026, 9, 18), topic="练习", speaker_id=MEMBER)
    assert made.dispatcher.do(lecture).value == LECTURE
    made.book.close()
    return folder


@pytest.fixture
def ctx(book_dir: Path, clock: FixedClock) -> Iterator[AppContext]:
    opened = open_context(book_dir, clock=clock)
    yield opened
    opened.book.close()


def to_lecture(path: Path, **more: object) -> AddAttachment:
    return AddAttachment(owner=Owner.MICRO_LECTURE, owner_id=LECTURE, path=str(path), **more)  # type: ignore[arg-type]
