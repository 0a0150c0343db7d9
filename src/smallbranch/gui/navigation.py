"""The pages, in the order of the sidebar. A new page is one line here and one file in `pages`."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget


class PageSpec(NamedTuple):
    """One page: `factory` is `module:Class`, imported when the page is first shown.

    `reader` is `module:function`, without Qt: what it reads of the book is given to the page's `take` in place of the
    first reload, so that the first page of a start is worked out beside the window.
    """

    key: str
    title: str
    icon: str
    factory: str
    reader: str = ""

    def shown_title(self) -> str:
        """Return the title in the language of the interface."""
        return QCoreApplication.translate("Pages", self.title)

    def create(self, ctx: Any, ops: Any, tasks: Any, parent: QWidget) -> QWidget:
        """Import and build the page."""
        page: QWidget = _named(self.factory)(ctx, ops, tasks, parent)
        return page

    def read(self, ctx: Any) -> Any:
        """Read what the page shows first, on any thread; None when the page reads by itself."""
        return _named(self.reader)(ctx) if self.reader else None


def _named(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)


_PAGES: Final = "smallbranch.gui.pages"

PAGES: Final = (
    PageSpec(
        "home",
        str(QT_TRANSLATE_NOOP("Pages", "首页")),
        "home",
        f"{_PAGES}.home:HomePage",
        f"{_PAGES}.home_state:read_home",
    ),
    PageSpec("roster", str(QT_TRANSLATE_NOOP("Pages", "花名册")), "roster", f"{_PAGES}.roster:RosterPage"),
    PageSpec("calendar", str(QT_TRANSLATE_NOOP("Pages", "日历与计划")), "calendar", f"{_PAGES}.calendar:CalendarPage"),
    PageSpec("meetings", str(QT_TRANSLATE_NOOP("Pages", "会议")), "meetings", f"{_PAGES}.meetings:MeetingsPage"),
    PageSpec("lessons", str(QT_TRANSLATE_NOOP("Pages", "微党课")), "lessons", f"{_PAGES}.lessons:LessonsPage"),
    PageSpec("teams", str(QT_TRANSLATE_NOOP("Pages", "项目党小组")), "teams", f"{_PAGES}.teams:TeamsPage"),
    PageSpec(
        "development",
        str(QT_TRANSLATE_NOOP("Pages", "发展党员")),
        "development",
        f"{_PAGES}.development:DevelopmentPage",
    ),
    PageSpec(
        "appraisal", str(QT_TRANSLATE_NOOP("Pages", "评议与学时")), "appraisal", f"{_PAGES}.appraisal:AppraisalPage"
    ),
    PageSpec("dues", str(QT_TRANSLATE_NOOP("Pages", "党费")), "dues", f"{_PAGES}.dues:DuesPage"),
    PageSpec(
        "registers", str(QT_TRANSLATE_NOOP("Pages", "其他登记")), "registers", f"{_PAGES}.registers:RegistersPage"
    ),
    PageSpec("ledgers", str(QT_TRANSLATE_NOOP("Pages", "台账")), "ledgers", f"{_PAGES}.ledgers:LedgersPage"),
    PageSpec("zone", str(QT_TRANSLATE_NOOP("Pages", "协作区")), "zone", f"{_PAGES}.zone:ZonePage"),
    PageSpec("settings", str(QT_TRANSLATE_NOOP("Pages", "设置")), "settings", f"{_PAGES}.settings:SettingsPage"),
)
