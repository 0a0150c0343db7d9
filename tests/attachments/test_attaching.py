"""Attach, change, order, take off, undo: on a real book with its folder beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from smallbranch.attachments.commands import AddAttachment, ChangeAttachment, RemoveAttachment
from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.bootstrap import AppContext, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import EnvironmentProblem, InvalidInput, Refused
from smallbranch.lessons.commands import RemoveMicroLecture
from smallbranch.meetings.commands import RemoveMeeting
from smallbranch.registers.commands import RemoveEntry
from smallbranch.roster.commands import AddMember, MemberFields, MergeMembers
from smallbranch.store.verify import verify
from smallbranch.teams.commands import RemoveTeam
from tests.attachments.conftest import LECTURE, MEMBER, to_lecture
from tests.intake.pictures import jpeg, put

OF_LECTURE = (Owner.MICRO_LECTURE, LECTURE)


def field_code(do: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        do()
    return dict(caught.value.fields)


def test_a_photo_lies_beside_the_book_under_its_hash(ctx: AppContext, tmp_path: Path) -> None:
    outcome = ctx.dispatcher.do(to_lecture(put(tmp_path / "会场 全景.jpg", jpeg(2000, 1000))))
    (view,) = ctx.attachments.of(*OF_LECTURE)
    assert outcome.findings == ()
    assert (view.id, view.kind, view.title, view.position) == (outcome.value, Kind.PHOTO, "会场 全景", 1)
    assert (view.width, view.height, view.taken_on) == (1600, 800, date(2026, 9, 18))
    assert view.file is not None
    data = ctx.places.attachments.joinpath(view.file).read_bytes()
    assert len(data) == view.size
    assert b"Exif" not in data
    assert ctx.attachments.content(view.file) == data


def test_a_picture_of_another_day_is_a_hint_and_is_kept(ctx: AppContext, tmp_path: Path) -> None:
    outcome = ctx.dispatcher.do(to_lecture(put(tmp_path / "a.jpg", jpeg(taken="2026:08:01 09:00:00"))))
    (hint,) = outcome.findings
    assert (hint.code, hint.params["taken_on"], hint.params["day"]) == (
        "attachment_other_day",
        date(2026, 8, 1),
        date(2026, 9, 18),
    )
    assert len(ctx.attachments.of(*OF_LECTURE)) == 1


def test_the_same_file_is_attached_once_and_stored_once(ctx: AppContext, tmp_path: Path) -> None:
    photo = put(tmp_path / "a.jpg", jpeg())
    first = ctx.dispatcher.do(to_lecture(photo))
    again = ctx.dispatcher.do(to_lecture(put(tmp_path / "b.jpg", jpeg())))
    assert (again.value, [item.code for item in again.findings]) == (first.value, ["attachment_twice"])
    ctx.dispatcher.do(AddAttachment(owner=Owner.MEMBER, owner_id=MEMBER, path=str(photo)))
    assert len(ctx.attachments.all()) == 2
    assert len(list(ctx.places.attachments.iterdir())) == 1


def test_undo_takes_the_row_and_redo_brings_it_back_with_its_file(ctx: AppContext, tmp_path: Path) -> None:
    ctx.dispatcher.do(to_lecture(put(tmp_path / "a.jpg", jpeg())))
    (view,) = ctx.attachments.of(*OF_LECTURE)
    ctx.book.undo()
    assert ctx.attachments.of(*OF_LECTURE) == ()
    ctx.attachments.sweep()
    ctx.book.redo()
    assert ctx.attachments.of(*OF_LECTURE) == (view,)
    assert view.file is not None
    assert ctx.attachments.content(view.file) is not None


def test_what_was_taken_off_comes_back_with_undo(ctx: AppContext, tmp_path: Path) -> None:
    ids = [ctx.dispatcher.do(to_lecture(put(tmp_path / f"{n}.jpg", jpeg(100 + n)))).value for n in range(3)]
    ctx.dispatcher.do(RemoveAttachment(attachment_id=ids[1]))
    assert [(view.id, view.position) for view in ctx.attachments.of(*OF_LECTURE)] == [(ids[0], 1), (ids[2], 2)]
    assert ctx.attachments.sweep() == []
    ctx.book.undo()
    views = ctx.attachments.of(*OF_LECTURE)
    assert [view.id for view in views] == ids
    assert all(ctx.attachments.content(str(view.file)) for view in views)


def test_order_and_words_can_be_changed(ctx: AppContext, tmp_path: Path) -> None:
    ids = [ctx.dispatcher.do(to_lecture(put(tmp_path / f"{n}.jpg", jpeg(100 + n)))).value for n in range(3)]
    ctx.dispatcher.do(ChangeAttachment(attachment_id=ids[2], position=1, title="  签到\n表 ", kind=Kind.SIGN_IN_SHEET))
    views = ctx.attachments.of(*OF_LECTURE)
    assert [view.id for view in views] == [ids[2], ids[0], ids[1]]
    assert (views[0].title, views[0].kind) == ("签到 表", Kind.SIGN_IN_SHEET)
    assert field_code(lambda: ctx.dispatcher.do(ChangeAttachment(attachment_id=ids[0], title=" "))) == {
        "title": "required"
    }


def test_a_file_that_is_no_picture_is_no_photo(ctx: AppContext, tmp_path: Path) -> None:
    path = put(tmp_path / "通知.jpg", b"%PDF-1.7\n")
    assert field_code(lambda: ctx.dispatcher.do(to_lecture(path, kind=Kind.PHOTO))) == {"kind": "not_a_picture"}
    ctx.dispatcher.do(to_lecture(path))
    (view,) = ctx.attachments.of(*OF_LECTURE)
    assert (view.kind, view.media_type, str(view.file)[-4:]) == (Kind.FILE, "application/pdf", ".pdf")
    assert ctx.attachments.content(str(view.file)) == b"%PDF-1.7\n"


def test_only_records_that_are_there_have_files(ctx: AppContext, tmp_path: Path) -> None:
    photo = str(put(tmp_path / "a.jpg", jpeg()))
    for owner in Owner:
        command = AddAttachment(owner=owner, owner_id=99, path=photo)
        assert field_code(lambda given=command: ctx.dispatcher.do(given)) == {"owner_id": "unknown_owner"}
    assert field_code(lambda: ctx.dispatcher.do(AddAttachment(owner=Owner.MEMBER, owner_id=MEMBER))) == {
        "path": "required"
    }


def test_a_record_removed_takes_its_files_along_and_brings_them_back(ctx: AppContext, tmp_path: Path) -> None:
    ctx.dispatcher.do(to_lecture(put(tmp_path / "a.jpg", jpeg())))
    before = ctx.attachments.all()
    head = ctx.book.head()[0]
    ctx.dispatcher.do(RemoveMicroLecture(lecture_id=LECTURE))
    assert ctx.attachments.all() == ()
    assert ctx.book.head()[0] == head + 1
    assert ctx.attachments.sweep() == []
    ctx.book.undo()
    assert ctx.attachments.all() == before
    with ctx.book.raw() as raw:
        assert verify(raw, ctx.book.shapes).consistent


@pytest.mark.parametrize(
    "removal",
    [RemoveMeeting(event_id=99), RemoveEntry(entry_id=99), RemoveTeam(team_id=99), RemoveMicroLecture(lecture_id=99)],
)
def test_removing_what_is_not_there_is_still_said(ctx: AppContext, removal: object) -> None:
    assert field_code(lambda: ctx.dispatcher.do(removal))


def test_a_paper_that_identifies_a_person_shows_only_that_it_is_there(ctx: AppContext, tmp_path: Path) -> None:
    path = put(tmp_path / "王芳身份证.jpg", jpeg())
    command = AddAttachment(owner=Owner.MEMBER, owner_id=MEMBER, path=str(path), kind=Kind.ID_DOCUMENT, note="原件")
    ctx.dispatcher.do(command)
    for (view,) in (ctx.attachments.of(Owner.MEMBER, MEMBER), ctx.attachments.all()):
        assert (view.title, view.note, view.file, view.sha256, view.taken_on) == ("", "", None, "", None)
    (open_view,) = ctx.attachments.of(Owner.MEMBER, MEMBER, unmasked=True)
    assert (open_view.title, open_view.note) == ("王芳身份证", "原件")


def test_a_file_taken_in_before_is_attached_by_its_name_even_after_a_restart(
    book_dir: Path, clock: FixedClock, ctx: AppContext
) -> None:
    taken = ctx.attachments.take_bytes(jpeg(), "贴图")
    ctx.book.close()
    again = open_context(book_dir, clock=clock)
    command = AddAttachment(
        owner=Owner.MICRO_LECTURE, owner_id=LECTURE, file=taken.file, title=taken.title, taken_on=taken.taken_on
    )
    again.dispatcher.do(command)
    (view,) = again.attachments.of(*OF_LECTURE)
    assert (view.file, view.width, view.taken_on) == (taken.file, 400, date(2026, 9, 18))
    strange = AddAttachment(owner=Owner.MICRO_LECTURE, owner_id=LECTURE, file="../book.db")
    assert field_code(lambda: again.dispatcher.do(strange)) == {"file": "attachment_file_gone"}
    again.book.close()


def test_a_write_that_fails_leaves_a_file_that_is_swept_later(ctx: AppContext, tmp_path: Path) -> None:
    good, bad = to_lecture(put(tmp_path / "a.jpg", jpeg())), to_lecture(put(tmp_path / "b.jpg", b"MZ" + bytes(99)))
    with pytest.raises(Exception, match="command_failed"):
        ctx.dispatcher.do_all([good, bad], "attach_files")
    assert ctx.attachments.all() == ()
    (left,) = ctx.places.attachments.iterdir()
    kept = ctx.attachments.take_bytes(jpeg(90), "草稿")
    drafts = ctx.places.folder / "drafts"
    drafts.mkdir()
    put(drafts / "one.json", f'{{"file": "{kept.file}"}}'.encode())
    assert ctx.attachments.sweep() == [left.name]
    assert [path.name for path in ctx.places.attachments.iterdir()] == [kept.file]


def test_nothing_is_swept_while_a_book_set_aside_may_need_it(ctx: AppContext) -> None:
    ctx.attachments.take_bytes(jpeg(), "x")
    put(ctx.places.folder / "book-aside-001.db", b"")
    assert ctx.attachments.sweep() == []


def test_a_book_that_cannot_be_written_takes_nothing_in(ctx: AppContext) -> None:
    ctx.book.refusal = "book_newer"
    with pytest.raises(Refused):
        ctx.attachments.take_bytes(jpeg(), "x")
    assert not ctx.places.attachments.exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(ctx: AppContext, tmp_path: Path) -> None:
    put(ctx.places.attachments, b"in the way")
    with pytest.raises(EnvironmentProblem) as caught:
        ctx.dispatcher.do(to_lecture(put(tmp_path / "a.jpg", jpeg())))
    assert caught.value.code == "cannot_create"


def test_one_person_entered_twice_keeps_the_files_of_both_cards(ctx: AppContext) -> None:
    other = ctx.dispatcher.do(AddMember(fields=MemberFields(name="王芳", full_date="2010-07-01"))).value
    for owner, owner_id in ((Owner.MEMBER, MEMBER), (Owner.MEMBER, other), (Owner.DEVELOPMENT_APPLICATION, other)):
        file = ctx.attachments.take_bytes(jpeg(90 + owner_id), "x").file
        ctx.dispatcher.do(AddAttachment(owner=owner, owner_id=owner_id, file=file, title="证书"))
    ctx.dispatcher.do(MergeMembers(keep_id=MEMBER, drop_id=other))
    assert len(ctx.attachments.of(Owner.MEMBER, MEMBER)) == 2
    assert len(ctx.attachments.of(Owner.DEVELOPMENT_APPLICATION, MEMBER)) == 1
