"""What packs and periods are called in Chinese, said in the language of the window; without Qt."""

from __future__ import annotations

from typing import Final

from smallbranch.kernel.messages import Messages
from smallbranch.kernel.periods import Period, PeriodKind

CHINESE: Final = "zh"
_PERIODS: Final = {
    PeriodKind.YEAR: "period_year",
    PeriodKind.HALF: "period_half",
    PeriodKind.QUARTER: "period_quarter",
    PeriodKind.MONTH: "period_month",
}


def titled(messages: Messages, code: str, title: str) -> str:
    """Return the title a pack gives; in another language the word for its code, where the vocabulary has one."""
    word = messages.word(code)
    return title if messages.language == CHINESE or word == code else word


def period_words(messages: Messages, period: Period) -> str:
    """Return the name of a period."""
    if messages.language == CHINESE:
        return period.label_zh()
    return messages.text("word", _PERIODS[period.kind], {"year": period.year, "number": period.number})
