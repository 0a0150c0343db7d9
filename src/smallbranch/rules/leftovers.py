"""What is left over of last month's file: another month, another day, another branch in the text.

Honest minutes speak of other months all the time (what was reported, what is planned, what a document says), so only
words that name the meeting itself are looked at, and sentences that report or plan are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.meetings.views import EventView, SegmentView

_NUMERALS = "一二三四五六七八九"
_MONTH = r"(?<![\d第至到—~～十-])(?:(?P<year>\d{4})年)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_MEETING = "主题党日|党员大会|支委会|支部委员会|党小组会|党课|组织生活|集中学习|支部会议|学习会"
_NAMED = re.compile(rf"{_MONTH}份?(?:份?的)?(?:支部)?(?:{_MEETING})")
_OPENING = re.compile(
    rf"{_MONTH}(?P<day>[12]\d|3[01]|0?[1-9])日[，,]?(?:[上下中]午|晚上?)?[，,]?(?P<rest>[^。；！\n]{{0,40}})"
)
_HELD = re.compile(r"召开|举行|开展|组织")
_OURS = re.compile(rf"支部|党小组|全体党员|{_MEETING}")
_ELSEWHERE = re.compile(
    r"通报|总结|回顾|布置|安排|部署|研究|讨论|筹备|计划|准备|拟|下个?月|上个?月|以来|起|自|截至|根据|按照|传达|精神"
    r"|印发|下发|贯彻|中央|总书记|省委|市委|县委|区委|上级|文件|审议|听取|补办|推迟|改期|原定|顺延|提前|比较|对比|预告"
)
_OPENING_WITHIN = 120
_BRANCH = re.compile(
    r"(?:^|[。；;！\n，,：:])\s*(?P<name>[\u4e00-\u9fff]{2,16}?)(?P<kind>党支部|(?<!党)支部)"
    r"(?=全体|书记.{0,6}(?:主持|讲话|带领|宣读|领学|作)|委员会|于|在|召开|组织|开展|举行|党员)"
)
_NOT_A_NAME = re.compile(
    r"我|本|该|各|两|双|全|所属|下属|机关|联合|兄弟|共建|结对|先进|优秀|示范|标准|同志|由|经|请|让|对|与|和|同|向|赴|到|往"
    r"|在|为|被|把|从|以|给|据|听|邀|会同|代表|根据|上级|一个|某|每|其他|基层|党员|小组|会议|参加|加强|推进|建设|成立|新|老|原"
)


def of_leftovers(event: EventView, own_names: Sequence[str]) -> Iterator[Finding]:
    """Yield month words and branch names in the text of an event that do not fit it; each kind once a segment."""
    day, subject = event.start_at.date(), Subject("event", event.id)
    for part in event.segments:
        params = {"form": part.form, "held_on": day}
        found = next(_wrong_months(part, day), None)
        if found is not None:
            yield Finding("odd_other_month", Severity.INFO, {**params, "text": found}, subject)
        named = [*own_names, event.joint_with or "", event.place or ""]
        other = next(_other_branches(part, named), None)
        if other is not None:
            yield Finding("odd_other_branch", Severity.INFO, {**params, "text": other}, subject)


def _wrong_months(part: SegmentView, day: date) -> Iterator[str]:
    right = {day.month, *_made_up_months(part.makes_up)}
    for text in (part.topic, part.minutes, part.discussion, part.resolution):
        for match in _NAMED.finditer(text or ""):
            if _number(match["month"]) not in right and not _elsewhere(text or "", match.start(), match.end()):
                yield match[0]
    for text in (part.minutes, part.discussion):
        yield from _wrong_openings((text or "")[:_OPENING_WITHIN], day)


def _wrong_openings(text: str, day: date) -> Iterator[str]:
    """Yield the day a text says the meeting was held on when it is not the event's (or, late at night, the next)."""
    right = {(one.year, one.month, one.day) for one in (day, day + timedelta(days=1))}
    for match in _OPENING.finditer(text):
        rest, held = match["rest"], _HELD.search(match["rest"])
        year = int(match["year"] or day.year)
        stated = (year, _number(match["month"]), int(match["day"]))
        if held is None or stated in right or not _OURS.search(rest) or rest[held.end() :].startswith("的"):
            continue
        if not _ELSEWHERE.search(_sentence_before(text, match.start()) + rest[: held.end()]):
            yield match[0][: match.start("rest") - match.start()]


def _other_branches(part: SegmentView, own_names: Sequence[str]) -> Iterator[str]:
    known = [name for name in own_names if name]
    for text in (part.minutes, part.discussion, part.resolution):
        for match in _BRANCH.finditer(text or ""):
            name, whole = match["name"], match["name"] + match["kind"]
            ours = any(whole in own or name in own or own in whole for own in known)
            if not ours and not _NOT_A_NAME.search(name):
                yield whole


def _elsewhere(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence before a match, or the clause after it, reports, plans or cites."""
    clause = re.split(r"[，,。；！!？\n]", text[end:], maxsplit=1)[0]
    return _ELSEWHERE.search(_sentence_before(text, start) + clause) is not None


def _sentence_before(text: str, at: int) -> str:
    return re.split(r"[。；！!？\n]", text[:at])[-1]


def _number(word: str) -> int:
    """Return the month of 8, 08, 八, 十, 十一."""
    if word.isdecimal():
        return int(word)
    if word.startswith("十"):
        return 10 + (_NUMERALS.index(word[1]) + 1 if len(word) > 1 else 0)
    return _NUMERALS.index(word) + 1


def _made_up_months(period: str | None) -> set[int]:
    if period is None:
        return set()
    try:
        return {month.first.month for month in Period.parse(period).months()}
    except InvalidInput:  # an old record may hold a period nobody can read: then no month is excused
        return set()
