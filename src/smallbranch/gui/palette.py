"""The colours of the program, light and dark; every pair of text and ground here has a contrast of at least 4.5."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Tokens(NamedTuple):
    """Colours by role, as #RRGGBB."""

    dark: bool
    window: str
    sidebar: str
    surface: str
    sunken: str
    hover: str
    border: str
    border_strong: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    focus: str
    selection: str
    info: str
    info_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    practice: str
    practice_soft: str


LIGHT = Tokens(
    dark=False,
    window="#F5F5F4",
    sidebar="#FBFAF9",
    surface="#FFFFFF",
    sunken="#F0EFED",
    hover="#ECEAE7",
    border="#E3E1DD",
    border_strong="#8F8B85",
    text="#1F1E1C",
    muted="#605C56",
    disabled="#A5A19A",
    accent="#B3261E",
    accent_hover="#98201A",
    accent_soft="#FBEAE8",
    on_accent="#FFFFFF",
    focus="#1F5FAD",
    selection="#F6DEDB",
    info="#1F5FAD",
    info_soft="#E7EFF9",
    ok="#1B6B53",
    ok_soft="#E3F2EC",
    warn="#8A5200",
    warn_soft="#FCF0DC",
    error="#A3123A",
    error_soft="#FBE7EC",
    practice="#5B3FA0",
    practice_soft="#EEE9F8",
)

DARK = Tokens(
    dark=True,
    window="#191A1C",
    sidebar="#1F2023",
    surface="#26272B",
    sunken="#1D1E21",
    hover="#303237",
    border="#393B40",
    border_strong="#7C7F87",
    text="#ECEBE8",
    muted="#B0AEA9",
    disabled="#74747A",
    accent="#F2958C",
    accent_hover="#F7B0A9",
    accent_soft="#45292A",
    on_accent="#2B0D0A",
    focus="#86B7F2",
    selection="#533132",
    info="#8DBBF2",
    info_soft="#22334A",
    ok="#7FCDB1",
    ok_soft="#1F3B32",
    warn="#EFBE72",
    warn_soft="#433418",
    error="#F596AE",
    error_soft="#4A222D",
    practice="#C3B0F5",
    practice_soft="#352B52",
)


def qt_palette(t: Tokens) -> QPalette:
    """Return the Fusion palette for these tokens; what the style sheet does not reach still matches."""
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: t.window, role.WindowText: t.text, role.Base: t.surface, role.AlternateBase: t.sunken,
        role.Text: t.text, role.Button: t.surface, role.ButtonText: t.text, role.BrightText: t.on_accent,
        role.Highlight: t.selection, role.HighlightedText: t.text, role.ToolTipBase: t.surface,
        role.ToolTipText: t.text, role.PlaceholderText: t.muted, role.Link: t.info, role.LinkVisited: t.info,
        role.Light: t.surface, role.Midlight: t.hover, role.Mid: t.border, role.Dark: t.border_strong,
        role.Shadow: t.border_strong,
    }  # fmt: skip
    for key, colour in pairs.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(t.disabled))
    return palette
