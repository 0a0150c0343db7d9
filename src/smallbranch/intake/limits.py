"""How much of a foreign file is read, and the one way to refuse it inside the child process."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Technical bounds against hostile or absurd files; bytes, seconds, rows and columns as named."""

    file_bytes: int = 20 * MIB
    archive_entries: int = 200
    archive_ratio: int = 200
    archive_bytes: int = 100 * MIB
    ratio_free_bytes: int = 2 * MIB
    rows: int = 5_000
    columns: int = 200
    cells: int = 1_000_000
    sheets: int = 60
    cell_characters: int = 32_767
    memory_bytes: int = 1024 * MIB
    seconds: float = 20.0


DEFAULT_LIMITS = ReadLimits()


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """Technical bounds for photos and attached files: bytes as given, pixels of a picture and of its longer side."""

    file_bytes: int = 40 * MIB
    document_bytes: int = 20 * MIB
    pixels: int = 120_000_000
    side: int = 30_000
    archive_entries: int = 5_000

    @property
    def megabytes(self) -> int:
        """Return the most a file may have, as a person reads it."""
        return self.file_bytes // MIB


PICTURE_LIMITS = PictureLimits()


class RefusedFile(Exception):
    """The file is not read: `code` names the sentence, `params` fill its blanks."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
