"""The name of the file: it travels on sticks and in chat groups, so it names the unit and never a person."""

from __future__ import annotations

import re
from collections.abc import Iterable

from smallbranch.kernel import names
from smallbranch.kernel.periods import Period
from smallbranch.roster.views import BranchView

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(branch: BranchView, title: str, period: Period) -> str:
    """Return a name that every file system takes."""
    who = branch.unit_code or branch.short_name or branch.agency or branch.name
    mark = "（练习）" if branch.practice else ""
    stem = _FORBIDDEN.sub("_", f"{who}_{title}_{period}{mark}").strip(" .")
    return f"{stem}.xlsx"


def names_in(stem: str, people: Iterable[str]) -> bool:
    """Tell whether a file name holds the name of one of the people."""
    key = names.fold(stem)
    return any(names.fold(name) in key for name in people if name)
