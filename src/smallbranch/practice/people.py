"""The fictional people of the practice branch: members, posts, cells, absences, teams and offers, as commands."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from smallbranch.lessons.commands import LogMicroLecture
from smallbranch.roster.commands import (
    AddMember,
    AssignPost,
    Category,
    MemberFields,
    PlaceInCell,
    RecordAbsence,
    SetBranch,
    SetCell,
    StartTerm,
)
from smallbranch.store.dispatch import Dispatcher
from smallbranch.teams.commands import MilestonePart, RecordSecondment, SetTeam, TeamMemberPart
from smallbranch.zone.commands import SetOffer

Data = Mapping[str, Any]
NOWHERE = "000000"  # no administrative division has this code, so no number made with it is anybody's
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class People:
    """Ids of members and cells by name; of two namesakes the first."""

    def __init__(self) -> None:
        self.members: dict[str, int] = {}
        self.departments: dict[str, str] = {}
        self.cells: dict[str, int] = {}

    def settle(self, dispatcher: Dispatcher, data: Data, dice: random.Random) -> None:
        """Set the branch, its term, its cells and the members who are there from the start."""
        dispatcher.do(SetBranch(**data["branch"]))
        dispatcher.do(StartTerm(**data["term"]))
        founded: date = data["branch"]["founded_on"]
        for cell in data["cell"]:
            self.cells[cell["name"]] = dispatcher.do(SetCell(**cell, start_on=founded)).value
        for number, item in enumerate(data["member"], 1):
            if "since" not in item:
                self.join(dispatcher, item, number, dice, data["term"]["elected_on"])

    def join(self, dispatcher: Dispatcher, item: Data, number: int, dice: random.Random, elected_on: date) -> None:
        """Add one member with his post and cell."""
        since: date | None = item.get("since")
        fields = _fields(item, number, dice)
        category: Category = "full_member" if item["full"] else "probationary_member"
        command = AddMember(fields=fields, category=category, since=since, from_org=item.get("from_org"))
        member_id = dispatcher.do(command).value
        self.members.setdefault(item["name"], member_id)
        self.departments.setdefault(item["name"], item["department"])
        cell_id = self.cells[item["cell"]]
        dispatcher.do(PlaceInCell(member_id=member_id, cell_id=cell_id, leader=item.get("leader", False), since=since))
        if "post" in item:
            post = AssignPost(
                member_id=member_id,
                post=item["post"],
                start_on=elected_on,
                origin="election",
                duties=item["duties"],
                approval_doc="练直工〔2024〕21号",
            )
            dispatcher.do(post)

    def absences(self, data: Data) -> Iterator[tuple[date, RecordAbsence | RecordSecondment]]:
        """Yield the known absences with the day each is entered."""
        for item in data["absence"]:
            given = {"member_id": self.members[item["name"]], "kind": item["kind"], "note": item.get("note")}
            days = {"start_on": item["start"], "end_on": item.get("end")}
            sent = {key: item[key] for key in ("place", "task", "paper", "replacement") if key in item}
            yield item["start"], RecordSecondment(**given, **days, **sent) if sent else RecordAbsence(**given, **days)

    def teams(self, data: Data) -> Iterator[tuple[date, SetTeam]]:
        """Yield the project teams with the day each is founded."""
        for item in data["team"]:
            people = [self._on_team(item["leader"], leader=True), *(self._on_team(name) for name in item["members"])]
            milestones = tuple(
                MilestonePart(
                    title=one["title"],
                    due_on=one["due"],
                    done_on=one.get("done"),
                    result=one.get("result"),
                    owner=one.get("owner"),
                    evidence=one.get("evidence"),
                )
                for one in item["milestone"]
            )
            yield (
                item["start"],
                SetTeam(
                    name=item["name"],
                    aim=item["aim"],
                    start_on=item["start"],
                    due_on=item["due"],
                    members=tuple(people),
                    milestones=milestones,
                    founding_note=item["founding_note"],
                ),
            )

    def offers(self, data: Data) -> Iterator[SetOffer]:
        """Yield the resources and needs listed for the zone."""
        for item in data["offer"]:
            yield SetOffer(**item)

    def lecture(self, item: list[Any], held_on: date, segment_id: int | None) -> LogMicroLecture:
        """Return the log entry of a micro-lecture."""
        topic, speaker, kind, minutes = item
        return LogMicroLecture(
            held_on=held_on,
            topic=topic,
            speaker_id=self.members[speaker],
            kind=kind,
            minutes=minutes,
            segment_id=segment_id,
        )

    def _on_team(self, name: str, *, leader: bool = False) -> TeamMemberPart:
        return TeamMemberPart(member_id=self.members[name], department=self.departments[name], leader=leader)


def _fields(item: Data, number: int, dice: random.Random) -> MemberFields:
    birth = item["birth"] if len(item["birth"]) == 10 else f"{item['birth']}-01"
    return MemberFields(
        name=item["name"],
        sex=item["sex"],
        ethnic_group=item["ethnic_group"],
        birth_date=item["birth"],
        native_place=item["native_place"],
        education=item["education"],
        degree=item["degree"] or None,
        work_start_date=item["work"],
        join_date=item["join"],
        full_date=item["full"] or None,
        id_number=fictional_number(birth, item["sex"], number),
        phone=f"100{dice.randrange(10**8):08d}",
        department=item["department"],
        admin_post=item["admin_post"],
        address=f"练习县练习路{number}号",
    )


def fictional_number(birth: str, sex: str, number: int) -> str:
    """Return a number with a right check digit in a division that does not exist."""
    order = 2 * number + (1 if sex == "男" else 0)
    body = f"{NOWHERE}{birth.replace('-', '')}{order:03d}"
    rest = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11
    return body + "10X98765432"[rest]
