"""The project-team page on the practice branch: staffing by keys, milestones, the end, the load."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from smallbranch.gui.pages.teams.dialogs import EndDialog, LinkDialog, MilestoneDialog
from smallbranch.gui.pages.teams.rows import MemberLine
from smallbranch.gui.pages.teams.secondments import SecondmentDialog
from smallbranch.gui.theme import Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.periods import Period
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


def test_staffing_takes_eight_keys_and_one_per_member(opened: tuple[Any, Any, Any], qtbot: Any) -> None:
    """Counted in keys from the first page on; free text (name, day, task, initials) is not counted, Enter is."""
    ctx, window, page = opened
    window.show_page("lessons")
    window.stack.pages["lessons"].open_target({})
    hands, text = Hands(qtbot), 0
    control = Qt.KeyboardModifier.ControlModifier
    hands.press(Qt.Key.Key_6, modifier=control)
    assert window.stack.currentWidget() is page
    hands.press(Qt.Key.Key_N, modifier=control)
    assert focus() is page.editor.name
    hands.write("年终归档攻坚项目党小组")
    hands.press(Qt.Key.Key_Tab)
    text += len("2026.12.20")
    hands.letters("2026.12.20")
    hands.press(Qt.Key.Key_Tab)
    hands.write("把当年文书档案在年底前归档完毕")
    hands.press(Qt.Key.Key_Tab)
    for letters in MEMBERS:
        text += len(letters)
        hands.letters(letters)
        hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_S, modifier=control)
    assert hands.keys - text <= 8 + len(MEMBERS)
    made = next(team for team in ctx.teams.teams(TODAY) if team.name == "年终归档攻坚项目党小组")
    assert (made.start_on, made.due_on, len(made.members)) == (TODAY, date(2026, 12, 20), len(MEMBERS))
    assert made.aim == "把当年文书档案在年底前归档完毕"
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
    page.open_target({"team_id": next(one.id for one in before if not one.running)})
    page.detail.remove.click()
    assert len(ctx.teams.teams(TODAY)) == len(before) - 1
    window.ops.undo()
    assert ctx.teams.teams(TODAY) == before


def test_a_team_that_meetings_name_is_not_removed(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    before = ctx.teams.teams(TODAY)
    page.open_target({"team_id": next(one.id for one in before if one.running)})
    page.detail.remove.click()
    assert ctx.teams.teams(TODAY) == before


def test_a_secondment_is_entered_once_and_is_an_absence(qtbot: Any, opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    page.tabs.setCurrentWidget(page.secondments)
    before = page.secondments.model.rowCount()
    assert before == 1
    page.secondments.add.click()
    dialog = page.findChild(SecondmentDialog)
    dialog.field("place").setText("练习镇")
    dialog.field("end_on").set_value(date(2026, 12, 31))
    dialog.submit()
    assert page.secondments.model.rowCount() == before + 1
    made = next(one for one in ctx.teams.secondments.during(Period.parse("2026")) if one.place == "练习镇")
    assert made.absence_id in {one.id for one in ctx.roster.absences(Period.parse("2026"))}
    page.secondments.table.selectRow(page.secondments.model.index_of(made.absence_id).row())
    qtbot.keyClick(page.secondments.table, Qt.Key.Key_Delete)
    assert page.secondments.model.rowCount() == before
    window.ops.undo()
    assert page.secondments.model.rowCount() == before + 1


def test_the_load_by_month_and_what_was_served_are_shown(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.tabs.setCurrentWidget(page.months)
    rows = {one.name: at for at, one in enumerate(page.months.model.rows)}
    assert page.months.model.index(rows["白㛃"], 2).data() == ""
    assert page.months.model.index(rows["白㛃"], 3).data() == "1"
    assert "驻村" in page.months.model.index(rows["罗景行"], 5).data()
    page.tabs.setCurrentWidget(page.serving)
    share = ctx.serving.share(Period.parse("2026"), TODAY)
    assert page.serving.figure.text() == f"{share.percent} %"
    assert page.serving.model.rowCount() == len(ctx.serving.tasks(Period.parse("2026"), TODAY)) > 0


def test_founding_note_owner_and_evidence_are_kept(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    page.add.click()
    page.editor.name.setText("新组")
    page.editor.founding.setText("支委会9月研究")
    page.editor.add_milestone()
    line = page.editor.milestones.lines[0]
    line.title.setText("定稿")
    line.owner.setText("白㛃")
    page.editor.save.click()
    team = next(one for one in ctx.teams.teams(TODAY) if one.name == "新组")
    assert (team.founding_note, team.milestones[0].owner) == ("支委会9月研究", "白㛃")
    page.detail.reach_wanted.emit(team.milestones[0])
    dialog = page.findChild(MilestoneDialog)
    dialog.field("evidence").setText("定稿本")
    dialog.submit()
    assert ctx.teams.team(team.id).milestones[0].evidence == "定稿本"


def test_a_meeting_is_linked_from_the_teams_page(opened: tuple[Any, Any, Any]) -> None:
    ctx, window, page = opened
    team = next(one for one in ctx.teams.teams(TODAY) if one.running)
    page.open_target({"team_id": team.id})
    before = ctx.serving.of_team(team.id)[0]
    page.detail.link.click()
    dialog = page.findChild(LinkDialog)
    chosen = dialog.field("event_id").currentData()
    assert chosen not in {one.event_id for one in before}
    dialog.submit()
    after = ctx.serving.of_team(team.id)[0]
    assert {one.event_id for one in after} - {one.event_id for one in before} == {chosen}
    window.ops.undo()
    assert ctx.serving.of_team(team.id)[0] == before


def test_everything_has_a_name_and_fits(opened: tuple[Any, Any, Any]) -> None:
    ctx, _, page = opened
    assert nameless(page) == []
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        assert nameless(page) == []
        assert [text for text in too_long(page) if text] == []
    page.begin(ctx.teams.teams(TODAY)[0])
    assert nameless(page) == []
    assert [text for text in too_long(page) if text] == []
