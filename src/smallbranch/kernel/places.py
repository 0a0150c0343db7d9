"""Where the shipped data files are: in a checkout, in an installed wheel, in a frozen program.

The data folder of a branch book is not found here; that is the business of ``bootstrap``.
"""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resources_dir() -> Path:
    """Return the folder that holds rules, ledgers, messages, fonts and the other packs."""
    return _shipped("resources")


def i18n_dir() -> Path:
    """Return the folder that holds the translations of the window."""
    return _shipped("i18n")


def _shipped(name: str) -> Path:
    candidates = [_PACKAGE / f"_{name}", _PACKAGE.parents[1] / name]
    frozen_root = getattr(sys, "_MEIPASS", None)
    if frozen_root is not None:
        candidates.insert(0, Path(frozen_root) / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    looked_at = ", ".join(str(folder) for folder in candidates)
    raise FileNotFoundError(f"no {name} folder; looked at {looked_at}")
