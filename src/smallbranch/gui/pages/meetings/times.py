"""Times of day as they are typed, without Qt."""

from __future__ import annotations

import re
from datetime import time
from typing import Final
from unicodedata import normalize

_TIME: Final = re.compile(r"(\d{1,2})(?:[:.点时]|(?=\d\d$))?(\d{2})?分?")


def read_time(text: str) -> time | None:
    """Read `9:30`, `930`, `0930`, `15：30`, `15点30分` or `15`; None when it is no time of day."""
    match = _TIME.fullmatch(normalize("NFKC", "".join(text.split())))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
