"""The list of files on the pages that have one: a new register entry with a photo, and whose files a page shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smallbranch.attachments.commands import AddAttachment
from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.lessons.dialog import LectureDialog
from smallbranch.gui.pages.registers.dialog import EntryDialog
from smallbranch.gui.pages.settings.state import verify_book
from smallbranch.gui.theme import Theme
from smallbranch.kernel.changes import ChangeSet
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
from smallbranch.registers.commands import AddEntry
from tests.gui.pages.hands import lists_open
from tests.gui.pages.office import office
from tests.intake.pictures import jpeg, put

pytestmark = [pytest.mark.gui, lists_open]
SERVICE = "L32"


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "registers") as parts:
        yield parts


def attached(ctx: AppContext, owner: Owner, owner_id: int) -> str:
    file = ctx.attachments.take_bytes(jpeg(90), "附").file
    ctx.dispatcher.do(AddAttachment(owner=owner, owner_id=owner_id, file=file, title=f"{owner}{owner_id}"))
    return f"{owner}{owner_id}"


def lines(box: Any) -> str:
    return "\n".join(box.list.item(row).text() for row in range(box.list.count()))


def test_a_new_entry_is_made_with_its_photo_in_one_step(
    opened: tuple[Any, Any, Any], qtbot: Any, tmp_path: Path
) -> None:
    ctx, window, page = opened
    old = ctx.registers.entries(SERVICE)[-1]
    dialog = EntryDialog(ctx, window.ops, ctx.registers.register(SERVICE), None, page)
    dialog.show_wide(720)
    dialog.files.take_paths([put(tmp_path / "现场.jpg", jpeg())])
    qtbot.waitUntil(lambda: dialog.files.list.count() == 1, timeout=20_000)
    assert ctx.attachments.of(Owner.REGISTER_ENTRY, old.id) == ()
    before = {view.id for view in ctx.registers.entries(SERVICE)}
    head = ctx.book.head()[0]
    assert dialog.write(AddEntry(register=SERVICE, values=dict(old.values)))
    (made,) = {view.id for view in ctx.registers.entries(SERVICE)} - before
    assert ctx.book.head()[0] == head + 1
    assert [view.title for view in ctx.attachments.of(Owner.REGISTER_ENTRY, made)] == ["现场"]
    ctx.book.undo()
    assert {view.id for view in ctx.registers.entries(SERVICE)} == before


def test_each_place_shows_the_files_of_its_record(opened: tuple[Any, Any, Any], qtbot: Any) -> None:
    ctx, window, page = opened
    entry, lecture = ctx.registers.entries(SERVICE)[0], ctx.lessons.log(Period.parse("2026"))[0]
    team = ctx.teams.teams(ctx.clock.today())[0]
    words = attached(ctx, Owner.REGISTER_ENTRY, entry.id)
    assert words in lines(EntryDialog(ctx, window.ops, ctx.registers.register(SERVICE), entry, page).files)
    words = attached(ctx, Owner.MICRO_LECTURE, lecture.id)
    assert words in lines(LectureDialog(ctx, window.ops, lecture, page).files)
    words = attached(ctx, Owner.PROJECT_TEAM, team.id)
    window.show_page("teams")
    detail = window.stack.pages["teams"].detail
    detail.show_team(team)
    assert words in lines(detail.files)
    window.show_page("development")
    detail = window.stack.pages["development"].detail
    words = attached(ctx, Owner.DEVELOPMENT_APPLICATION, detail.person.line.id)
    window.ops.bus.publish(ChangeSet.of([("attachment", 1)]))
    assert words in lines(detail.files)
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)


def test_the_safety_page_names_a_file_that_is_gone(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, _ = opened
    assert verify_book(ctx).consistent
    next(iter(ctx.places.attachments.iterdir())).unlink()
    assert [item.code for item in verify_book(ctx).differences] == ["attached_file_missing"]
