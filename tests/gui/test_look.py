"""The shell in light and dark, at the smallest office screen: nothing cut, no boxes for characters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QRawFont
from PySide6.QtWidgets import QApplication, QMenu

from smallbranch.gui.main_window import MainWindow
from smallbranch.gui.theme import SCALES, Mode, Theme
from smallbranch.gui.widgets.cards import button
from smallbranch.gui.widgets.dates import DateField
from tests.gui.conftest import TODAY
from tests.gui.sight import cut_texts

pytestmark = pytest.mark.gui


PAGE_KINDS = ("home", "roster", "meetings", "zone")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_grab(window: MainWindow, theme: Theme, tmp_path: Path, mode: Mode) -> None:
    theme.set_mode(mode)
    for key in PAGE_KINDS:
        window.show_page(key)
        QApplication.sendPostedEvents()
        picture = window.grab().toImage()
        picture.save(str(tmp_path / f"{key}-{mode}.png"))
        assert (picture.width(), picture.height()) == (1366, 768)
        ground = picture.pixelColor(400, 750).lightness()
        assert ground < 60 if mode is Mode.DARK else ground > 220


@pytest.mark.parametrize("scale", [90, 100, 150])
def test_no_text_is_cut(window: MainWindow, theme: Theme, scale: int) -> None:
    theme.set_scale(scale)
    for key in PAGE_KINDS:
        window.show_page(key)
        QApplication.processEvents()
        assert cut_texts(window) == []
        assert window.width() <= 1366
        assert window.height() <= 768


def test_largest_scale_still_fits_the_screen(window: MainWindow, theme: Theme) -> None:
    theme.set_scale(SCALES[-1])
    window.show_page("zone")
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768


def test_what_is_painted_follows_the_colours(qtbot: Any, window: MainWindow, theme: Theme) -> None:
    """Icons, the calendar sign in a date field and the line above the page, while the program runs."""
    plain, primary, day = button("甲", icon="plus"), button("乙", role="primary", icon="print"), DateField(TODAY)
    for widget in (plain, primary, day):
        qtbot.addWidget(widget)
        widget.show()
    window.notice.show_text("看一眼", "warning")
    for mode in (Mode.DARK, Mode.LIGHT):
        theme.set_mode(mode)
        QApplication.processEvents()
        tokens = theme.tokens
        assert same(plain.icon(), tokens.text)
        assert same(primary.icon(), tokens.on_accent)
        assert same(day.actions()[0].icon(), tokens.muted)
        assert tokens.warn_soft in window.notice.styleSheet()
        assert same(QIcon(window.notice._sign.pixmap()), tokens.warn)


def same(shown: QIcon, wanted: str) -> bool:
    """Tell whether an icon is drawn in a colour: its strongest pixel has it."""
    image = shown.pixmap(20, 20).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    ink, colour = max(pixels, key=lambda one: one.alpha()), QColor(wanted)
    return all(abs(a - b) < 24 for a, b in zip(ink.getRgb()[:3], colour.getRgb()[:3], strict=True))


def test_the_menu_ticks_what_was_chosen_elsewhere(window: MainWindow, theme: Theme) -> None:
    theme.set_mode(Mode.DARK)
    theme.set_scale(125)
    menus = window.menus.view.findChildren(QMenu)
    ticked = {action.text() for menu in menus for action in menu.actions() if action.isChecked()}
    assert {"深色", "125 %"} <= ticked
    assert not ticked & {"浅色", "100 %"}


def test_chinese_glyphs_are_drawn(theme: Theme, window: MainWindow) -> None:
    font = QRawFont.fromFont(QApplication.font())
    assert [sign for sign in "小支部练习撤销“”：；（）✓䶮" if not font.supportsCharacter(ord(sign))] == []
    image = window.sidebar.list.grab().toImage()
    assert len(colours(image)) > 20


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
