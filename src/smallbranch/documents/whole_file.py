"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from smallbranch.kernel.errors import EnvironmentProblem


def write_whole(path: Path, data: bytes) -> None:
    """Write to a temporary file in the same folder, flush it to the disk, then rename it over the target.

    Raises:
        EnvironmentProblem: `file_not_written`, with path and the system's reason.
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
        reason = problem.strerror or type(problem).__name__
        raise EnvironmentProblem("file_not_written", path=str(path), reason=reason) from problem
