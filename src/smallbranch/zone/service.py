"""Fill the zone's workbook from the record, write it, and log what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from sqlalchemy import select

from smallbranch.kernel.changes import Outcome
from smallbranch.kernel.clock import Clock
from smallbranch.kernel.findings import Finding, Severity, Subject
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.lessons.service import LessonsService
from smallbranch.meetings.service import MeetingsService
from smallbranch.packs.loader import Packs
from smallbranch.roster.service import RosterService
from smallbranch.roster.views import BranchView
from smallbranch.rules.service import RulesService
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handler
from smallbranch.teams.service import TeamsService
from smallbranch.zone import gather, offers
from smallbranch.zone.forms import ZoneForm, load_form
from smallbranch.zone.model import SubmissionRow
from smallbranch.zone.naming import file_name, names_in
from smallbranch.zone.privacy import Gate, is_mobile
from smallbranch.zone.progress import progress
from smallbranch.zone.sheets import Record, SheetView, digest, fill
from smallbranch.zone.views import OfferView, SubmissionView

META_FORMAT = "smallbranch-zone-1"


class Preview(Struct, frozen=True):
    """The content of a period's workbook before it is written, with its digest and what was noticed."""

    sheets: tuple[SheetView, ...]
    digest: str
    findings: tuple[Finding, ...]


class Sources(Struct, frozen=True):
    """The services whose records go into the workbook."""

    roster: RosterService
    meetings: MeetingsService
    lessons: LessonsService
    teams: TeamsService
    rules: RulesService
    packs: Packs


