"""What is no sign prints as nothing or as a space, never as a missing character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smallbranch.documents import blocks as b
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.glyph_check import missing_characters
from smallbranch.documents.printable import printable


def document(text: str) -> b.Document:
    return b.Document("题", (b.Section("L06", text, (b.Paragraph(text), b.Note(text))),), b.Meta(branch=text))


def test_signs_without_width_are_left_out_and_tabs_are_spaces(fonts: FontSet) -> None:
    clean = printable(document("甲\t乙\u200b丙\u202e丁\ufeff戊\u00a0己"))
    assert clean.sections[0].title == "甲 乙丙丁戊 己"
    assert clean.meta.branch == "甲 乙丙丁戊 己"
    assert missing_characters(clean, fonts) == []


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=40))
def test_ordinary_text_is_not_touched(text: str) -> None:
    whole = document(text)
    assert printable(whole) is whole
