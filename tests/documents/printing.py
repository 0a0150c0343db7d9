"""What the tests of printing share."""

from __future__ import annotations

from pathlib import Path

from smallbranch.documents import blocks as b

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
RARE = "䶮㛃𬭩𬸚𬱖𠙶"


def squeeze(text: str) -> str:
    """Drop white space, and the mark PDFium puts where a line ends inside a word."""
    return "".join(text.replace("\ufffe", "").split())


def one_section(*blocks: b.Block, **options: object) -> b.Document:
    """Return a document of one section."""
    return b.Document("测试", (b.Section("L10", "会议记录", blocks, **options),))  # type: ignore[arg-type]
