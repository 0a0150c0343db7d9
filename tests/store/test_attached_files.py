"""Files beside the book: whole or not there, verified, copied with backups and brought back; a full disk, a kill."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from smallbranch.attachments.commands import AddAttachment
from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext, Places, create, open_context
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.store import attached_files, backup, restoring
from smallbranch.store.attached_files import AttachedFiles
from tests.intake.pictures import jpeg, put


@pytest.fixture
def folder(tmp_path: Path, clock: FixedClock) -> Path:
    """Return a book with one photo on one lecture."""
    made = tmp_path / "data"
    create(made, "练习支部", clock=clock)
    ctx = open_context(made, clock=clock)
    ctx.dispatcher.do(LogMicroLecture(held_on=clock.today(), topic="练习", speaker_name="来宾"))
    attach(ctx, put(tmp_path / "a.jpg", jpeg()))
    ctx.book.close()
    return made


def attach(ctx: AppContext, path: Path) -> str:
    ctx.dispatcher.do(AddAttachment(owner=Owner.MICRO_LECTURE, owner_id=1, path=str(path)))
    return str(ctx.attachments.all()[-1].file)


def codes(folder: Path, clock: FixedClock) -> list[str]:
    ctx = open_context(folder, clock=clock)
    with ctx.book.raw() as raw:
        found = [item.code for item in attached_files.differences(raw, AttachedFiles(ctx.places.attachments))]
    ctx.book.close()
    return found


def only(folder: Path) -> Path:
    (path,) = (folder / "attachments").iterdir()
    return path


def test_what_is_missing_or_changed_is_found(folder: Path, clock: FixedClock) -> None:
    assert codes(folder, clock) == []
    path = only(folder)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)
    assert codes(folder, clock) == ["attached_file_altered"]
    path.unlink()
    assert codes(folder, clock) == ["attached_file_missing"]


def test_a_damaged_file_is_healed_by_adding_it_again(folder: Path, clock: FixedClock, tmp_path: Path) -> None:
    path = only(folder)
    path.chmod(0o644)
    path.write_bytes(b"damaged")
    ctx = open_context(folder, clock=clock)
    attach(ctx, tmp_path / "a.jpg")
    ctx.book.close()
    assert codes(folder, clock) == []


def test_a_backup_takes_new_files_only_and_restoring_brings_them_back(
    folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    ctx = open_context(folder, clock=clock)
    first = backup.make_backup(ctx.book, tmp_path / "usb", "asked")
    copied = only(tmp_path / "usb")
    before = copied.stat().st_mtime_ns
    attach(ctx, put(tmp_path / "b.jpg", jpeg(90)))
    second = backup.make_backup(ctx.book, tmp_path / "usb", "close")
    ctx.book.close()
    assert (first.lost, second.lost) == ((), ())
    assert copied.stat().st_mtime_ns == before
    assert len(list((tmp_path / "usb" / "attachments").iterdir())) == 2
    new = tmp_path / "new"
    restoring.restore(second.path, Places(new).book, clock)
    assert codes(new, clock) == []
    assert len(list(Places(new).attachments.iterdir())) == 2


def test_a_damaged_file_does_not_stop_the_backup_and_is_not_copied(
    folder: Path, clock: FixedClock, tmp_path: Path
) -> None:
    path = only(folder)
    path.chmod(0o644)
    path.write_bytes(b"damaged")
    ctx = open_context(folder, clock=clock)
    made = backup.make_backup(ctx.book, tmp_path / "usb", "asked")
    ctx.book.close()
    assert made.lost == (path.name,)
    assert not AttachedFiles(tmp_path / "usb" / "attachments").names()


def test_restoring_the_mirror_finds_the_files_where_they_are(folder: Path, clock: FixedClock) -> None:
    Places(folder).book.unlink()
    restoring.restore(Places(folder).mirror, Places(folder).book, clock)
    assert codes(folder, clock) == []


def test_a_name_from_a_forged_row_leads_nowhere(tmp_path: Path) -> None:
    put(tmp_path / "secret.txt", b"x")
    files = AttachedFiles(tmp_path / "attachments")
    for name in ("../secret.txt", "/etc/passwd", "", "a" * 64, f"{'a' * 64}.../x"):
        assert files.read(name) is None


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is full")
def test_a_full_disk_is_a_sentence_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = AttachedFiles(tmp_path / "attachments")
    (tmp_path / "attachments").mkdir()
    name = files.keep(b"one", "txt")
    other = "2689367b205c16ce32ed4200942b8b8b1e262dfc70d9bc9fbc77c49699a4f1df"  # of b"ok"
    (tmp_path / "attachments" / f"{other}.txt.part").symlink_to("/dev/full")
    with pytest.raises(EnvironmentProblem) as caught:
        files.keep(b"ok", "txt")
    assert caught.value.code == "disk_full"
    assert [path.name for path in files.folder.iterdir()] == [name]


@pytest.mark.crash
@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
@pytest.mark.parametrize("moment", ["before_sync", "before_rename", "before_row"])
def test_a_kill_between_the_file_and_its_row_leaves_nothing_wrong(
    folder: Path, clock: FixedClock, tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Die at each step of attaching: the book verifies, and what was written in vain is swept at the next close."""
    photo = put(tmp_path / "b.jpg", jpeg(90))
    child = os.fork()
    if child == 0:
        try:
            _die_at(moment, monkeypatch)
            attach(open_context(folder, clock=clock), photo)
        finally:
            os._exit(70)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert len(list((folder / "attachments").iterdir())) == 2
    assert codes(folder, clock) == []
    ctx = open_context(folder, clock=clock)
    ctx.dispatcher.do(LogMicroLecture(held_on=clock.today(), topic="下一次", speaker_name="来宾"))
    assert len(ctx.attachments.all()) == 1
    ctx.close()
    only(folder)  # the one file that has a row
    ctx = open_context(folder, clock=clock)
    attach(ctx, photo)
    ctx.book.close()
    assert codes(folder, clock) == []


def _die_at(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the operating system's own call be the last one this process makes."""

    def die(*args: object, **more: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    if moment == "before_sync":
        monkeypatch.setattr(os, "fsync", die)
    elif moment == "before_rename":
        monkeypatch.setattr(os, "replace", die)
    else:
        monkeypatch.setattr(Path, "chmod", die)
