"""The services of the practice branch, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from smallbranch import bootstrap
from smallbranch.kernel.clock import FixedClock


@pytest.fixture
def ctx(practice_dir: Path, clock: FixedClock) -> Iterator[Any]:
    found = bootstrap.open_context(practice_dir, clock=clock)
    yield found
    found.book.close()
