"""What the cells of a column look like, to settle headings that could mean two things and columns without a heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from smallbranch.intake.values import plain_text
from smallbranch.intake.vocabulary import Vocabulary, folded
from smallbranch.intake.workbook import Cell

SAMPLE = 60
_ID = re.compile(r"\d{17}[\dXx]|\d{15}|\d{6}\*+[\dXx]*")
_MOBILE = re.compile(r"(?:\+?86-?)?1[3-9]\d{9}|0\d{2,3}-?\d{7,8}")
_DATE = re.compile(
    r"(?:19|20)\d{2}(?:[./\-年]?\d{1,2}(?:[./\-月]\d{0,2}日?)?月?|年)?(?:\D.*)?|"
    "[一二〇○零][一二三四五六七八九〇○零]{3}年.*"
)
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]{1,8}[·•・．.][\u3400-\u9fff]{1,12}")
_PARTY_POST = re.compile(
    r"书记|支委|支部委员|(?:组织|宣传|纪检|青年|统战|保密|生活|群工)(?:兼\w+)?委员|^委员$|小组(?:组)?长|^组长$|党员$"
)
_EDUCATION = re.compile(r"研究生|本科|大学|大专|专科|中专|高中|初中|小学|博士|硕士|学士")


def shares(cells: Sequence[Cell], words: Vocabulary) -> dict[str, float]:
    """Return, by kind of content, the share of the filled cells that look like it (0 to 1); empty if none is filled."""
    filled = [cell for cell in cells if plain_text(cell) and folded(plain_text(cell)) not in words.nothing]
    counts: Counter[str] = Counter()
    for cell in filled:
        counts.update(looks_like(cell, words))
    found = {kind: count / len(filled) for kind, count in counts.items()}
    return found | {"filled": float(len(filled))} if filled else {}


def looks_like(cell: Cell, words: Vocabulary) -> set[str]:
    """Return the kinds of content the cell could be."""
    if isinstance(cell, date):
        return {"date"}
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number_kinds(cell)
    text, kinds = plain_text(cell), set()
    word = folded(text)
    for kind, known in (
        ("id_number", _ID.fullmatch(word) is not None),
        ("phone", _MOBILE.search(word) is not None and not _ID.fullmatch(word)),
        (
            "date",
            (_DATE.fullmatch(word) is not None and not word.isdigit()) or (word.isdigit() and len(word) in (4, 6, 8)),
        ),
        ("sex", word in words.sex and not word.isdigit()),
        ("ethnic_group", word in words.ethnic or word in words.ethnic_corrected),
        ("member_category", word in words.category or word in words.category_plain or word in words.not_member),
        ("flag", word in words.flag and not word.isdigit()),
        ("name", _NAME.fullmatch(word) is not None and word not in words.ethnic),
        ("party_post", _PARTY_POST.search(word) is not None),
        ("education", _EDUCATION.search(word) is not None),
    ):
        if known:
            kinds.add(kind)
    return kinds


def _number_kinds(number: int | float) -> set[str]:
    if number >= 1e16:
        return {"id_number"}
    if 13_000_000_000 <= number < 20_000_000_000:
        return {"phone"}
    dates = ((1900, 2100), (190001, 210012), (19000101, 21001231), (10000, 60000))
    if any(low <= number <= high for low, high in dates):
        return {"date"}
    return {"number"}
