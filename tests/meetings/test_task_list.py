"""The superior's task list against the plan: what is added, what only moved, what stands."""

from __future__ import annotations

from datetime import date

from smallbranch.intake.tasks_sheet import Task, TasksReading
from smallbranch.kernel.periods import Period
from smallbranch.meetings.commands import AddPlanItem
from smallbranch.meetings.task_list import difference
from tests.meetings.conftest import World

TODAY = date(2026, 9, 20)


def reading(*tasks: Task, month: tuple[int, int] | None = (2026, 9)) -> TasksReading:
    return TasksReading("清单", month, tasks, (), (), {})


def take(world: World, *tasks: Task, month: tuple[int, int] | None = (2026, 9)) -> tuple[int, int, int]:
    found = difference(reading(*tasks, month=month), world.meetings, world.packs.rules, TODAY)
    if found.commands:
        world.dispatcher.do_all(found.commands, "import_tasks", {"count": len(found.commands)})
    return len(found.add), len(found.change), found.unchanged


def test_a_line_is_known_again_and_its_new_limit_taken(world: World) -> None:
    first = Task(1, "报送小结", deadline=date(2026, 9, 25))
    assert take(world, first) == (1, 0, 0)
    assert take(world, first, Task(2, "开展学习")) == (1, 0, 1)
    assert take(world, Task(1, "报送小结", deadline=date(2026, 9, 28))) == (0, 1, 0)


def test_a_limit_in_the_next_year_is_looked_up_there(world: World) -> None:
    late = Task(1, "报送年报", deadline=date(2027, 1, 10))
    assert take(world, late, month=None) == (1, 0, 0)
    assert take(world, late, month=None) == (0, 0, 1)


def test_a_cell_meeting_without_a_cell_is_a_task(world: World) -> None:
    tasks = (Task(1, "开党小组会", form="cell_meeting"), Task(2, "开主题党日", form="theme_party_day"))
    found = difference(reading(*tasks), world.meetings, world.packs.rules, TODAY)
    assert [line.form for line in found.add] == ["task", "theme_party_day"]


def test_a_title_is_known_again_however_it_is_set_and_once_in_a_list(world: World) -> None:
    assert take(world, Task(1, "报送 小结（9月）。"), Task(2, "报送小结(9月)")) == (1, 0, 0)
    assert take(world, Task(1, "报送小结（９月）")) == (0, 0, 1)


def test_next_months_list_says_what_comes_again_what_is_new_and_what_is_gone(world: World) -> None:
    take(world, Task(1, "报送小结", deadline=date(2026, 9, 25)), Task(2, "清理党费"), Task(3, "开展警示教育"))
    october = reading(Task(1, "报送小结", deadline=date(2026, 10, 25)), Task(2, "慰问老党员"), month=(2026, 10))
    found = difference(october, world.meetings, world.packs.rules, TODAY)
    assert [line.topic for line in found.add] == ["报送小结", "慰问老党员"]
    assert (found.again, found.dropped, found.gone) == ({"报送小结"}, ("清理党费", "开展警示教育"), ())
    world.dispatcher.do_all(found.commands, "import_tasks", {"count": 2})

    corrected = reading(Task(1, "报送小结", responsible="安然", deadline=date(2026, 10, 28)), month=(2026, 10))
    found = difference(corrected, world.meetings, world.packs.rules, TODAY)
    assert [line.topic for line in found.gone] == ["慰问老党员"]
    (changed,) = found.changed
    assert changed.fields == (("deadline", "2026-10-25", "2026-10-28"), ("lead", "", "安然"))
    assert found.commands == found.change  # what is gone is never cancelled by itself
    world.dispatcher.do_all((*found.commands, *found.cancelling("上级清单已撤销")), "import_tasks", {"count": 2})
    after = difference(corrected, world.meetings, world.packs.rules, TODAY)
    assert (after.commands, after.gone, after.unchanged) == ((), (), 1)


def test_a_line_whose_form_is_planned_that_month_is_tied_when_wanted_and_known_again(world: World) -> None:
    theme = AddPlanItem(period="2026-09", form="theme_party_day", planned_on=date(2026, 9, 24), lead="安然")
    lecture = AddPlanItem(period="2026Q3", form="party_lecture", planned_on=date(2026, 9, 24))
    later = AddPlanItem(period="2026-10", form="theme_party_day", planned_on=date(2026, 10, 15))
    own, class_, other = (world.do(one).value for one in (theme, lecture, later))
    tasks = (
        Task(1, "开展纪律教育主题党日", form="theme_party_day", deadline=date(2026, 9, 28), responsible="支部书记"),
        Task(2, "再开一次主题党日", form="theme_party_day"),
        Task(3, "书记讲党课", form="party_lecture"),
        Task(4, "报送小结"),
    )
    found = difference(reading(*tasks), world.meetings, world.packs.rules, TODAY)
    assert len(found.add) == len(found.commands) == 4  # an offer: nothing is tied by itself
    assert [tie.item.id for tie in found.ties] == [own, class_]
    world.dispatcher.do_all(found.tying(found.ties), "import_tasks", {"count": 4})
    plan = {item.id: item for item in world.meetings.plan(Period.parse("2026"))}
    assert len(plan) == 5
    tied = plan[own]
    assert (tied.asked_as, tied.lead, tied.deadline) == ("开展纪律教育主题党日", "安然", date(2026, 9, 28))
    assert plan[other].asked_as is None
    again = difference(reading(*tasks), world.meetings, world.packs.rules, TODAY)
    assert (again.commands, again.ties, again.gone, again.unchanged) == ((), (), (), 4)
