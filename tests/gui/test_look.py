"""The shell in light and dark, at the smallest office screen: nothing cut, no boxes for characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QRawFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from smallbranch.gui.main_window import MainWindow
from smallbranch.gui.theme import SCALES, Mode, Theme

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


def test_chinese_glyphs_are_drawn(theme: Theme, window: MainWindow) -> None:
    font = QRawFont.fromFont(QApplication.font())
    assert [sign for sign in "小支部练习撤销“”：；（）✓䶮" if not font.supportsCharacter(ord(sign))] == []
    image = window.sidebar.list.grab().toImage()
    assert len(colours(image)) > 20


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def cut_texts(window: QWidget) -> list[str]:
    """Name the labels and buttons that are smaller than their text."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        need = widget.heightForWidth(widget.width()) if wraps else widget.sizeHint().height()
        too_narrow = not wraps and widget.width() + 1 < widget.minimumSizeHint().width()
        if too_narrow or widget.height() + 1 < need:
            found.append(f"{widget.text()} {widget.size()} {widget.minimumSizeHint()} {widget.sizeHint()}")
    return found
