"""Money in forms: typed as people write it, kept exact."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit

from smallbranch.gui.widgets.form_dialog import FormDialog


def read_money(text: str) -> Decimal | None:
    """Return the amount typed; None for an empty or unreadable text."""
    tidy = text.replace(",", "").replace("，", "").replace("元", "").strip()
    try:
        found = Decimal(tidy)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def shown_money(amount: Decimal | None) -> str:
    """Return an amount with two decimals, "" for none."""
    return "" if amount is None else f"{amount:.2f}"


def shown_rate(rate: Decimal | None) -> str:
    """Return a rate in percent, "" for a fixed amount."""
    return "" if rate is None else f"{(rate * 100).normalize():f}%"


class MoneyDialog(FormDialog):
    """A form some of whose fields are amounts."""

    def add_money(
        self, name: str, title: str, value: Decimal | None = None, *, required: bool = False, hint: str = ""
    ) -> QLineEdit:
        """Add an amount of yuan."""
        self.add_text(name, title, shown_money(value), required=required, hint=hint, ghost="0.00")
        field: QLineEdit = self.field(name)
        self._amounts.add(name)
        return field

    @property
    def _amounts(self) -> set[str]:
        found: set[str] = self.__dict__.setdefault("amount_fields", set())
        return found

    def values(self) -> dict[str, Any]:
        """Return the values by name; amounts as Decimal, None for an empty one."""
        given = super().values()
        return given | {name: read_money(str(given[name])) for name in self._amounts}

    def _wrong(self) -> dict[str, str]:
        found = super()._wrong()
        for name in self._amounts - found.keys():
            text = self.field(name).text().strip()
            if text and read_money(text) is None:
                found[name] = self.tr("看不懂这个金额")
        return found


def month_field(months: list[str], chosen: str) -> QComboBox:
    """Return a list of months that also takes another one typed."""
    field = QComboBox()
    field.setEditable(True)
    field.addItems(months)
    field.setCurrentText(chosen)
    return field
