"""Every ledger composes from the practice branch and from an empty book; issuing and blanks."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, create, open_context
from smallbranch.documents.blocks import Document, SignLine, Table
from smallbranch.documents.blocks_json import to_json
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period
from smallbranch.roster.commands import ChangeMember, MemberFields

LEDGERS = (
    *(f"L{number:02d}" for number in range(1, 27)),
    *(f"L27{part}" for part in "ABCDE"),
    *(f"L{number:02d}" for number in range(28, 44)),
    "L05A",
    "L05B",
    "L05C",
    "L14A",
    "L14B",
    "L16A",
    "L17B",
    "L17C",
    "L19A",
    "L26A",
    "L26B",
    "L31P",
    "L32A",
    "M01",
    *(f"R{number:02d}" for number in range(1, 4)),
    *(f"S{number:02d}" for number in range(1, 7)),
    "L09A",
    "R04",
    "S07",
    "X01",
)
ON_DEMAND = (
    *("L05A", "L05B", "L05C", "L14A", "L14B", "L17B", "L17C", "L22", "L24", "L25", "L26A", "L27B"),
    *("L29", "L31P", "M01", "R04", "S01", "S02", "S03", "S04", "S05", "S06", "L09A", "S07", "X01"),
)
QUARTER = Period.parse("2026Q3")
GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Iterator[AppContext]:
    create(tmp_path / "empty", "空支部", clock=clock)
    opened = open_context(tmp_path / "empty", clock=clock)
    yield opened
    opened.book.close()


def as_text(document: Document) -> str:
    return json.dumps(json.loads(to_json(document)), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.golden
@pytest.mark.parametrize("ledger", LEDGERS)
def test_the_ledger_says_what_it_said(ctx: AppContext, ledger: str) -> None:
    """The document as text; `SMALLBRANCH_WRITE_GOLDEN=1` writes it anew, to be read in the diff."""
    text = as_text(ctx.ledgers.compose(QUARTER, (ledger,)))
    file = GOLDEN / f"{ledger}.json"
    if os.environ.get("SMALLBRANCH_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_ledger_composes_empty(empty: AppContext, ledger: str) -> None:
    document = empty.ledgers.compose(QUARTER, (ledger,))
    assert document.sections
    assert all(section.blocks for section in document.sections)


def test_all_are_there_in_order(ctx: AppContext) -> None:
    found = [item.id for item in ctx.ledgers.available()]
    assert found == sorted(found)
    assert set(LEDGERS) <= set(found)


def test_what_is_sensitive_or_a_blank_form_is_printed_only_when_asked_for(ctx: AppContext) -> None:
    bound = {section.ledger for section in ctx.ledgers.compose(QUARTER).sections}
    left_out = set(LEDGERS) - bound
    assert set(ON_DEMAND) <= left_out
    empty = {item.definition.id for item in ctx.ledgers.filled(QUARTER, sorted(left_out)) if not item.rows}
    assert left_out - set(ON_DEMAND) == empty
    assert "了解驻村工作和生活安排" not in as_text(ctx.ledgers.compose(QUARTER))
    assert "了解驻村工作和生活安排" in as_text(ctx.ledgers.compose(QUARTER, ("L25",)))


def test_the_volume_has_cover_contents_and_sign_lines(ctx: AppContext) -> None:
    volume = ctx.ledgers.compose(QUARTER)
    assert volume.contents
    assert volume.cover is not None
    assert "2026年第三季度" in volume.cover.lines
    signed = {
        section.ledger for section in volume.sections if any(isinstance(block, SignLine) for block in section.blocks)
    }
    assert {"L02", "L06", "L10", "L13"} <= signed


def test_tables_leave_rows_for_handwriting(ctx: AppContext) -> None:
    for ledger in ("L04", "L05", "L14"):
        table = next(
            block for block in ctx.ledgers.compose(QUARTER, (ledger,)).sections[0].blocks if isinstance(block, Table)
        )
        assert table.blank_rows > 0


def test_most_cells_fill_themselves(ctx: AppContext) -> None:
    """One fact, every ledger: at least 85 % of the cells of a printed quarter are filled without typing for it."""
    blanks = len(ctx.ledgers.blanks(QUARTER))
    filled = sum(len(row) for item in ctx.ledgers.filled(QUARTER) for row in item.rows)
    assert blanks / filled <= 0.15


def test_what_may_stay_empty_is_no_gap(ctx: AppContext) -> None:
    gaps = {(blank.ledger, blank.field) for blank in ctx.ledgers.blanks(QUARTER)}
    assert not {field for _, field in gaps} & {"备注", "列席人员", "书面意见", "任职止", "撤销日期", "评价", "记录说明"}
    assert {("L09", "主题"), ("L12", "讨论情况")} <= gaps


def test_an_issued_document_keeps_its_content(ctx: AppContext) -> None:
    issued = ctx.ledgers.issue(QUARTER, ("L06",))
    before = to_json(ctx.ledgers.reprint(issued.id))
    ctx.dispatcher.do(ChangeMember(member_id=1, fields=MemberFields(remark="改动")))
    assert to_json(ctx.ledgers.reprint(issued.id)) == before
    again = ctx.ledgers.issue(QUARTER, ("L06",))
    assert (issued.edition, again.edition) == (1, 2)
    assert ctx.ledgers.issued()[0].id == again.id


def test_an_unknown_ledger_is_refused(ctx: AppContext) -> None:
    with pytest.raises(InvalidInput):
        ctx.ledgers.compose(QUARTER, ("L99",))
