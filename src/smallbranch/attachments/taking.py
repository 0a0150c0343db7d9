"""From a file somebody chose to one that is kept: slow work, done beside the window before the command is given."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

from smallbranch.attachments.views import Taken
from smallbranch.intake import attachment
from smallbranch.kernel.errors import InvalidInput
from smallbranch.store.attached_files import AttachedFiles

_LONGEST_TITLE = 60


class Intake:
    """Takes files in; `long_side` gives the pixels a picture is brought to."""

    def __init__(self, files: AttachedFiles, long_side: Callable[[], int]) -> None:
        self._files = files
        self._long_side = long_side
        self._lock = threading.Lock()
        self._by_file: dict[str, Taken] = {}

    def take(self, path: Path) -> Taken:
        """Take in a file by its path; see `take_bytes` for what is refused."""
        return self.take_bytes(attachment.read_source(path), path.stem)

    def take_bytes(self, data: bytes, title: str) -> Taken:
        """Take in the bytes of a file or of the clipboard.

        Raises:
            InvalidInput: `path` with the reason the file is not taken.
            EnvironmentProblem: the disk is full, or the folder cannot be written.
        """
        ready = attachment.prepare(data, self._long_side())
        with self._lock:
            name = self._files.keep(ready.data, ready.suffix)
            taken = Taken(
                name, tidy(title), ready.media_type, len(ready.data), ready.width, ready.height, ready.taken_on
            )
            self._by_file[name] = taken
        return taken

    def known(self, file: str) -> Taken:
        """Return what is known of a file kept before, after a restart by looking at it again.

        Raises:
            InvalidInput: `file` is not there, or no longer what its name says.
        """
        if file in self._by_file:
            return self._by_file[file]
        data = self._files.read(file)
        if data is None:
            raise InvalidInput({"file": "attachment_file_gone"})
        ready = attachment.prepare(data, self._long_side())
        return Taken(file, "", ready.media_type, len(data), ready.width, ready.height, None)


def tidy(text: str) -> str:
    """Return a title on one line, without invisible characters."""
    plain = unicodedata.normalize("NFC", text)
    shown = "".join(char if char.isprintable() else " " for char in plain)
    return " ".join(shown.split())[:_LONGEST_TITLE]
