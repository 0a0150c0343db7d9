"""The filters the practice branch keeps over its roster, as commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smallbranch.roster.filters import MemberFilter, SaveMemberFilter
from smallbranch.store.dispatch import Dispatcher


def keep_filters(dispatcher: Dispatcher, data: Mapping[str, Any]) -> None:
    """Keep every filter under its name."""
    for item in data["filter"]:
        asked: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in item["asked"].items()
        }
        dispatcher.do(SaveMemberFilter(name=item["name"], filter=MemberFilter(**asked)))
