"""Pictures and files of the practice branch: cards drawn by code, marked as practice, of nobody and nowhere."""

from __future__ import annotations

from datetime import date

from smallbranch.attachments.commands import AddAttachment
from smallbranch.attachments.kinds import Kind, Owner
from smallbranch.bootstrap import AppContext
from smallbranch.intake.drawn_card import drawn_card
from smallbranch.kernel.periods import Period
from smallbranch.kernel.places import resources_dir

QUARTER = Period.parse("2026Q3")
FORM = "theme_party_day"
_PHOTO, _SHEET = (1200, 800), (900, 1270)
_NOTICE = "练习通知\n\n本文件由程序生成，内容全部虚构，只供练习使用。\n"


def attach_pictures(ctx: AppContext) -> None:
    """Give the first theme day of the quarter two photos, a sign-in sheet and its notice."""
    lines = [line for line in ctx.meetings.events(QUARTER) if line.form == FORM]
    if not lines:
        return
    first = min(lines, key=lambda line: line.start_at)
    for title, kind, data in _files(first.held_on):
        file = ctx.attachments.take_bytes(data, title).file
        ctx.dispatcher.do(AddAttachment(owner=Owner.EVENT, owner_id=first.event_id, file=file, title=title, kind=kind))


def _files(day: date) -> list[tuple[str, Kind, bytes]]:
    font = resources_dir() / "fonts" / "NotoSansSC-Medium.ttf"
    when = f"{day.year}年{day.month}月{day.day}日"
    return [
        ("会场", Kind.PHOTO, drawn_card(("练习照片一", "会场", when), font, _PHOTO, day)),
        ("交流", Kind.PHOTO, drawn_card(("练习照片二", "交流发言", when), font, _PHOTO, day)),
        ("签到表", Kind.SIGN_IN_SHEET, drawn_card(("练习扫描件", "签到表", when, "（虚构）"), font, _SHEET)),
        ("活动通知", Kind.FILE, _NOTICE.encode()),
    ]
