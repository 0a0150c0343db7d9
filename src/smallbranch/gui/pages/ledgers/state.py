"""Making a volume beside the window, without Qt: the document, its PDF, and what is empty or cannot be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.documents.blocks import Document
from smallbranch.documents.docx_look import STANDARD, DocxLook
from smallbranch.documents.fonts import FontSet, load_fonts
from smallbranch.documents.pdf import write_pdf
from smallbranch.documents.pictures import PictureSource, no_pictures
from smallbranch.documents.whole_file import write_whole
from smallbranch.documents.xlsx_document import write_xlsx
from smallbranch.kernel.errors import EnvironmentProblem
from smallbranch.kernel.findings import Finding
from smallbranch.kernel.jobs import CancelToken, Progress
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir
from smallbranch.ledgers.coverage import MAP, coverage_document
from smallbranch.ledgers.scope import About, Scope
from smallbranch.ledgers.service import WATERMARK
from smallbranch.ledgers.views import Blank, IssuedView

_SHOWN_RECORDS = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be printed; `only` None is the whole bound volume.

    `scope` is the one record it is about, `given` names a meeting as its dataset asks, `blank` wants the empty forms.
    """

    period: Period
    only: tuple[str, ...] | None = None
    scope: Scope | None = None
    given: tuple[tuple[str, str], ...] = ()
    blank: bool = False

    @property
    def params(self) -> Mapping[str, str]:
        """Return what is laid over the definitions: the one meeting a sheet is about."""
        return dict(self.given)

    @property
    def is_usual(self) -> bool:
        """Tell whether it can be shown by the lists of periods and ledgers alone."""
        return self.scope is None and not self.given and not self.blank


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that stays empty in some records of a ledger; `sources` is what the first of them came from."""

    id: int
    title: str
    field: str
    records: tuple[int, ...]
    ledger: str = ""
    sources: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return in how many records it is empty."""
        return len(self.records)

    @property
    def where(self) -> str:
        """Return the first records by number, as they are counted on the paper."""
        first = "、".join(str(number) for number in self.records[:_SHOWN_RECORDS])
        return first + ("…" if self.count > _SHOWN_RECORDS else "")


@dataclass(frozen=True, slots=True)
class Volume:
    """A finished preview; `issued` is set when it shows an issued document as it was.

    `frames` are the captions of photos that print as an empty frame, because their file is gone.
    """

    choice: Choice
    document: Document
    path: Path
    pages: int
    gaps: tuple[Gap, ...] = ()
    missing: tuple[Finding, ...] = ()
    issued: IssuedView | None = None
    pictures: PictureSource = no_pictures
    frames: tuple[str, ...] = ()


def target_choice(target: Mapping[str, Any], usual: Period) -> Choice | None:
    """Read where another page sends: `ledger` (one id) or `only` (several), and `period`; None when it names none."""
    named = target.get("ledger") or target.get("ledger_id")
    only: Sequence[str] = (named,) if named else tuple(target.get("only") or target.get("ledgers") or ())
    period = target.get("period", usual)
    found = period if isinstance(period, Period) else Period.parse(str(period))
    given = tuple((target.get("params") or {}).items())
    scope = _scope(target)
    return Choice(found, tuple(only), scope, given) if only else None


def _scope(target: Mapping[str, Any]) -> Scope | None:
    """Return the one person or meeting a page wants printed."""
    for name, about in (("member_id", About.MEMBER), ("event_id", About.EVENT)):
        if target.get(name) is not None:
            return Scope(about, int(target[name]))
    return None


def gaps(blanks: Iterable[Blank]) -> tuple[Gap, ...]:
    """Gather empty cells by ledger and field, in the order of the volume."""
    found: dict[tuple[str, str, str], list[Blank]] = {}
    for blank in blanks:
        found.setdefault((blank.ledger, blank.title, blank.field), []).append(blank)
    return tuple(
        Gap(at, title, field, tuple(one.record for one in several), ledger, several[0].sources)
        for at, ((ledger, title, field), several) in enumerate(found.items(), 1)
    )


