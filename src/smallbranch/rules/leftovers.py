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

# Patterns are texts here: `re` compiles and keeps them when the first question is asked, not at every start.
_NUMERALS = "一二三四五六七八九"
_MONTH = r"(?<![\d第至到—~～十-])(?:(?P<year>\d{4})年)?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_MEETING = "主题党日|党员大会|支委会|支部委员会|党小组会|党课|组织生活|集中学习|支部会议|学习会"
_NAMED = rf"{_MONTH}份?(?:份?的)?(?:支部)?(?:{_MEETING})"
_QUARTER = r"(?<![至到—～~-])第?(?P<quarter>[一二三四1-4])季度(?:的)?(?:支部)?(?:党员大会|党课)"
_DAY = rf"{_MONTH}(?P<day>[12]\d|3[01]|0?[1-9])日"
_OPENING = rf"{_DAY}[，,]?(?:[上下中]午|晚上?)?[，,]?(?P<rest>[^。；！\n]{{0,40}})"
_TIME_LINE = rf"(?m)^\s*(?:会议|活动|开会|召开)?(?:时间|日期)\s*[：:]\s*{_DAY}"
_HELD = r"召开|举行|开展|组织"
_OURS = rf"支部|党小组|全体党员|{_MEETING}"
_THEIRS = r"全[国省市县区州盟]|各地|各支部|各单位|中央|机关工委|县委|市委|省委|[国省市县区]直"
_ELSEWHERE = (
    r"通报|总结|回顾|布置|安排|部署|研究|讨论|筹备|计划|准备|拟|下个?月|上个?月|以来|起|自|截至|根据|按照|传达|精神"
    r"|印发|下发|贯彻|中央|总书记|省委|市委|县委|区委|上级|文件|审议|听取|补办|推迟|改期|原定|顺延|提前|比较|对比|预告"
    r"|去年|前年|明年|上年|上次|上一次|此前|之前|下次|将|预计|确定的|通过的|决定的|布置的|落实|为了|为落实|推进会"
)
# A record names itself where it begins and where it ends; months in between are those of other meetings.
_ITSELF = r"(?:本次|此次|今天|今日|本期)[^。；！？\n]{0,6}$"
_END = r"^[^。；！？\n]{0,8}(?:结束|散会|闭会)"
_BRANCH = (
    r"(?:^|[。；;！\n，,：:])\s*(?P<name>[\u4e00-\u9fff]{2,16}?)(?P<kind>党支部|(?<!党)支部)"
    r"(?=全体|书记.{0,6}(?:主持|讲话|带领|宣读|领学|作)|委员会|于|在|召开|组织|开展|举行|党员)"
)
_NOT_A_NAME = (
    r"我|本|该|各|两|双|全|所属|下属|机关|联合|兄弟|共建|结对|先进|优秀|示范|标准|同志|由|经|请|让|对|与|和|同|向|赴|到|往"
    r"|在|为|被|把|从|以|给|据|听|邀|会同|代表|根据|上级|一个|某|每|其他|基层|党员|小组|会议|参加|加强|推进|建设|成立|新|老|原"
)


def of_leftovers(event: EventView, own_names: Sequence[str]) -> Iterator[Finding]:
    """Yield month words and branch names in the text of an event that do not fit it; each kind once a segment."""
    day, subject = event.start_at.date(), Subject("event", event.id)
    for part in event.segments:
        params = {"form": part.form, "held_on": day}
        found = next(_wrong_months(event, part, day), None)
        if found is not None:
            yield Finding("odd_other_month", Severity.INFO, {**params, "text": found}, subject)
        named = [*own_names, event.joint_with or "", event.place or ""]
        other = next(_other_branches(part, named), None)
        if other is not None:
            yield Finding("odd_other_branch", Severity.INFO, {**params, "text": other}, subject)


