"""Documents survive JSON unchanged, and damaged JSON is named."""

from __future__ import annotations

import json

import pytest

from smallbranch.documents import blocks as b
from smallbranch.documents.blocks_json import from_json, to_json
from smallbranch.kernel.errors import EnvironmentProblem


def sample() -> b.Document:
    table = b.Table(
        (b.Column("no", "序号", 12, b.Align.CENTER, b.CellKind.NUMBER), b.Column("name", "姓名", 24, group="人员")),
        (b.Row(("一组",), b.RowKind.GROUP), b.Row(("1", "䶮㛃𬭩")), b.Row(("", "合计"), b.RowKind.TOTAL)),
        blank_rows=2,
    )
    grid = b.KeyValueTable((1, 2), ((b.InfoCell("时间", label=True), b.InfoCell("2026年3月2日", align=b.Align.LEFT)),))
    minutes = b.FramedText((b.Heading(1, "一、议题"), b.Paragraph("<b>=1+1</b>")), 40)
    one = b.Section(
        "L10",
        "党员大会记录",
        (grid, minutes, b.SignLine(("主持人", "记录人")), b.Spacer(3), b.PageBreak(), b.Note("注")),
    )
    two = b.Section("L06", "党员花名册", (table,), b.Orientation.LANDSCAPE)
    return b.Document(
        "工作手册", (one, two), b.Meta("2026", "支部", watermark="练习支部"), b.Cover(("2026年度",)), True
    )


def test_round_trip_is_exact_and_stable() -> None:
    text = to_json(sample())
    assert from_json(text) == sample()
    assert to_json(from_json(text)) == text


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 99),
        (("document", "sections", 0, "orientation"), "diagonal"),
        (("document", "sections", 0, "blocks", 0, "block"), "Script"),
        (("document", "sections", 0, "blocks", 1, "blocks", 0, "level"), "1"),
        (("document", "title"), None),
        (("document", "extra"), 1),
    ],
)
def test_damage_is_refused(path: tuple[str | int, ...], value: object) -> None:
    content = json.loads(to_json(sample()))
    target = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(EnvironmentProblem) as caught:
        from_json(json.dumps(content))
    assert caught.value.code == "document_damaged"


def test_damage_is_refused_with_its_place() -> None:
    content = json.loads(to_json(sample()))
    content["document"]["sections"][0]["blocks"][1]["blocks"][0]["level"] = "1"
    with pytest.raises(EnvironmentProblem) as caught:
        from_json(json.dumps(content))
    assert caught.value.params == {"place": "document.sections[0].blocks[1].blocks[0].level"}


def test_cut_text_is_refused() -> None:
    with pytest.raises(EnvironmentProblem):
        from_json(to_json(sample())[:-5])