def make_volume(ctx: AppContext, choice: Choice, path: Path, progress: Progress, cancel: CancelToken) -> Volume:
    """Compose and draw what is chosen."""
    document = ctx.ledgers.compose(
        choice.period, choice.only, params=choice.params, scope=choice.scope, blank=choice.blank
    )
    cancel.check()
    asked = not choice.params and not choice.blank
    empty = gaps(ctx.ledgers.blanks(choice.period, choice.only, scope=choice.scope)) if asked else ()
    pictures = ctx.attachments.content
    result = write_pdf(document, path, fonts(), progress, cancel, pictures)
    return Volume(choice, document, path, result.pages, empty, result.findings, pictures=pictures, frames=result.frames)


def coverage_volume(ctx: AppContext, period: Period, path: Path, progress: Progress, cancel: CancelToken) -> Volume:
    """Draw which ledgers each record of a period feeds; it is looked at and printed, never issued."""
    branch = ctx.roster.branch()
    found = ctx.coverage(period)
    cancel.check()
    document = coverage_document(found, period, branch.name, WATERMARK if branch.practice else "")
    result = write_pdf(document, path, fonts(), progress, cancel)
    return Volume(Choice(period, (MAP,)), document, path, result.pages, (), result.findings)


def can_issue(choice: Choice) -> bool:
    """Tell whether a volume may be issued: empty forms and the coverage map are no records."""
    return not choice.blank and choice.only != (MAP,)


def issue_volume(ctx: AppContext, choice: Choice, path: Path, progress: Progress, cancel: CancelToken) -> Volume:
    """Store the document as it stands now and draw it with its edition and check code."""
    cancel.check()
    issued = ctx.ledgers.issue(choice.period, choice.only, params=choice.params, scope=choice.scope)
    return reprint_volume(ctx, issued, path, progress, cancel)


def reprint_volume(ctx: AppContext, issued: IssuedView, path: Path, progress: Progress, cancel: CancelToken) -> Volume:
    """Draw an issued document as it was."""
    document = ctx.ledgers.reprint(issued.id)
    pictures = ctx.attachments.content
    result = write_pdf(document, path, fonts(), progress, cancel, pictures)
    choice = Choice(Period.parse(issued.period), issued.ledgers)
    return Volume(choice, document, path, result.pages, (), result.findings, issued, pictures, result.frames)


def save_pdf(volume: Volume, target: Path) -> Path:
    """Put the file just looked at where the user wants it."""
    try:
        made = volume.path.read_bytes()
    except OSError as problem:  # somebody tidied the data folder, or pulled the stick it lies on
        raise EnvironmentProblem("no_file", path=str(volume.path)) from problem
    write_whole(target, made)
    return target


def save_sheets(volume: Volume, target: Path) -> Path:
    """Write the same document as a spreadsheet."""
    write_xlsx(volume.document, target)
    return target


def save_text(volume: Volume, target: Path, look: DocxLook = STANDARD) -> Path:
    """Write the same document as an editable text document, in the standard's look or the branch's own."""
    from smallbranch.documents.docx_document import write_docx  # not needed before the first one is wanted

    write_docx(volume.document, target, volume.pictures, look)
    return target


def file_name(volume: Volume, branch: str) -> str:
    """Return a name for the file without suffix: period, ledger, branch, edition; never a person."""
    title = volume.document.title.replace("\n", "")
    edition = f"第{volume.issued.edition}版" if volume.issued else ""
    name = f"{volume.choice.period.label_zh()}{title}-{branch}{edition}"
    return "".join("-" if char in '\\/:*?"<>|' else char for char in name)


@cache
def fonts() -> FontSet:
    """Open the fonts once; only the worker thread measures with them."""
    return load_fonts(resources_dir() / "fonts")
