"""The project-team page on the practice branch: staffing by keys, milestones, the end, the load."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from smallbranch.gui.pages.teams.dialogs import EndDialog, MilestoneDialog
from smallbranch.gui.pages.teams.rows import MemberLine
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.teams.commands import SetTeam
from tests.gui.pages.hands import Hands, focus, lists_open
from tests.gui.pages.office import nameless, office, too_long

pytestmark = [pytest.mark.gui, lists_open]
TODAY = date(2026, 9, 20)
MEMBERS = ("srl", "qy", "bc")


@pytest.fixture
def opened(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[tuple[Any, Any, Any]]:
    with office(qtbot, theme, practice_dir, clock, "teams") as found:
        yield found


def test_staffing_takes_eight_steps_and_one_per_member(opened: tuple[Any, Any, Any], qtbot: Any) -> None:
    ctx, _, page = opened
    steps = 0
    page.add.click()
    steps += 1
    hands = Hands(qtbot)
    assert focus() is page.editor.name
    hands.write("年终归档攻坚项目党小组")
    page.editor.due.setFocus()
    steps += 1
    hands.letters("2026.12.20")
    page.editor.aim.setFocus()
    steps += 1
    hands.write("把当年文书档案在年底前归档完毕")
    page.editor.person.setFocus()
    steps += 1
    for letters in MEMBERS:
        hands.letters(letters)
        hands.press(Qt.Key.Key_Return)
        steps += 1
    page.editor.save.click()
    steps += 1
    assert steps <= 8 + len(MEMBERS)
    made = next(team for team in ctx.teams.teams(TODAY) if team.name == "年终归档攻坚项目党小组")
    assert (made.start_on, made.due_on, len(made.members)) == (TODAY, date(2026, 12, 20), len(MEMBERS))
    assert [one.leader for one in made.members] == [True, False, False]
    assert page.table.current().id == made.id
    assert page.detail.team.id == made.id


def test_the_new_leader_takes_over_the_role(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    team = next(team for team in ctx.teams.teams(TODAY) if team.running)
    page.begin(team)
    second = page.editor.members.lines[1]
    second.role.setCurrentIndex(1)
    second.role.activated.emit(1)
    page.editor.save.click()
    assert ctx.teams.team(team.id).leader == team.members[1].name


def test_saving_without_a_change_changes_nothing(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    before = ctx.teams.teams(TODAY)
    for team in before:
        page.begin(team)
        page.editor.save.click()
    assert ctx.teams.teams(TODAY) == before


def test_nobody_is_added_twice_or_lost_halfway(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.add.click()
    hands = Hands(qtbot)
    page.editor.person.setFocus()
    for _ in range(2):
        hands.letters("srl")
        hands.press(Qt.Key.Key_Return)
    assert len(page.editor.members.lines) == 1
    row = page.editor.form.rows["members"]
    assert row.error.text()
    page.editor.name.setText("某项目")
    page.editor.save.click()
    assert page.editor.isVisible()
    assert page.editor.person.name() in row.error.text()


def test_what_is_missing_is_marked_in_the_form(opened: tuple[Any, Any, Any]) -> None:
    _, _, page = opened
    page.add.click()
    page.editor.save.click()
    assert page.editor.form.rows["name"].error.text()
    assert page.editor.isVisible()


def test_a_line_can_be_taken_out(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    team = next(team for team in ctx.teams.teams(TODAY) if team.running)
    page.begin(team)
    gone = page.editor.members.lines[-1]
    assert isinstance(gone, MemberLine)
    page.editor.members.drop(gone)
    page.editor.save.click()
    assert len(ctx.teams.team(team.id).members) == len(team.members) - 1


def test_a_milestone_is_reached_and_the_team_ended(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    team = next(team for team in ctx.teams.teams(TODAY) if team.running)
    page.open_target({"team_id": team.id})
    stone = next(one for one in team.milestones if one.done_on is None)
    page.detail.reach_wanted.emit(stone)
    page.findChild(MilestoneDialog).submit()
    assert all(one.done_on for one in ctx.teams.team(team.id).milestones)
    page.detail.end.click()
    dialog = page.findChild(EndDialog)
    dialog.submit()
    assert ctx.teams.team(team.id).end_on is None, "an outcome is asked for"
    dialog.field("outcome").setPlainText("著录全部完成")
    dialog.submit()
    ended = ctx.teams.team(team.id)
    assert (ended.end_on, ended.outcome) == (TODAY, "著录全部完成")


def test_the_load_counts_running_teams_only(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    running = [team for team in ctx.teams.teams(TODAY) if team.running]
    assert page.load.model.columnCount() == 3 + len(running)
    window.ops.run_write(SetTeam(name="又一个", start_on=TODAY, members=_with_leader(running[0].members[0].member_id)))
    assert page.load.model.columnCount() == 4 + len(running)
    assert page.load.model.index(0, 1).data() == "2"
    assert page.load.model.index(0, 1).data(Qt.ItemDataRole.BackgroundRole) is not None


def _with_leader(member_id: int) -> tuple[Any, ...]:
    from smallbranch.teams.commands import TeamMemberPart

    return (TeamMemberPart(member_id=member_id, leader=True),)


def test_removal_can_be_undone(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    before = ctx.teams.teams(TODAY)
    page.detail.remove.click()
    assert len(ctx.teams.teams(TODAY)) == len(before) - 1
    window.ops.undo()
    assert ctx.teams.teams(TODAY) == before


def test_everything_has_a_name_and_fits(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    assert nameless(page) == []
    page.begin(ctx.teams.teams(TODAY)[0])
    assert nameless(page) == []
    assert [text for text in too_long(page) if text] == []
