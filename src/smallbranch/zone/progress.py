"""How often each form was due and done in each span: the rules' nodes, those of cells added up; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from smallbranch.rules.views import Node, NodeStatus

_WORST_FIRST = (NodeStatus.MISSING, NodeStatus.DUE, NodeStatus.MADE_UP, NodeStatus.DONE, NodeStatus.NOT_APPLICABLE)


class Progress(Struct, frozen=True):
    """One form in one span, for the branch or all its cells together."""

    form: str
    span: str
    due: int
    done: int
    made_up: int
    status: NodeStatus


def progress(nodes: Iterable[Node]) -> tuple[Progress, ...]:
    """Return a line for each form and span, in the order of the nodes."""
    groups: dict[tuple[str, str], list[Node]] = {}
    for node in nodes:
        groups.setdefault((node.form, node.period), []).append(node)
    return tuple(_line(form, span, group) for (form, span), group in groups.items())


def _line(form: str, span: str, group: Sequence[Node]) -> Progress:
    counting = [node for node in group if node.status is not NodeStatus.NOT_APPLICABLE]
    present = {node.status for node in group}
    return Progress(
        form,
        span,
        due=sum(node.needed for node in counting),
        done=sum(node.counted for node in counting),
        made_up=sum(1 for node in counting if node.status is NodeStatus.MADE_UP),
        status=next(status for status in _WORST_FIRST if status in present),
    )
