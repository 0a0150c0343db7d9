"""Sign-in sheets (签到表): the due of one meeting under the row numbers the recorder takes, blank rows for guests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import groupby, zip_longest

from msgspec import Struct

from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.periods import Period, day_zh
from smallbranch.kernel.sources import came_from
from smallbranch.meetings.datasets import Row, form_title
from smallbranch.meetings.plan import TASK, find_item, read_plan
from smallbranch.meetings.reading import read_due_list, read_event
from smallbranch.meetings.rows import find_event
from smallbranch.meetings.scene import Scene
from smallbranch.meetings.views import DueMember, EventView, GuestView, SegmentView
from smallbranch.packs.schema import Due

GUEST = "列席"
GUEST_ROWS = 4
Line = tuple[str, str]
"""What stands before a signature: the row number and the name."""


class Sheet(Struct, frozen=True):
    """One sheet: what is printed above it, who is due and who came besides."""

    form: str
    day: date
    cell_id: int | None = None
    meeting: str = ""
    when: str = ""
    place: str = ""
    event_id: int | None = None
    guests: tuple[GuestView, ...] = ()


def sign_in_rows(scene: Scene, period: Period, params: Mapping[str, str]) -> list[Row]:
    """Return the people due, then lines for guests, two in each row.

    Params: `event` (a recorded one), `plan_item`, or `form` with `day` and perhaps `cell`; without any, every meeting
    planned in the period that was not held yet.
    """
    sheets = _wanted(scene, period, params)
    return [row for number, sheet in enumerate(sheets, 1) for row in _rows(scene, sheet, number)]


def _wanted(scene: Scene, period: Period, params: Mapping[str, str]) -> Sequence[Sheet]:
    if "event" in params:
        event = read_event(scene, find_event(scene.session, _number(params, "event")))
        return tuple(_of_event(event))
    if "plan_item" in params:
        return (_of_plan(scene, _number(params, "plan_item"), period.last),)
    if "form" in params:
        return (_of_form(scene, params),)
    waiting = [item for item in read_plan(scene, period) if item.state == "open" and item.event_id is None]
    dated = [item for item in waiting if item.planned_on is not None and period.contains(item.planned_on)]
    return tuple(_of_plan(scene, item.id, period.last) for item in dated if item.form != TASK)


def _of_event(event: EventView) -> Iterator[Sheet]:
    """Yield one sheet for each circle of people: segments attended by the same share theirs."""
    for _, parts in groupby(event.segments, key=lambda part: tuple(mark.member_id for mark in part.attendance)):
        first, *rest = tuple(parts)
        if first.attendance:
            guests = tuple(dict.fromkeys(guest for part in (first, *rest) for guest in part.guests))
            yield Sheet(
                first.form,
                event.start_at.date(),
                first.cell_id,
                event.title,
                _moment(first),
                event.place or "",
                event.id,
                guests,
            )


def _moment(part: SegmentView) -> str:
    return f"{day_zh(part.start_at.date())} {part.start_at:%H:%M}"


def _of_plan(scene: Scene, item_id: int, otherwise: date) -> Sheet:
    item = find_item(scene.session, item_id)
    day = item.planned_on or otherwise
    when = f"{day_zh(day)} {item.planned_time or ''}".strip() if item.planned_on else ""
    return Sheet(item.form, day, item.cell_id, item.topic or "", when, item.place or "")


def _of_form(scene: Scene, params: Mapping[str, str]) -> Sheet:
    try:
        day = date.fromisoformat(params.get("day", ""))
    except ValueError:
        raise InvalidInput({"day": "required"}) from None
    cell = _number(params, "cell") if params.get("cell") else None
    when = f"{day_zh(day)} {params.get('time', '')}".strip()
    return Sheet(params["form"], day, cell, params.get("topic", ""), when, params.get("place", ""))


def _number(params: Mapping[str, str], name: str) -> int:
    if not params[name].isdecimal():
        raise InvalidInput({name: "does_not_fit"}, why=params[name])
    return int(params[name])


def _rows(scene: Scene, sheet: Sheet, number: int) -> Iterator[Row]:
    form = scene.form(sheet.form, sheet.day)
    if form is None:
        raise InvalidInput({"form": "unknown_form"})
    due = read_due_list(scene, sheet.form, datetime.combine(sheet.day, time.min), sheet.cell_id)
    title = form_title(sheet.form, scene.rules, sheet.day)
    cell = scene.cells().get(sheet.cell_id, "") if sheet.cell_id is not None and form.due is Due.CELL else ""
    head = {
        "sheet": str(number),
        "form": f"{title}（{cell}）" if cell else title,
        "meeting": sheet.meeting,
        "time": sheet.when,
        "place": sheet.place,
        "due_count": str(len(due)),
        "signature": "",
        "signature_2": "",
        **came_from(event=sheet.event_id),
    }
    yield from (head | pair for pair in _pairs([*_named(due, sheet.guests), *[(GUEST, "")] * GUEST_ROWS]))


def _named(due: Sequence[DueMember], guests: Sequence[GuestView]) -> Iterator[Line]:
    for member in due:
        yield str(member.row_no), member.label
    for guest in guests:
        yield GUEST, f"{guest.name}（{guest.role}）" if guest.role else guest.name


def _pairs(lines: Sequence[Line]) -> Iterator[dict[str, str]]:
    """Yield two lines side by side, numbered down the left half first, so that a branch signs on one page."""
    half = (len(lines) + 1) // 2
    for (number, name), (other, second) in zip_longest(lines[:half], lines[half:], fillvalue=("", "")):
        yield {"row_no": number, "name": name, "row_no_2": other, "name_2": second}
