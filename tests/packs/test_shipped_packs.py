"""The packs that come with the program: no problem in them, and they say what the regulations say."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from smallbranch.packs.ledger_schema import LedgerKind
from smallbranch.packs.loader import Packs, load_packs
from smallbranch.packs.rulebook import UnknownRule
from smallbranch.packs.schema import Binding, Condition, Due, Span

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TODAY = date(2026, 11, 22)


@cache
def shipped() -> Packs:
    return load_packs(RESOURCES)


def test_shipped_packs_have_no_problem() -> None:
    assert [f"{problem.where} {problem.key} {problem.code}" for problem in shipped().problems] == []


def test_the_version_names_the_packs_and_changes_with_them(tmp_path: Path) -> None:
    own = tmp_path / "packs" / "ledgers"
    own.mkdir(parents=True)
    text = (RESOURCES / "ledgers" / "L04-cells.toml").read_text(encoding="utf-8")
    (own / "own.toml").write_text(text.replace("党小组划分情况", "党小组设置表"), encoding="utf-8")
    version = shipped().version
    assert version.startswith("appraisal 2026.1; central 2026.1; ")
    assert "; local-defaults 2026.1" in version
    assert version == load_packs(RESOURCES).version != load_packs(RESOURCES, tmp_path).version


@pytest.mark.parametrize(
    ("form", "span", "conditions"),
    [
        ("general_membership_meeting", Span.QUARTER, (Condition.FULL_MEMBERS_AT_LEAST_3,)),
        ("branch_committee_meeting", Span.MONTH, (Condition.HAS_COMMITTEE,)),
        ("cell_meeting", Span.MONTH, (Condition.HAS_CELLS,)),
        ("party_lecture", Span.QUARTER, ()),
        ("theme_party_day", Span.MONTH, ()),
        ("organizational_life_meeting", Span.YEAR, ()),
        ("democratic_appraisal", Span.YEAR, ()),
        ("heart_to_heart_talk", Span.YEAR, ()),
    ],
)
def test_cadences(form: str, span: Span, conditions: tuple[Condition, ...]) -> None:
    cadence = shipped().rules.cadence(form, TODAY)
    assert cadence is not None
    assert (cadence.period, cadence.min, cadence.applies_if) == (span, 1, conditions)


def test_every_rule_carries_its_origin() -> None:
    for rule in shipped().rules.rules:
        assert rule.article, rule.id
        assert rule.version, rule.id
        assert rule.mark, rule.id
        if rule.pack == "local-defaults":
            assert rule.severity is Binding.LOCAL, rule.id


def test_a_citation_names_text_and_article() -> None:
    cadence = shipped().rules.cadence("general_membership_meeting", TODAY)
    assert cadence is not None
    assert cadence.article == "《中国共产党支部工作条例（试行）》第十一条"
    assert cadence.version == "2018"


def test_rules_are_asked_as_of_a_day() -> None:
    rules = shipped().rules
    assert rules.cadence("general_membership_meeting", date(2018, 10, 27)) is None
    assert rules.cadence("general_membership_meeting", date(2018, 10, 28)) is not None
    marks = {
        day.year: next(rule.mark for rule in rules.hours(day) if rule.who == "committee")
        for day in (date(2023, 12, 31), date(2024, 1, 1))
    }
    assert marks == {2023: "V:S10", 2024: "U"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("branch_full_members_min", 3),
        ("committee_required_full_members", 7),
        ("branch_members_max", 50),
        ("term_years", 3),
    ],
)
def test_thresholds(key: str, value: int) -> None:
    limit = shipped().rules.limit(key, TODAY)
    assert limit is not None
    assert limit.value == value


def test_settings_are_typed() -> None:
    rules = shipped().rules
    assert rules.setting_int("study_hour_minutes", TODAY) == 45
    assert rules.setting_text("election_majority_base", TODAY) == "due"
    assert rules.setting_flag("makeup_counts_for_new_span", TODAY) is False
    with pytest.raises(UnknownRule):
        rules.setting("no_such_setting", TODAY)
    with pytest.raises(UnknownRule):
        rules.setting_int("committee_size_odd", TODAY)


def test_absence_kinds_lead_to_signs() -> None:
    rules = shipped().rules
    signs = {state.id: state.sign for state in rules.attendance_states(TODAY)}
    assert "".join(signs.values()) == "√△○×补—"
    by_title = {kind.title: kind for kind in rules.absence_kinds(TODAY)}
    for title in ("出差", "驻村", "抽调", "挂职", "学习培训"):
        assert by_title[title].official
        assert signs[by_title[title].state] == "○"
    for title in ("病假", "事假", "休假", "产假"):
        assert not by_title[title].official
        assert signs[by_title[title].state] == "△"


def test_forms_name_their_people_and_ledger() -> None:
    rules = shipped().rules
    general = rules.form("general_membership_meeting", TODAY)
    committee = rules.form("branch_committee_meeting", TODAY)
    assert general is not None
    assert committee is not None
    assert (general.due, general.ledger, general.motion) == (Due.ALL_MEMBERS, "L10", "resolution")
    assert (committee.due, committee.ledger, committee.motion) == (Due.COMMITTEE, "L11", "committee_decision")


def test_combos_and_makeups() -> None:
    rules = shipped().rules
    combo = rules.combo("party_lecture", "theme_party_day", TODAY)
    assert combo is not None
    assert combo.allowed
    assert rules.combo("cell_meeting", "branch_committee_meeting", TODAY) is None
    makeup = rules.makeup("cell_meeting", TODAY)
    assert makeup is not None
    assert (makeup.form, makeup.within_days) == ("any", 30)


def test_ledgers_come_in_order_with_unique_keys() -> None:
    ledgers = shipped().ledgers
    wanted = [f"L{n:02d}" for n in (*range(1, 27), *range(31, 43))] + ["R01", "R02", "R03"]
    assert [key for key in ledgers if key in wanted] == wanted
    assert list(ledgers) == sorted(ledgers)
    assert ledgers["L16"].kind is LedgerKind.MATRIX
    assert ledgers["L10"].params["form"] == "general_membership_meeting"
    assert [column.title for column in ledgers["L06"].columns][:3] == ["序号", "姓名", "性别"]
