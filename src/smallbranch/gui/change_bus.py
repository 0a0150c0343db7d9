"""One signal through which pages learn that rows changed; the core itself knows no signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from smallbranch.kernel.changes import ChangeSet


class ChangeBus(QObject):
    """Carries every committed change set to whoever watches."""

    changed = Signal(object)

    def publish(self, changes: ChangeSet) -> None:
        """Tell all pages; an empty change set is not worth a word."""
        if changes.tables:
            self.changed.emit(changes)
