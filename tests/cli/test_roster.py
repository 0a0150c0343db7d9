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


def test_own_fields_stand_in_the_roster_and_are_masked(made: Run, tmp_path: Path) -> None:
    answer = apply(
        made,
        tmp_path,
        {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01"}},
        {"do": "define_field", "key": "shirt_size", "title": "衣号"},
        {"do": "define_field", "key": "kin_phone", "title": "家属电话", "sensitive": True},
        {"do": "set_own_value", "member_id": 1, "key": "shirt_size", "value": "XL"},
        {"do": "change_member", "member_id": 1, "own": {"kin_phone": "13800001000"}},
    )
    assert answer.status == 0
    assert made("show", "roster", "--json").json[0]["own"] == {"shirt_size": "XL", "kin_phone": "****"}
    assert made("show", "roster", "--json", "--unmasked").json[0]["own"]["kin_phone"] == "13800001000"
