"""The stroke table: counts of known characters, rare ones included, and the order of a list of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallbranch.packs.strokes import load_stroke_order

ORDER = load_stroke_order(Path(__file__).resolve().parents[2] / "resources")


@pytest.mark.parametrize(
    ("char", "strokes"), [("一", 1), ("丁", 2), ("王", 4), ("张", 7), ("㛃", 9), ("䶮", 9), ("𬭩", 15), ("龘", 48)]
)
def test_counts(char: str, strokes: int) -> None:
    assert ORDER.count(char) == strokes


def test_unknown_characters_come_last() -> None:
    assert ORDER.count("A") is None
    assert ORDER.rank("A") > ORDER.rank("龘")


def test_names_in_stroke_order() -> None:
    unsorted = ["欧阳修", "张三", "王伟", "丁一", "王一", "司马光", "𬭩小明", "Li Lei"]
    assert sorted(unsorted, key=ORDER.name_key) == [
        "丁一",
        "王一",
        "王伟",
        "司马光",
        "张三",
        "欧阳修",
        "𬭩小明",
        "Li Lei",
    ]
