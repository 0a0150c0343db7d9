"""Chinese numerals in dates: 一九九〇年七月二十一日 to digits."""

from __future__ import annotations

import re

_FORMS = ("〇零○Oo◯", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {char: value for value, chars in enumerate(_FORMS) for char in chars}
NUMERAL = "〇零○◯一壹二贰三叁四肆五伍六陆七柒八捌九玖十拾廿卅"
_YEAR = re.compile(f"([{NUMERAL}Oo]{{4}}|[{NUMERAL}Oo]{{2}})(?=年)")
_SMALL = re.compile(f"([{NUMERAL}]{{1,3}})(?=[月日号])")


def with_digits(text: str) -> str:
    """Return the text with Chinese year, month and day numerals written as digits; other characters stay."""
    text = text.replace("元月", "1月")
    text = _YEAR.sub(lambda match: "".join(str(_DIGITS.get(char, "")) for char in match[1]), text)
    return _SMALL.sub(lambda match: str(small_number(match[1])), text)


def small_number(text: str) -> int:
    """Return the number of a numeral below one hundred (十, 二十一, 廿一, 三〇)."""
    text = text.replace("廿", "二十").replace("卅", "三十").replace("拾", "十")
    if "十" in text:
        tens, _, units = text.partition("十")
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(units, 0) if units else 0)
    return int("".join(str(_DIGITS[char]) for char in text))
