"""How offices write headings and values; written for the tests, apart from the packs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "姓  名", "姓\n名", "党员姓名", "姓名*", "姓名（与身份证一致）"),
    "sex": ("性别", "性 别", "性\n别", "性别（男/女）"),
    "ethnic_group": ("民族", "民 族", "民族（全称）"),
    "birth_date": ("出生日期", "出生年月", "出生年月\n（岁）", "出生时间", "出 生 年 月", "出生年月日"),
    "native_place": ("籍贯", "籍  贯", "籍贯（省市县）"),
    "education": ("学历", "文化程度", "学 历", "最高学历"),
    "degree": ("学位", "学 位", "最高学位"),
    "work_start_date": ("参加工作时间", "参加工作日期", "参加工\n作时间", "参加工作时间（年月）"),
    "join_date": ("入党时间", "入党日期", "加入党组织日期", "入党\n时间", "入党年月", "加入中国共产党时间"),
    "full_date": ("转正时间", "转正日期", "转为正式党员日期", "转正\n时间", "预备党员转正时间"),
    "id_number": ("身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "身份证号码（18位）", "居民身份证号码"),
    "phone": ("联系电话", "手机号码", "手机", "联系方式", "移动电话", "手机号", "联系电话（手机）"),
    "admin_post": ("工作单位及职务", "现任职务", "行政职务", "单位及职务", "职务"),
    "party_post": ("党内职务", "党 内 职 务", "支部职务", "党支部职务"),
    "party_cell": ("所在党小组", "党小组", "党小组名称"),
    "member_category": ("人员类别", "党员类别", "正式/预备", "党员类型"),
    "department": ("所在部门", "科室", "部门", "所在科室", "处室"),
    "address": ("家庭住址", "现居住地", "现住址", "居住地址"),
    "job_post": ("工作岗位", "岗位"),
    "new_social_stratum": ("新社会阶层类型",),
    "technical_post": ("从事专业技术职务", "职称", "专业技术职务"),
    "registered_residence": ("户籍所在地", "户口所在地"),
    "lost_contact": ("是否失联党员", "是否失联"),
    "mobile": ("是否流动党员", "流动党员"),
    "join_type": ("入党类型",),
    "confirmation_result": ("转正情况",),
    "join_branch": ("入党时所在支部", "入党时所在党支部"),
    "party_age_correction_months": ("党龄校正值", "党龄校正值（月）"),
    "branch_name": ("所在党支部", "党支部名称", "支部名称"),
    "remark": ("备注", "备  注"),
}
IGNORED = ("党龄", "年龄", "是否农民工", "延长预备期时间", "入党介绍人", "毕业院校及专业", "微信号")
GROUPS = {
    "基本情况": ("sex", "ethnic_group", "birth_date", "native_place"),
    "学历学位": ("education", "degree"),
    "党内情况": ("join_date", "full_date", "party_post", "party_cell", "member_category"),
    "联系方式": ("phone", "address"),
}
_CHINESE = "〇一二三四五六七八九"


def chinese(day: str) -> str:
    """Return 一九九〇年七月二十一日 for an ISO date."""
    parts = day.split("-")
    text = "".join(_CHINESE[int(digit)] for digit in parts[0]) + "年"
    for part, unit in zip(parts[1:], "月日", strict=False):
        tens, units = divmod(int(part), 10)
        text += (
            ("" if tens < 2 else _CHINESE[tens]) + ("十" if tens else "") + (_CHINESE[units] if units else "") + unit
        )
    return text


def _plain(day: str) -> tuple[int, int, int]:
    year, month, number = (int(part) for part in day.split("-"))
    return year, month, number


# Each spelling: how it is written, and how much of the date it keeps (length of the ISO text).
DATES: dict[str, tuple[Callable[[str], object], int]] = {
    "iso": (lambda day: day, 10),
    "dots": (lambda day: day.replace("-", "."), 10),
    "short dots": (lambda day: "{}.{}.{}".format(*_plain(day)), 10),
    "slashes": (lambda day: "{}/{}/{}".format(*_plain(day)), 10),
    "chinese units": (lambda day: "{}年{}月{}日".format(*_plain(day)), 10),
    "spaced units": (lambda day: "{} 年 {} 月 {} 日".format(*_plain(day)), 10),
    "numerals": (chinese, 10),
    "compact": (lambda day: day.replace("-", ""), 10),
    "compact number": (lambda day: int(day.replace("-", "")), 10),
    "real date": (date.fromisoformat, 10),
    "real moment": (datetime.fromisoformat, 10),
    "month dots": (lambda day: day[:7].replace("-", "."), 7),
    "month units": (lambda day: "{}年{}月".format(*_plain(day)), 7),
    "month numerals": (lambda day: chinese(day[:7]), 7),
    "month iso": (lambda day: day[:7], 7),
    "month compact number": (lambda day: int(day[:7].replace("-", "")), 7),
    "full width": (lambda day: "".join(chr(ord(c) + 0xFEE0) for c in day[:7].replace("-", ".")), 7),
    "year units": (lambda day: day[:4] + "年", 4),
    "year number": (lambda day: int(day[:4]), 4),
}


def spelled(field: str, value: str | int, style: int) -> object:
    """Return another usual way to write a value that is no date."""
    text = str(value)
    if field == "name" and style % 3 == 1:
        return f"{text[0]}　{text[1]}" if len(text) == 2 else text.replace("·", "•")
    if field == "ethnic_group" and style % 2:
        return text.removesuffix("族")
    if field == "id_number" and style % 2:
        return text.replace("X", "x")
    if field == "phone" and style % 3 == 1:
        return int(text)
    if field == "phone" and style % 3 == 2:
        return f"{text[:3]} {text[3:7]} {text[7:]}"
    if field == "member_category" and style % 2:
        return text.removesuffix("党员")
    if field in ("lost_contact", "mobile") and style % 2:
        return {"是": "√", "否": "×"}[text]
    return value
