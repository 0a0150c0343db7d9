"""All pages of the program on the practice branch: they open without a warning, and nothing on them is cut away."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from smallbranch.gui.navigation import PAGES
from smallbranch.gui.theme import Mode, Theme
from smallbranch.kernel.clock import FixedClock
from smallbranch.kernel.places import resources_dir
from tests.gui.pages.office import nameless, office, too_long
from tests.gui.sight import vanished

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock) -> Iterator[Any]:
    with office(qtbot, theme, practice_dir, clock, "home") as (_, window, _):
        yield window


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_page_opens_and_is_readable(window: Any, theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    found = {}
    for spec in PAGES:
        page = window.show_page(spec.key)
        QApplication.processEvents()
        assert page.key == spec.key
        found[spec.key] = [*nameless(page), *too_long(page), *vanished(page)]
        ground = window.grab().toImage().pixelColor(1000, 740).lightness()
        assert ground < 60 if mode is Mode.DARK else ground > 220
    assert found == {spec.key: [] for spec in PAGES}
    assert (window.width(), window.height()) == (1366, 768)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_pages_opened_before_the_colours_change_are_readable_after(window: Any, theme: Theme, mode: Mode) -> None:
    theme.set_mode(Mode.LIGHT if mode is Mode.DARK else Mode.DARK)
    for spec in PAGES:
        window.show_page(spec.key)
    theme.set_mode(mode)
    for spec in PAGES:
        window.show_page(spec.key)
        QApplication.processEvents()
        picture = window.grab().toImage()
        shades = [picture.pixelColor(x, y).lightness() for x in range(260, 1340, 40) for y in (150, 400)]
        paper = sum(shade > 128 for shade in shades) / len(shades)
        assert paper < 0.5 if mode is Mode.DARK else paper > 0.5, spec.key


def test_every_page_is_readable_in_english(
    qtbot: Any, theme: Theme, practice_dir: Path, clock: FixedClock, repository: Path, tmp_path: Path
) -> None:
    release, compiled = Path(sys.executable).with_name("pyside6-lrelease"), tmp_path / "en.qm"
    subprocess.run([release, "-silent", repository / "i18n" / "en.ts", "-qm", compiled], check=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    QApplication.installTranslator(translator)
    try:
        with office(qtbot, theme, practice_dir, clock, "home") as (_, window, _):
            found = {}
            for spec in PAGES:
                page = window.show_page(spec.key)
                QApplication.processEvents()
                found[spec.key] = [*nameless(page), *too_long(page), *vanished(page)]
            assert found == {spec.key: [] for spec in PAGES}
            assert (window.width(), window.height()) == (1366, 768)
    finally:
        QApplication.removeTranslator(translator)


def test_the_sidebar_shows_all_pages_without_scrolling(window: Any) -> None:
    pages = window.sidebar.list
    assert pages.verticalScrollBar().maximum() == 0
    inside = pages.viewport().rect()
    assert all(inside.contains(pages.visualItemRect(pages.item(row))) for row in range(len(PAGES)))
    assert len(PAGES) == pages.count()


@pytest.mark.parametrize("key", [spec.key for spec in PAGES])
def test_every_page_has_its_help_in_both_languages(key: str) -> None:
    for language in ("zh", "en"):
        text = (resources_dir() / "help" / f"{key}.{language}.md").read_text("utf-8")
        assert text.startswith("# ")
        assert len(text) > 100
