"""Office files are zip packages: packed anew without times, so that equal content gives equal bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO


def packed_anew(raw: BytesIO, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return the package with the same parts in the same order, each as `change` gives it (None leaves it out)."""
    out = BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, data)
    return out.getvalue()
