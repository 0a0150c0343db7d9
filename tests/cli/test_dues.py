"""Dues from the command line: money as text, pay hidden."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_apply import apply


def test_dues_are_applied_and_shown_without_pay(made: Run, tmp_path: Path) -> None:
    answer = apply(
        made,
        tmp_path,
        {"do": "add_member", "fields": {"name": "张三", "join_date": "2001-07-01", "full_date": "2002-07-01"}},
        {
            "do": "set_dues_base",
            "member_id": 1,
            "from_month": "2026-01",
            "items": [{"item": "post_pay", "amount": "12000.01"}, {"item": "income_tax", "amount": "2000"}],
        },
        {"do": "record_dues_payment", "member_id": 1, "paid_on": "2026-02-10", "months": ["2026-01", "2026-02"]},
    )
    assert answer.status == 0
    (row,) = made("show", "dues", "--period", "2026", "--as-of", "2026-05-01", "--json").json
    assert (row["monthly"], row["paid"], row["arrears"], row["base"]) == ("200.00", "400.00", "400.00", None)
    (bare,) = made("show", "dues", "--period", "2026", "--unmasked", "--json").json
    assert bare["base"] == "10000.01"
    (owed,) = made("show", "arrears", "--as-of", "2026-05-01", "--json").json
    assert (owed["months"], owed["in_a_row"]) == (["2026-03", "2026-04"], 2)


def test_a_wrong_amount_is_named(made: Run, tmp_path: Path) -> None:
    answer = apply(
        made,
        tmp_path,
        {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01"}},
        {"do": "set_dues_base", "member_id": 1, "from_month": "2026-01", "base": "100.001"},
    )
    assert answer.status != 0
    assert "base" in answer.out + answer.err
