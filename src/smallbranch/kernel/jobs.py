"""Long work without a toolkit: report progress, be cancelled."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (done, total); total 0 means unknown."""


class Cancelled(Exception):
    """Raised inside a job that was asked to stop; nothing it did is kept."""


class CancelToken:
    """Asked by a job at safe points."""

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the job to stop at its next safe point."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Tell whether stopping was asked for."""
        return self._cancelled

    def check(self) -> None:
        """Raise `Cancelled` when stopping was asked for."""
        if self._cancelled:
            raise Cancelled


def no_progress(done: int, total: int) -> None:
    """Take progress and show it nowhere."""


NEVER_CANCELLED = CancelToken()
