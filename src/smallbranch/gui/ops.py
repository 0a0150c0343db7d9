"""How pages act: every command, read and job of a page goes through here, so each gets the same treatment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from smallbranch.gui.change_bus import ChangeBus
from smallbranch.gui.errors import Presenter
from smallbranch.gui.ports import Does, Form, UndoBook
from smallbranch.gui.tasks import Job, TaskHandle, TaskRunner
from smallbranch.kernel.changes import ChangeSet, Outcome
from smallbranch.kernel.errors import SmallBranchError

T = TypeVar("T")


class Ops(QObject):
    """Does commands and reads for the pages.

    - Every change is published on the bus, every known problem presented, every finding shown.
    - A bug is not caught: it reaches the exception hook and its report.
    """

    saved = Signal()
    noticed = Signal(object)

    def __init__(
        self,
        book: UndoBook,
        dispatcher: Does,
        bus: ChangeBus,
        tasks: TaskRunner,
        presenter: Presenter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._dispatcher = dispatcher
        self.bus = bus
        self._tasks = tasks
        self.presenter = presenter
        tasks.failed.connect(presenter.present)

    def run_write(self, command: Any, *, form: Form | None = None) -> Outcome[Any] | None:
        """Do a command; None means it was refused and the user has been told. Marks the form's fields when given."""
        return self.run_step(lambda: self._dispatcher.do(command), form=form)

    def run_step(self, step: Callable[[], Outcome[T]], *, form: Form | None = None) -> Outcome[T] | None:
        """Do anything that answers with an outcome (a service call, several commands in one step)."""
        if form is not None:
            form.clear_errors()
        try:
            outcome = step()
        except SmallBranchError as error:
            self.presenter.present(error, form)
            return None
        self.announce(outcome)
        return outcome

    def run_read(self, read: Callable[[], T]) -> T | None:
        """Read something; None means it could not be read and the user has been told."""
        try:
            return read()
        except SmallBranchError as error:
            self.presenter.present(error)
            return None

    def run_job(
        self, job: Job, *, label: str, done: Callable[[Any], None] | None = None, cancellable: bool = True
    ) -> TaskHandle:
        """Run long work beside the window; an `Outcome` it returns is announced before `done` gets it."""

        def finish(value: Any) -> None:
            if isinstance(value, Outcome):
                self.announce(value)
            if done is not None:
                done(value)

        return self._tasks.start(job, label=label, done=finish, cancellable=cancellable)

    def announce(self, outcome: Outcome[Any]) -> None:
        """Publish what a write did and show what it noticed."""
        self._publish(outcome.changes)
        if outcome.findings:
            self.noticed.emit(outcome.findings)

    def undo(self) -> None:
        """Take the last step back."""
        self._travel(self._book.undo)

    def redo(self) -> None:
        """Do the step taken back last again."""
        self._travel(self._book.redo)

    def _travel(self, step: Callable[[], ChangeSet]) -> None:
        changes = self.run_read(step)
        if changes is not None:
            self._publish(changes)

    def _publish(self, changes: ChangeSet) -> None:
        if changes:
            self.bus.publish(changes)
            self.saved.emit()
