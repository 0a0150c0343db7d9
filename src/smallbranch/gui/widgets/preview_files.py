"""Where previews lie while they are looked at: they hold names, so in the data folder and never in the system's own.

What a crash leaves behind is swept by the next one who looks; closing the window leaves nothing.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

FOLDER = "previews"


class PreviewFiles:
    """The previews of one part of the window (`part`); a book on a disk that takes no files has them elsewhere."""

    def __init__(self, data_folder: Path, part: str) -> None:
        self._folder = data_folder / FOLDER / part
        self._count = 0
        self._elsewhere: QTemporaryDir | None = None
        self.sweep()

    def fresh(self) -> Path:
        """Return a path for the next preview; those before, which nobody sees any more, go."""
        folder = self._made()
        for old in folder.glob("*.pdf"):
            with suppress(OSError):  # still being printed, or read by another program
                old.unlink()
        self._count += 1
        return folder / f"{self._count}.pdf"

    def sweep(self) -> None:
        """Remove everything."""
        shutil.rmtree(self._folder, ignore_errors=True)
        with suppress(OSError):
            self._folder.parent.rmdir()  # unless another part has something there
        if self._elsewhere is not None:
            self._elsewhere.remove()
            self._elsewhere = None

    def _made(self) -> Path:
        if self._elsewhere is None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
            except OSError:
                self._elsewhere = QTemporaryDir()
        return self._folder if self._elsewhere is None else Path(self._elsewhere.path())
