"""The timeline is kept between questions; it is made anew whenever an entry touched what it was made of."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from smallbranch.kernel.errors import SmallBranchError
from smallbranch.meetings.commands import RecordMeeting, SegmentPart
from smallbranch.roster.commands import ChangeMember, MemberFields, SetSetting
from smallbranch.roster.service import ROSTER_TABLES
from smallbranch.store.unit_of_work import UnitOfWork
from tests.roster.asking import TODAY, Branch


def meeting(seven: Branch, hour: int) -> RecordMeeting:
    part = SegmentPart(form="general_membership_meeting", topic="讨论年度工作")
    return RecordMeeting(title="支部党员大会", start_at=datetime(2026, 9, 1, hour), segments=(part,))


def test_it_is_made_of_no_table_that_is_not_watched(seven: Branch) -> None:
    seen: list[str] = []
    with seven.app.book.raw() as raw:
        raw.set_trace_callback(seen.append)
        seven.add("郑爽")
        seven.roster.timeline()
        raw.set_trace_callback(None)
    seen = seen[1 + next(at for at, text in enumerate(seen) if text.startswith("COMMIT")) :]
    read = {name for text in seen if text.startswith("SELECT") for name in re.findall(r"FROM (\w+)", text)}
    assert "member" in read
    assert read - ROSTER_TABLES <= {"branch", "journal", "touched", "sqlite_sequence"}


def test_a_meeting_leaves_it_and_keeps_it_for_the_next(seven: Branch) -> None:
    seven.do(meeting(seven, 9))
    kept = seven.roster.timeline()
    seven.do(meeting(seven, 10))
    assert seven.roster.timeline() is kept


def test_a_change_shows_at_once_and_so_do_undo_and_redo(seven: Branch) -> None:
    first = seven.roster.timeline().members(TODAY)[0]
    seven.do(meeting(seven, 9))
    seven.do(ChangeMember(member_id=first.id, fields=MemberFields(name="王芳菲")))
    assert "王芳菲" in seven.names()
    seven.app.book.undo()
    assert "王芳菲" not in seven.names()
    seven.app.book.redo()
    assert "王芳菲" in seven.names()


def test_a_write_sees_its_own_change_and_a_failed_one_leaves_nothing(seven: Branch) -> None:
    first = seven.roster.timeline().members(TODAY)[0]
    seven.do(meeting(seven, 9))

    def change(uow: UnitOfWork) -> None:
        before = seven.roster.timeline(session=uow.session)
        command = ChangeMember(member_id=first.id, fields=MemberFields(name="王芳菲"))
        seven.app.dispatcher.handle(uow, command)
        within = seven.roster.timeline(session=uow.session)
        assert [one.name for one in within.members(TODAY)].count("王芳菲") == 1
        assert before.name(first.id) == first.name
        seven.app.dispatcher.handle(uow, ChangeMember(member_id=999, fields=MemberFields(name="无人")))

    with pytest.raises(SmallBranchError), seven.app.book.write("try_it") as uow:
        change(uow)
    assert "王芳菲" not in seven.names()


def test_what_a_write_reads_first_is_kept_without_its_later_changes(seven: Branch) -> None:
    first = seven.roster.members(TODAY)[0]
    seven.add("郑爽")  # so that nothing fresh is kept when the write begins

    def change(uow: UnitOfWork) -> None:
        seven.roster.timeline(session=uow.session)
        seven.app.dispatcher.handle(uow, ChangeMember(member_id=first.id, fields=MemberFields(name="王芳菲")))
        seven.app.dispatcher.handle(uow, ChangeMember(member_id=999, fields=MemberFields(name="无人")))

    with pytest.raises(SmallBranchError), seven.app.book.write("try_it") as uow:
        change(uow)
    assert "王芳菲" not in seven.names()


def test_a_setting_is_seen_too(seven: Branch) -> None:
    kept = seven.roster.timeline()
    seven.do(SetSetting(key="party_age_ref", value="full_date"))
    assert seven.roster.timeline() is not kept
