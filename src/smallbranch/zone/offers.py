"""Resources offered to the zone and needs put to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from smallbranch.kernel.errors import InvalidInput
from smallbranch.store.book import Book
from smallbranch.store.dispatch import Handled, Handler
from smallbranch.store.unit_of_work import UnitOfWork
from smallbranch.zone.commands import RemoveOffer, SetOffer
from smallbranch.zone.model import OfferRow
from smallbranch.zone.privacy import holds_id_number, is_mobile
from smallbranch.zone.views import OfferView

KINDS = ("resource", "need")
_TEXTS = ("category", "name", "capacity", "available", "contact", "state", "note")


def handlers() -> Mapping[type, Handler]:
    """Return the handler of each command about offers."""
    return {SetOffer: _set_offer, RemoveOffer: _remove_offer}


def listed(book: Book, kind: str, first: date, last: date) -> tuple[OfferView, ...]:
    """Return the resources or needs that stood on the list on any day from `first` to `last`."""
    with book.read() as session:
        query = select(OfferRow).where(
            OfferRow.kind == kind,
            or_(OfferRow.since.is_(None), OfferRow.since <= last),
            or_(OfferRow.until.is_(None), OfferRow.until >= first),
        )
        rows = session.scalars(query.order_by(OfferRow.category, OfferRow.id)).all()
    return tuple(_view(row) for row in rows)


def _view(row: OfferRow) -> OfferView:
    return OfferView(
        row.id, row.kind, row.category, row.name, row.capacity, row.available, row.contact,
        row.since, row.until, row.state, row.note,
    )  # fmt: skip


def _set_offer(uow: UnitOfWork, command: SetOffer) -> Handled[int]:
    texts = {name: _clean(getattr(command, name)) for name in _TEXTS}
    problems = _problems(command, texts)
    if problems:
        raise InvalidInput(problems)
    row = OfferRow() if command.offer_id is None else _offer(uow.session, command.offer_id)
    row.kind, row.since, row.until = command.kind, command.since, command.until
    for name, text in texts.items():
        setattr(row, name, text)
    uow.session.add(row)
    uow.session.flush()
    return Handled(row.id)


def _problems(command: SetOffer, texts: Mapping[str, str | None]) -> dict[str, str]:
    fields = {name: "required" for name in ("category", "name") if texts[name] is None}
    if command.kind not in KINDS:
        fields["kind"] = "offer_kind_unknown"
    if command.since and command.until and command.until < command.since:
        fields["until"] = "ends_before_start"
    for name, text in texts.items():
        if is_mobile(text):
            fields[name] = "mobile_not_for_zone"
        elif holds_id_number(text):
            fields[name] = "id_number_not_for_zone"
    return fields


def _remove_offer(uow: UnitOfWork, command: RemoveOffer) -> Handled[int]:
    uow.session.delete(_offer(uow.session, command.offer_id))
    return Handled(command.offer_id)


def _offer(session: Session, offer_id: int) -> OfferRow:
    row = session.get(OfferRow, offer_id)
    if row is None:
        raise InvalidInput({"offer_id": "unknown_offer"})
    return row


def _clean(text: str | None) -> str | None:
    return unicodedata.normalize("NFC", text or "").strip() or None
