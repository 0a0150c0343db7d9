"""What the repository carries: packs that parse, locks that name no host, a licence, one version."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import smallbranch
from smallbranch.kernel import places
from tests.house.tree import ROOT, shown

LOCKS = sorted(ROOT.glob("requirements*.lock"))
PACKS = sorted((ROOT / "resources").rglob("*.toml"))


def test_the_runtime_lock_is_there() -> None:
    assert "requirements.lock" in [lock.name for lock in LOCKS]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host_and_no_local_file(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert [
        line for line in text.splitlines() if re.search(r"//|@ |file:|--(extra-)?index-url|--find-links", line)
    ] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_everything_in_a_lock_is_pinned_with_a_hash(lock: Path) -> None:
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", lock.read_text("utf-8")) if not entry.startswith("#")]
    assert entries != []
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_locks_agree_with_each_other() -> None:
    pins = [dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", lock.read_text("utf-8"), flags=re.M)) for lock in LOCKS]
    shared = {name for first in pins for second in pins if first is not second for name in first.keys() & second.keys()}
    assert [name for name in sorted(shared) if len({pin[name] for pin in pins if name in pin}) > 1] == []


def test_the_runtime_lock_covers_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    names = {re.split(r"[<>=~!\[ ;]", line)[0].lower().replace("_", "-") for line in asked}
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), flags=re.M))
    assert names - locked == set()


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.relative_to(ROOT).as_posix())
def test_a_pack_parses(pack: Path) -> None:
    with pack.open("rb") as stream:
        assert tomllib.load(stream) != {}


def test_the_licence_is_the_one_declared() -> None:
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["license"] == "Apache-2.0"


def test_the_change_log_knows_the_version() -> None:
    assert f"## {smallbranch.__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_resources_are_found_from_a_checkout() -> None:
    assert places.resources_dir() == ROOT / "resources"
    assert places.i18n_dir() == ROOT / "i18n"


def test_every_link_of_the_documents_leads_somewhere() -> None:
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "installer").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{shown(page)}: {target}")
    assert broken == []
