"""A yearly volume of invented records: a 30-column roster and minutes of about 2,000 characters each.

`python content.py SIZE FOLDER` writes it as SIZE.json and, for LibreOffice, as SIZE.docx.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "src")]

from smallbranch.documents import blocks as b  # noqa: E402
from smallbranch.documents.blocks_json import to_json  # noqa: E402
from smallbranch.documents.docx_document import write_docx  # noqa: E402

SIZES = {"small": (110, 10), "year": (1100, 100), "large": (3600, 340), "roster": (10000, 0)}
"""Roster rows and meetings: about 65, 633 and 2,110 pages, and a long roster alone."""

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰志建国文斌㛃䶮𬭩𬸚𬱖"
_SENTENCES = (
    "会议传达学习上级有关文件精神，结合本单位实际研究贯彻落实的具体措施。",
    "大家围绕“提高机关工作效能”这一主题逐一发言，提出意见建议12条。",
    "会议指出，要坚持“三会一课”制度——这是组织生活的基本形式，不得随意减少次数、降低质量……",
    "对照《中国共产党支部工作条例（试行）》，上一季度应开展活动4次，实际开展4次，出席率88.9%。",
    "有同志提出：下基层调研时间偏少；窗口服务的办事指南更新不够及时，群众反映需要多次往返。",
    "会议要求，责任人应在6月30日前完成整改，并将结果报支部（邮箱zhibu@example.org）备查。",
    "经表决，应到有表决权党员18人，实到16人，赞成16票，反对0票，弃权0票，决议通过。",
)
_COLUMNS = (
    "序号 姓名 性别 民族 籍贯 出生年月|学历 学位 毕业院校 专业|入党时间 转正时间 党龄 党小组 党内职务|"
    "参加工作 部门 职务 职级 身份类别|手机 住址 邮箱 应急联系|党费基数 月缴 学时 培训次数 志愿次数 备注"
)
_GROUPS = ("基本信息", "学历学位", "党籍情况", "工作情况", "联系方式", "年度记录")


def volume(size: str) -> b.Document:
    """Return the volume of a size; the same every time."""
    rows, meetings = SIZES[size]
    draw = random.Random(20261122)
    people = ["".join((draw.choice(_SURNAMES), *draw.choices(_GIVEN, k=draw.choice((1, 2))))) for _ in range(400)]
    sections = (roster(rows, draw, people), *(meeting(number, draw, people) for number in range(1, meetings + 1)))
    cover = b.Cover(("示例机关第一支部（练习）", "二〇二六年度"))
    return b.Document("党支部工作手册", sections, b.Meta("2026", "示例机关第一支部", footer="校验码 0000"), cover, True)


def roster(rows: int, draw: random.Random, people: list[str]) -> b.Section:
    """Return the roster: 30 narrow columns under a two-row head."""
    columns = []
    for group, titles in zip(_GROUPS, _COLUMNS.split("|"), strict=True):
        for title in titles.split():
            columns.append(b.Column(f"c{len(columns)}", title, 8.3, b.Align.CENTER, _kind(title), group))
    values = tuple(b.Row(_person(number, draw, people)) for number in range(1, rows + 1))
    table = b.Table(tuple(columns), values, font_pt=8.0, min_row_mm=14.0)
    return b.Section("L06", "党员花名册", (table, b.SignLine(("组织委员",))), b.Orientation.LANDSCAPE)


def _kind(title: str) -> b.CellKind:
    if title in ("出生年月", "入党时间", "转正时间", "参加工作"):
        return b.CellKind.DATE
    if title in ("手机",):
        return b.CellKind.ID
    return b.CellKind.NAME if title == "姓名" else b.CellKind.TEXT


def _person(number: int, draw: random.Random, people: list[str]) -> tuple[str, ...]:
    def month(first: int, last: int) -> str:
        return f"{draw.randint(first, last)}.{draw.randint(1, 12):02}"

    basic = (str(number), draw.choice(people), draw.choice("男女"), "汉族", "浙江杭州", month(1966, 1999))
    school = ("大学", "学士", draw.choice(("浙江大学", "示例师范大学")), draw.choice(("行政管理", "法学", "会计学")))
    party = (month(1990, 2024), month(1991, 2025), str(draw.randint(1, 35)), f"第{draw.randint(1, 3)}党小组", "党员")
    work = (month(1988, 2022), draw.choice(("办公室", "政策法规科", "财务科")), "科员", "四级主任科员", "在职")
    reach = (f"138{draw.randint(0, 99999999):08}", "示例市示例区示例路1号", "无", draw.choice(people))
    year = (f"{draw.randint(4000, 9000)}", f"{draw.randint(40, 180)}.00", str(draw.randint(20, 60)), "2", "3", "")
    return (*basic, *school, *party, *work, *reach, *year)


def meeting(number: int, draw: random.Random, people: list[str]) -> b.Section:
    """Return the minutes of one meeting."""
    present = draw.sample(people, 16)

    def pair(first: str, one: str, second: str, two: str) -> tuple[b.InfoCell, ...]:
        return (b.InfoCell(first, True), b.InfoCell(one), b.InfoCell(second, True), b.InfoCell(two))

    grid = b.KeyValueTable(
        (2, 5, 2, 5),
        (
            pair("时间", f"2026年{number % 12 + 1}月{draw.randint(1, 28)}日15:00", "地点", "三楼会议室"),
            pair("主持人", present[0], "记录人", present[1]),
            (b.InfoCell("出席", True), b.InfoCell("、".join(present), columns=3)),
            (b.InfoCell("缺席", True), b.InfoCell("因公出差2人", columns=3)),
        ),
    )
    blocks: list[b.Heading | b.Paragraph] = []
    for at, title in enumerate(("一、传达学习", "二、讨论发言", "三、形成决议")):
        blocks.append(b.Heading(1, title))
        blocks += (b.Paragraph("".join(draw.choices(_SENTENCES, k=8))) for _ in range(3 if at < 2 else 1))
    body = (grid, b.FramedText(tuple(blocks)), b.SignLine(("主持人", "记录人")))
    return b.Section("L10", f"第{number}次党员大会会议记录", body)


def write(size: str, folder: Path) -> None:
    """Write the volume for all programs."""
    document = volume(size)
    (folder / f"{size}.json").write_text(to_json(document), encoding="utf-8")
    write_docx(document, folder / f"{size}.docx")


if __name__ == "__main__":
    write(sys.argv[1], Path(sys.argv[2]))
