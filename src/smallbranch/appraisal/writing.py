"""The handlers: check what is said of a work year and write it as entries of the registers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from smallbranch.appraisal import arithmetic, commands, fields
from smallbranch.appraisal.entry_rules import EntryRules, check_counts, check_days, check_told, check_year, once_each
from smallbranch.appraisal.findings import of_grades, of_votes
from smallbranch.appraisal.reading import Reader
from smallbranch.appraisal.views import AppraisalRow, AppraisalYear
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding
from smallbranch.registers.commands import AddEntry, ChangeEntry
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

SEPARATOR = "、"


class AppraisalCommands(Struct, frozen=True):
    """Does the commands of the appraisal through those of the registers."""

    reader: Reader

    def set_year(self, uow: UnitOfWork, command: commands.SetLifeYear) -> Handled[int]:
        """Write down what is known of a work year."""
        check_year(command.work_year, uow.today)
        if fields.WORK_YEAR in command.values:
            raise InvalidInput({fields.WORK_YEAR: "year_named_twice"})
        if not command.values:
            raise InvalidInput({"values": "required"})
        return self._year(uow, command.work_year, {**command.values, **self._committee(uow, command)})

    def self_grades(self, uow: UnitOfWork, command: commands.RecordSelfGrades) -> Handled[int]:
        """Record how members rate themselves."""
        once_each([one.member_id for one in command.grades], "grades")
        year = self._read(uow, command.work_year)
        found: list[Finding] = []
        for one in command.grades:
            found += self._member(uow, year, one.member_id, {"self_grade": one.grade})
        return Handled(len(command.grades), tuple(found))

    def ballots(self, uow: UnitOfWork, command: commands.RecordAppraisalBallots) -> Handled[int]:
        """Record the ballots; nobody has more than there are valid ones, and probationary members have none."""
        arithmetic.check_ballots(command.issued, command.returned, command.valid)
        if command.votes:
            once_each([one.member_id for one in command.votes], "votes")
        values = {
            "held_on": command.held_on.isoformat(),
            "issued": str(command.issued),
            "returned": str(command.returned),
            "valid": str(command.valid),
            "scrutineers": SEPARATOR.join(command.scrutineers),
            "tellers": SEPARATOR.join(command.tellers),
        }
        entry = self._year(uow, command.work_year, values)
        year = self._read(uow, command.work_year)
        found = list(entry.findings)
        for votes in command.votes:
            row = _graded(year, votes.member_id, "votes")
            _check_counts(row, votes, command.valid)
            counts = {key: str(count) for key, count in zip(fields.BALLOTS, votes.counts, strict=True)}
            found += self._member(uow, year, row.member_id, counts)
        self._redate(uow, year, command.held_on)
        now = self._read(uow, command.work_year)
        check_counts(now, command.valid)
        return Handled(entry.value, (*found, *of_votes(now)))

    def decide(self, uow: UnitOfWork, command: commands.DecideGrades) -> Handled[int]:
        """Record what was decided; more best grades than the norm are said, never refused (C39)."""
        once_each([one.member_id for one in command.grades], "grades")
        year = self._read(uow, command.work_year)
        names = fields.grades(self.reader.registers.register(fields.GRADES))
        found: list[Finding] = []
        for one in command.grades:
            find = _graded if one.grade in names else _row
            row = find(year, one.member_id, "grades")
            values = {"grade": one.grade} | ({} if one.reason is None else {"reason": one.reason})
            found += self._member(uow, year, row.member_id, values)
        found += self._year(uow, command.work_year, {"decided_on": command.decided_on.isoformat()}).findings
        return Handled(len(command.grades), (*found, *of_grades(self._read(uow, command.work_year), names)))

    def confirm(self, uow: UnitOfWork, command: commands.ConfirmGrades) -> Handled[int]:
        """Record what the superior said of the grades."""
        year = self._read(uow, command.work_year)
        rows = _named(_decided(year), command.member_ids)
        found: list[Finding] = []
        for row in rows if command.opinion is not None else ():
            found += self._member(uow, year, row.member_id, {"superior": command.opinion or ""})
        values = {"confirmed_on": command.confirmed_on.isoformat()}
        if command.document_no is not None:
            values["document_no"] = command.document_no
        entry = self._year(uow, command.work_year, values)
        return Handled(entry.value, (*found, *entry.findings))

    def feed_back(self, uow: UnitOfWork, command: commands.FeedBackGrades) -> Handled[int]:
        """Record when the grades were told to the members."""
        year = self._read(uow, command.work_year)
        rows = _named(_decided(year), command.member_ids)
        found: list[Finding] = []
        for row in rows:
            found += self._member(uow, year, row.member_id, {"fed_back_on": command.fed_back_on.isoformat()})
        now = self._read(uow, command.work_year)
        check_told(now, now.rows)
        self._check_days(uow, now)
        return Handled(len(rows), tuple(found))

    def settle(self, uow: UnitOfWork, command: commands.SettleRectification) -> Handled[int]:
        """Close items by their evidence, carry the others over."""
        check_year(command.work_year, uow.today)
        once_each([item.entry_id for item in command.items], "items")
        known = {view.id: view for view in self.reader.registers.entries(fields.ITEMS, session=uow.session)}
        found: list[Finding] = []
        for item in command.items:
            if item.entry_id not in known:
                raise InvalidInput({"entry_id": "unknown_entry"})
            values = self._closed(uow, item) if item.outcome == "closed" else _carried(command.work_year, item)
            if item.outcome == "carried" and known[item.entry_id].values.get("closed_on"):
                raise InvalidInput({"outcome": "closed_already"})
            found += self._change(uow, item.entry_id, values).findings
            found += EntryRules(self.reader).check(uow, item.entry_id)
        return Handled(len(command.items), tuple(found))

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────

    def _committee(self, uow: UnitOfWork, command: commands.SetLifeYear) -> dict[str, str]:
        """Return the day of the committee meeting the check is linked to; a day of one's own takes the link away."""
        event = command.values.get(fields.COMMITTEE_EVENT, "").strip()
        if not event:
            return {fields.COMMITTEE_EVENT: ""} if fields.COMMITTEE_ON in command.values else {}
        known = self.reader.committee_meetings(command.work_year, uow.session)
        held = next((line.held_on for line in known if str(line.event_id) == event), None)
        if held is None:
            raise InvalidInput({f"{fields.YEARS}.{fields.COMMITTEE_EVENT}": "no_committee_meeting"}, id=event)
        return {fields.COMMITTEE_ON: held.isoformat()}

    def _read(self, uow: UnitOfWork, work_year: int) -> AppraisalYear:
        check_year(work_year, uow.today)
        return self.reader.appraisal(work_year, uow.today, uow.session)

    def _year(self, uow: UnitOfWork, work_year: int, values: Mapping[str, str]) -> Handled[int]:
        check_year(work_year, uow.today)
        entry = self.reader.year_entry(work_year, uow.session)
        if entry is not None:
            done = self._change(uow, entry.id, values)
        else:
            done = self._add(uow, fields.YEARS, {fields.WORK_YEAR: str(work_year), **values})
        written = self.reader.year_entry(work_year, uow.session)
        rules = EntryRules(self.reader)
        return Handled(done.value, (*done.findings, *(rules.year(uow, written) if written else ())))

    def _check_days(self, uow: UnitOfWork, year: AppraisalYear) -> None:
        for view in self.reader.of_year(fields.GRADES, year.work_year, uow.session):
            check_days(view, (fields.HELD_ON, "fed_back_on"))

    def _member(
        self, uow: UnitOfWork, year: AppraisalYear, member_id: int, values: Mapping[str, str]
    ) -> tuple[Finding, ...]:
        row = _row(year, member_id, "member_id")
        if row.entry_id is not None:
            return self._change(uow, row.entry_id, values).findings
        held = year.entry.values.get(fields.HELD_ON, "") if year.entry else ""
        head = {fields.WORK_YEAR: str(year.work_year), fields.MEMBER: str(member_id), fields.HELD_ON: held}
        return self._add(uow, fields.GRADES, head | dict(values)).findings

    def _redate(self, uow: UnitOfWork, year: AppraisalYear, day: date) -> None:
        """Bring what was entered before the ballots to their day."""
        for view in self.reader.of_year(fields.GRADES, year.work_year, uow.session):
            if view.values.get(fields.HELD_ON, "") != day.isoformat():
                self._change(uow, view.id, {fields.HELD_ON: day.isoformat()})

    def _closed(self, uow: UnitOfWork, item: commands.SettledItem) -> dict[str, str]:
        if not (item.evidence or "").strip():
            raise InvalidInput({"evidence": "required"})
        state = fields.choices(self.reader.registers.register(fields.ITEMS), "state")[fields.CLOSED]
        day = (item.on or uow.today).isoformat()
        values = {"closed_on": day, "evidence": item.evidence or "", "state": state}
        return values | ({"closed_by": item.closed_by} if item.closed_by else {})

    def _add(self, uow: UnitOfWork, register: str, values: Mapping[str, str]) -> Handled[int]:
        handler = self.reader.registers.handlers()[AddEntry]
        return handler(uow, AddEntry(register=register, values=dict(values)))

    def _change(self, uow: UnitOfWork, entry_id: int, values: Mapping[str, str]) -> Handled[int]:
        handler = self.reader.registers.handlers()[ChangeEntry]
        return handler(uow, ChangeEntry(entry_id=entry_id, values=dict(values)))


