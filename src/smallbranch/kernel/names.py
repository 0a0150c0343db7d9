"""Names of people: one stored form, one key for search, one printed form, one order.

Stored names are NFC (never NFKC: it would change characters), without spaces between Chinese characters, with
U+00B7 as the one middle dot. Everything counts code points, never UTF-16 units, so 𬭩 is one character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

MIDDLE_DOT = "\u00b7"
IDEOGRAPHIC_SPACE = "\u3000"

_DOT_FORMS = "\u00b7\u2022\u30fb\uff65\u2027\u2219\u22c5"
_FULL_STOPS = ".\uff0e"
_INVISIBLE = re.compile("[\u200b\u2060\ufeff]")
_SPACES = re.compile(r"\s+")
_SELECTOR_CLASS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HAN_CLASS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\uf900-\ufaff\U00020000-\U0003ffff" + _SELECTOR_CLASS
_HAN = re.compile(f"[{_HAN_CLASS}]")
_DOT_RUN = re.compile(f" ?[{_DOT_FORMS}](?:[ {_DOT_FORMS}{_FULL_STOPS}]*[{_DOT_FORMS}])? ?")
# Texts: these two take 8 ms to compile, which `re` does, once, when the first name is written and not at every start.
_STOP_AT_HAN = f"(?<=[{_HAN_CLASS}]) ?[{_FULL_STOPS}] ?(?=\\w)|(?<=\\w) ?[{_FULL_STOPS}] ?(?=[{_HAN_CLASS}])"
_SPACE_IN_HAN = f"(?<=[{_HAN_CLASS}]) (?=[{_HAN_CLASS}])"
_SELECTORS = re.compile(f"[{_SELECTOR_CLASS}]")

COMPOUND_SURNAMES = frozenset(
    (
        "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 "
        "诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 "
        "公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 "
        "亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 "
        "拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 "
        "公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 "
        "西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 "
        "子桑 即墨 达奚 褚师 纳兰 欧陽 司馬 東方 諸葛 尉遲 鍾離 "
        "長孫 鮮于 叶赫 哥舒 叱干 完颜 富察 爱新觉罗 叶赫那拉 那拉 "
        "钮祜禄 瓜尔佳"
    ).split()
)
_LONGEST_SURNAME = max(len(name) for name in COMPOUND_SURNAMES)


class NameProblem(ValueError):
    """A name that cannot be stored.

    `code` is `name_control_character`, `name_broken_text` or `name_direction_mark`.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def normalise(name: str) -> str:
    """Return the stored form of a name; an empty text stays empty.

    Raises:
        NameProblem: the text holds control characters, half a character or marks that turn the direction.
    """
    text = _INVISIBLE.sub("", name)
    _refuse_unstorable(text)
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    text = re.sub(_STOP_AT_HAN, MIDDLE_DOT, text)
    text = _DOT_RUN.sub(MIDDLE_DOT, text).strip(" " + MIDDLE_DOT)
    return unicodedata.normalize("NFC", re.sub(_SPACE_IN_HAN, "", text))


def fold(name: str) -> str:
    """Return the key for search and for finding duplicates: no dots, no spaces, no case, no width."""
    text = unicodedata.normalize("NFKC", normalise(name)).casefold()
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum() or _HAN.match(char))


def length(name: str) -> int:
    """Count the characters a reader sees: code points without variation selectors."""
    return len(_SELECTORS.sub("", name))


def is_han(char: str) -> bool:
    """Tell whether a character is a Chinese character (private-use ones, as old systems wrote rare names, included)."""
    return bool(_HAN.match(char))


def spaced(name: str) -> str:
    """Return the printed form of a list: 张三 becomes 张　三; longer names, dotted names and others stay.

    Only for paper, never stored. A bare compound surname (欧阳) is two characters wide and is spaced like any other.
    """
    if MIDDLE_DOT in name or length(name) != 2 or not all(is_han(char) for char in name):
        return name
    second = next(index for index, char in enumerate(name) if index and not _SELECTORS.match(char))
    return name[:second] + IDEOGRAPHIC_SPACE + name[second:]


def surname(name: str) -> str:
    """Return the family name, or "" where none can be told (dotted names, names not in Chinese characters)."""
    if not name or MIDDLE_DOT in name or not is_han(name[0]):
        return ""
    for size in range(min(_LONGEST_SURNAME, len(name) - 1), 1, -1):
        if name[:size] in COMPOUND_SURNAMES:
            return name[:size]
    return name[0]


def stroke_key(name: str, rank: Callable[[str], int]) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return the sort key 姓氏笔画: family name by strokes first, ties by the next character.

    `rank` gives the place of one character in stroke order (see `packs.strokes`).
    """
    family = surname(name)
    return tuple(map(rank, family or name[:1])), tuple(map(rank, name[len(family or name[:1]) :])), name


def _refuse_unstorable(text: str) -> None:
    for char in text:
        category = unicodedata.category(char)
        if category == "Cs":
            raise NameProblem("name_broken_text")
        if category == "Cc":
            raise NameProblem("name_control_character")
        if char in "\u200e\u200f\u061c" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069":
            raise NameProblem("name_direction_mark")
