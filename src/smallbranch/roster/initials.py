"""The letters a name is typed by: 张三 → zs. Family names read in their own way are put right (单 is s, not d)."""

from __future__ import annotations

from smallbranch.kernel import names

# Family names whose reading differs from the usual one of the character; the user may override any of them.
_READINGS = {
    "b": "秘 卜 柏",
    "c": "种 種 晁 车 重",
    "cy": "单于",
    "g": "盖 蓋 句",
    "h": "黑 华",
    "j": "纪 贾",
    "k": "适 阚",
    "lh": "令狐",
    "m": "缪 繆",
    "mq": "万俟",
    "n": "那 宁 乜",
    "o": "区 區",
    "p": "朴 繁 逄",
    "q": "仇 覃",
    "r": "任",
    "s": "单 單 召 折 宿 石",
    "t": "钭",
    "tt": "澹台",
    "w": "隗 尉",
    "x": "解 洗 冼 郗",
    "xh": "夏侯",
    "y": "乐 樂 员 員 燕 俞",
    "yc": "尉迟 尉遲",
    "z": "曾 查 翟 祭 長",
    "zs": "长孙 長孫",
}
_SURNAME_LETTERS = {family: letters for letters, families in _READINGS.items() for family in families.split()}


def initials(name: str) -> str:
    """Return the lower-case initials of a name in stored form."""
    family = names.surname(name)
    known = _SURNAME_LETTERS.get(family)
    if known is not None:
        return known + _letters(name[len(family) :])
    return _letters(name)


def _letters(text: str) -> str:
    if not text:
        return ""
    from pypinyin import Style, lazy_pinyin

    words = lazy_pinyin(text.replace(names.MIDDLE_DOT, " "), style=Style.NORMAL)
    parts = [part for word in words for part in word.split()]
    return "".join(part[0] for part in parts if part[0].isalnum()).lower()