def _carried(work_year: int, item: commands.SettledItem) -> dict[str, str]:
    values = {"carried_to": str(work_year)}
    return values | ({"due_on": item.due_on.isoformat()} if item.due_on else {})


def _row(year: AppraisalYear, member_id: int, field: str) -> AppraisalRow:
    found = next((row for row in year.rows if row.member_id == member_id), None)
    if found is None:
        raise InvalidInput({field: "not_a_member_that_day"}, id=member_id, date=year.day)
    return found


def _graded(year: AppraisalYear, member_id: int, field: str) -> AppraisalRow:
    row = _row(year, member_id, field)
    if not row.graded:
        raise InvalidInput({field: "probationary_not_graded"}, name=row.name)
    return row


def _check_counts(row: AppraisalRow, votes: commands.MemberVotes, valid: int) -> None:
    if min(votes.counts) < 0:
        raise InvalidInput({"votes": "votes_below_zero"}, name=row.name)
    if sum(votes.counts) > valid:
        raise InvalidInput({"votes": "votes_over_valid"}, name=row.name, count=sum(votes.counts), valid=valid)


def _decided(year: AppraisalYear) -> list[AppraisalRow]:
    found = [row for row in year.rows if row.grade]
    if not found:
        raise Refused("grades_not_decided", year=year.work_year)
    return found


def _named(rows: Iterable[AppraisalRow], wanted: tuple[int, ...]) -> list[AppraisalRow]:
    found = list(rows)
    missing = set(wanted) - {row.member_id for row in found}
    if missing:
        raise InvalidInput({"member_ids": "no_grade_yet"}, id=min(missing))
    return [row for row in found if not wanted or row.member_id in wanted]
