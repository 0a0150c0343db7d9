"""What elections print: the record (L31) with both shares, the ballot paper in stroke order, and their blank forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from smallbranch.bootstrap import AppContext, open_context
from smallbranch.documents.blocks_json import to_json
from smallbranch.kernel.periods import Period


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def printed(ctx: AppContext, period: str, ledger: str, **asked: bool) -> str:
    return json.dumps(
        json.loads(to_json(ctx.ledgers.compose(Period.parse(period), (ledger,), **asked))), ensure_ascii=False
    )


def test_the_record_prints_both_shares_and_the_base(ctx: AppContext) -> None:
    text = printed(ctx, "2024", "L31")
    assert "欧阳静远：赞成15票、不赞成0票、弃权0票；赞成占应到93.8%、占实到100.0%，当选" in text
    assert "龙䶮：赞成6票、不赞成9票、弃权0票；赞成占应到37.5%、占实到40.0%" in text
    assert "过半数按应到会有选举权人数计，须9票" in text
    assert "6名，差额1名，按姓氏笔画为序" in text
    assert "练直工〔2024〕21号 2024.11.28" in text
    assert "本期未进行换届或补选" in printed(ctx, "2026Q3", "L31")


def test_the_blank_form_has_every_heading_and_no_figures(ctx: AppContext) -> None:
    text = printed(ctx, "2024", "L31", blank=True)
    for title in ("请示文号、日期", "应选名额", "得票情况", "委员分工", "监票人"):
        assert title in text
    assert "欧阳静远" not in text.replace("欧 阳", "")


def test_the_ballot_paper_is_for_ballots_not_counted_yet(ctx: AppContext) -> None:
    text = printed(ctx, "2026Q3", "L31P")
    assert text.index("白") < text.index("章雨桐")
    assert "应选1名，候选人2名" in text
    assert "宣传委员" in text
    assert "欧阳静远" not in text
