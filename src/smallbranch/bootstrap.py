"""The only wiring: a data folder and a clock become an open book with its services. No Qt here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from smallbranch import __version__
from smallbranch.appraisal import commands as appraisal_commands
from smallbranch.appraisal.service import AppraisalService
from smallbranch.attachments import commands as attachments_commands
from smallbranch.attachments.kinds import Owner
from smallbranch.attachments.service import AttachmentsService
from smallbranch.attachments.writing import taking_off
from smallbranch.development import commands as development_commands
from smallbranch.development.service import DevelopmentService
from smallbranch.dues import commands as dues_commands
from smallbranch.dues.service import DuesService
from smallbranch.elections import commands as elections_commands
from smallbranch.elections.service import ElectionsService
from smallbranch.explanations import commands as explanations_commands
from smallbranch.explanations.service import ExplanationsService
from smallbranch.kernel.changes import ChangeSet
from smallbranch.kernel.clock import Clock, SystemClock
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.messages import Messages
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.ledgers import commands as ledgers_commands
from smallbranch.ledgers.annex import AnnexData
from smallbranch.ledgers.annual import AnnualData
from smallbranch.ledgers.coverage import Coverage, CoverageReader
from smallbranch.ledgers.explained import Explained
from smallbranch.ledgers.member_sheet import MemberSheets
from smallbranch.ledgers.scope_names import ScopeNames
from smallbranch.ledgers.service import Dataset, LedgerService
from smallbranch.ledgers.serving import ServingData
from smallbranch.ledgers.statistics import StatisticsData
from smallbranch.lessons import commands as lessons_commands
from smallbranch.lessons.service import LessonsService
from smallbranch.meetings import commands as meetings_commands
from smallbranch.meetings.said import SaidReader
from smallbranch.meetings.service import MeetingsService
from smallbranch.meetings.serving import ServedReader
from smallbranch.packs.calendar import HolidayCalendar
from smallbranch.packs.loader import Packs, load_packs
from smallbranch.registers import commands as registers_commands
from smallbranch.registers.service import RegistersService
from smallbranch.roster import commands as roster_commands
from smallbranch.roster import corrections as roster_corrections
from smallbranch.roster import filters as roster_filters
from smallbranch.roster.organisation import mark_practice
from smallbranch.roster.service import RosterService
from smallbranch.rules.service import Remind, RulesService, Sources
from smallbranch.rules.serving import Serving
from smallbranch.store import attached_files, backup, ballast, connection, upgrade
from smallbranch.store.attached_files import AttachedFiles
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Dispatcher, Handler, command_name
from smallbranch.store.history import HistoryStep, recent_steps
from smallbranch.store.mirror import Mirror
from smallbranch.teams import commands as teams_commands
from smallbranch.teams.service import TeamsService
from smallbranch.zone import commands as zone_commands
from smallbranch.zone.service import ZoneService


class Places(Struct, frozen=True):
    """The files of one branch book, all in its data folder."""

    folder: Path

    @property
    def book(self) -> Path:
        """Return the database file."""
        return self.folder / "book.db"

    @property
    def backups(self) -> Path:
        """Return the folder of verified copies."""
        return self.folder / "backups"

    @property
    def attachments(self) -> Path:
        """Return the folder of photos and files attached to records."""
        return self.folder / attached_files.FOLDER

    @property
    def mirror(self) -> Path:
        """Return the append-only copy of the journal."""
        return self.folder / "mirror" / "journal.jsonl"


class AppContext(Struct, frozen=True):
    """Everything a window, a command or a test works with."""

    places: Places
    clock: Clock
    packs: Packs
    calendar: HolidayCalendar
    messages: Messages
    book: Book
    roster: RosterService
    meetings: MeetingsService
    lessons: LessonsService
    teams: TeamsService
    registers: RegistersService
    appraisal: AppraisalService
    dues: DuesService
    development: DevelopmentService
    elections: ElectionsService
    attachments: AttachmentsService
    explanations: ExplanationsService
    rules: RulesService
    serving: Serving
    ledgers: LedgerService
    zone: ZoneService
    dispatcher: Dispatcher

    def history(self, count: int = 200) -> tuple[HistoryStep, ...]:
        """Return the newest steps of the journal, newest first."""
        with self.book.raw() as raw:
            return recent_steps(raw, count)

    def coverage(self, period: Period) -> Coverage:
        """Return which ledgers each record of a period feeds."""
        reader = CoverageReader(self.meetings, self.lessons, self.teams, self.registers, self.ledgers)
        return reader.read(period)

    def backup(self, reason: str) -> Path:
        """Make a verified copy and thin the older ones."""
        made = backup.make_backup(self.book, self.places.backups, reason)
        backup.rotate(self.places.backups)
        return made.path

    def close(self) -> None:
        """Close the book; when this session wrote anything, a verified copy is made first."""
        if not self.book.read_only and self.book.head()[0] > self.book.first_seq:
            self.backup("close")
            self.attachments.sweep()
        self.book.close()


def create(
    folder: Path, name: str, agency: str | None = None, *, clock: Clock | None = None, practice: bool = False
) -> None:
    """Make an empty book for a branch; refused when the folder holds one already."""
    clock = clock or SystemClock()
    upgrade.create_book(Places(folder).book, clock, app_version=__version__)
    ctx = open_context(folder, clock=clock)
    try:
        # Not undoable: a book without its branch could not be shown.
        with ctx.book.write("found_branch", undoable=False) as uow:
            ctx.dispatcher.handle(uow, roster_commands.SetBranch(name=name, agency=agency))
            if practice:
                mark_practice(uow.session)
    finally:
        ctx.book.close()


def open_context(
    folder: Path, *, clock: Clock | None = None, lang: str = "zh", mirror: Path | None = None
) -> AppContext:
    """Open the book of a data folder, upgraded first when it is older, read-only when a newer version made it."""
    clock = clock or SystemClock()
    places = Places(folder)
    if not places.book.exists():
        raise EnvironmentProblem("no_book", path=str(folder))
    raw, refusal = _open_raw(places, clock)
    with connection.mapped_errors(places.book):
        book = Book(
            places.book,
            raw,
            clock,
            actor=os.environ.get("SMALLBRANCH_ACTOR", ""),
            mirror=Mirror(mirror or places.mirror),
            refusal=refusal,
        )
    return build(book, places, clock, lang)


def _open_raw(places: Places, clock: Clock) -> tuple[connection.RawConnection, str | None]:
    raw = _connect(places)
    version = connection.user_version(raw)
    writable = os.access(places.book, os.W_OK) and os.access(places.folder, os.W_OK)
    if upgrade.is_newer(version):
        raw.close()
        return connection.connect(places.book, read_only=True), "book_newer"
    if version < upgrade.HEAD_VERSION and writable:
        raw.close()
        upgrade.upgrade_book(places.book, clock, app_version=__version__)
        raw = connection.connect(places.book)
    if writable:
        ballast.keep(places.folder)
    return raw, None if writable else "book_read_only"


def _connect(places: Places) -> connection.RawConnection:
    writable = os.access(places.book, os.W_OK) and os.access(places.folder, os.W_OK)
    raw = connection.connect(places.book, read_only=not writable)
    with connection.mapped_errors(places.book):
        application = connection.application_id(raw)
    if application != connection.APPLICATION_ID:
        raw.close()
        raise EnvironmentProblem("not_a_book", path=str(places.book))
    return raw


def build(book: Book, places: Places, clock: Clock, lang: str = "zh") -> AppContext:
    """Wire the services around an open book."""
    packs = load_packs(resources_dir(), places.folder)
    roster = RosterService(book, clock, packs)
    meetings = MeetingsService(book, clock, roster, packs, packs.calendar)
    lessons = LessonsService(book, clock, roster, packs, meetings.present_at)
    teams = TeamsService(book, clock, roster, packs)
    attachments = AttachmentsService(book, clock, packs, AttachedFiles(places.attachments))
    registers = RegistersService(
        book, clock, roster, packs, meetings.studied, lambda: attachments.names(Owner.REGISTER_ENTRY)
    )
    appraisal = AppraisalService(clock, roster, meetings, registers, packs)
    dues = DuesService(book, clock, roster, packs)
    development = DevelopmentService(book, clock, roster, packs)
    elections = ElectionsService(book, clock, roster, packs)
    _introduce(roster, meetings, lessons, teams, development)
    checks = (dues.check, development.check, elections.check, registers.check, appraisal.check)
    explanations = ExplanationsService(book)
    sources = Sources(roster, meetings, lessons, SaidReader(book), explanations, (dues.todos,))
    rules = RulesService(clock, packs, sources, checks, _both(development.reminders, elections.reminders))
    recorded = (roster, meetings, lessons, teams, development, elections, registers, appraisal, dues)
    sheets = MemberSheets(roster, meetings, lessons, teams, registers, appraisal, development, packs, dues)
    datasets: dict[str, Dataset] = {
        **{name: rows for service in recorded for name, rows in service.datasets().items()},
        "ledgers.member_sheet": sheets.rows,
        "ledgers.annual": AnnualData(roster, meetings, lessons, teams, registers, rules, packs).rows,
        "ledgers.annex": AnnexData(meetings, attachments, packs).rows,
        **StatisticsData(roster, meetings, lessons, registers, rules, packs).datasets(),
    }
    datasets |= _with_reasons(datasets, Explained(explanations, rules))
    serving = Serving(ServedReader(book), lessons, teams)
    datasets |= {**ServingData(serving).datasets(datasets["teams.sheets"]), "rules.matrix": rules.matrix_rows}
    ledgers = LedgerService(book, clock, packs, roster, datasets, ScopeNames(roster, teams, meetings))
    zone = ZoneService(book, clock, roster, meetings, lessons, teams, rules, packs)
    _follow_settings(book, roster, packs)
    return AppContext(
        places,
        clock,
        packs,
        packs.calendar,
        Messages.load(resources_dir() / "messages", lang).with_words(registers.words()),
        book,
        roster,
        meetings,
        lessons,
        teams,
        registers,
        appraisal,
        dues,
        development,
        elections,
        attachments,
        explanations,
        rules,
        serving,
        ledgers,
        zone,
        Dispatcher(book, _handlers((*recorded, attachments, explanations, ledgers, zone))),
    )


def _introduce(
    roster: RosterService,
    meetings: MeetingsService,
    lessons: LessonsService,
    teams: TeamsService,
    development: DevelopmentService,
) -> None:
    """Hand each what it asks of one that was made after it."""
    lessons.load = teams.load_on
    roster.probation_ends = development.probation_ends
    development.votes_held = meetings.votes_held


def _with_reasons(datasets: Mapping[str, Dataset], explained: Explained) -> dict[str, Dataset]:
    """Return the prints that say the reasons given for questions, and the list of them."""
    printed = {"meetings.minutes": "entry_note", "appraisal.life_meetings": "entry_note", "lessons.log": "remark"}
    said = {name: explained.with_reasons(datasets[name], key) for name, key in printed.items()}
    return {**said, "explanations.list": explained.listed}


# what is removed with the files it has, by the field that names it
_REMOVALS: dict[type, tuple[Owner, str]] = {
    meetings_commands.RemoveMeeting: (Owner.EVENT, "event_id"),
    lessons_commands.RemoveMicroLecture: (Owner.MICRO_LECTURE, "lecture_id"),
    teams_commands.RemoveTeam: (Owner.PROJECT_TEAM, "team_id"),
    registers_commands.RemoveEntry: (Owner.REGISTER_ENTRY, "entry_id"),
}


def _handlers(services: Iterable[Any]) -> dict[type, Handler]:
    """Return the handler of every command of the services; what is removed goes with its files."""
    found = {kind: handler for service in services for kind, handler in service.handlers().items()}
    return found | {kind: taking_off(owner, key, found[kind]) for kind, (owner, key) in _REMOVALS.items()}


def _both(first: Remind, second: Remind) -> Remind:
    """Return what two slices remind of, together."""
    return lambda day: (*first(day), *second(day))


def _follow_settings(book: Book, roster: RosterService, packs: Packs) -> None:
    """Keep the branch's own values laid over the packs' settings, now and after every change."""

    def lay_over(changes: ChangeSet) -> None:
        if changes.touches(("setting",)):
            packs.rules.lay_over(roster.settings())

    packs.rules.lay_over(roster.settings())
    book.on_commit(lay_over)


def command_types() -> dict[str, type]:
    """Return every command by name, without a book."""
    modules = (
        roster_commands,
        roster_filters,
        roster_corrections,
        meetings_commands,
        lessons_commands,
        teams_commands,
        registers_commands,
        appraisal_commands,
        dues_commands,
        development_commands,
        elections_commands,
        attachments_commands,
        explanations_commands,
        ledgers_commands,
        zone_commands,
    )
    return {command_name(item): item for module in modules for item in module.COMMANDS}
