"""The annex: what is in it, what never is, and when it is bound in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from smallbranch.attachments.commands import AddAttachment, ChangeAttachment
from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.bootstrap import AppContext, open_context
from smallbranch.documents.blocks import Document, Picture, Table
from smallbranch.documents.blocks_json import to_json
from smallbranch.kernel.periods import Period
from smallbranch.ledgers.scope import About, Scope
from smallbranch.roster.commands import SetSetting
from tests.intake.pictures import jpeg

QUARTER = Period.parse("2026Q3")
CANARY = "金丝雀一七三"


@pytest.fixture
def ctx(practice_dir: Path) -> Iterator[AppContext]:
    opened = open_context(practice_dir)
    yield opened
    opened.book.close()


def annex(ctx: AppContext, **more: object) -> Document:
    return ctx.ledgers.compose(QUARTER, ("X01",), **more)  # type: ignore[arg-type]


def of_kind(document: Document, kind: type) -> list[object]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def event_of(ctx: AppContext) -> int:
    return next(view.owner_id for view in ctx.attachments.all() if view.owner is Owner.EVENT)


def test_photos_are_numbered_in_the_order_of_their_days(ctx: AppContext) -> None:
    earlier = min(ctx.meetings.events(QUARTER), key=lambda line: line.start_at)
    file = ctx.attachments.take_bytes(jpeg(), "先").file
    ctx.dispatcher.do(AddAttachment(owner=Owner.EVENT, owner_id=earlier.event_id, file=file, title="先"))
    shown = [picture for picture in of_kind(annex(ctx), Picture) if isinstance(picture, Picture)]
    photos = [picture.caption for picture in shown if picture.caption.startswith("照片")]
    assert [caption[:3] for caption in photos] == ["照片1", "照片2", "照片3"]
    assert photos[0].endswith("先")
    assert shown[-1].caption.startswith("签到表")
    assert shown[-1].height_mm > 2 * shown[0].height_mm


def test_other_files_are_listed_with_their_hash(ctx: AppContext) -> None:
    (table,) = of_kind(annex(ctx), Table)
    assert isinstance(table, Table)
    view = next(view for view in ctx.attachments.all() if view.kind is Kind.FILE)
    assert [row.cells[1] for row in table.rows] == [view.title]
    assert table.rows[0].cells[-1] == view.sha256


def test_nothing_of_members_and_nothing_that_identifies_is_in_annex_volume_or_zone_sheet(
    ctx: AppContext, tmp_path: Path
) -> None:
    file = ctx.attachments.take_bytes(jpeg(), CANARY).file
    member, event = ctx.roster.members(QUARTER.last)[0].id, event_of(ctx)
    for owner, owner_id in ((Owner.MEMBER, member), (Owner.DEVELOPMENT_APPLICATION, member), (Owner.EVENT, event)):
        command = AddAttachment(owner=owner, owner_id=owner_id, file=file, title=CANARY, kind=Kind.ID_DOCUMENT)
        ctx.dispatcher.do(command)
    ctx.dispatcher.do(AddAttachment(owner=Owner.MEMBER, owner_id=member, file=_other(ctx), title=f"{CANARY}肖像"))
    ctx.dispatcher.do(SetSetting(key="annex_in_volume", value="true"))
    for document in (annex(ctx), ctx.ledgers.compose(QUARTER)):
        text = to_json(document)
        assert CANARY not in text
        assert file not in text
    sheet = tmp_path / "zone.xlsx"
    ctx.zone.export(QUARTER, sheet)
    cells = [cell.value for each in openpyxl.load_workbook(sheet) for row in each.iter_rows() for cell in row]
    assert CANARY not in json.dumps(cells, default=str, ensure_ascii=False)


def _other(ctx: AppContext) -> str:
    return ctx.attachments.take_bytes(jpeg(90), "x").file


def test_it_is_bound_in_only_where_the_branch_says_so(ctx: AppContext) -> None:
    assert "X01" not in {section.ledger for section in ctx.ledgers.compose(QUARTER).sections}
    ctx.dispatcher.do(SetSetting(key="annex_in_volume", value="true"))
    assert "X01" in {section.ledger for section in ctx.ledgers.compose(QUARTER).sections}


def test_a_volume_about_one_meeting_has_its_files_only(ctx: AppContext) -> None:
    here = Scope(About.EVENT, event_of(ctx))
    assert len(of_kind(annex(ctx, scope=here), Picture)) == 3
    other = min(ctx.meetings.events(QUARTER), key=lambda line: line.start_at).event_id
    assert of_kind(annex(ctx, scope=Scope(About.EVENT, other)), Picture) == []


def test_a_reprint_shows_what_was_issued_although_the_picture_was_taken_off(ctx: AppContext) -> None:
    issued = ctx.ledgers.issue(QUARTER, ("X01",))
    view = next(view for view in ctx.attachments.all() if view.kind is Kind.PHOTO)
    ctx.dispatcher.do(ChangeAttachment(attachment_id=view.id, title="改名", kind=Kind.SCAN))
    assert "改名" in to_json(annex(ctx))
    document = ctx.ledgers.reprint(issued.id)
    assert "改名" not in to_json(document)
    assert all(ctx.attachments.content(one.file) for one in of_kind(document, Picture) if isinstance(one, Picture))
