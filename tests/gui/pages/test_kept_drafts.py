"""What is typed into a record and not saved yet: kept every few seconds, offered after a crash, gone after saving."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.gui.pages.meetings.draft import MeetingDraft, SegmentDraft
from smallbranch.gui.pages.meetings.kept import DraftFiles, Kept, decoded, encoded, restored
from smallbranch.gui.pages.meetings.start import draft_of, new_draft
from smallbranch.gui.theme import Theme
from smallbranch.gui.widgets.attachments_state import DraftFile
from smallbranch.kernel.clock import CHINA_TIME, FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AgendaPart, DecisionPart, GuestPart, MotionPart
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import office
from tests.gui.pages.typist import EVERY_MS
from tests.intake.pictures import jpeg, put

pytestmark = [pytest.mark.gui, lists_open]
GENERAL, LECTURE = "general_membership_meeting", "party_lecture"
TARGET = {"action": "record_meeting", "form": GENERAL, "period": "2026Q3"}
NOW = datetime(2026, 9, 20, 9, 30, tzinfo=CHINA_TIME)
FILE = DraftFile("0" * 64 + ".jpg", "会场", "image/jpeg", 9, Kind.SCAN, date(2026, 9, 18), "正门")
LOSS_ALLOWED_S, TYPED_FOR_S = 5, 7


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "meetings") as parts:
        yield parts


def drafts(folder: Path) -> list[Path]:
    return sorted((folder / "drafts").glob("*"))


def write_something(page: Any, text: str = "学习了文件，讨论热烈。") -> None:
    page.open_target(TARGET)
    page.recorder.segment.topic.setText("讨论四季度工作")
    page.recorder.segment.minutes.setPlainText(text)
    page.recorder.panel.line.setText("z2")
    page.recorder.panel.line.returnPressed.emit()
    page.keeper.keep()


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_comes_back_as_it_was(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, _ = opened
    draft = new_draft(ctx, TARGET)
    first = draft.segments[0]
    member = first.sheet.rows[3].member_id
    first.sheet.set(member, "on_leave", "sick_leave")
    first.minutes, first.guests = "内容", (GuestPart(name="来宾", role="列席"),)
    first.motions = (MotionPart(title="表决", yes=9, no=1),)
    first.decisions = (DecisionPart(text="办好", owner="张三", due_on=date(2026, 10, 1)),)
    draft.segments.append(SegmentDraft(LECTURE, topic="党课", sheet=first.sheet, circle=first.circle))
    draft.closing, draft.start, draft.moved_from = {3, 4}, "9点半", date(2026, 9, 15)
    before = draft.snapshot()
    kept = decoded(encoded(Kept(1, NOW, draft)))
    assert kept is not None
    again = restored(ctx, kept)
    assert again.snapshot() == before
    assert again.segments[0].sheet is again.segments[1].sheet
    mark = next(row for row in again.segments[0].sheet.rows if row.member_id == member)
    assert (mark.state, mark.reason, mark.provenance) == ("on_leave", "sick_leave", "hand")


def filled(kind: Any, at: int = 0) -> Any:
    """Return a command part or draft with something else than the default in every plain field."""
    values: dict[str, Any] = {}
    for number, (name, hint) in enumerate(kind.__annotations__.items(), at + 1):
        text = str(hint)
        if "bool" in text:
            values[name] = True
        elif "datetime" in text or name in ("sheet", "circle", "segments", "closing"):
            continue
        elif "date" in text:
            values[name] = date(2026, 9, number % 28 + 1)
        elif "int" in text and "tuple" not in text:
            values[name] = number
        elif "tuple" not in text:
            values[name] = f"{name} {number}"
    return kind(**values)


def test_every_field_of_a_record_is_kept(opened: tuple[Any, Any, Any]) -> None:
    """A field added to the record later is in this test without being named in it."""
    ctx, _, _ = opened
    known = new_draft(ctx, TARGET)
    part = replace(
        filled(SegmentDraft),
        form=GENERAL,
        cell_id=None,
        sheet=known.segments[0].sheet,
        circle=known.segments[0].circle,
        agenda=(filled(AgendaPart),),
        guests=(filled(GuestPart),),
        motions=(filled(MotionPart), filled(MotionPart, 40)),
        decisions=(filled(DecisionPart),),
    )
    part.sheet.set_times(part.sheet.rows[2].member_id, "15:20", "16:00")
    part.sheet.set(part.sheet.rows[4].member_id, "not_recorded")
    draft = replace(
        filled(MeetingDraft), day=known.day, start="15:30", event_id=None, segments=[part], closing={7}, files=[FILE]
    )
    for one in (draft, part):
        empty = [field.name for field in fields(one) if getattr(one, field.name) in (None, "", ())]
        assert empty in (["event_id"], ["cell_id"])
    before, marks = draft.snapshot(), part.sheet.marks()
    kept = decoded(encoded(Kept(1, NOW, draft)))
    assert kept is not None
    again = restored(ctx, kept)
    assert again.snapshot() == before
    assert again.segments[0].sheet.marks() == marks
    assert {mark.state for mark in marks} == {"present", "not_recorded"}
    for name in (field.name for field in fields(MeetingDraft) if field.name != "segments"):
        assert getattr(again, name) == getattr(draft, name), name


def test_a_correction_of_a_record_comes_back_with_its_marks(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, _ = opened
    for line in ctx.meetings.events(Period.parse("2026Q3")):
        draft = draft_of(ctx, ctx.meetings.event(line.event_id))
        before = draft.snapshot()
        kept = decoded(encoded(Kept(1, NOW, draft)))
        assert kept is not None
        assert restored(ctx, kept).snapshot() == before


def test_a_correction_of_a_record_that_is_gone_becomes_a_new_one(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, _ = opened
    kept = Kept(1, NOW, MeetingDraft(day=date(2026, 9, 1), event_id=9999, segments=[SegmentDraft(GENERAL)]))
    assert restored(ctx, kept).event_id is None


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"version": 2, "saved_at": "2026-09-20T09:00:00+08:00"}', b"\xff"])
def test_a_file_that_is_no_draft_is_left_alone(tmp_path: Path, raw: bytes) -> None:
    files = DraftFiles(tmp_path)
    files.keep("good", MeetingDraft(segments=[SegmentDraft(GENERAL, minutes="好")]), NOW)
    (tmp_path / "drafts" / "bad.json").write_bytes(raw)
    found = files.latest()
    assert found is not None
    assert found[0] == "good"
    assert (tmp_path / "drafts" / "bad.json").read_bytes() == raw


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_written_before_something_is_typed(opened: tuple[Any, Any, Any], practice_dir: Path) -> None:
    page = opened[2]
    page.open_target(TARGET)
    page.keeper.keep()
    assert drafts(practice_dir) == []


def test_saving_takes_the_file_away(opened: tuple[Any, Any, Any], practice_dir: Path) -> None:
    ctx, _, page = opened
    write_something(page)
    assert len(drafts(practice_dir)) == 1
    head = ctx.book.head()[0]
    page.recorder.save()
    assert drafts(practice_dir) == []
    assert ctx.book.head()[0] == head + 1  # the draft itself is no step of the journal


def test_leaving_without_saving_takes_the_file_away(opened: tuple[Any, Any, Any], practice_dir: Path) -> None:
    page = opened[2]
    write_something(page)
    page.leave()
    next(one for one in page.question.buttons() if one.text() == "不保存，放弃").click()
    assert drafts(practice_dir) == []


def test_after_a_crash_the_draft_is_offered_and_can_be_saved(
    qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock
) -> None:
    with office(qtbot, theme, practice_dir, clock, "meetings") as (_, _, page):
        write_something(page)
        lost = drafts(practice_dir)[0].read_bytes()
        page.keeper.end()
        page.recorder.drop()
    (practice_dir / "drafts").mkdir(exist_ok=True)
    (practice_dir / "drafts" / "lost.json").write_bytes(lost)
    with office(qtbot, theme, practice_dir, clock, "meetings") as (ctx, _, page):
        assert page.kept.isVisible()
        assert "讨论四季度工作" in page.kept.text.text()
        page.kept.resume.click()
        assert page.has_unsaved()
        assert page.recorder.segment.minutes.toPlainText() == "学习了文件，讨论热烈。"
        marks = page.recorder.typed().segments[0].sheet.marks()
        assert [(mark.state, mark.provenance) for mark in marks] == [("on_leave", "hand")]
        page.recorder.save()
        assert drafts(practice_dir) == []
        latest = max(line.event_id for line in ctx.meetings.events(Period.parse("2026Q3")))
        assert ctx.meetings.event(latest).segments[0].minutes == "学习了文件，讨论热烈。"
        page.reload()
        assert not page.kept.isVisible()


def test_a_draft_nobody_wants_is_thrown_away(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> None:
    DraftFiles(practice_dir).keep("old", MeetingDraft(segments=[SegmentDraft(GENERAL, topic="旧")]), NOW)
    with office(qtbot, theme, practice_dir, clock, "meetings") as (_, _, page):
        page.kept.discard.click()
        assert drafts(practice_dir) == []
        assert not page.kept.isVisible()


def test_a_process_killed_while_typing_loses_five_seconds_at_most(practice_dir: Path, repository: Path) -> None:
    command = [sys.executable, "-m", "tests.gui.pages.typist", str(practice_dir)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=repository, env=environment, text=True) as child:
        assert child.stdout is not None
        typed = 0
        while typed < TYPED_FOR_S * 1000 // EVERY_MS:
            line = child.stdout.readline()
            assert line, "the typist stopped by itself"
            typed = int(line)
        child.kill()
        rest = child.stdout.read().split()
    typed = int(rest[-1]) if rest else typed
    found = DraftFiles(practice_dir).latest()
    assert found is not None
    kept = len(found[1].draft.segments[0].minutes or "")
    assert (typed - kept) * EVERY_MS <= LOSS_ALLOWED_S * 1000
    draft = found[1].draft
    part = draft.segments[0]
    assert (draft.joint_with, draft.uid, draft.partner_people) == ("社区党支部", "LX-1", 12)
    assert [(one.title, one.presenter) for one in part.agenda] == [("通报工作", "欧阳静远")]
    assert [(one.written_no, one.excluded, one.superior_consent) for one in part.motions] == [(1, 1, "工委同意")]
    assert [(one.text, one.to_general_meeting) for one in part.decisions] == [("印发", True)]
    assert [(mark.arrived_at, mark.left_at) for mark in part.sheet.kept] == [("15:45", None)]


def test_a_photo_of_a_draft_outlives_the_program_and_goes_with_the_record(
    qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock
) -> None:
    with office(qtbot, theme, practice_dir, clock, "meetings") as (ctx, _, page):
        write_something(page)
        page.recorder.files.take_paths([put(practice_dir / "a.jpg", jpeg())])
        qtbot.waitUntil(lambda: page.recorder.files.list.count() == 1, timeout=20_000)
        page.keeper.keep()
        (file,) = (one.file for one in page.recorder.typed().files)
        assert ctx.attachments.sweep() == []
        ctx.book.close()
    with office(qtbot, theme, practice_dir, clock, "meetings") as (ctx, _, page):
        page.kept.resume.click()
        assert page.recorder.files.list.count() == 1
        before = ctx.book.head()[0]
        page.recorder.save()
        assert ctx.book.head()[0] == before + 1  # the record and its photo are one step
        view = next(view for view in ctx.attachments.all() if view.file == file)
        assert (view.owner, view.title) == (Owner.EVENT, "a")
        assert ctx.meetings.event(view.owner_id).segments[0].topic == "讨论四季度工作"
        ctx.book.undo()
        assert file not in {view.file for view in ctx.attachments.all()}
        ctx.book.redo()
        assert ctx.attachments.of(Owner.EVENT, view.owner_id) == (view,)
