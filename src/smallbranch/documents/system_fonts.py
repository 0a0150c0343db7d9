"""Finding the user's own fonts: by family name or file name, and only those that can be embedded."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import uharfbuzz as hb

PROBE = "党支部会议记录组织生活，。0123456789"
"""A font that lacks one of these is no Chinese text font, whatever it is called."""
_FAMILY_NAMES = (1, 4, 6, 16)
_RESTRICTED = 0x0002


def font_folders() -> tuple[Path, ...]:
    """Return the folders where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return (Path(os.environ.get("SystemRoot", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")


def find_system_fonts(names: Iterable[str], folders: Iterable[Path]) -> dict[str, tuple[Path, int]]:
    """Return file and face number of each asked name that is installed, embeddable and not variable."""
    wanted = {name.casefold() for name in names}
    found: dict[str, tuple[Path, int]] = {}
    for path in _font_files(folders):
        try:
            blob = hb.Blob.from_file_path(str(path))
            count = hb.Face(blob).count
        except (OSError, hb.HarfBuzzError):
            continue  # an unreadable font of the system is simply not used
        for index in range(count):
            face = hb.Face(blob, index)
            for name in (_names(face) | {path.stem.casefold()}) & wanted - found.keys():
                if _usable(face):
                    found[name] = (path, index)
    return found


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        for place, _, files in os.walk(folder):
            yield from (Path(place, name) for name in sorted(files) if name.lower().endswith((".ttf", ".ttc")))


def _names(face: hb.Face) -> set[str]:
    listed = (each for each in face.list_names() if each.name_id in _FAMILY_NAMES)
    return {(face.get_name(each.name_id, each.language) or "").casefold() for each in listed}


def _usable(face: hb.Face) -> bool:
    tags = set(face.table_tags)
    if "glyf" not in tags or "fvar" in tags:
        return False
    licence_bits = int.from_bytes(face.reference_table("OS/2").data[8:10], "big") & 0x000F
    return licence_bits != _RESTRICTED


def covers_chinese(face: hb.Face) -> bool:
    """Tell whether the face has ordinary Chinese text (the rare fonts need not)."""
    font = hb.Font(face)
    return all(font.get_nominal_glyph(ord(character)) for character in PROBE)
