"""Resources offered to the zone and needs put to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smallbranch.bootstrap import AppContext
from smallbranch.gui.models.table import Column, RowTableModel
from smallbranch.gui.widgets.cards import EmptyState, button, label
from smallbranch.gui.widgets.form_dialog import FormDialog
from smallbranch.gui.widgets.listing import Listing
from smallbranch.zone.commands import RemoveOffer, SetOffer
from smallbranch.zone.views import OfferView

_DIALOG_WIDTH = 680
Kind = Literal["resource", "need"]


class OfferDialog(FormDialog):
    """A resource or a need, new or for change."""

    def __init__(self, ctx: AppContext, ops: Any, kind: Kind, offer: OfferView | None, parent: QWidget) -> None:
        translate = QCoreApplication.translate
        title = translate("OfferDialog", "资源") if kind == "resource" else translate("OfferDialog", "需求")
        super().__init__(title, ops, ctx.clock.today(), lambda values: _command(kind, offer, values), parent, columns=2)
        known = sorted({one.category for one in (*ctx.zone.offers("resource"), *ctx.zone.offers("need"))})
        need = kind == "need"
        self.add_open_choice("category", self.tr("类别（必填）"), known, offer.category if offer else "")
        self.add_text("name", self.tr("名称"), offer.name if offer else "", required=True)
        if not need:
            self.add_text("capacity", self.tr("容量"), offer.capacity if offer else "")
        when = self.tr("期望时间") if need else self.tr("可用时段")
        self.add_text("available", when, offer.available if offer else "")
        hint = self.tr("只填办公电话，不填手机号码")
        self.add_text("contact", self.tr("联系方式"), offer.contact if offer else "", hint=hint)
        state = self.tr("对接状态") if need else self.tr("状态")
        self.add_text("state", state, offer.state if offer else "")
        self.add_day("since", self.tr("起"), offer.since if offer else None)
        self.add_day("until", self.tr("止"), offer.until if offer else None)
        self.add_text("note", self.tr("备注"), offer.note if offer else "")


class OffersTab(QWidget):
    """Both lists in one table."""

    def __init__(self, ctx: AppContext, ops: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._ops = ctx, ops
        columns: list[Column[OfferView]] = [
            Column(self.tr("类型"), lambda one: ctx.messages.word(one.kind)),
            Column(self.tr("类别"), lambda one: one.category),
            Column(self.tr("名称"), lambda one: one.name, tip=lambda one: one.name),
            Column(self.tr("容量"), lambda one: one.capacity or ""),
            Column(self.tr("时间"), lambda one: one.available or "", tip=lambda one: one.available or ""),
            Column(self.tr("联系方式"), lambda one: one.contact or ""),
            Column(self.tr("状态"), lambda one: one.state or ""),
        ]
        self.model: RowTableModel[OfferView] = RowTableModel(columns, parent=self)
        widths = {0: 64, 1: 84, 3: 90, 4: 170, 5: 190, 6: 100}
        self.table = Listing(self.model, widths, self.tr("资源和需求"), stretch=2)
        self.table.opened.connect(self._edit)
        self.table.removed.connect(self._remove)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_actions())
        hint = self.tr("能提供的场地、师资、项目，或者想要的帮助，登记后随报送表交给协作区。")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("zone", self.tr("还没有登记资源和需求"), hint))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._actions())
        layout.addWidget(self.stack, 1)

    def reload(self) -> None:
        """Read both lists again."""
        found = self._ops.run_read(lambda: (*self._ctx.zone.offers("resource"), *self._ctx.zone.offers("need")))
        if found is not None:
            self.model.set_rows(found)
            self.stack.setCurrentIndex(0 if found else 1)
            self._show_actions()

    def begin(self, kind: Kind, offer: OfferView | None = None) -> None:
        """Open the form of a resource or need."""
        OfferDialog(self._ctx, self._ops, kind, offer, self).show_wide(_DIALOG_WIDTH)

    def _actions(self) -> QHBoxLayout:
        self.resource = button(self.tr("登记资源"), icon="plus")
        self.resource.clicked.connect(lambda: self.begin("resource"))
        self.need = button(self.tr("登记需求"), icon="plus")
        self.need.clicked.connect(lambda: self.begin("need"))
        self.edit = button(self.tr("修改"), icon="edit")
        self.edit.clicked.connect(lambda: self._edit(self.table.current()))
        self.remove = button(self.tr("删除"))
        self.remove.clicked.connect(lambda: self._remove(self.table.current()))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("报送时取期间内有效的条目。"), "small"), 1)
        for one in (self.resource, self.need, self.edit, self.remove):
            row.addWidget(one)
        return row

    def _show_actions(self) -> None:
        chosen = self.table.current() is not None
        self.edit.setEnabled(chosen)
        self.remove.setEnabled(chosen)

    def _edit(self, offer: OfferView | None) -> None:
        if offer is not None:
            self.begin("need" if offer.kind == "need" else "resource", offer)

    def _remove(self, offer: OfferView | None) -> None:
        if offer is not None:
            self._ops.run_write(RemoveOffer(offer_id=offer.id))


def _command(kind: Kind, offer: OfferView | None, values: Mapping[str, Any]) -> SetOffer:
    return SetOffer(kind=kind, offer_id=offer.id if offer else None, **values)
