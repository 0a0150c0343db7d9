"""What every test shares: an offscreen Qt, a fixed clock, an own data folder."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["PYTHONUTF8"] = "1"
if sys.platform == "linux":
    os.environ["LC_ALL"] = "C.UTF-8"  # a bare machine has none, and Qt warns about it

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from smallbranch.kernel.clock import FixedClock

# No deadline: the machines that run this are shared and slow. `HYPOTHESIS_PROFILE=long` digs deeper.
# The same examples every time, so that a change is judged by itself; `long` looks for new ones.
settings.register_profile(
    "quick", deadline=None, max_examples=40, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

REPOSITORY = Path(__file__).resolve().parents[1]
BEIJING = timezone(timedelta(hours=8))


@pytest.fixture
def repository() -> Path:
    return REPOSITORY


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at 20 September 2026, 09:00 in Beijing."""
    from smallbranch.kernel.clock import FixedClock

    return FixedClock(datetime(2026, 9, 20, 9, 0, tzinfo=BEIJING))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def practice_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the practice branch once; tests take a copy (`practice_dir`)."""
    from smallbranch.practice.branch import make_practice

    folder = tmp_path_factory.mktemp("practice") / "data"
    make_practice(folder, seed=2026)
    return folder


@pytest.fixture
def practice_dir(practice_made: Path, tmp_path: Path) -> Path:
    """Return an own copy of the practice branch."""
    import shutil

    return Path(shutil.copytree(practice_made, tmp_path / "practice", ignore=shutil.ignore_patterns("backups")))
