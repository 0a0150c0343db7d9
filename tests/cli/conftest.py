"""The command line as a caller sees it: arguments in; status, output and complaints out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from smallbranch.cli.main import main


@dataclass(frozen=True)
class Answer:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the test's data folder, or on another with `at`."""

    def call(*arguments: str, at: Path | None = None) -> Answer:
        try:
            status = main(["--data", str(at or data_dir), *arguments])
        except SystemExit as stop:
            status = int(str(stop.code))
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return call


@pytest.fixture
def made(run: Run) -> Run:
    """Return the runner after a book was made."""
    assert run("new", "--name", "测试支部", "--agency", "测试局").status == 0
    return run
