"""What the shell asks of the rest: small protocols, so that it can be started and tested before any slice is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from smallbranch.kernel.errors import SmallBranchError

if TYPE_CHECKING:  # dataclasses are made when their module is imported: not before the first paint
    from smallbranch.kernel.changes import ChangeSet, Outcome


class StepLike(Protocol):
    """A step of undo or redo: code and parameters of its name."""

    @property
    def code(self) -> str: ...
    @property
    def params(self) -> Mapping[str, Any]: ...


class UndoBook(Protocol):
    """The book, as far as the shell uses it."""

    def next_undo(self) -> StepLike | None: ...
    def next_redo(self) -> StepLike | None: ...
    def undo(self) -> ChangeSet: ...
    def redo(self) -> ChangeSet: ...


class Words(Protocol):
    """Codes to sentences in the language of the interface (`kernel.messages.Messages`)."""

    def error(self, error: SmallBranchError) -> str: ...
    def step(self, code: str, params: Mapping[str, Any] | None = None) -> str: ...
    def text(self, table: str, code: str, params: Mapping[str, Any] | None = None) -> str: ...


class Does(Protocol):
    """The dispatcher."""

    def do(self, command: Any) -> Outcome[Any]: ...


class Form(Protocol):
    """A form that can mark its fields; returns what belongs to none of them."""

    def show_errors(self, texts: Mapping[str, str]) -> dict[str, str]: ...
    def clear_errors(self) -> None: ...


class Page(Protocol):
    """What every page is, besides a QWidget; pages are created on first show as `XPage(ctx, ops, tasks)`.

    A page may have a signal `open_page(key, target)` that leads to another page, and `open_target(target)` to be led:
    `target` is a mapping with `action` (record_meeting, start_term …) and what it starts from.
    """

    key: str
    watches: frozenset[str]

    def reload(self) -> None: ...


class BranchInfo(NamedTuple):
    """What the frame shows around the pages."""

    name: str
    today: date
    practice: bool = False


class Services(NamedTuple):
    """What the window gets once everything is loaded; `ctx` goes to the pages as it is, `read` what they show first."""

    ctx: Any
    book: UndoBook
    dispatcher: Does
    words: Words
    info: Callable[[], BranchInfo]
    close: Callable[[], None]
    read: Mapping[str, Any] = MappingProxyType({})
