"""Start the reading child and take its one answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from smallbranch.kernel.errors import EnvironmentProblem

FROZEN_ENTRY = "--intake-child"


def ask(
    arguments: Sequence[str],
    given: bytes | None,
    timeout: float,
    decode: Callable[[dict[str, Any]], object] | None = None,
) -> dict[str, Any] | None:
    """Return the child's JSON object; None when it took too long, too much memory, or fell over. Timeout in seconds."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, FROZEN_ENTRY] if frozen else [sys.executable, "-m", "smallbranch.intake.child"]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    source: dict[str, Any] = {"stdin": subprocess.DEVNULL} if given is None else {"input": given}
    try:
        done = subprocess.run(
            [*command, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=timeout, env=_environment(), creationflags=flags, check=False, **source,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    except OSError as problem:
        raise EnvironmentProblem("cannot_start_reader", path=sys.executable) from problem
    if done.returncode != 0 or not done.stdout:
        return None
    answer: dict[str, Any] = json.loads(done.stdout, object_hook=decode)
    return answer


def _environment() -> dict[str, str]:
    """Return the environment with our own package findable by the child, wherever this process found it."""
    root = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH", "")
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in (root, known) if part)}
