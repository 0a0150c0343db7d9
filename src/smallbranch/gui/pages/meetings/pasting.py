"""Text pasted from Word, WPS or a web page as plain paragraphs, without Qt.

What was written is kept, numbers of lists as the text they show; what only made it look so is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Final

from smallbranch.gui.pages.meetings.rich_text import rtf_text

_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACES: Final = str.maketrans({"\u00a0": " ", "\t": " ", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"})
_SILENT: Final = frozenset("head style script title xml meta link object template noscript o:p del".split())
_BLOCKS: Final = frozenset(
    "p div li tr h1 h2 h3 h4 h5 h6 ul ol table section article blockquote pre dt dd header footer figure".split()
)
_VOID: Final = frozenset("br hr img meta link input col wbr".split())
_RUN: Final = re.compile(r"[ \u3000]{2,}")


def clean_paste(text: str) -> str:
    """Return plain text without leftovers.

    Invisible signs, hard blanks, indents made of blanks, blanks at line ends and runs of empty lines go.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [_tidy(line) for line in plain.translate(_SPACES).translate(_UNSEEN).split("\n")]
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).rstrip("\n") if len(lines) > 1 else kept[0] if kept else ""


def from_html(html: str) -> str:
    """Return the paragraphs of a formatted text; a table's rows become lines, a soft break a new line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return clean_paste("\n".join(reader.lines()))


def from_rtf(rtf: str) -> str:
    """Return the paragraphs of a text in the Rich Text Format, for programs that offer nothing else."""
    return clean_paste(rtf_text(rtf))


def _tidy(line: str) -> str:
    """Return a line without the blanks that made its indent and its spacing; one blank between words stays."""
    return _RUN.sub(lambda run: " " if " " in run[0] else "\u3000", line).strip(" \u3000")


class _Reader(HTMLParser):
    """Collects the text of a page line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._done: list[str] = []
        self._line: list[str] = []
        self._silent: list[str] = []
        self._lists: list[int | None] = []
        self._cells = 0
        self._in_cell = 0

    def lines(self) -> list[str]:
        """Return what was read."""
        self._break()
        return self._done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block, count lists and cells, go silent where nothing is shown."""
        given = {name: value or "" for name, value in attrs}
        if tag == "body" or (tag in _BLOCKS and self._silent == ["p"]):
            self._silent = []  # what HTML lets stay open ends here
        if self._silent or tag in _SILENT or _is_hidden(given):
            if tag not in _VOID:
                self._silent.append(tag)
            return
        if tag in ("td", "th"):
            if self._cells:
                self._line = [*self._line[: len(self._line) - (self._line[-1:] == [" "])], "\u3000"]
            self._cells, self._in_cell = self._cells + 1, self._in_cell + 1
        elif tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._break()
            self._begin(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """End a line at the end of a block."""
        if self._silent:
            if tag == self._silent[-1]:
                self._silent.pop()
            return
        if tag in ("td", "th"):
            self._in_cell = max(0, self._in_cell - 1)
        elif tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Keep text that is shown; line ends in the source are blanks."""
        if not self._silent:
            self._line.append(re.sub(r"[ \t\r\n\f]*[\r\n][ \t\r\n\f]*", _joint, data))

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "tr":
            self._cells = 0
        elif tag in ("ol", "ul"):
            start = given.get("start", "")
            self._lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
        elif tag == "li" and self._lists and self._lists[-1] is not None:
            self._line.append(f"{self._lists[-1]}.")  # the number the page shows
            self._lists[-1] += 1

    def _break(self) -> None:
        if self._in_cell:  # paragraphs of one cell stay on its row's line
            if self._line and self._line[-1] not in ("\u3000", " "):
                self._line.append(" ")
            return
        text = "".join(self._line)
        if text.strip():
            self._done.append(text)
        self._line = []


def _joint(match: re.Match[str]) -> str:
    """Return what a line end in the source stands for: nothing between two Chinese characters, else a blank."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return "" if _is_wide(before) and _is_wide(after) else " "


def _is_wide(sign: str) -> bool:
    return bool(sign) and unicodedata.east_asian_width(sign) in "WF"


def _is_hidden(given: Mapping[str, str]) -> bool:
    style = given.get("style", "").replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style or "hidden" in given
