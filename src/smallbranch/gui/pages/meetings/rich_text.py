"""The plain text of a Rich Text Format stream, for programs that put nothing else on the clipboard; without Qt."""

from __future__ import annotations

import re
from typing import Final

_TOKEN: Final = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|(.)", re.IGNORECASE | re.DOTALL
)
_SILENT: Final = frozenset(
    "fonttbl colortbl stylesheet info pict object header footer footnote themedata datastore generator xmlnstbl"
    " listtable listoverridetable rsidtbl latentstyles".split()
)
_SIGNS: Final = {"par": "\n", "line": "\n", "row": "\n", "sect": "\n", "tab": "\t", "cell": "\u3000"} | {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
}  # fmt: skip
_ENCODING: Final = "gb18030"


def rtf_text(rtf: str) -> str:
    """Return the text of a stream, one line a paragraph; bytes are read as Chinese Windows writes them."""
    return _Stream().read(rtf)


class _Stream:
    """Walks through the tokens; groups remember whether they are shown and how many stand-ins follow a number."""

    def __init__(self) -> None:
        self._out = bytearray()
        self._groups: list[tuple[bool, int]] = []
        self._silent, self._stand_ins, self._skip = False, 1, 0

    def read(self, rtf: str) -> str:
        for word, number, code, sign, brace, plain in (match.groups() for match in _TOKEN.finditer(rtf)):
            if brace:
                self._group(brace)
            elif word in _SILENT or sign == "*":
                self._silent = True
            elif not self._silent:
                self._control(word, number) if word else self._text(code, sign, plain)
        return bytes(self._out).decode(_ENCODING, "replace")

    def _group(self, brace: str) -> None:
        if brace == "{":
            self._groups.append((self._silent, self._stand_ins))
        else:
            self._silent, self._stand_ins = self._groups.pop() if self._groups else (False, 1)

    def _control(self, word: str, number: str | None) -> None:
        if word == "uc":
            self._stand_ins = int(number or 1)
        elif word == "u" and number:
            self._put(chr(int(number) % 65536))
            self._skip = self._stand_ins
        else:
            self._put(_SIGNS.get(word, ""))

    def _text(self, code: str | None, sign: str | None, plain: str | None) -> None:
        if self._skip and (code or plain):
            self._skip -= 1  # it stands for the character just given by its number
        elif code:
            self._out += bytes.fromhex(code)
        elif sign in ("\\", "{", "}"):
            self._put(sign)
        elif sign == "~":
            self._put(" ")
        elif plain:
            self._put(plain)

    def _put(self, text: str) -> None:
        self._out += text.encode(_ENCODING, "replace")
