"""How nodes stand: late ones only by link (C16, C17), each month on its own (C18), not applicable not missing (C40)."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel.periods import Period, PeriodKind
from smallbranch.kernel.places import resources_dir
from smallbranch.meetings.views import EventLine
from smallbranch.packs.loader import load_packs
from smallbranch.roster.views import BranchView, CellView, TermView
from smallbranch.rules.facts import DayFacts, Facts
from smallbranch.rules.nodes import nodes
from smallbranch.rules.views import Node, NodeStatus

RULES = load_packs(resources_dir()).rules
NUMBERS = count(1)
YEAR = Period.parse("2026")
TODAY = date(2027, 2, 1)


class EveryDay(dict[date, DayFacts]):
    """The same branch on every day."""

    def __init__(self, *, committee: bool = True, cells: tuple[str, ...] = ("一组",)) -> None:
        super().__init__()
        self.committee = committee
        self.cells = cells

    def __missing__(self, day: date) -> DayFacts:
        cells = tuple(
            CellView(i, name, None, None, None, None, None, None, (), ()) for i, name in enumerate(self.cells, 1)
        )
        ends = date(2027, 11, 19)
        term = TermView(1, 5, date(2024, 11, 20), ends, None, self.committee, ends, None, None)
        return DayFacts(day, 12, 14, cells, term, 5 if self.committee else 1, "书记")


def line(
    form: str, day: date, *, cell_id: int | None = None, makes_up: str | None = None, work_year: int | None = None
) -> EventLine:
    number = next(NUMBERS)
    start = datetime(day.year, day.month, day.day, 14, 30)
    return EventLine(
        number, number, str(number), day, start, form, "题目", "题目", None, cell_id, None, 10, 9, 60,
        makes_up, work_year, None, None, None, start, True,
    )  # fmt: skip


def facts(
    *events: EventLine, founded_on: date | None = None, today: date = TODAY, days: EveryDay | None = None
) -> Facts:
    branch = BranchView("u", "支部", None, None, None, None, None, founded_on, None, None, None, None, 15, False)
    return Facts(today, branch, EveryDay() if days is None else days, events, (), RULES)


def of_form(found: tuple[Node, ...], form: str) -> dict[str, NodeStatus]:
    return {node.period: node.status for node in found if node.form == form}


def test_two_meetings_in_march_do_not_prove_every_month() -> None:
    found = nodes(
        facts(line("branch_committee_meeting", date(2026, 3, 2)), line("branch_committee_meeting", date(2026, 3, 20))),
        Period.parse("2026Q1"),
    )
    assert of_form(found, "branch_committee_meeting") == {
        "2026-01": NodeStatus.MISSING,
        "2026-02": NodeStatus.MISSING,
        "2026-03": NodeStatus.DONE,
    }


def test_a_late_meeting_counts_for_the_old_quarter_only_by_link() -> None:
    unlinked = facts(
        line("general_membership_meeting", date(2026, 7, 5)), line("general_membership_meeting", date(2026, 9, 20))
    )
    assert of_form(nodes(unlinked, YEAR), "general_membership_meeting")["2026Q2"] is NodeStatus.MISSING
    linked = facts(
        line("general_membership_meeting", date(2026, 7, 5), makes_up="2026Q2"),
        line("general_membership_meeting", date(2026, 9, 20)),
    )
    found = {node.period: node for node in nodes(linked, YEAR) if node.form == "general_membership_meeting"}
    assert (found["2026Q2"].status, found["2026Q3"].status) == (NodeStatus.MADE_UP, NodeStatus.DONE)
    assert found["2026Q3"].counted == 1


def test_without_committee_and_cells_nothing_is_missing() -> None:
    found = nodes(facts(days=EveryDay(committee=False, cells=())), YEAR)
    for form in ("branch_committee_meeting", "cell_meeting"):
        assert set(of_form(found, form).values()) == {NodeStatus.NOT_APPLICABLE}
    reasons = {node.reason for node in found if node.form == "branch_committee_meeting"}
    assert reasons == {"not_has_committee"}


def test_every_cell_has_nodes_of_its_own() -> None:
    found = nodes(
        facts(line("cell_meeting", date(2026, 1, 22), cell_id=1), days=EveryDay(cells=("一组", "二组"))),
        Period.parse("2026-01"),
    )
    stand = {node.cell: node.status for node in found if node.form == "cell_meeting"}
    assert stand == {"一组": NodeStatus.DONE, "二组": NodeStatus.MISSING}


def test_a_branch_founded_in_may_owes_nothing_before() -> None:
    found = of_form(nodes(facts(founded_on=date(2026, 5, 11)), YEAR), "theme_party_day")
    assert [found[f"2026-{month:02d}"] for month in (4, 5)] == [NodeStatus.NOT_APPLICABLE, NodeStatus.MISSING]


def test_the_life_meeting_counts_for_its_work_year() -> None:
    held = facts(line("organizational_life_meeting", date(2026, 1, 23), work_year=2025))
    assert of_form(nodes(held, YEAR), "organizational_life_meeting") == {"2026": NodeStatus.MISSING}
    assert of_form(nodes(held, Period.parse("2025")), "organizational_life_meeting") == {"2025": NodeStatus.DONE}


def test_the_running_month_is_due_not_missing() -> None:
    found = of_form(nodes(facts(today=date(2026, 3, 31)), Period.parse("2026Q1")), "theme_party_day")
    assert found["2026-03"] is NodeStatus.DUE
    assert found["2026-02"] is NodeStatus.MISSING


@pytest.mark.parametrize("kind", [PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF])
def test_spans_are_counted_once_however_the_year_is_cut(kind: PeriodKind) -> None:
    whole = [(node.rule.id, node.period, node.cell) for node in nodes(facts(), YEAR)]
    parts = [(node.rule.id, node.period, node.cell) for part in YEAR.split(kind) for node in nodes(facts(), part)]
    assert sorted(whole, key=str) == sorted(parts, key=str)


@given(st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=12))
def test_one_more_meeting_never_makes_a_node_worse(days: list[date]) -> None:
    lines = [line("theme_party_day", day) for day in days]
    for number in range(len(lines)):
        before = of_form(nodes(facts(*lines[:number]), YEAR), "theme_party_day")
        after = of_form(nodes(facts(*lines[: number + 1]), YEAR), "theme_party_day")
        assert all(after[period] is NodeStatus.DONE for period, status in before.items() if status is NodeStatus.DONE)
