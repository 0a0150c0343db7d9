"""Wrong packs: every problem is listed with file, line and key, and what is right still counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from smallbranch.kernel.findings import Severity
from smallbranch.packs.loader import Packs, load_packs

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TODAY = date(2026, 11, 22)
HEAD = """[pack]
id = "{id}"
title = "试验"
layer = "{layer}"
version = "1"
effective_from = 2020-01-01
[source.own]
title = "《本市规定》"
version = "1"
effective_from = 2020-01-01
"""


def load_with(tmp_path: Path, text: str, folder: str = "rules", name: str = "own.toml") -> Packs:
    target = tmp_path / "packs" / folder
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_text(text, encoding="utf-8")
    return load_packs(RESOURCES, tmp_path)


def listed(packs: Packs) -> set[tuple[str, int | None, str, str]]:
    return {(problem.file, problem.line, problem.key, problem.code) for problem in packs.problems}


def city(rules: str) -> str:
    return HEAD.format(id="city", layer="city") + rules


def test_every_problem_of_a_rule_pack_is_listed(tmp_path: Path) -> None:
    text = city(
        """[[cadence]]
id = "X-1"
source = "own"
mark = "L"
severity = "general"
form = "theme_day"
period = "weekly"
min = -1
[[limit]]
id = "X-2"
source = "nowhere"
mark = "L"
severity = "hard"
key = "x"
value = "3"
unit = "people"
bound = "at_least"
colour = "red"
[[setting]]
id = "X-3"
mark = "L"
severity = "local"
[surprise]
"""
    )
    packs = load_with(tmp_path, text)
    assert listed(packs) == {
        ("own.toml", 17, "cadence[1].period", "pack_unknown_value"),
        ("own.toml", 18, "cadence[1].min", "pack_negative"),
        ("own.toml", 21, "limit[1].source", "pack_unknown_source"),
        ("own.toml", 25, "limit[1].value", "pack_wrong_type"),
        ("own.toml", 28, "limit[1].colour", "pack_unknown_key"),
        ("own.toml", 29, "setting[1].source", "pack_missing_key"),
        ("own.toml", 29, "setting[1].key", "pack_missing_key"),
        ("own.toml", 29, "setting[1].title", "pack_missing_key"),
        ("own.toml", 29, "setting[1].value", "pack_missing_key"),
        ("own.toml", 33, "surprise", "pack_unknown_key"),
    }
    assert packs.rules.cadence("theme_party_day", TODAY) is not None


def test_a_name_that_points_nowhere_is_listed(tmp_path: Path) -> None:
    rule = '[[cadence]]\nid = "X"\nsource = "own"\nmark = "L"\nseverity = "local"\nform = "tea"\nperiod = "month"\n'
    assert listed(load_with(tmp_path, city(rule + "min = 1\n"))) == {
        ("own.toml", 16, "cadence[1].form", "pack_unknown_value")
    }
    assert load_packs(RESOURCES, tmp_path).rules.cadence("tea", TODAY) is None


def test_text_that_is_not_toml_or_not_utf8(tmp_path: Path) -> None:
    packs = load_with(tmp_path, "[pack]\nid = \n")
    assert {(problem.line, problem.code) for problem in packs.problems} == {(2, "pack_syntax")}
    (tmp_path / "packs" / "rules" / "own.toml").write_bytes("[pack]\nid = '张'\n".encode("gb18030"))
    assert [problem.code for problem in load_packs(RESOURCES, tmp_path).problems] == ["pack_not_utf8"]


def test_a_wrong_ledger_is_listed_and_left_out(tmp_path: Path) -> None:
    text = """[ledger]
