"""The dialog for what is said of a file: name, kind, note; and the files of one record in a window of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from smallbranch.attachments.kinds import Kind
from smallbranch.bootstrap import AppContext
from smallbranch.gui.widgets.attachments_state import Item
from smallbranch.gui.widgets.form_dialog import FormDialog


class EditFile(FormDialog):
    """Hands title, kind and note to `done`; the place writes them."""

    def __init__(
        self, ctx: AppContext, ops: Any, item: Item, done: Callable[[str, Kind, str], None], parent: QWidget
    ) -> None:
        super().__init__(self.tr("名称和种类"), ops, ctx.clock.today(), self._give, parent)
        self._done = done
        kinds = [kind for kind in Kind if item.is_picture or kind is not Kind.PHOTO]
        self.add_text("title", self.tr("名称"), item.title, required=True)
        self.add_choice("kind", self.tr("种类"), [(kind, ctx.messages.word(kind.value)) for kind in kinds], item.kind)
        self.add_long("note", self.tr("备注"), item.note)

    def _give(self, values: Mapping[str, Any]) -> None:
        self._done(values["title"], Kind(values["kind"]), values["note"])
