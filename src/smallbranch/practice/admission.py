"""The fictional people on their way into the Party, as commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smallbranch.development.commands import PostNotice, RecordReview, RecordStep, StartApplication
from smallbranch.practice.people import People
from smallbranch.roster.commands import MemberFields
from smallbranch.store.dispatch import Dispatcher


def lead(dispatcher: Dispatcher, people: People, data: Mapping[str, Any]) -> None:
    """Give every person's steps, reviews and notices in order."""
    for item in data["person"]:
        steps = list(item["step"])
        member_id = people.members[item["member"]] if "member" in item else _applicant(dispatcher, item, steps.pop(0))
        commands: list[Any] = [_step(people, member_id, step) for step in steps]
        commands += [RecordReview(member_id=member_id, **review) for review in item.get("review", ())]
        commands += [PostNotice(member_id=member_id, **notice) for notice in item.get("notice", ())]
        for command in commands:
            dispatcher.do(command)


def _applicant(dispatcher: Dispatcher, item: Mapping[str, Any], first: Mapping[str, Any]) -> int:
    fields = MemberFields(
        name=item["name"],
        sex=item["sex"],
        ethnic_group=item["ethnic_group"],
        birth_date=item["birth"],
        education=item["education"],
        department=item["department"],
        admin_post=item["admin_post"],
    )
    application = StartApplication(
        on=first["on"], fields=fields, handler=first["handler"], papers=tuple(first["papers"])
    )
    return int(dispatcher.do(application).value)


def _step(people: People, member_id: int, item: Mapping[str, Any]) -> RecordStep:
    rest = {key: value for key, value in item.items() if key not in ("no", "papers", "contacts")}
    contacts = tuple(people.members[name] for name in item.get("contacts", ()))
    return RecordStep(member_id=member_id, step=item["no"], papers=tuple(item["papers"]), contacts=contacts, **rest)
