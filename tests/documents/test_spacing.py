"""Air between Chinese and Latin, none between marks, lines that end flush."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallbranch.documents.fonts import FontRole, FontSet
from smallbranch.documents.linebreak import MAX_STRETCH, NO_START, break_text
from smallbranch.documents.spacing import LATIN_GAP, MAX_PUSH, SetLine, set_line, spaced

WORDS = (
    "会议",
    "支部党员",
    "18",
    "人",
    "PDF",
    "A",
    "《",
    "》",
    "（",
    "）",
    "，",
    "。",
    "、",
    "“",
    "”",
    "2026",
    "年",
    "%",
)


def width(line: SetLine, fonts: FontSet) -> float:
    """Return how far a drawn line moves the pen, without what its last character has behind it."""
    pieces = list(line.pieces())
    assert "".join(text for text, _, _ in pieces) == line.text
    drawn = sum(fonts[FontRole.TITLE].width(text) + step * len(text) + after for text, step, after in pieces)
    return drawn - pieces[-1][1]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("应到18人", {2, 4}),
        ("学PDF，", {1}),  # a mark brings its own air
        ("占88.9%的", {1, 6}),
        ("A4纸", {2}),
        ("GB/T 9704", set()),
        ("𬭩A𬭩", {1, 2}),
        ("会议", set()),
    ],
)
def test_chinese_and_latin_stand_apart(fonts: FontSet, text: str, places: set[int]) -> None:
    found = spaced(text, fonts[FontRole.TITLE]).leads
    assert found == dict.fromkeys(places, LATIN_GAP)


@pytest.mark.parametrize(
    ("text", "places"), [("》（", {1}), ("。”。", {1, 2}), ("（《", {1}), ("，人", set()), ("人（", set())]
)
def test_of_two_marks_the_empty_half_between_is_left_out(fonts: FontSet, text: str, places: set[int]) -> None:
    assert spaced(text, fonts[FontRole.TITLE]).leads == dict.fromkeys(places, -0.5)


def test_a_mark_without_an_empty_half_keeps_its_width(fonts: FontSet) -> None:
    """The quotes of the shipped 楷体 are narrow."""
    assert fonts[FontRole.BODY].width("”") < 0.5
    assert 1 not in spaced("”。", fonts[FontRole.BODY]).leads


def test_a_mark_is_let_onto_a_full_line_instead_of_taking_a_character_down(fonts: FontSet) -> None:
    typeface = fonts[FontRole.TITLE]
    text = "一二，三四，五六，七八，九十，一二，三四五六，下行"
    room = typeface.width(text[:22])
    assert text[22] in NO_START
    pulled = break_text(text, typeface, room, room, MAX_STRETCH)[0]
    pushed = break_text(text, typeface, room, room, MAX_STRETCH, spaced(text, typeface))[0]
    assert (pulled.end, pushed.end) == (21, 23)
    line = set_line(spaced(text, typeface), 0, 23, room - pushed.width, even=True)
    assert width(line, fonts) == pytest.approx(room)


def test_marks_give_up_no_more_than_they_have(fonts: FontSet) -> None:
    typeface = fonts[FontRole.TITLE]
    text = "一二三四五六七八，九十，下"
    room = typeface.width(text[:11])
    assert break_text(text, typeface, room, room, MAX_STRETCH, spaced(text, typeface))[0].end == 10


@settings(max_examples=300, deadline=None)
@given(parts=st.lists(st.sampled_from(WORDS), min_size=1, max_size=90), room=st.floats(9, 40))
def test_full_lines_are_as_wide_as_their_room(fonts: FontSet, parts: list[str], room: float) -> None:
    typeface, text = fonts[FontRole.TITLE], "".join(parts)
    whole = spaced(text, typeface)
    lines = break_text(text, typeface, room, room, MAX_STRETCH, whole)
    assert "".join(text[line.start : line.end] for line in lines) == text
    for line in lines:
        drawn = set_line(whole, line.start, line.end, room - line.width, even=not line.last)
        assert line.width - room <= MAX_PUSH * len(whole.yielding(line.start, line.end)) + 1e-6
        if not line.last and len(drawn.text) > 1:
            assert width(drawn, fonts) == pytest.approx(room, abs=1e-6)
