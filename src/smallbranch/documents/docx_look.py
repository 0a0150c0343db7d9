"""The faces and measures of a written text document: the standard's, or those of one of the branch's own old files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from smallbranch.documents.blocks import Orientation
from smallbranch.documents.docx_markup import BODY_PT, BODY_SPACING, FONTS, LINE_PITCH, twips
from smallbranch.documents.fonts import FontRole
from smallbranch.documents.typography import MM, SHEETS, SIZE_TITLE, Sheet

_SIZES = re.compile(r'<w:sz w:val="(\d+)"/>')
# Always with the tag they stand in: a text that reads like markup has no such tag, its < being escaped.
_FACES = re.compile(r"<w:(?:rFonts|font) [^>]*>")
_VALUES = re.compile(r'="([^"]*)"')
_PITCH = re.compile(rf'(<w:spacing [^>]*w:line=)"{twips(LINE_PITCH)}"')


@dataclass(frozen=True, slots=True)
class DocxLook:
    """What is laid over the standard; an empty one changes nothing. Sizes in points, margins in millimetres.

    `fonts` are by class; `margins` top, bottom, left and right by orientation; `source` names the file they are from.
    """

    fonts: Mapping[FontRole, str] = field(default_factory=dict)
    body_pt: float = 0.0
    title_pt: float = 0.0
    pitch_pt: float = 0.0
    margins: Mapping[Orientation, tuple[float, float, float, float]] = field(default_factory=dict)
    source: str = ""

    @property
    def is_standard(self) -> bool:
        """Tell whether nothing is laid over the standard."""
        return not (self.fonts or self.body_pt or self.title_pt or self.pitch_pt or self.margins)

    def sheet(self, orientation: Orientation) -> Sheet:
        """Return the sheet with its margins."""
        usual, own = SHEETS[orientation], self.margins.get(orientation)
        if own is None:
            return usual
        top, bottom, left, right = (value * MM for value in own)
        return Sheet(usual.width, usual.height, top, bottom, left, right)

    def restyled(self, markup: str) -> str:
        """Return finished markup with the faces, sizes and line pitch of this look in place of the standard's."""
        if self.fonts:
            names = {FONTS[role][0]: escape(name, quote=True) for role, name in self.fonts.items()}
            markup = _FACES.sub(lambda tag: _VALUES.sub(lambda one: f'="{names.get(one[1], one[1])}"', tag[0]), markup)
        sizes = {round(BODY_PT * 2): self.body_pt, round(SIZE_TITLE * 2): self.title_pt}
        markup = _SIZES.sub(lambda found: _size(found[1], sizes.get(int(found[1]), 0.0)), markup)
        if self.body_pt and self.body_pt != BODY_PT:
            markup = markup.replace(f'<w:spacing w:val="{twips(BODY_SPACING)}"/>', "")
        if self.pitch_pt:
            markup = _PITCH.sub(rf'\1"{twips(self.pitch_pt)}"', markup)
        return markup


STANDARD = DocxLook()


def _size(text: str, own: float) -> str:
    return f'<w:sz w:val="{round(own * 2) if own else text}"/>'


def to_setting(look: DocxLook) -> dict[str, Any]:
    """Return a look as plain data, to be kept among the branch's settings."""
    return {
        "fonts": {role.value: name for role, name in look.fonts.items()},
        "body_pt": look.body_pt,
        "title_pt": look.title_pt,
        "pitch_pt": look.pitch_pt,
        "margins": {way.value: list(values) for way, values in look.margins.items()},
        "source": look.source,
    }


def from_setting(kept: object) -> DocxLook:
    """Return a kept look; what is no look is the standard."""
    if not isinstance(kept, dict):
        return STANDARD
    try:
        return DocxLook(
            {FontRole(role): str(name) for role, name in kept["fonts"].items()},
            float(kept["body_pt"]),
            float(kept["title_pt"]),
            float(kept["pitch_pt"]),
            {Orientation(way): _four(values) for way, values in kept["margins"].items()},
            str(kept.get("source", "")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return STANDARD


def _four(values: Any) -> tuple[float, float, float, float]:
    top, bottom, left, right = (float(value) for value in values)
    return top, bottom, left, right
