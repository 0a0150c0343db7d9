"""A branch's own look of a ledger: renamed, reordered, hidden, undone; a pack that loses a column does not break it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.cli.main import main
from smallbranch.documents.blocks import KeyValueTable, Orientation, Table
from smallbranch.documents.fonts import load_fonts
from smallbranch.documents.pdf import render_pdf
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.ledgers.commands import PartShape, ResetLedgerShape, ShapeLedger
from smallbranch.ledgers.shapes import in_order, notices, shaped
from smallbranch.packs.ledger_schema import LedgerKind

QUARTER = Period.parse("2026Q3")


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def part(key: str, title: str = "", width_mm: int = 0, *, hidden: bool = False) -> PartShape:
    return PartShape(key=key, title=title, width_mm=width_mm, hidden=hidden)


def heads(ctx: AppContext, ledger: str) -> list[str]:
    table = next(one for one in ctx.ledgers.compose(QUARTER, (ledger,)).sections[0].blocks if isinstance(one, Table))
    return [column.title for column in table.columns]


def test_columns_are_renamed_moved_and_left_out(ctx: AppContext) -> None:
    columns = (part("name"), part("phone", hidden=True), part("seq", "号", 12), part("native_place", "籍　贯"))
    ctx.dispatcher.do(
        ShapeLedger(ledger="L06", title="党员名册", orientation="portrait", blank_rows=1, columns=columns)
    )
    section = ctx.ledgers.compose(QUARTER, ("L06",)).sections[0]
    table = next(one for one in section.blocks if isinstance(one, Table))
    assert (section.title, section.orientation, table.blank_rows) == ("党员名册", Orientation.PORTRAIT, 1)
    titles = [column.title for column in table.columns]
    assert titles[:3] == ["姓名", "性别", "民族"]
    assert titles.index("号") < titles.index("籍　贯")
    assert "联系电话" not in titles
    assert next(one for one in table.columns if one.title == "号").width_mm == 12
    assert len({len(row.cells) for row in table.rows} | {len(titles)}) == 1
    assert {one.title for one in ctx.ledgers.available() if one.id == "L06"} == {"党员名册"}


def test_the_fields_of_a_record_too(ctx: AppContext) -> None:
    fields = (part("name"), part("place", "会场"), part("in_attendance", hidden=True), part("votes", "表决结果"))
    ctx.dispatcher.do(ShapeLedger(ledger="L10", fields=fields))
    section = ctx.ledgers.compose(QUARTER, ("L10",)).sections[0]
    grid = next(one for one in section.blocks if isinstance(one, KeyValueTable))
    labels = [cell.text for row in grid.rows for cell in row if cell.label]
    assert labels[:2] == ["会议名称", "时间"]
    assert "会场" in labels
    assert not {"地点", "列席人员"} & set(labels)
    assert "表决结果" in json.dumps([str(block) for block in section.blocks], ensure_ascii=False)


def test_a_matrix_keeps_its_events_behind_the_name(ctx: AppContext) -> None:
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(ShapeLedger(ledger="L16", columns=(part("name", hidden=True),)))
    assert refused.value.fields == {"columns[1].hidden": "column_needed"}
    ctx.dispatcher.do(ShapeLedger(ledger="L16", columns=(part("rate"), part("name"), part("remark", hidden=True))))
    titles = heads(ctx, "L16")
    assert titles[:2] == ["出勤率", "姓名"]
    assert titles[2].startswith("07.")


def test_what_is_hidden_is_no_gap(ctx: AppContext) -> None:
    assert any(blank.field == "主题" for blank in ctx.ledgers.blanks(QUARTER, ("L09",)))
    ctx.dispatcher.do(ShapeLedger(ledger="L09", columns=(part("topic", hidden=True),)))
    assert not any(blank.field == "主题" for blank in ctx.ledgers.blanks(QUARTER, ("L09",)))


def test_it_is_one_step_that_is_undone_and_reset(ctx: AppContext) -> None:
    before = heads(ctx, "L04")
    ctx.dispatcher.do(ShapeLedger(ledger="L04", columns=(part("remark", hidden=True),)))
    assert heads(ctx, "L04") == before[:-1]
    ctx.book.undo()
    assert heads(ctx, "L04") == before
    ctx.dispatcher.do(ShapeLedger(ledger="L04", columns=(part("remark", hidden=True),)))
    ctx.dispatcher.do(ShapeLedger(ledger="L04", columns=(part("cell", "小组"),)))
    assert heads(ctx, "L04") == ["小组", *before[1:]]
    ctx.dispatcher.do(ResetLedgerShape(ledger="L04"))
    assert heads(ctx, "L04") == before
    with pytest.raises(InvalidInput):
        ctx.dispatcher.do(ResetLedgerShape(ledger="L04"))


def test_a_trial_is_seen_and_not_kept(ctx: AppContext) -> None:
    trial = ShapeLedger(ledger="L04", title="试印")
    assert ctx.ledgers.compose(QUARTER, ("L04",), trial=trial).sections[0].title == "试印"
    assert ctx.ledgers.compose(QUARTER, ("L04",)).sections[0].title == "党小组划分情况"


def test_an_issued_ledger_keeps_the_look_it_had(ctx: AppContext) -> None:
    issued = ctx.ledgers.issue(QUARTER, ("L04",))
    ctx.dispatcher.do(ShapeLedger(ledger="L04", title="改过的"))
    assert ctx.ledgers.reprint(issued.id).sections[0].title == "党小组划分情况"


@pytest.mark.parametrize(
    ("shape", "field", "code"),
    [
        (ShapeLedger(ledger="L99"), "ledger", "unknown_ledger"),
        (ShapeLedger(ledger="L04", blank_rows=61), "blank_rows", "blank_rows_range"),
        (ShapeLedger(ledger="L04", blank_rows=-1), "blank_rows", "blank_rows_range"),
        (ShapeLedger(ledger="L04", title="长" * 41), "title", "ledger_title_long"),
        (ShapeLedger(ledger="L04", title="一\n二"), "title", "control_character"),
        (ShapeLedger(ledger="L04", columns=(part("nothing"),)), "columns[1].key", "column_unknown"),
        (ShapeLedger(ledger="L04", columns=(part("cell"), part("cell"))), "columns[2].key", "column_twice"),
        (ShapeLedger(ledger="L04", columns=(part("cell", width_mm=3),)), "columns[1].width_mm", "column_width_range"),
        (ShapeLedger(ledger="L04", columns=(part("cell", width_mm=999),)), "columns[1].width_mm", "column_width_range"),
    ],
)
def test_what_cannot_be_kept_is_refused(ctx: AppContext, shape: ShapeLedger, field: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(shape)
    assert refused.value.fields == {field: code}
    assert not ctx.ledgers.shapes.shapes()


def test_not_every_column_can_go(ctx: AppContext) -> None:
    (definition,) = ctx.ledgers.chosen(("L04",))
    every = tuple(part(column.key, hidden=True) for column in definition.columns)
    with pytest.raises(InvalidInput) as refused:
        ctx.dispatcher.do(ShapeLedger(ledger="L04", columns=every))
    assert refused.value.fields == {"columns": "column_needed"}


def test_a_pack_that_lost_a_column_says_so_and_prints(ctx: AppContext) -> None:
    (definition,) = ctx.ledgers.chosen(("L04",))
    shape = ShapeLedger(ledger="L04", columns=(part("remark", "附注"), part("cell")))
    newer = replace(definition, columns=definition.columns[:-1])
    assert [column.key for column in shaped(newer, shape).columns] == [
        "cell", "leader", "members", "member_count", "departments",
    ]  # fmt: skip
    (finding,) = notices({"L04": newer}, {"L04": shape})
    assert (finding.code, finding.params["column"]) == ("ledger_shape_stale", "附注")
    assert ctx.messages.text("finding", finding.code, finding.params)
    only_hidden = ShapeLedger(ledger="L04", columns=tuple(part(one.key, hidden=True) for one in newer.columns))
    assert shaped(newer, only_hidden).columns == newer.columns
    assert [one.code for one in notices({}, {"L04": shape})] == ["ledger_shape_orphan"]


def test_a_pack_that_gained_a_column_shows_it_in_its_place(ctx: AppContext) -> None:
    (definition,) = ctx.ledgers.chosen(("L04",))
    kept = (part("leader"), part("cell"), part("remark"))
    assert [column.key for column in in_order(definition.columns, kept)] == [
        "leader", "members", "member_count", "departments", "cell", "remark",
    ]  # fmt: skip


def test_columns_wider_than_the_page_are_told(ctx: AppContext) -> None:
    wide = ctx.dispatcher.do(ShapeLedger(ledger="L06", orientation="portrait"))
    assert [finding.code for finding in wide.findings] == ["ledger_shape_wide"]
    assert [finding.code for finding in ctx.ledgers.notices()] == ["ledger_shape_wide"]


def test_the_command_line_shapes_a_ledger(
    practice_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "shape.jsonl"
    command = {"do": "shape_ledger", "ledger": "L14", "columns": [{"key": "topic", "title": "讲题"}]}
    lines.write_text(json.dumps(command), encoding="utf-8")
    at = ("--data", str(practice_dir))
    assert main([*at, "apply", str(lines)]) == 0
    capsys.readouterr()
    assert main([*at, "ledger", "shape", "L14", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["own"] is True
    assert "讲题" in [one["title"] for one in shown["parts"]]
    lines.write_text(json.dumps({**command, "columns": [{"key": "no"}]}), encoding="utf-8")
    assert main([*at, "apply", str(lines)]) != 0
    assert "没有这一栏" in capsys.readouterr().err


def test_every_ledger_prints_under_another_title_and_turned(ctx: AppContext) -> None:
    """A chart's matrix has no columns of its own; a wide table turned upright has columns narrower than a character."""
    fonts = load_fonts(resources_dir() / "fonts", bundled_only=True)
    for definition in ctx.ledgers.available():
        turned = Orientation.PORTRAIT if definition.orientation is Orientation.LANDSCAPE else Orientation.LANDSCAPE
        shape = ShapeLedger(ledger=definition.id, title="改<b>&", orientation=turned.value)
        document = ctx.ledgers.compose(QUARTER, (definition.id,), blank=True, trial=shape)
        assert not notices({definition.id: definition}, {}), definition.id
        told = {one.code for one in notices({definition.id: definition}, {definition.id: shape})}
        assert told <= {"ledger_shape_wide"}, definition.id
        assert render_pdf(document, fonts).startswith(b"%PDF-"), definition.id
        if definition.kind is not LedgerKind.COVER:
            assert {section.title for section in document.sections} == {"改<b>&"}, definition.id