class ZoneService:
    """Offers, the workbook and its log. The form is data: `resources/zone/standard.toml`."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        roster: RosterService,
        meetings: MeetingsService,
        lessons: LessonsService,
        teams: TeamsService,
        rules: RulesService,
        packs: Packs,
    ) -> None:
        self._book = book
        self._clock = clock
        self._sources = Sources(roster, meetings, lessons, teams, rules, packs)

    @cached_property
    def _form(self) -> ZoneForm:
        return load_form(resources_dir() / "zone" / "standard.toml")

    def handlers(self) -> Mapping[type, Handler]:
        """Return the handler of each command of this slice."""
        return offers.handlers()

    def offers(self, kind: str, first: date = date.min, last: date = date.max) -> tuple[OfferView, ...]:
        """Return the resources (`resource`) or needs (`need`) listed on any of the days."""
        return offers.listed(self._book, kind, first, last)

    def submissions(self) -> tuple[SubmissionView, ...]:
        """Return what was made for the zone, the newest first."""
        with self._book.read() as session:
            rows = session.scalars(select(SubmissionRow).order_by(SubmissionRow.id.desc())).all()
        return tuple(_submission(row) for row in rows)

    def changed_since(self, submission: SubmissionView) -> bool:
        """Tell whether the same period's workbook would hold other data now."""
        return self.preview(Period.parse(submission.period)).digest != submission.data_digest

    def suggested_name(self, period: Period) -> str:
        """Return a file name: unit code or branch, form and period, never a person."""
        return file_name(self._sources.roster.branch(), self._form.head.title, period)

    def preview(self, period: Period) -> Preview:
        """Fill the form for a period; nothing is written."""
        branch = self._sources.roster.branch()
        records = self._records(period, branch)
        sheets, found = fill(self._form, records, self._gate(period, branch))
        # The day of making is no datum: the same record must give the same digest tomorrow.
        data = [sheet for sheet in sheets if sheet.form.dataset != "cover"]
        return Preview(sheets, digest(data), (*_branch_findings(branch), *found))

    def export(self, period: Period, path: Path) -> Outcome[SubmissionView]:
        """Write the workbook of a period and log it once the file stands under its name.

        Raises:
            EnvironmentProblem: the file cannot be written; nothing is logged then.
        """
        preview = self.preview(period)
        seq, head = self._book.head()
        from smallbranch.zone.workbook import write_zone_workbook  # openpyxl is heavy and seldom wanted

        write_zone_workbook(path, preview.sheets, self._meta(period, preview.digest, seq, head))
        with self._book.write("record_zone_submission", undoable=False, params={"period": str(period)}) as uow:
            row = SubmissionRow(
                period=str(period), file_name=path.name, data_digest=preview.digest, head_seq=seq, head_hash=head,
                made_at=uow.now,
            )  # fmt: skip
            uow.session.add(row)
            uow.session.flush()
        return Outcome(_submission(row), uow.changes, (*preview.findings, *self._named(path)))

    # ── the parts ────────────────────────────────────────────────────────────────────────────────────────────

    def _as_of(self, period: Period) -> date:
        return max(period.first, min(period.last, self._clock.today()))

    def _records(self, period: Period, branch: BranchView) -> Mapping[str, Sequence[Record]]:
        source, as_of = self._sources, self._as_of(period)
        rules = source.packs.rules
        forms = {form.id: form.title for form in rules.forms(as_of)}
        kinds = {kind.id: kind.title for kind in rules.lecture_kinds(as_of)}
        plan = {item.id: item for span in (period, gather.following(period)) for item in source.meetings.plan(span)}
        posts = source.roster.posts(as_of)
        secretary = next((post.member_name for post in posts if post.post == "secretary"), None)
        people = source.roster.members(as_of, include_applicants=True)
        return {
            "cover": [self._cover(period, branch)],
            "unit": [gather.unit(branch, people, len(source.roster.cells(as_of)), secretary, as_of)],
            "calendar": gather.calendar(plan.values(), forms),
            "activities": gather.activities(source.meetings.events(period), forms, rules),
            "lectures": gather.lectures(source.lessons.log(period), kinds),
            "teams": gather.teams(source.teams.active(period.first, as_of)),
            "resources": gather.offers(self.offers("resource", period.first, period.last)),
            "needs": gather.offers(self.offers("need", period.first, period.last)),
            "progress": gather.progress_records(progress(source.rules.nodes(period)), forms),
        }

    def _cover(self, period: Period, branch: BranchView) -> Record:
        return {
            "zone": branch.zone,
            "agency": branch.agency or branch.name,
            "unit_code": branch.unit_code,
            "branch": f"{branch.name}（练习支部）" if branch.practice else branch.name,
            "period": period.label_zh(),
            "made_on": self._clock.today(),
            "form_version": self._form.head.version,
            "rule_packs": self._sources.packs.version,
        }

    def _meta(self, period: Period, data_digest: str, seq: int, head: str) -> Mapping[str, str]:
        branch = self._sources.roster.branch()
        return {
            "format": META_FORMAT,
            "form": f"{self._form.head.id} {self._form.head.version}",
            "zone": branch.zone or "",
            "unit_code": branch.unit_code or "",
            "branch_uid": branch.uid,
            "practice": "1" if branch.practice else "0",
            "period": str(period),
            "rule_packs": self._sources.packs.version,
            "exported_at": self._clock.now().isoformat(timespec="seconds"),
            "head_seq": str(seq),
            "head_hash": head,
            "data_sha256": data_digest,
        }

    def _gate(self, period: Period, branch: BranchView) -> Gate:
        timeline = self._sources.roster.timeline()
        day = self._as_of(period)
        people = [*timeline.everybody(day), *timeline.former_members(day)]
        return Gate(people, allowed=() if is_mobile(branch.office_phone) else (branch.office_phone,))

    def _named(self, path: Path) -> tuple[Finding, ...]:
        people = self._sources.roster.members(self._clock.today(), include_applicants=True)
        if not names_in(path.stem, (member.name for member in people)):
            return ()
        return (Finding("zone_file_name_names_person", Severity.WARNING, {"file": path.name}),)


def _branch_findings(branch: BranchView) -> list[Finding]:
    missing = [name for name in ("zone", "agency", "unit_code", "liaison", "office_phone") if not getattr(branch, name)]
    found = [
        Finding("zone_fact_missing", Severity.WARNING, {"field": name}, Subject("branch", None, name))
        for name in missing
    ]
    if is_mobile(branch.office_phone):
        found.append(Finding("zone_phone_is_mobile", Severity.WARNING, {}, Subject("branch", None, "office_phone")))
    return found


def _submission(row: SubmissionRow) -> SubmissionView:
    return SubmissionView(row.id, row.period, row.file_name, row.data_digest, row.head_seq, row.made_at)
