"""What ties the practice branch's records together: tasks they served, turns agreed on, answers to questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from smallbranch.bootstrap import AppContext
from smallbranch.explanations.commands import ExplainFinding
from smallbranch.kernel.periods import Period, month_of
from smallbranch.lessons.commands import LogMicroLecture, PlanTurn
from smallbranch.meetings.commands import RecordMeeting
from smallbranch.practice.people import People


def answer_days(ctx: AppContext, data: Mapping[str, Any]) -> Iterator[tuple[date, partial[None]]]:
    """Yield each answer with the day it is given."""
    for item in data["answer"]:
        yield item["on"], partial(_answer, ctx, item)


def _answer(ctx: AppContext, item: Mapping[str, Any]) -> None:
    """Explain the question of this kind and topic; asked while the branch is made, so it is there."""
    for asked in ctx.rules.questions(Period.parse(item["period"])):
        finding, subject = asked.finding, asked.finding.subject
        if finding.code == item["code"] and finding.params["topic"] == item["topic"] and subject and subject.id:
            command = ExplainFinding(
                code=finding.code,
                subject_kind=subject.kind,
                subject_id=subject.id,
                about=str(finding.params["about"]),
                reason=item["reason"],
            )
            ctx.dispatcher.do(command)


def serving_event(ctx: AppContext, data: Mapping[str, Any], command: RecordMeeting) -> RecordMeeting:
    """Return the meeting with the task and team it served, where one is told."""
    day, forms = command.start_at.date(), {part.form for part in command.segments}
    found = next((one for one in data["serving"] if one.get("on") == day and one["form"] in forms), None)
    return replace(command, **_served(ctx, found, day)) if found else command


def serving_lecture(ctx: AppContext, data: Mapping[str, Any], command: LogMicroLecture) -> LogMicroLecture:
    """Return the lecture with the task and team it served, where one is told."""
    found = next((one for one in data["serving"] if one.get("topic") == command.topic), None)
    return replace(command, **_served(ctx, found, command.held_on)) if found else command


def _served(ctx: AppContext, item: Mapping[str, Any], day: date) -> dict[str, Any]:
    teams = {team.name: team.id for team in ctx.teams.teams(day)}
    return {"business_task": item.get("task"), "team_id": teams.get(item.get("team", ""))}


def plan_turns(ctx: AppContext, people: People, data: Mapping[str, Any]) -> None:
    """Put the turns into the rota that the branch agreed on."""
    for item in data["turn"]:
        speaker, topic = people.members[item["speaker"]], item.get("topic")
        turn_id = ctx.dispatcher.do(PlanTurn(planned_on=item["on"], speaker_id=speaker, topic=topic)).value
        held = [one for one in ctx.lessons.log(month_of(item["on"])) if one.topic == topic and topic]
        for one in held:
            ctx.dispatcher.do(
                LogMicroLecture(
                    held_on=one.held_on, topic=one.topic, speaker_id=speaker, kind=one.kind, minutes=one.minutes,
                    segment_id=one.segment_id, lecture_id=one.id, turn_id=turn_id,
                )
            )  # fmt: skip
