"""The roster from the command line: gaps and doubts."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_apply import apply


def test_gaps_are_listed_with_person_and_field(made: Run, tmp_path: Path) -> None:
    apply(made, tmp_path, {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01"}})
    rows = made("show", "health", "--json").json
    assert {(row["member_id"], row["name"], row["code"]) for row in rows} == {(1, "张三", "member_field_missing")}
    assert {"sex", "birth_date", "id_number", "join_date"} <= {row["field"] for row in rows}
    assert "张三：没有填入党时间。" in made("show", "health").out
