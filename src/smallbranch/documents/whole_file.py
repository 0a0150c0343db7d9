"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from smallbranch.kernel.errors import EnvironmentProblem

_SAID = frozenset(
    ("EACCES", "EBUSY", "EDQUOT", "EIO", "EISDIR", "ENAMETOOLONG", "ENOENT", "ENOSPC", "ENOTDIR", "EPERM", "EROFS")
)
"""What the messages have words for."""


def write_whole(path: Path, data: bytes) -> None:
    """Write to a temporary file in the same folder, flush it to the disk, then rename it over the target.

    Raises:
        EnvironmentProblem: `file_not_written`, with path and the reason in words.
    """
    try:
        number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as problem:
        raise EnvironmentProblem("file_not_written", path=str(path), reason=reason_of(problem)) from problem


def reason_of(problem: OSError) -> str:
    """Return the word for what the system says (it says it in English everywhere), else its own sentence."""
    name = errno.errorcode.get(problem.errno or 0, "")
    return f"disk_{name}" if name in _SAID else problem.strerror or type(problem).__name__
