"""What a citizen identity number says; a doubt is only a warning: the personnel file may rightly differ (C27)."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from smallbranch.kernel import partial
from smallbranch.kernel.findings import Finding, Severity, Subject

_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212]")
_FULL_FORM = re.compile(r"\d{17}[\dX]")
_OLD_FORM = re.compile(r"\d{15}")


class IdNumber(Struct, frozen=True):
    """The parts of a number; `check_digit_fits` is None for the 15-digit form, which had none."""

    birth_date: date | None
    sex: str
    check_digit_fits: bool | None


def tidy(text: str) -> str:
    """Return the stored form: half-width, no separators, X in upper case."""
    narrow = "".join(chr(ord(char) - 0xFEE0) if "\uff01" <= char <= "\uff5e" else char for char in text)
    return _SEPARATORS.sub("", narrow).upper()


def read(number: str) -> IdNumber | None:
    """Return the parts of a tidy number, or None when it has neither form."""
    if _FULL_FORM.fullmatch(number):
        from stdnum.cn import ric

        fits = bool(ric.calc_check_digit(number) == number[-1])
        return IdNumber(_day(number[6:14]), _sex(number[16]), fits)
    if _OLD_FORM.fullmatch(number):
        return IdNumber(_day("19" + number[6:12]), _sex(number[14]), None)
    return None


def doubts(number: str, birth_date: str | None, sex: str | None, subject: Subject) -> list[Finding]:
    """Compare a number with itself and with the two fields beside it; the number itself is never a parameter."""

    def doubt(code: str, severity: Severity = Severity.WARNING, **params: object) -> Finding:
        return Finding(code, severity, params, subject)

    parts = read(number)
    if parts is None:
        return [doubt("member_id_form", length=len(number))]
    found = []
    if parts.check_digit_fits is None:
        found.append(doubt("member_id_historic", Severity.INFO))
    elif not parts.check_digit_fits:
        found.append(doubt("member_id_check_digit"))
    if parts.birth_date is None:
        found.append(doubt("member_id_date"))
    elif birth_date is not None and not _may_be(birth_date, parts.birth_date):
        found.append(doubt("member_id_birth_date", birth_date=birth_date, id_birth_date=parts.birth_date.isoformat()))
    if sex is not None and sex != parts.sex:
        found.append(doubt("member_id_sex", sex=sex, id_sex=parts.sex))
    return found


def _may_be(text: str, day: date) -> bool:
    return partial.earliest(text) <= day <= partial.latest(text)


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _sex(digit: str) -> str:
    return "男" if int(digit) % 2 else "女"