def _wrong_months(event: EventView, part: SegmentView, day: date) -> Iterator[str]:
    right = {day.month, *_made_up_months(part.makes_up)}
    for heading in (event.title, part.topic, *(item.title for item in part.agenda)):
        yield from _misnamed(heading, right)
    for text in (part.minutes, part.discussion, part.resolution):
        yield from _misnamed(text or "", right, all_of_it=False)
    for text in (part.minutes, part.discussion):
        yield from _wrong_openings(_first_sentence(text or ""), day)
        yield from _wrong_times(text or "", day)


def _misnamed(text: str, right: set[int], *, all_of_it: bool = True) -> Iterator[str]:
    """Yield how a text names its own meeting when it is by another month or quarter."""
    quarters = {(month + 2) // 3 for month in right}
    named = [(match, _number(match["month"]) in right) for match in re.finditer(_NAMED, text)]
    # A sentence with several quarters in it is about the year, not about its own meeting.
    named += [
        (match, _number(match["quarter"]) in quarters)
        for match in re.finditer(_QUARTER, text)
        if len(set(re.findall(r"[一二三四1-4]季度", _sentence_around(text, match.start(), match.end())))) == 1
    ]
    for match, fits in named:
        own = all_of_it or _names_itself(text, match.start(), match.end())
        if not fits and own and not _elsewhere(text, match.start(), match.end()):
            yield match[0]


def _names_itself(text: str, start: int, end: int) -> bool:
    """Tell whether the meeting named is the one the text is about: in its first sentence, as this one, or as ending."""
    first = not re.search(r"[。；！？\n]", text[:start].lstrip())
    return first or bool(re.search(_ITSELF, text[:start])) or bool(re.search(_END, text[end:]))


def _first_sentence(text: str) -> str:
    return re.split(r"[。；！？\n]", text.lstrip(), maxsplit=1)[0]


def _wrong_times(text: str, day: date) -> Iterator[str]:
    """Yield the day that stands in the line of the time when it is not the event's."""
    for match in re.finditer(_TIME_LINE, text):
        if not _is_day(match, day, or_next=False):
            yield match[0].strip()


def _wrong_openings(text: str, day: date) -> Iterator[str]:
    """Yield the day a text says the meeting was held on when it is not the event's (or, late at night, the next)."""
    for match in re.finditer(_OPENING, text):
        rest, held = match["rest"], re.search(_HELD, match["rest"])
        if held is None or _is_day(match, day) or not re.search(_OURS, rest) or rest[held.end() :].startswith("的"):
            continue
        before = _sentence_before(text, match.start()) + rest[: held.end()]
        if not re.search(_ELSEWHERE, before) and not re.search(_THEIRS, before):
            yield match[0][: match.start("rest") - match.start()]


def _is_day(match: re.Match[str], day: date, *, or_next: bool = True) -> bool:
    stated = int(match["year"] or day.year), _number(match["month"]), int(match["day"])
    days = (day, day + timedelta(days=1)) if or_next else (day,)
    return stated in {(one.year, one.month, one.day) for one in days}


def _other_branches(part: SegmentView, own_names: Sequence[str]) -> Iterator[str]:
    known = [name for name in own_names if name]
    for text in (part.minutes, part.discussion, part.resolution):
        for match in re.finditer(_BRANCH, text or ""):
            name, whole = match["name"], match["name"] + match["kind"]
            ours = any(whole in own or name in own or own in whole for own in known)
            if not ours and not re.search(_NOT_A_NAME, name):
                yield whole


def _elsewhere(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence before a match, or the clause after it, reports, plans or cites."""
    clause = re.split(r"[，,。；！!？\n]", text[end:], maxsplit=1)[0]
    return re.search(_ELSEWHERE, _sentence_before(text, start) + clause) is not None


def _sentence_around(text: str, start: int, end: int) -> str:
    return _sentence_before(text, start) + text[start:end] + re.split(r"[。；！!？\n]", text[end:], maxsplit=1)[0]


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