id = "L90"
order = 900
title = "试验"
kind = "table"
dataset = "roster.members"
period = "any"
orientation = "portrait"
retention = "10y"
source = "试验"
mark = "L"
columns = [
  { key = "name", title = "姓名", width_mm = 100 },
  { key = "name", title = "性别", width_mm = 100 },
]
"""
    packs = load_with(tmp_path, text, "ledgers")
    assert listed(packs) == {
        ("own.toml", 14, "ledger.columns[2].key", "pack_duplicate_key"),
        ("own.toml", 12, "ledger.columns", "pack_too_wide"),
    }
    assert "L90" not in packs.ledgers
    packs = load_with(
        tmp_path, text.replace('"姓名", width_mm = 100', '"姓名", width = 10, align = "middle"'), "ledgers"
    )
    assert listed(packs) == {
        ("own.toml", 13, "ledger.columns[1].width", "pack_unknown_key"),
        ("own.toml", 13, "ledger.columns[1].align", "pack_unknown_value"),
        ("own.toml", 13, "ledger.columns[1].width_mm", "pack_missing_key"),
    }


def test_an_own_ledger_replaces_the_shipped_one(tmp_path: Path) -> None:
    shipped = (RESOURCES / "ledgers" / "L04-cells.toml").read_text(encoding="utf-8")
    packs = load_with(tmp_path, shipped.replace("党小组划分情况", "党小组设置表"), "ledgers")
    assert packs.problems == ()
    assert packs.ledgers["L04"].title == "党小组设置表"


def vote(num: int, den: int, strict: str = "false") -> str:
    return city(
        f"""[[vote]]
id = "VOTE-17"
source = "own"
mark = "L"
severity = "hard"
motion = ["committee_decision"]
electorate = "committee"
quorum = {{ of = "due", num = {num}, den = {den}, strict = {strict} }}
"""
    )


def test_a_city_may_tighten_a_hard_rule(tmp_path: Path) -> None:
    packs = load_with(tmp_path, vote(2, 3))
    rule = packs.rules.vote("committee_decision", TODAY)
    assert packs.problems == ()
    assert rule is not None
    assert (rule.article, rule.quorum.num, rule.quorum.den) == ("《本市规定》", 2, 3)
    before = packs.rules.vote("committee_decision", date(2019, 12, 31))
    assert before is not None
    assert before.pack == "central"


def test_a_city_may_not_loosen_a_hard_rule(tmp_path: Path) -> None:
    packs = load_with(tmp_path, vote(1, 3))
    assert listed(packs) == {("own.toml", 12, "vote[1].id", "pack_loosens_hard_rule")}
    rule = packs.rules.vote("committee_decision", TODAY)
    assert rule is not None
    assert rule.pack == "central"


def test_a_norm_below_the_general_one_counts_with_a_warning(tmp_path: Path) -> None:
    rule = """[[cadence]]
id = "LIFE-02"
source = "own"
mark = "L"
severity = "general"
form = "branch_committee_meeting"
period = "quarter"
min = 1
applies_if = ["has_committee"]
"""
    packs = load_with(tmp_path, city(rule))
    assert [(problem.code, problem.severity) for problem in packs.problems] == [("pack_loosens_norm", Severity.WARNING)]
    found = packs.rules.cadence("branch_committee_meeting", TODAY)
    assert found is not None
    assert found.pack == "city"


def test_any_layer_sets_a_default(tmp_path: Path) -> None:
    rule = """[[setting]]
id = "study_hour_minutes"
source = "own"
mark = "L"
severity = "local"
key = "study_hour_minutes"
title = "1学时的分钟数"
value = 60
"""
    packs = load_with(tmp_path, city(rule))
    assert packs.problems == ()
    assert packs.rules.setting_int("study_hour_minutes", TODAY) == 60
    assert packs.rules.setting_int("study_hour_minutes", date(2019, 1, 1)) == 45


def test_the_same_rule_twice_in_a_layer(tmp_path: Path) -> None:
    rule = '[[lecture_kind]]\nid = "film"\nsource = "own"\nmark = "L"\nseverity = "local"\ntitle = "影视"\n'
    packs = load_with(tmp_path, city(rule + rule))
    assert [problem.code for problem in packs.problems] == ["pack_duplicate_rule"]
    assert [kind.title for kind in packs.rules.lecture_kinds(TODAY)].count("影视") == 1


def test_a_pack_cannot_take_the_place_of_one_of_another_layer(tmp_path: Path) -> None:
    packs = load_with(tmp_path, HEAD.format(id="central", layer="branch"))
    assert listed(packs) == {("own.toml", 2, "pack.id", "pack_id_taken")}
    assert packs.rules.cadence("theme_party_day", TODAY) is not None


def test_a_problem_becomes_a_finding(tmp_path: Path) -> None:
    finding = load_with(tmp_path, vote(1, 3)).problems[0].as_finding()
    assert finding.code == "pack_loosens_hard_rule"
    assert finding.params["where"] == "own.toml:12"
