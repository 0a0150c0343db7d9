"""No drawer for odds and ends, and a future import on every file."""

from __future__ import annotations

from tests.house.tree import PACKAGE, ROOT, shown, sources

DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc", "tools", "lib", "stuff", "manager"}


def test_no_file_or_folder_is_a_drawer() -> None:
    names = [path for root in (PACKAGE, ROOT / "tests", ROOT / "bench") for path in root.rglob("*")]
    assert [shown(path) for path in names if path.stem in DRAWERS] == []


def test_annotations_are_lazy_everywhere() -> None:
    line = "from __future__ import annotations"
    files = [path for path in sources("src", "tests", "bench") if path.read_text("utf-8").strip()]
    bare = [path for path in files if line not in path.read_text("utf-8")]
    # A package marker that only says what belongs here has nothing to annotate. What SQLAlchemy asks of a table's
    # columns it would have to evaluate text by text, a tenth of what declaring them costs at every start.
    assert [shown(path) for path in bare if path.name not in ("__init__.py", "model.py")] == []


def test_every_folder_of_the_package_says_what_belongs_in_it() -> None:
    folders = [path for path in PACKAGE.rglob("*") if any(path.glob("*.py")) and "migrations" not in path.parts]
    assert [shown(folder) for folder in folders if not (folder / "__init__.py").exists()] == []
