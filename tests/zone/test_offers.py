"""Resources and needs."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from smallbranch.bootstrap import AppContext
from smallbranch.kernel.errors import InvalidInput
from smallbranch.zone.commands import RemoveOffer, SetOffer
from tests.zone.canaries import WIDE_PHONE

HALL = SetOffer(kind="resource", category="场地", name="多功能厅", contact="0716-8000000", since=date(2026, 1, 1))


def test_an_offer_is_set_changed_and_removed(ctx: AppContext) -> None:
    offer_id = ctx.dispatcher.do(HALL).value
    ctx.dispatcher.do(replace(HALL, offer_id=offer_id, capacity=" 80人 "))
    (view,) = ctx.zone.offers("resource")
    assert (view.id, view.capacity, view.contact) == (offer_id, "80人", "0716-8000000")
    assert ctx.zone.offers("need") == ()
    assert ctx.zone.offers("resource", date(2025, 1, 1), date(2025, 12, 31)) == ()
    ctx.dispatcher.do(RemoveOffer(offer_id=offer_id))
    assert ctx.zone.offers("resource") == ()


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"name": ""}, "name", "required"),
        ({"category": ""}, "category", "required"),
        ({"kind": "gift"}, "kind", "offer_kind_unknown"),
        ({"until": date(2025, 12, 31)}, "until", "ends_before_start"),
        ({"contact": "王芳 +86 139 1234 5678"}, "contact", "mobile_not_for_zone"),
        ({"contact": WIDE_PHONE}, "contact", "mobile_not_for_zone"),
        ({"note": "证件11010519491231002x"}, "note", "id_number_not_for_zone"),
        ({"offer_id": 999}, "offer_id", "unknown_offer"),
    ],
)
def test_what_does_not_belong_on_the_list_is_refused(
    ctx: AppContext, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        ctx.dispatcher.do(replace(HALL, **change))  # type: ignore[arg-type]
    assert caught.value.fields == {field: code}
