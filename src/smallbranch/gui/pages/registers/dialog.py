"""The entry form of a register, made from its definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from smallbranch.attachments.kinds import Owner
from smallbranch.bootstrap import AppContext
from smallbranch.gui.pages.registers.people_field import PeopleField
from smallbranch.gui.plain_text import unmarked
from smallbranch.gui.widgets.attachments import AttachmentsBox
from smallbranch.gui.widgets.attachments_state import DraftFile, OfDraft, OfRecord, write_with_files
from smallbranch.gui.widgets.dates import DateField, PartialDateField
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.widgets.person_field import PersonField
from smallbranch.packs.register_schema import FieldKind, RegisterDefinition, RegisterField
from smallbranch.registers.commands import AddEntry, ChangeEntry
from smallbranch.registers.views import EntryView
from smallbranch.roster.views import MemberView

TEXT_HEIGHT = 64


class EntryDialog(FormDialog):
    """A new entry, or one for change; rows are named as refusals name them: register and field with a dot between."""

    def __init__(
        self, ctx: AppContext, ops: Any, register: RegisterDefinition, view: EntryView | None, parent: QWidget
    ) -> None:
        super().__init__(register.title, ops, ctx.clock.today(), self._command, parent, columns=2)
        self._ctx, self._register, self._view = ctx, register, view
        self._waiting: list[DraftFile] = []
        day = (view.on_day if view else None) or ctx.clock.today()
        self._people: Sequence[MemberView] = ctx.roster.members(day, include_guests=True, include_applicants=True)
        for field in register.entered:
            self._add_field(field)
        self._first = self.values()
        self._add_files(ctx, ops)

    def _add_files(self, ctx: AppContext, ops: Any) -> None:
        """Show the files of an entry under its fields; those of a new one wait until it is there."""
        self.files = AttachmentsBox(ctx, ops, rows=2)
        view = self._view
        self.files.show_place(
            OfRecord(ctx, ops, Owner.REGISTER_ENTRY, view.id) if view is not None else OfDraft(self._waiting)
        )
        self.put_below(self.files)

    def write(self, command: Any) -> bool:
        """Make a new entry and attach its files in one step."""
        if not self._waiting:
            return super().write(command)
        step = partial(write_with_files, self._ctx, command, Owner.REGISTER_ENTRY, self._waiting)
        return self._ops.run_step(step, form=self.form) is not None

    def values(self) -> dict[str, str]:
        """Return the texts by field."""
        given = {}
        for field in self._register.entered:
            text = _text(self.field(self._name(field)))
            given[field.key] = text
        return given

    def _command(self, values: Mapping[str, str]) -> AddEntry | ChangeEntry | None:
        if self._view is None:
            return AddEntry(register=self._register.id, values=dict(values))
        # What nobody touched stays as it is stored, also where the field took something else when it was typed.
        changed = {key: text for key, text in values.items() if text != self._first[key]}
        return ChangeEntry(entry_id=self._view.id, values=changed) if changed else None

    def _name(self, field: RegisterField) -> str:
        return f"{self._register.id}.{field.key}"

    def _add_field(self, field: RegisterField) -> None:
        typed = self._view.values.get(field.key, "") if self._view else ""
        shown = self._view.shown.get(field.key, "") if self._view else ""
        widget = self._widget(field, typed, shown)
        wide = field.kind in (FieldKind.LONG_TEXT, FieldKind.MEMBERS)
        if field.required and not isinstance(widget, PeopleField | QComboBox | QPlainTextEdit):
            self._required.add(self._name(field))
        self.form.add(self._name(field), unmarked(field.title), widget, required=field.required, span=2 if wide else 1)

    def _widget(self, field: RegisterField, typed: str, shown: str) -> QWidget:
        match field.kind:
            case FieldKind.LONG_TEXT:
                return self._long(shown)
            case FieldKind.CHOICE:
                return _choice(field, typed)
            case FieldKind.MEMBER:
                return self._person(typed, shown)
            case FieldKind.MEMBERS:
                people = PeopleField(self._people, field.title)
                people.set_value(typed, shown)
                return people
            case FieldKind.DATE:
                return self._day(field, typed)
            case FieldKind.PARTIAL_DATE:
                partial = PartialDateField(self._today)
                partial.setText(typed)
                return partial
            case FieldKind.FLAG:
                flag = QCheckBox(self.tr("是"))
                flag.setChecked(bool(typed))
                return flag
            case FieldKind.TEXT:
                return QLineEdit(shown)
            case _:
                return QLineEdit(typed)

    def _long(self, typed: str) -> QPlainTextEdit:
        text = QPlainTextEdit(typed)
        text.setTabChangesFocus(True)
        text.setFixedHeight(TEXT_HEIGHT)
        return text

    def _day(self, field: RegisterField, typed: str) -> DateField:
        day = DateField(self._today)
        day.setText(typed)
        if self._view is None and field.key == self._register.date_field:
            day.set_value(self._today)
        return day

    def _person(self, typed: str, shown: str) -> PersonField:
        person = PersonField()
        person.set_people(self._people)
        if typed.isdigit():
            person.choose_id(int(typed))
        if person.member is None:
            person.setText(shown)
            # Who is no more to be chosen stays who he is, as long as nobody writes over his name.
            person.setProperty("kept", (shown, typed))
        return person


def _choice(field: RegisterField, typed: str) -> QComboBox:
    box = QComboBox()
    if not (field.required and typed):
        box.addItem("", "")
    for choice in field.choices:
        box.addItem(choice, choice)
    if typed and typed not in field.choices:
        box.addItem(typed, typed)
    box.setCurrentText(typed)
    return box


def _text(widget: QWidget) -> str:
    if isinstance(widget, PeopleField):
        return widget.value()
    if isinstance(widget, PersonField):
        kept = widget.property("kept") or ("", "")
        name = widget.name()
        return str(widget.member.id) if widget.member else str(kept[1]) if name and name == kept[0] else name
    if isinstance(widget, DateField):
        day = widget.value()
        return day.isoformat() if day else ""
    if isinstance(widget, PartialDateField):
        return widget.value() or ""
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText().strip()
    if isinstance(widget, QComboBox):
        return str(widget.currentData())
    if isinstance(widget, QCheckBox):
        return "1" if widget.isChecked() else ""
    return widget.text().strip() if isinstance(widget, QLineEdit) else ""
