"""Applications, reviews, notices and the extension of a probation."""

from __future__ import annotations

from sqlalchemy import select

from smallbranch.development.commands import (
    EndApplication,
    ExtendProbation,
    PostNotice,
    RecordReview,
    RecordStep,
    RemoveExtension,
    RemoveNotice,
    RemoveReview,
    StartApplication,
)
from smallbranch.development.limits import refusals
from smallbranch.development.model import ExtensionRow, NoticeRow, ReviewRow
from smallbranch.development.opening import Desk, check_past, tidy
from smallbranch.development.reminders import CONFIRMATION
from smallbranch.development.steps import StepCommands
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding
from smallbranch.packs.schema import Binding
from smallbranch.roster.categories import APPLICANTS, PARTY_MEMBERS, PROBATIONARY
from smallbranch.roster.commands import AddMember, BeginRelation, Category, ChangeCategory, EndRelation
from smallbranch.roster.timeline import MANAGED
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

APPLICANT: Category = "membership_applicant"


class DossierCommands:
    """Handlers of what goes along with the steps."""

    def __init__(self, desk: Desk, steps: StepCommands) -> None:
        self._desk = desk
        self._steps = steps

    def start(self, uow: UnitOfWork, command: StartApplication) -> Handled[int]:
        """Take an application in: the roster gets the applicant, step 1 is recorded; the value is the member's id."""
        check_past("on", command.on, uow.today)
        if (command.fields is None) == (command.member_id is None):
            raise InvalidInput({"name": "required"})
        member_id, found = self._applicant(uow, command)
        step = RecordStep(
            member_id=member_id,
            step=1,
            on=command.on,
            handler=command.handler,
            note=command.note,
            papers=command.papers,
        )
        handled = self._steps.record(uow, step)
        return Handled(member_id, (*found, *handled.findings))

    def _applicant(self, uow: UnitOfWork, command: StartApplication) -> tuple[int, tuple[Finding, ...]]:
        if command.fields is not None:
            add = AddMember(fields=command.fields, category=APPLICANT, since=command.on)
            handled = self._desk.ask(uow, add)
            return handled.value, handled.findings
        assert command.member_id is not None
        case = self._desk.case(uow.session, command.member_id, uow.today)
        if case.member.member_category in PARTY_MEMBERS:
            raise Refused("development_member_already", name=case.member.name)
        if case.member.member_category not in APPLICANTS:
            # The category first: the roster takes somebody without one for a full member.
            change = ChangeCategory(member_id=command.member_id, category=APPLICANT, on=command.on)
            self._desk.ask(uow, change)
        if case.member.relation not in MANAGED:
            self._desk.ask(uow, BeginRelation(member_id=command.member_id, on=command.on))
        return command.member_id, ()

    def end(self, uow: UnitOfWork, command: EndApplication) -> Handled[None]:
        """End the relation of an applicant; a member leaves by the ways of the roster."""
        check_past("on", command.on, uow.today)
        case = self._desk.case(uow.session, command.member_id, uow.today)
        if case.member.member_category not in APPLICANTS:
            raise Refused("development_member_already", name=case.member.name)
        leave = EndRelation(member_id=command.member_id, on=command.on, cause="application_closed")
        return Handled(None, self._desk.ask(uow, leave).findings)

    def record_review(self, uow: UnitOfWork, command: RecordReview) -> Handled[int]:
        """Note a review, or change one."""
        check_past("on", command.on, uow.today)
        self._desk.case(uow.session, command.member_id, command.on)
        row = ReviewRow(member_id=command.member_id)
        if command.review_id is not None:
            row = self._review(uow, command.review_id)
        row.held_on, row.opinion = command.on, tidy(command.opinion)
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id)

    def remove_review(self, uow: UnitOfWork, command: RemoveReview) -> Handled[None]:
        """Remove a review."""
        uow.session.delete(self._review(uow, command.review_id))
        return Handled(None)

    def _review(self, uow: UnitOfWork, review_id: int) -> ReviewRow:
        row = uow.session.get(ReviewRow, review_id)
        if row is None:
            raise InvalidInput({"review_id": "development_row_gone"})
        return row

    def post_notice(self, uow: UnitOfWork, command: PostNotice) -> Handled[int]:
        """Note a notice, or its outcome; how long it counts is worked out, not entered."""
        check_past("posted_on", command.posted_on, uow.today)
        self._desk.step(command.step, uow.today)
        self._desk.case(uow.session, command.member_id, command.posted_on)
        row = NoticeRow(member_id=command.member_id)
        if command.notice_id is not None:
            row = self._notice(uow, command.notice_id)
        row.step, row.posted_on = command.step, command.posted_on
        row.place, row.outcome = tidy(command.place), tidy(command.outcome)
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id)

    def remove_notice(self, uow: UnitOfWork, command: RemoveNotice) -> Handled[None]:
        """Remove a notice."""
        uow.session.delete(self._notice(uow, command.notice_id))
        return Handled(None)

    def _notice(self, uow: UnitOfWork, notice_id: int) -> NoticeRow:
        row = uow.session.get(NoticeRow, notice_id)
        if row is None:
            raise InvalidInput({"notice_id": "development_row_gone"})
        return row

    def extend(self, uow: UnitOfWork, command: ExtendProbation) -> Handled[int]:
        """Extend a probation once, within the bounds, decided at its end (DEV-04, DEV-06).

        Raises:
            Refused: not on probation, extended before (C30), or decided before the probation ended.
        """
        check_past("decided_on", command.decided_on, uow.today)
        case = self._desk.case(uow.session, command.member_id, uow.today)
        if case.member.member_category != PROBATIONARY:
            raise Refused("development_not_on_probation", name=case.member.name)
        if case.papers.extensions:
            raise Refused(
                "development_extended_already", name=case.member.name, on=case.papers.extensions[0].decided_on
            )
        self._check_length(command)
        confirmation = self._desk.step(CONFIRMATION, uow.today)
        for limit in refusals(confirmation, case.gates, case.anchors):
            if limit.binding is Binding.HARD and command.decided_on < limit.day:
                raise Refused(
                    "development_too_early",
                    name=case.member.name,
                    step=CONFIRMATION,
                    title=confirmation.title,
                    day=limit.day,
                    rule=limit.rule_id,
                    article=limit.article,
                    reason=limit.note,
                )
        row = ExtensionRow(
            member_id=command.member_id,
            decided_on=command.decided_on,
            months=command.months,
            doc_no=tidy(command.doc_no),
            reason=tidy(command.reason),
        )
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id)

    def _check_length(self, command: ExtendProbation) -> None:
        low = self._desk.rules.limit("probation_extension_min", command.decided_on)
        high = self._desk.rules.limit("probation_extension_max", command.decided_on)
        if (low and command.months < low.value) or (high and command.months > high.value):
            bounds = {"low": low.value if low else 0, "high": high.value if high else 0}
            raise InvalidInput({"months": "development_extension_length"}, **bounds)

    def remove_extension(self, uow: UnitOfWork, command: RemoveExtension) -> Handled[None]:
        """Remove an extension; refused once the meeting after it has decided."""
        case = self._desk.case(uow.session, command.member_id, uow.today)
        if CONFIRMATION in case.records:
            step = case.steps[CONFIRMATION]
            raise Refused("development_later_step", step=step.no, title=step.title)
        row = uow.session.scalars(select(ExtensionRow).filter_by(member_id=command.member_id)).first()
        if row is None:
            raise Refused("development_not_extended", name=case.member.name)
        uow.session.delete(row)
        return Handled(None)
