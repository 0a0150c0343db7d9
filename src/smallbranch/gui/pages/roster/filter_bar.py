"""The filters over the list of people: kept ones as chips, and a dialog to make one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.roster.state import OWN, SHOWN_FIELDS
from smallbranch.gui.pages.roster.titles import title
from smallbranch.gui.widgets.cards import button, clear_layout, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.roster.filters import MemberFilter, NamedFilter, RemoveMemberFilter, SaveMemberFilter

CATEGORIES: Final = (
    "full_member", "probationary_member", "prospective_member", "activist_applicant", "membership_applicant"
)  # fmt: skip
STATES: Final = (
    "transfer_out_pending", "mobile_member", "lost_contact_member", "membership_suspended", "probation_within_party",
    "rights_suspended",
)  # fmt: skip
NOBODY_ASKED: Final = MemberFilter()
_WITHOUT: Final = "\0"


class Chip(QPushButton):
    """A kept filter: click or Space turns it on and off, Delete or the menu forgets it."""

    forgotten = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setCheckable(True)
        self.setProperty("role", "chip")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget the filter on Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """What is asked of the people shown; `wanted` is the filter in force.

    The row is there only for kept filters and one in force; whoever holds it places the button `make`.
    """

    changed = Signal()

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        self.wanted = NOBODY_ASKED
        self.name = ""
        self.kept: tuple[NamedFilter, ...] = ()
        self.chips: list[Chip] = []
        self.make = button(self.tr("筛选…"))
        self.make.setToolTip(self.tr("按类别、党小组、部门、年龄、缺哪一项、自定义项目筛选；可起名保存"))
        self.make.clicked.connect(lambda: self.ask())
        self.off = button(self.tr("不筛选"), role="link")
        self.off.clicked.connect(lambda: self.use("", NOBODY_ASKED))
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._row)
        layout.addWidget(self.off)
        self.said = label("", "muted")
        layout.addWidget(self.said, 1)

    def reload(self) -> None:
        """Read the kept filters again."""
        found = self._ops.run_read(self._ctx.roster.filters)
        if found is None or (found == self.kept and self.chips):
            self._mark()
            return
        self.kept = found
        now = next((one for one in found if one.name == self.name), None)
        if self.name:
            self.name, self.wanted = (now.name, now.filter) if now else ("", NOBODY_ASKED)
        self._draw()

    def use(self, name: str, wanted: MemberFilter) -> None:
        """Put a filter in force."""
        self.name, self.wanted = name, wanted
        self._mark()
        self.changed.emit()

    def ask(self, known: NamedFilter | None = None) -> FormDialog:
        """Ask what is wanted; with a name it is kept."""
        start = known.filter if known else self.wanted

        def make(values: Mapping[str, Any]) -> SaveMemberFilter | None:
            wanted = self._read(values, start)
            if not values["name"]:
                self.use("", wanted)
                return None
            self.name = values["name"]
            return SaveMemberFilter(name=values["name"], filter=wanted, rename_from=known.name if known else None)

        hint = self.tr("填了的各项要同时符合。起个名字就保存下来，以后点一下就用；不起名只用这一次。")
        dialog = FormDialog(self.tr("筛选人员"), self._ops, self._ctx.clock.today(), make, self, columns=2, hint=hint)
        self._fields(dialog, start)
        dialog.add_text("name", self.tr("保存为"), known.name if known else "")
        dialog.finished.connect(lambda _: self.changed.emit())
        dialog.show_wide(640)
        return dialog

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────

    def _fields(self, dialog: FormDialog, start: MemberFilter) -> None:
        words, any_one = self._ctx.messages.word, (None, self.tr("不限"))
        people = self._ctx.roster.members(self._ctx.clock.today(), include_applicants=True)
        departments = sorted({one.department for one in people if one.department})
        cells = [cell.name for cell in self._ctx.roster.cells(self._ctx.clock.today())]
        own = self._ctx.roster.own_fields()
        without = (_WITHOUT, self.tr("（空着的）"))
        dialog.add_choice(
            "category",
            title("member_category"),
            [any_one, *((one, words(one)) for one in CATEGORIES)],
            _first(start.categories),
        )
        dialog.add_choice(
            "state", self.tr("状态"), [any_one, *((one, words(one)) for one in STATES)], _first(start.states)
        )
        dialog.add_choice(
            "cell", title("party_cell"), [any_one, *((one, one) for one in cells), without], _first(start.cells)
        )
        dialog.add_choice(
            "department",
            title("department"),
            [any_one, *((one, one) for one in departments), without],
            _first(start.departments),
        )
        dialog.add_text("age_from", self.tr("年龄从"), _number(start.age_from))
        dialog.add_text("age_to", self.tr("年龄到"), _number(start.age_to))
        dialog.add_text("party_age_from", self.tr("党龄满（年）"), _number(start.party_age_from))
        retired = [any_one, (False, self.tr("在职")), (True, self.tr("已退休"))]
        dialog.add_choice("retired", self.tr("在职或退休"), retired, start.retired)
        missing = [any_one, *((one, title(one)) for one in SHOWN_FIELDS), *((OWN + one.key, one.title) for one in own)]
        dialog.add_choice("missing", self.tr("缺哪一项"), missing, _first(start.missing))
        held = next(iter(start.own.items()), (None, ""))
        dialog.add_choice("own_key", self.tr("自定义项目"), [any_one, *((one.key, one.title) for one in own)], held[0])
        dialog.add_text("own_text", self.tr("其内容含有"), held[1])
        dialog.add_text("text", self.tr("姓名、拼音、部门含有"), start.text)

    def _read(self, values: Mapping[str, Any], start: MemberFilter) -> MemberFilter:
        return replace(
            start,
            text=values["text"] or "",
            categories=_one(values["category"]),
            states=_one(values["state"]),
            cells=_one(values["cell"]),
            departments=_one(values["department"]),
            age_from=_years(values["age_from"]),
            age_to=_years(values["age_to"]),
            party_age_from=_years(values["party_age_from"]),
            retired=values["retired"],
            missing=_one(values["missing"]),
            own={values["own_key"]: values["own_text"] or ""} if values["own_key"] else {},
        )

    def _draw(self) -> None:
        clear_layout(self._row)
        self.chips = []
        for one in self.kept:
            chip = Chip(one.name)
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.setToolTip(self.tr("点一下用这个筛选，再点一下不用。右键修改或删除，Del 删除。"))
            chip.clicked.connect(
                lambda on, one=one: self.use(one.name if on else "", one.filter if on else NOBODY_ASKED)
            )
            chip.forgotten.connect(lambda one=one: self._ops.run_write(RemoveMemberFilter(name=one.name)))
            chip.customContextMenuRequested.connect(lambda at, chip=chip, one=one: self._menu(chip, one, at))
            self.chips.append(chip)
            self._row.addWidget(chip)
        for before, after in pairwise((self.make, *self.chips, self.off)):
            QWidget.setTabOrder(before, after)
        self._mark()

    def _menu(self, chip: Chip, one: NamedFilter, at: QPoint) -> None:
        menu = QMenu(chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("修改…")).triggered.connect(lambda: self.ask(one))
        menu.addAction(self.tr("删除")).triggered.connect(
            lambda: self._ops.run_write(RemoveMemberFilter(name=one.name))
        )
        menu.popup(chip.mapToGlobal(at))

    def _mark(self) -> None:
        for chip, one in zip(self.chips, self.kept, strict=True):
            chip.setChecked(one.name == self.name)
        self.off.setVisible(self.wanted != NOBODY_ASKED)
        self.setVisible(bool(self.kept) or self.wanted != NOBODY_ASKED)
        unnamed = self.wanted != NOBODY_ASKED and not self.name
        self.said.setText(self.tr("正在按临时条件筛选") if unnamed else "")


def _first(values: tuple[str, ...]) -> str | None:
    return (values[0] or _WITHOUT) if values else None


def _one(value: str | None) -> tuple[str, ...]:
    return () if value is None else ("" if value == _WITHOUT else value,)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _years(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
