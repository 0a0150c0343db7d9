"""show: the book's content as tables or JSON, personal numbers masked unless asked otherwise."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from smallbranch.bootstrap import AppContext
from smallbranch.cli import exits
from smallbranch.cli.attaching import listing
from smallbranch.cli.opening import day_of, opened
from smallbranch.cli.output import plain, print_json, print_table
from smallbranch.kernel import masking
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.periods import Period, year_of
from smallbranch.roster.categories import APPLICANTS
from smallbranch.roster.views import MemberView

COLUMNS = {
    "roster": ("id", "name", "sex", "birth_date", "department", "member_category", "party_posts", "cell", "id_number"),
    "health": ("member_id", "name", "field", "text"),
    "plan": ("id", "period", "form", "planned_on", "topic", "state"),
    "events": ("event_id", "held_on", "form", "topic", "due_count", "present_count", "makes_up"),
    "lessons": ("id", "held_on", "speaker", "topic", "kind", "minutes", "hearers"),
    "dues": ("member_id", "label", "group", "monthly", "due", "paid", "arrears"),
    "arrears": ("member_id", "name", "months", "amount", "in_a_row"),
    "teams": ("id", "name", "start_on", "end_on", "leader", "departments"),
    "registers": ("id", "title", "count"),
    "findings": ("severity", "code", "text"),
    "history": ("seq", "entered_at", "kind", "name"),
    "branch": ("name", "agency", "superior_org", "founded_on"),
    "attachments": ("id", "record", "position", "kind", "title", "taken_on", "size", "file"),
    "event": ("id", "title", "start_at", "place"),
}


def show(args: argparse.Namespace) -> int:
    """Print one kind of content."""
    day_of(args.as_of, date.min)  # also where the day changes nothing, a wrong one is said
    with opened(args) as ctx:
        answer = _READERS[args.what](ctx, args)
        if args.json:
            print_json(answer)
            return exits.DONE
        rows = answer if isinstance(answer, list) else [answer]
        if args.what == "entries":
            _print_entries(ctx, args, answer)
            return exits.DONE
        heads = COLUMNS[args.what]
        print_table(heads, [[_cell(ctx, row.get(head)) for head in heads] for row in rows])
    return exits.DONE


def _cell(ctx: AppContext, value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_cell(ctx, item) for item in value)
    return ctx.messages.word(value) if isinstance(value, str) else "" if value is None else str(value)


def _branch(ctx: AppContext, args: argparse.Namespace) -> Any:
    return plain(ctx.roster.branch())


def _roster(ctx: AppContext, args: argparse.Namespace) -> Any:
    members = _people(ctx, day_of(args.as_of, ctx.clock.today()), args.filter)
    rows = [plain(member) for member in members]
    rows = rows if args.unmasked else [masking.masked(row) for row in rows]
    return [{**row, "own": _own(ctx, row["id"], unmasked=args.unmasked)} for row in rows]


def _people(ctx: AppContext, day: date, name: str | None) -> Sequence[MemberView]:
    """Return the members of a day, or whom a kept filter lets through; one that asks for applicants finds them."""
    if name is None:
        return ctx.roster.members(day)
    kept = next((one.filter for one in ctx.roster.filters() if one.name == name), None)
    if kept is None:
        raise Refused("filter_unknown", name=name)
    wide = bool(set(kept.categories) & APPLICANTS)
    return ctx.roster.filtered(ctx.roster.members(day, include_applicants=wide), kept)


def _own(ctx: AppContext, member_id: int, *, unmasked: bool) -> dict[str, str]:
    hidden = {field.key for field in ctx.roster.own_fields() if field.sensitive and not unmasked}
    values = ctx.roster.own_values(member_id)
    return {key: masking.address(value) if key in hidden else value for key, value in values.items()}


def _health(ctx: AppContext, args: argparse.Namespace) -> Any:
    return [
        {
            "member_id": item.member_id,
            "name": item.name,
            "field": item.field,
            "code": item.finding.code,
            "severity": item.finding.severity,
            "other_id": item.other_id,
            "text": ctx.messages.text("finding", item.finding.code, item.finding.params),
        }
        for item in ctx.roster.health(day_of(args.as_of, ctx.clock.today()))
    ]


def _period(ctx: AppContext, args: argparse.Namespace) -> Period:
    return year_of(ctx.clock.today()) if args.period is None else Period.parse(args.period)


def _plan(ctx: AppContext, args: argparse.Namespace) -> Any:
    return plain(ctx.meetings.plan(_period(ctx, args)))


def _events(ctx: AppContext, args: argparse.Namespace) -> Any:
    return plain(ctx.meetings.events(_period(ctx, args)))


def _event(ctx: AppContext, args: argparse.Namespace) -> Any:
    if args.id is None:
        raise InvalidInput({"id": "required"})
    return plain(ctx.meetings.event(args.id))


def _lessons(ctx: AppContext, args: argparse.Namespace) -> Any:
    return plain(ctx.lessons.log(_period(ctx, args)))


def _dues(ctx: AppContext, args: argparse.Namespace) -> Any:
    day = day_of(args.as_of, ctx.clock.today())
    return plain(ctx.dues.year(_period(ctx, args).year, day, reveal=args.unmasked).rows)


def _arrears(ctx: AppContext, args: argparse.Namespace) -> Any:
    return plain(ctx.dues.arrears(day_of(args.as_of, ctx.clock.today())))


def _teams(ctx: AppContext, args: argparse.Namespace) -> Any:
    return plain(ctx.teams.teams(day_of(args.as_of, ctx.clock.today())))


def _registers(ctx: AppContext, args: argparse.Namespace) -> Any:
    counts = ctx.registers.counts(Period.parse(args.period) if args.period else None)
    return [
        {
            "id": register.id,
            "title": register.title,
            "count": counts[register.id],
            "fields": [field.key for field in register.entered],
            "required": [field.key for field in register.entered if field.required],
        }
        for register in ctx.registers.registers()
    ]


def _entries(ctx: AppContext, args: argparse.Namespace) -> Any:
    if args.register is None:
        raise InvalidInput({"register": "required"})
    period = Period.parse(args.period) if args.period else None
    return plain(ctx.registers.entries(args.register, period, args.find, unmasked=args.unmasked))


def _print_entries(ctx: AppContext, args: argparse.Namespace, entries: list[dict[str, Any]]) -> None:
    fields = ctx.registers.register(args.register).listed
    rows = [[str(entry["id"]), *(entry["shown"][field.key] for field in fields)] for entry in entries]
    print_table(["id", *(field.title for field in fields)], rows)


def _findings(ctx: AppContext, args: argparse.Namespace) -> Any:
    findings = ctx.rules.check(_period(ctx, args), day_of(args.as_of, ctx.clock.today()))
    return [{**plain(item), "text": ctx.messages.text("finding", item.code, item.params)} for item in findings]


def _history(ctx: AppContext, args: argparse.Namespace) -> Any:
    steps = ctx.history()
    return [{**plain(step), "name": ctx.messages.step(step.code, step.params)} for step in steps]


_READERS: dict[str, Callable[[AppContext, argparse.Namespace], Any]] = {
    "branch": _branch,
    "roster": _roster,
    "health": _health,
    "plan": _plan,
    "events": _events,
    "event": _event,
    "lessons": _lessons,
    "dues": _dues,
    "arrears": _arrears,
    "teams": _teams,
    "registers": _registers,
    "entries": _entries,
    "findings": _findings,
    "history": _history,
    "attachments": listing,
}
