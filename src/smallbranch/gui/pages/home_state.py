"""What the first page says, worked out without Qt: lines by urgency and a few facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from msgspec import Struct, field

from smallbranch.bootstrap import AppContext
from smallbranch.gui.wording import period_words, titled
from smallbranch.kernel.periods import Period, quarter_of, year_of
from smallbranch.meetings.views import PutOff
from smallbranch.rules.views import Line, Node, NodeStatus, Overview
from smallbranch.store.backup import list_backups

SHOWN: Final = 7
_SURE_OF_EACH: Final = 2
_FULL: Final = "full_member"
_PLACE: Final = {"draft_plan": 0, "record_makeup": 2}
PAGE_OF: Final[Mapping[str, str]] = {
    "record_meeting": "meetings",
    "record_makeup": "meetings",
    "close_decision": "meetings",
    "start_term": "roster",
    "assign_post": "roster",
    "election_step": "roster",
    "record_step": "development",
    "draft_plan": "calendar",
    "complete_task": "calendar",
    "set_branch": "settings",
    "renew_letter": "roster",
    "member_card": "roster",
    "show_dues": "dues",
}


class HomeLine(Struct, frozen=True):
    """One thing to do; `days` from today to the deadline, negative when past; `repeats`: so many of one person."""

    text: str
    article: str
    deadline: date | None
    days: int | None
    action: str
    page: str
    target: Mapping[str, Any]
    repeats: int = 1
    key: str = ""
    put_off: PutOff | None = None


class HomeLines(Struct, frozen=True):
    """The lines of the three levels."""

    overdue: tuple[HomeLine, ...] = ()
    this_week: tuple[HomeLine, ...] = ()
    coming: tuple[HomeLine, ...] = ()

    @property
    def groups(self) -> tuple[tuple[str, tuple[HomeLine, ...]], ...]:
        """Return the levels by name, the most urgent first."""
        return ("overdue", self.overdue), ("this_week", self.this_week), ("coming", self.coming)

    @property
    def count(self) -> int:
        """Return how many lines there are."""
        return sum(len(lines) for _, lines in self.groups)


class HomeFacts(Struct, frozen=True):
    """The small cards; None where there is nothing to tell."""

    members: int = 0
    probationary: int = 0
    nodes: int = 0
    done: int = 0
    missing: int = 0
    next_on: date | None = None
    next_text: str = ""
    backup_on: date | None = None
    backups: int = 0


class Home(Struct, frozen=True):
    """Everything the first page shows."""

    lines: HomeLines = field(default_factory=HomeLines)
    facts: HomeFacts = field(default_factory=HomeFacts)
    put_off: tuple[HomeLine, ...] = ()


def read_home(ctx: AppContext) -> Home:
    """Ask the services; a few queries, no writing."""
    overview, today = ctx.rules.overview(), ctx.clock.today()
    once = {line.key: line for line in reversed(overview.put_off)}
    put_off = tuple(_worded(ctx, line, today, 1) for line in once.values())
    return Home(lines_of(ctx, overview), facts_of(ctx), put_off)


def lines_of(ctx: AppContext, overview: Overview) -> HomeLines:
    """Put the lines of the rules into words."""
    today = ctx.clock.today()

    def worded(lines: Sequence[Line]) -> tuple[HomeLine, ...]:
        return tuple(_worded(ctx, line, today, count) for line, count in folded(lines))

    return HomeLines(worded(overview.overdue), worded(overview.this_week), worded(overview.coming))


def folded(lines: Sequence[Line]) -> list[tuple[Line, int]]:
    """Keep one line of a person's open make-ups, the oldest, with their number; they come last, the plan first."""
    kept: dict[object, list[Line]] = {}
    for number, line in enumerate(lines):
        own = line.action == "record_makeup" and "member_id" in line.target
        kept.setdefault(("member", line.target["member_id"]) if own else number, []).append(line)
    found = [(group[0], len(group)) for group in kept.values()]
    return sorted(found, key=lambda pair: _PLACE.get(pair[0].action, 1))


def facts_of(ctx: AppContext) -> HomeFacts:
    """Count members, the quarter's nodes, the next activity and the copies."""
    today = ctx.clock.today()
    members = ctx.roster.members(today)
    counted = [node for node in ctx.rules.nodes(quarter_of(today)) if node.status is not NodeStatus.NOT_APPLICABLE]
    coming = [
        item
        for item in ctx.meetings.plan(year_of(today))
        if item.planned_on is not None and item.planned_on >= today and item.state == "open" and item.event_id is None
    ]
    following = min(coming, key=lambda item: (item.planned_on, item.planned_time or ""), default=None)
    copies = list_backups(ctx.places.backups)
    return HomeFacts(
        members=len(members),
        probationary=sum(member.member_category != _FULL for member in members),
        nodes=len(counted),
        done=sum(is_done(node) for node in counted),
        missing=sum(node.status is NodeStatus.MISSING for node in counted),
        next_on=following.planned_on if following else None,
        next_text=_next_text(ctx, following) if following else "",
        backup_on=max((copy.day for copy in copies), default=None),
        backups=len(copies),
    )


def is_done(node: Node) -> bool:
    """Tell whether a node is fulfilled, in time or made up."""
    return node.status in (NodeStatus.DONE, NodeStatus.MADE_UP)


def shown_lines(lines: HomeLines, limit: int = SHOWN) -> HomeLines:
    """Choose what is in sight before 更多: at most `limit` lines, the urgent first, of each level a few for sure."""
    groups = [group for _, group in lines.groups]
    counts = [min(_SURE_OF_EACH, len(group)) for group in groups]
    for number, group in enumerate(groups):
        counts[number] += min(len(group) - counts[number], limit - sum(counts))
    return HomeLines(*(group[:count] for group, count in zip(groups, counts, strict=True)))


def form_title(ctx: AppContext, form: str) -> str:
    """Return the name of a form of meeting."""
    found = ctx.packs.rules.form(form, ctx.clock.today())
    return titled(ctx.messages, form, found.title) if found is not None else ctx.messages.word(form)


def _worded(ctx: AppContext, line: Line, today: date, repeats: int) -> HomeLine:
    params = dict(line.params)
    if isinstance(params.get("form"), str):
        params["form"] = form_title(ctx, params["form"])
    if isinstance(params.get("period"), str) and params["period"]:
        params["period"] = period_words(ctx.messages, Period.parse(params["period"]))
    text = _without_source(ctx.messages.text("finding", line.code, params), line.article)
    days = (line.deadline - today).days if line.deadline is not None else None
    target = {"action": line.action, **line.target}
    page = PAGE_OF.get(line.action, "meetings")
    return HomeLine(text, line.article, line.deadline, days, line.action, page, target, repeats, line.key, line.put_off)


def _without_source(text: str, article: str) -> str:
    """Return a sentence without its source in brackets, which stands below it."""
    for bracketed in (f"（{article}）", f" ({article})", f"({article})"):
        text = text.replace(bracketed, "") if article else text
    return text


def _next_text(ctx: AppContext, item: Any) -> str:
    title = form_title(ctx, item.form)
    return f"{title} · {item.topic}" if item.topic else title
