"""How much of a text stands in an earlier one: triples of characters in common, dates, signs and headings left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.meetings.said import Said

ASK_FROM_PERCENT = 80
SHORTEST = 60
"""Characters; shorter texts are formulas everybody uses, alike without being copied."""
_TRIPLE, _LEEWAY = 3, 20
_HEADINGS = (
    "时间|地点|主持|主持人|记录|记录人|应到|实到|应到人数|实到人数|出席|出席人员|参加人员|参会人员|列席|列席人员|缺席|缺席人员"
    "|请假|请假人员|议题|议程|会议议程|会议议题|主题|形式|会议名称|会议类型|活动主题|活动形式|签到|备注"
)
_HEADING_LINE = re.compile(rf"^\s*(?:会议)?(?:{_HEADINGS})\s*[：:].*$", re.MULTILINE)
_NUMBERED = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?")


class _Text(Struct, frozen=True):
    said: Said
    bare: str


def of_copies(asked: Sequence[Said], earlier: Sequence[Said]) -> Iterator[Finding]:
    """Yield records whose text is nearly that of an earlier record, the likest named; each once.

    The triples of an earlier text are made once and forgotten: ten years of records take little time and no room.
    """
    ours = [(text, _kinds(text.bare)) for text in _long_enough(asked)]
    likest: dict[int, tuple[int, Said]] = {}
    for other in (*_long_enough(earlier), *(text for text, _ in ours)):
        near = [(text, kinds) for text, kinds in ours if _comparable(text, other)]
        theirs = _kinds(other.bare) if near else frozenset()
        for text, kinds in near:
            percent = _dice(text.bare, other.bare) if _near(kinds, theirs) else 0
            if percent > likest.get(text.said.segment_id, (ASK_FROM_PERCENT - 1, other.said))[0]:
                likest[text.said.segment_id] = percent, other.said
    for text, _ in ours:
        if text.said.segment_id in likest:
            percent, found = likest[text.said.segment_id]
            params = {"form": text.said.form, "held_on": text.said.day, "other_on": found.day, "percent": percent}
            yield Finding("odd_copied_text", Severity.WARNING, params, Subject("event", text.said.event_id))


def likeness(one: str, other: str) -> int:
    """Return how much two texts have in common, in percent: 100 for the same, 0 for nothing."""
    return _dice(_bare(one), _bare(other))


def _long_enough(texts: Iterable[Said]) -> Iterator[_Text]:
    """Yield the texts worth comparing, in the order of their days."""
    for said in sorted(texts, key=_place):
        bare = _bare(_without_headings(said))
        if len(bare) >= SHORTEST:
            yield _Text(said, bare)


def _place(said: Said) -> tuple[date, int, int]:
    return said.day, said.event_id, said.segment_id


def _comparable(text: _Text, other: _Text) -> bool:
    """Tell whether a text may be held against another: an earlier one, of another event, of a like length.

    The cells of a branch study the same thing in the same month; their records are not held against each other.
    """
    one, two = text.said, other.said
    shorter, both = min(len(text.bare), len(other.bare)), len(text.bare) + len(other.bare)
    if one.event_id == two.event_id or _place(two) >= _place(one) or 200 * shorter < ASK_FROM_PERCENT * both:
        return False
    cells = one.form == two.form and one.cell_id is not None and two.cell_id is not None
    same_month = (one.day.year, one.day.month) == (two.day.year, two.day.month)
    return not (cells and one.cell_id != two.cell_id and same_month)


def _near(kinds: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell quickly whether two texts may be alike: repetitions change the share of common triples only a little."""
    return 200 * len(kinds & theirs) >= (ASK_FROM_PERCENT - _LEEWAY) * (len(kinds) + len(theirs))


def _without_headings(said: Said) -> str:
    """Return the text without the lines of a form and without the agenda's own titles."""
    titles = {_NUMBERED.sub("", title).strip() for title in said.agenda}
    lines = _HEADING_LINE.sub("", said.text).splitlines()
    return "\n".join(line for line in lines if _NUMBERED.sub("", line).strip(" 。；;") not in titles)


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _kinds(bare: str) -> frozenset[str]:
    return frozenset(bare[at : at + _TRIPLE] for at in range(len(bare) - _TRIPLE + 1))


def _dice(one: str, other: str) -> int:
    first, second = _triples(one), _triples(other)
    both = first.total() + second.total()
    common = sum(min(count, second[triple]) for triple, count in first.items() if triple in second)
    return 200 * common // both if both else 0


def _triples(bare: str) -> Counter[str]:
    return Counter(bare[at : at + _TRIPLE] for at in range(len(bare) - _TRIPLE + 1))
