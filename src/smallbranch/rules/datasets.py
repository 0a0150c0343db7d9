"""The obligation matrix as rows of a ledger (S05): forms against months, with article and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from smallbranch.packs.rulebook import RuleBook
from smallbranch.rules.views import Node, NodeStatus

Row = Mapping[str, str]
_SIGNS = {
    NodeStatus.DONE: "√",
    NodeStatus.MADE_UP: "补办",
    NodeStatus.DUE: "待办",
    NodeStatus.MISSING: "缺",
    NodeStatus.NOT_APPLICABLE: "—",
}
_LATE = "√\n补录"
_REASONS = {
    "before_founding": "支部尚未成立",
    "not_has_committee": "未设支部委员会",
    "not_has_cells": "未划分党小组",
    "not_full_members_at_least_3": "正式党员不足3人",
    "not_full_members_at_least_7": "正式党员不足7人",
}


def matrix_rows(nodes: Iterable[Node], rules: RuleBook) -> Sequence[Row]:
    """Return a row for each form (of each cell); a quarter's or a year's sign stands in its last month."""
    groups: dict[tuple[str, str | None], list[Node]] = {}
    for node in nodes:
        groups.setdefault((node.form, node.cell), []).append(node)
    split = {form for form, cell in groups if cell is not None}
    whole = {form: own for (form, cell), own in groups.items() if cell is None}
    shown = {key: own for key, own in groups.items() if key[1] is not None or key[0] not in split}
    lists = [own + (whole.get(form, []) if cell is not None else []) for (form, cell), own in shown.items()]
    return [_row(own, rules) for own in sorted(lists, key=lambda own: (-len(own), own[0].form))]


def _row(nodes: list[Node], rules: RuleBook) -> dict[str, str]:
    first = nodes[0]
    form = rules.form(first.form, first.deadline)
    found = {f"m{month}": "" for month in range(1, 13)}
    reasons: dict[str, list[str]] = {}
    for node in nodes:
        found[f"m{node.deadline.month}"] = _LATE if node.entered_late else _SIGNS[node.status]
        if node.reason:
            reasons.setdefault(_REASONS.get(node.reason, node.reason), []).append(f"{node.deadline.month}月")
    name = form.short if form else first.form
    return found | {
        "form": f"{name}（{first.cell}）" if first.cell else name,
        "article": first.rule.article,
        "reason": "；".join(f"{reason}（{'、'.join(months)}）" for reason, months in reasons.items()),
    }
