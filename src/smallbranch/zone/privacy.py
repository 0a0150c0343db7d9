"""The last gate before a text leaves the branch: persons' numbers that slipped into free text are blacked out.

What leaves is chosen by the allow-list in `forms`; this gate is for what people type into topics, notes and contacts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from smallbranch.roster.views import MemberView

_WIDE_DIGITS = str.maketrans("０１２３４５６７８９Ｘｘ－　", "0123456789Xx- ")  # noqa: RUF001 - full-width on purpose
_MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_LONG_FORM, _SHORT_FORM = rf"(?:19|20)\d{{2}}{_MONTH_DAY}\d{{3}}[\dXx]", rf"\d{{2}}{_MONTH_DAY}\d{{3}}"
_ID_NUMBER = re.compile(rf"(?<!\d)[1-9]\d{{5}}(?:{_LONG_FORM}|{_SHORT_FORM})(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")
_LEAST_NUMBER, _LEAST_ADDRESS = 7, 6
BLACK = "＊"  # noqa: RUF001 - a full-width star is not read as a formula or a wildcard by a spreadsheet


def is_mobile(text: str | None) -> bool:
    """Tell whether a text holds a mobile phone number."""
    return bool(_MOBILE.search((text or "").translate(_WIDE_DIGITS)))


def holds_id_number(text: str | None) -> bool:
    """Tell whether a text holds something that reads as an ID number."""
    return bool(_ID_NUMBER.search((text or "").translate(_WIDE_DIGITS)))


class Gate:
    """Blacks out ID numbers, mobile phones, and what the roster holds of them and of home addresses."""

    def __init__(self, members: Iterable[MemberView], allowed: Iterable[str | None] = ()) -> None:
        known = {value for member in members for value in _secrets(member)}
        self._known = sorted(known - {text for text in allowed if text}, key=len, reverse=True)

    def pass_text(self, text: str) -> str:
        """Return the text with every such number or address blacked out, otherwise unchanged."""
        for secret in self._known:
            text = text.replace(secret, BLACK * 3)
        for pattern in (_ID_NUMBER, _MOBILE):
            for match in reversed(list(pattern.finditer(text.translate(_WIDE_DIGITS)))):
                text = text[: match.start()] + BLACK * 3 + text[match.end() :]
        return text


def _secrets(member: MemberView) -> Iterable[str]:
    for value in (member.id_number, member.phone):
        if value and len(value) >= _LEAST_NUMBER:
            yield value
    for value in (member.address, member.registered_residence):
        # A bare district is no secret and stands in many places' names; a door number makes an address.
        if value and len(value) >= _LEAST_ADDRESS and any(char.isdigit() for char in value):
            yield value
