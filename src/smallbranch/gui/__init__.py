"""The window: the only package that imports Qt. It calls services and shows what they answer."""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts an `import` of its own in the place of the one it found

# PySide's import reads the source of every module imported after it, looking for `from __feature__ import …`. Nobody
# here uses that, and it is a tenth of a start: the one it found, which it keeps beside its own, is put back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
