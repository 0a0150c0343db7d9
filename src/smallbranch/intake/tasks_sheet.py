"""The superior's monthly task list to typed rows (`import tasks FILE`)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from smallbranch.intake.dates import DateContext, read_date
from smallbranch.intake.pack import load_pack
from smallbranch.intake.reading import Row, SkippedRow, at, intake_folder, read_sheet
from smallbranch.intake.roster_sheet import finding_json
from smallbranch.intake.vocabulary import folded, load_vocabulary
from smallbranch.intake.workbook import Workbook, read_workbook
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.findings import Finding, Severity
from smallbranch.kernel.places import resources_dir

_LIST_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月")
_DAY = re.compile(r"(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})[日号]?(?:之?前|以前|止)?")
_DAY_OF_MONTH = re.compile(r"(?:本月|当月|每月)?(\d{1,2})[日号](?:之?前|以前|止)?")
_MONTH_END = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:底|末|内|份)?(?:之?前|以前)?")


@dataclass(frozen=True, slots=True)
class Task:
    """One task: `form` is a glossary identifier or None; `deadline` is None when its words name no date."""

    row: int
    title: str
    form: str | None = None
    deadline: date | None = None
    deadline_text: str = ""
    participants: str = ""
    required_file: str = ""
    responsible: str = ""
    requirement: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TasksReading:
    """A task list: `month` is the (year, month) its title names, if any."""

    sheet: str
    month: tuple[int, int] | None
    tasks: tuple[Task, ...]
    skipped_rows: tuple[SkippedRow, ...]
    findings: tuple[Finding, ...]
    mapping: dict[str, str | None]

    def to_json(self) -> dict[str, object]:
        """Return the object the command line prints."""
        return {
            "sheet": self.sheet,
            "month": "{}-{:02d}".format(*self.month) if self.month else None,
            "mapping": self.mapping,
            "rows": [_task_json(task) for task in self.tasks],
            "skipped_rows": [{"row": skipped.row, "reason": skipped.reason} for skipped in self.skipped_rows],
            "findings": [finding_json(finding) for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class _Words:
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    month_end: frozenset[str]


def read_tasks(path: Path, *, today: date, resources: Path | None = None) -> TasksReading:
    """Read a task list; nothing is written anywhere.

    Raises:
        InvalidInput: field `file`: the file is refused or holds no task list.
        EnvironmentProblem: there is no such file, or it cannot be opened.
    """
    return tasks_from(read_workbook(path), today=today, resources=resources, hint=path.stem)


def tasks_from(book: Workbook, *, today: date, resources: Path | None = None, hint: str = "") -> TasksReading:
    """Return the task list in a workbook that is already read; `hint` may name the month (a file name)."""
    folder = intake_folder(resources or resources_dir())
    try:
        reading = read_sheet(book, load_pack(folder / "tasks.toml"), load_vocabulary(folder), today)
    except InvalidInput as problem:
        if "headings_not_found" not in problem.fields.values():
            raise
        raise InvalidInput({"file": "task_headings_not_found"}, **problem.params) from problem
    named = _LIST_MONTH.search(unicodedata.normalize("NFKC", f"{reading.preamble} {hint}"))
    month = (int(named[1]), int(named[2])) if named and 1 <= int(named[2]) <= 12 else None
    words = _load_words(folder / "tasks.toml")
    findings: list[Finding] = list(reading.findings)
    tasks = tuple(_task(row, month, words, today, findings) for row in reading.rows)
    return TasksReading(reading.sheet, month, tasks, reading.skipped_rows, _ordered(findings), dict(reading.mapping))


def read_deadline(text: str, month: tuple[int, int] | None, month_end: frozenset[str], today: date) -> date | None:
    """Return the day a deadline names (9月25日前, 25日前, 月底前); None when it names none or the year is not known."""
    word = folded(text)
    whole = read_date(text, DateContext(today))
    if whole.value and len(whole.value) == 10:
        return date.fromisoformat(whole.value)
    if word in month_end and month:
        return _month_end(*month)
    for pattern in (_DAY, _DAY_OF_MONTH, _MONTH_END):
        if match := pattern.fullmatch(word):
            return _day(pattern, match, month)
    return None


def _day(pattern: re.Pattern[str], match: re.Match[str], month: tuple[int, int] | None) -> date | None:
    try:
        if pattern is _DAY_OF_MONTH:
            return date(*month, int(match[1])) if month else None
        year = int(match[1]) if match[1] else month[0] if month else None
        if year is None:
            return None
        return date(year, int(match[2]), int(match[3])) if pattern is _DAY else _month_end(year, int(match[2]))
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])


def _task(row: Row, month: tuple[int, int] | None, words: _Words, today: date, findings: list[Finding]) -> Task:
    texts = {key: str(value) for key, value in row.values.items()}
    form = _form(texts.get("form", ""), words) or _form(texts["title"], words)
    if form is None:
        findings.append(at(row.row, "form", "form_unclear", Severity.INFO))
    deadline_text = texts.get("deadline", "")
    deadline = read_deadline(deadline_text, month, words.month_end, today) if deadline_text else None
    if deadline_text and deadline is None:
        findings.append(at(row.row, "deadline", "period_unclear", text=deadline_text))
    rest = {
        key: texts.get(key, "") for key in ("participants", "required_file", "responsible", "requirement", "remark")
    }
    return Task(row.row, texts["title"], form, deadline, deadline_text, **rest)


def _form(text: str, words: _Words) -> str | None:
    return next((form for form, marks in words.forms if any(mark in text for mark in marks)), None)


def _ordered(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: (finding.subject.id or 0) if finding.subject else 0))


def _task_json(task: Task) -> dict[str, object]:
    values = {name: getattr(task, name) for name in Task.__slots__}
    values["deadline"] = task.deadline.isoformat() if task.deadline else None
    return {name: value for name, value in values.items() if value not in ("", None)}


@lru_cache(maxsize=4)
def _load_words(path: Path) -> _Words:
    with path.open("rb") as stream:
        data = tomllib.load(stream)
    forms = tuple((item["id"], tuple(item["words"])) for item in data["form"])
    return _Words(forms, frozenset(map(folded, data["deadline"]["month_end"])))
