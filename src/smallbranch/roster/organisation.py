"""The branch itself: its facts, settings, terms of office and posts."""

from __future__ import annotations

import json
import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.packs.loader import Packs
from smallbranch.roster.ages import add_months
from smallbranch.roster.categories import FULL
from smallbranch.roster.commands import AssignPost, ChangePost, EndPost, SetBranch, SetSetting, StartTerm
from smallbranch.roster.fields import plain_text
from smallbranch.roster.intervals import ONE_DAY, covers, overlap
from smallbranch.roster.model import BranchRow, CategoryRow, MemberRow, PostRow, SettingRow, TermRow
from smallbranch.roster.rows import check_ends, need, of_member
from smallbranch.roster.views import BranchView
from smallbranch.store.dispatch import Handled
from smallbranch.store.unit_of_work import UnitOfWork

LAST_THEME_DAY = 28  # the last day every month has


class OrganisationCommands:
    """Handlers of the commands about the branch."""

    def __init__(self, packs: Packs) -> None:
        self._packs = packs

    def set_branch(self, uow: UnitOfWork, command: SetBranch) -> Handled[None]:
        """Set facts of the branch; the row is made when the book has none yet."""
        row = uow.session.scalars(select(BranchRow)).first()
        if row is None:
            row = BranchRow(uid=uuid.uuid4().hex, name="")
            uow.session.add(row)
        for name in command.__struct_fields__:
            value = getattr(command, name)
            if value is not None:
                setattr(row, name, plain_text(name, value) or None if isinstance(value, str) else value)
        if not row.name:
            raise InvalidInput({"name": "required"})
        if row.theme_day is not None and not 0 <= row.theme_day <= LAST_THEME_DAY:
            raise InvalidInput({"theme_day": "theme_day_range"})
        row.theme_day = row.theme_day or None
        return Handled(None)

    def set_setting(self, uow: UnitOfWork, command: SetSetting) -> Handled[None]:
        """Set or remove a setting; what is not JSON is stored as a JSON text."""
        key = plain_text("key", command.key)
        if not key:
            raise InvalidInput({"key": "required"})
        row = uow.session.scalars(select(SettingRow).filter_by(key=key)).first()
        if command.value == "":
            if row is not None:
                uow.session.delete(row)
            return Handled(None)
        if row is None:
            row = SettingRow(key=key, value="")
            uow.session.add(row)
        row.value = _as_json(command.value)
        return Handled(None)

    def start_term(self, uow: UnitOfWork, command: StartTerm) -> Handled[int]:
        """Begin a term; posts of the term before end the day before. Value: term id."""
        earlier = uow.session.scalars(select(TermRow).order_by(TermRow.elected_on)).all()
        if any(term.term_no == command.term_no for term in earlier):
            raise InvalidInput({"term_no": "term_no_taken"})
        ends_on = command.ends_on or self._term_end(command.elected_on, uow.today)
        check_ends(command.elected_on, ends_on)
        row = TermRow(
            term_no=command.term_no,
            elected_on=command.elected_on,
            ends_on=ends_on,
            approval_doc=plain_text("approval_doc", command.approval_doc or "") or None,
            has_committee=command.has_committee,
        )
        uow.session.add(row)
        uow.session.flush()
        found = _hand_over_posts(uow.session, row, first=not earlier)
        return Handled(row.id, tuple(found))

    def _term_end(self, elected_on: date, today: date) -> date:
        rules = self._packs.rules
        rule = rules.limit("term_years", elected_on) or rules.limit("term_years", today)
        if rule is None:
            raise InvalidInput({"ends_on": "required"})
        return add_months(elected_on, 12 * rule.value) - ONE_DAY

    def assign_post(self, uow: UnitOfWork, command: AssignPost) -> Handled[int]:
        """Give a member a post. Value: post id."""
        member = need(uow.session, MemberRow, command.member_id)
        check_ends(command.start_on, command.end_on)
        row = PostRow(
            member_id=member.id,
            term_id=_term_of(uow.session, command.start_on),
            post=command.post,
            start_on=command.start_on,
            end_on=command.end_on,
            origin=plain_text("origin", command.origin or "") or None,
            duties=plain_text("duties", command.duties or "") or None,
            approval_doc=plain_text("approval_doc", command.approval_doc or "") or None,
        )
        for other in uow.session.scalars(select(PostRow).filter_by(post=command.post)):
            if (other.member_id == member.id or command.post == "secretary") and overlap(other, row):
                raise InvalidInput({"post": "post_taken"})
        uow.session.add(row)
        uow.session.flush()
        return Handled(row.id, tuple(_post_doubts(uow, member, row)))

    def change_post(self, uow: UnitOfWork, command: ChangePost) -> Handled[None]:
        """Put the texts of a post right."""
        row = need(uow.session, PostRow, command.post_id)
        for name in ("origin", "duties", "approval_doc"):
            value = getattr(command, name)
            if value is not None:
                setattr(row, name, plain_text(name, value) or None)
        return Handled(None)

    def end_post(self, uow: UnitOfWork, command: EndPost) -> Handled[None]:
        """End a post with a day."""
        row = need(uow.session, PostRow, command.post_id)
        check_ends(row.start_on, command.on)
        row.end_on = command.on
        return Handled(None)


def _as_json(text: str) -> str:
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        return json.dumps(text, ensure_ascii=False)


def _term_of(session: Session, day: date | None) -> int | None:
    """Return the term a post belongs to: the one begun last before the day, or the newest for an unknown day."""
    terms = session.scalars(select(TermRow).order_by(TermRow.elected_on.desc())).all()
    return next((term.id for term in terms if day is None or term.elected_on <= day), None)


def _hand_over_posts(session: Session, term: TermRow, *, first: bool) -> list[Finding]:
    found: list[Finding] = []
    for post in session.scalars(select(PostRow).where(PostRow.end_on.is_(None))):
        if first and (post.start_on is None or post.start_on >= term.elected_on):
            # Posts of a roster that was entered before its first term belong to that term.
            post.term_id = term.id
        elif post.start_on is None or post.start_on < term.elected_on:
            newer = post.term_id is not None and need(session, TermRow, post.term_id).elected_on > term.elected_on
            if newer:
                continue
            post.end_on = term.elected_on - ONE_DAY
            subject = Subject("post", post.id)
            found.append(Finding("post_ended_with_term", Severity.INFO, {"post": post.post}, subject))
    return found


def _post_doubts(uow: UnitOfWork, member: MemberRow, row: PostRow) -> list[Finding]:
    day = row.start_on or uow.today
    held = [one.category for one in of_member(uow.session, CategoryRow, member.id) if covers(one, day)]
    if FULL in held:
        return []
    params = {"name": member.name, "post": row.post}
    return [Finding("post_of_not_full_member", Severity.WARNING, params, Subject("post", row.id))]


def settings(session: Session) -> dict[str, object]:
    """Return every setting with its decoded value."""
    return {row.key: json.loads(row.value) for row in session.scalars(select(SettingRow).order_by(SettingRow.key))}


def branch_view(session: Session) -> BranchView:
    """Return the branch; raise `Refused` when the book has none yet."""
    row = _branch_row(session)
    return BranchView(**{name: getattr(row, name) for name in BranchView.__struct_fields__})


def _branch_row(session: Session) -> BranchRow:
    row = session.scalars(select(BranchRow)).first()
    if row is None:
        raise Refused("no_branch")
    return row


def mark_practice(session: Session) -> None:
    """Mark the branch as 练习支部 for good: its pages and sheets say so, and nothing takes the mark away."""
    _branch_row(session).practice = True
