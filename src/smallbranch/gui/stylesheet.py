"""The style sheet as one template; roles are chosen by dynamic property `role` on a widget."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Final

from smallbranch.gui.palette import Tokens

_TEMPLATE: Final = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, QMessageBox { background: $window; }
QWidget[role="page"], QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget[role="page"] {
  background: $window; }
QScrollArea { border: none; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: 4px 6px; }

QLabel[role="title"] { font-size: ${size_title}pt; font-weight: 700; }
QLabel[role="section"] { font-size: ${size_section}pt; font-weight: 700; }
QLabel[role="number"] { font-size: ${size_number}pt; font-weight: 700; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${size_small}pt; }
QLabel[role="field-error"] { color: $error; font-size: ${size_small}pt; }
QLabel[role="brand"] { font-size: ${size_section}pt; font-weight: 700; }
QLabel:disabled { color: $disabled; }

QFrame[role="card"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame[role="sidebar"] { background: $sidebar; border: none; border-right: 1px solid $border; }
QFrame[role="topbar"] { background: $surface; border: none; border-bottom: 1px solid $border; }
QFrame[role="line"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="practice"] { background: $practice_soft; border: none; border-bottom: 1px solid $practice; }
QFrame[role="practice"] QLabel { color: $practice; font-weight: 700; }

QListView[role="nav"] { outline: none; padding: 4px 10px; }
QListView[role="nav"]::item { min-height: ${nav_row}px; padding-left: 10px; border-radius: 8px; margin: 1px 0;
  color: $text;
  border: 2px solid transparent; }
QListView[role="nav"]::item:disabled { color: $disabled; }
QListView[role="nav"]::item:hover { background: $hover; }
QListView[role="nav"]::item:selected { background: $accent_soft; color: $accent; font-weight: 700; }
QListView[role="nav"]::item:selected:focus { border: 2px solid $focus; }

QPushButton { background: $surface; border: 1px solid $border_strong; border-radius: 6px; padding: 5px 14px;
  min-height: ${control}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 13px; }
QPushButton:disabled { color: $disabled; border-color: $border; background: $sunken; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 700; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $focus; }
QPushButton[role="primary"]:disabled { background: $border; border-color: $border; color: $disabled; }
QPushButton[role="choice"] { text-align: left; padding: 18px 20px; border: 1px solid $border; border-radius: 10px; }
QPushButton[role="choice"]:hover { border-color: $accent; background: $surface; }
QPushButton[role="choice"]:focus { border: 2px solid $focus; padding: 17px 19px; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $info; padding: 3px 6px; }
QPushButton[role="chip"] { border-radius: 11px; padding: 3px 12px; }
QPushButton[role="chip"]:checked { border: 1px solid $focus; color: $info; font-weight: 600; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid $focus; }
QPushButton[role="link"]:disabled { color: $disabled; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border: 1px solid $focus; }
QToolButton:checked { background: $accent_soft; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QComboBox {
  background: $surface; border: 1px solid $border_strong; border-radius: 6px; padding: 4px 8px;
  selection-background-color: $focus;
  selection-color: $surface; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { min-height: ${control}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {
  border: 2px solid $focus; padding: 3px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
  background: $sunken; color: $disabled; border-color: $border; }
QLineEdit:read-only { background: $sunken; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QComboBox[invalid="true"], QSpinBox[invalid="true"] {
  border: 2px solid $error; padding: 3px 7px; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  width: 0; border: none; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$images/down-$scheme.png"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; selection-background-color: $selection;
  selection-color: $text; outline: none; }

QCheckBox, QRadioButton { spacing: 8px; min-height: ${control}px; padding: 1px 3px; border: 1px solid transparent;
  border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border: 1px solid $focus; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 16px; height: 16px; border: 1px solid $border_strong;
  border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
  image: url("$images/check-$scheme.png"); }
QCheckBox::indicator:indeterminate { background: $border_strong; }
QRadioButton::indicator { width: 12px; height: 12px; border: 3px solid $surface; border-radius: 9px;
  background: $surface; }
QRadioButton::indicator:unchecked { border: 1px solid $border_strong; width: 16px; height: 16px; }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 8px; height: 8px; background: $on_accent; }

QTableView, QTreeView, QListView, QListWidget { background: $surface; border: 1px solid $border;
  border-radius: 8px; outline: none;
  alternate-background-color: $sunken; gridline-color: $border; selection-background-color: $selection;
  selection-color: $text; }
QTableView:focus, QTreeView:focus, QListWidget:focus { border: 1px solid $focus; }
QListView[role="nav"], QListView[role="nav"]:focus { background: transparent; border: none; }
QTableView::item { padding: 4px 8px; border-bottom: 1px solid $border; }
QTableView::item:selected { background: $selection; color: $text; }
QListWidget::item { padding: 5px 8px; }
QListWidget::item:selected { background: $selection; color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $border_strong;
  padding: 6px 8px;
  font-weight: 700; }
QTableCornerButton::section { background: $surface; border: none; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar::tab { background: transparent; padding: 7px 14px; border: none; border-bottom: 3px solid transparent;
  color: $muted; }
QTabBar::tab:selected { color: $text; font-weight: 700; border-bottom: 3px solid $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { background: $hover; }

QMenuBar { background: $surface; border-bottom: 1px solid $border; padding: 1px 6px; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; border: 1px solid $border; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 26px; border-radius: 5px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }

QFrame[role="statusbar"] { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[role="statusbar"] QPushButton { padding: 0 8px; min-height: ${status_control}px; }
QProgressBar { background: $sunken; border: 1px solid $border; border-radius: 6px; text-align: center;
  min-height: 14px; color: $text; }
QProgressBar::chunk { background: $accent_soft; border-radius: 5px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QDockWidget { titlebar-close-icon: none; }
QGroupBox { border: 1px solid $border; border-radius: 8px; margin-top: 10px; padding-top: 10px;
  background: $surface; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; font-weight: 700; }
QCalendarWidget QWidget { background: $surface; alternate-background-color: $sunken; }
QCalendarWidget QAbstractItemView { border: none; selection-background-color: $accent; selection-color: $on_accent; }
""")


def stylesheet(tokens: Tokens, points: float, percent: int, images: Path) -> str:
    """Fill the template for these colours and this text size; `points` is the size of body text at 100 %."""
    factor = percent / 100
    sizes = {
        "size_title": points * 1.6 * factor,
        "size_section": points * 1.15 * factor,
        "size_number": points * 2.2 * factor,
        "size_small": points * 0.9 * factor,
    }
    values: dict[str, object] = {key: f"{value:.1f}" for key, value in sizes.items()}
    values |= {"control": round(22 * factor), "nav_row": round(34 * factor), "status_control": round(18 * factor)}
    values |= {"images": images.as_posix(), "scheme": "dark" if tokens.dark else "light"}
    return _TEMPLATE.substitute(tokens._asdict() | values)
