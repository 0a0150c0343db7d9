"""Names: stored form, search key, printed form, family name, order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.kernel import names

HAN = st.sampled_from("张王李赵欧阳司马诸葛三四五伟娜㛃䶮𬭩𬍡〇")
TEXT = st.text(
    st.one_of(
        HAN,
        st.sampled_from(" 　·•・．.‧aZé\u0301\u200b\ufe00\U000e0100-"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    )
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("张　三", "张三"),
        ("  王 伟 ", "王伟"),
        ("张\u200b三\ufeff", "张三"),
        ("Zhang   San", "Zhang San"),
        ("José", "José"),
        ("Jose\u0301", "José"),
        ("J. R. Smith", "J. R. Smith"),
        ("㛃䶮𬭩", "㛃䶮𬭩"),
        ("ﬁ", "ﬁ"),
        ("", ""),
    ],
)
def test_stored_form(typed: str, stored: str) -> None:
    assert names.normalise(typed) == stored


@pytest.mark.parametrize("dot", ["·", "•", "・", "．", ".", "‧", " · ", "··", " ."])
def test_every_middle_dot_becomes_one(dot: str) -> None:
    assert names.normalise(f"买买提{dot}吐尔逊") == "买买提·吐尔逊"
    assert names.fold(f"买买提{dot}吐尔逊") == names.fold("买买提吐尔逊")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("张\x00三", "name_control_character"),
        ("张\n三", "name_control_character"),
        ("张\ud83d", "name_broken_text"),
        ("张\u202e三", "name_direction_mark"),
    ],
)
def test_unstorable_text_is_refused(text: str, code: str) -> None:
    with pytest.raises(names.NameProblem) as caught:
        names.normalise(text)
    assert caught.value.code == code


@given(TEXT)
def test_normalise_is_idempotent(text: str) -> None:
    try:
        once = names.normalise(text)
    except names.NameProblem:
        return
    assert names.normalise(once) == once
    assert names.fold(once) == names.fold(text)


@given(st.text(HAN, min_size=1, max_size=6))
def test_spacing_is_undone_by_normalise(name: str) -> None:
    stored = names.normalise(name)
    assert names.normalise(names.spaced(stored)) == stored


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("张三", "张　三"),
        ("𬭩㛃", "𬭩　㛃"),
        ("欧阳修", "欧阳修"),
        ("王小二", "王小二"),
        ("艾·力", "艾·力"),
        ("Li", "Li"),
        ("王", "王"),
    ],
)
def test_printed_form(name: str, printed: str) -> None:
    assert names.spaced(name) == printed


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("张三", "张"),
        ("欧阳修", "欧阳"),
        ("司马相如", "司马"),
        ("欧阳", "欧"),
        ("爱新觉罗溥仪", "爱新觉罗"),
        ("䶮小明", "䶮"),
        ("买买提·吐尔逊", ""),
        ("Li Lei", ""),
        ("", ""),
    ],
)
def test_family_name(name: str, family: str) -> None:
    assert names.surname(name) == family


def test_length_counts_code_points() -> None:
    assert names.length("𬭩㛃") == 2
    assert names.length("葛\U000e0100城") == 2


def test_order_by_strokes_groups_a_family_name() -> None:
    strokes = {"丁": 2, "王": 4, "司": 5, "马": 3, "一": 1, "伟": 6, "文": 4}
    unsorted = ["司马一", "王伟", "丁伟", "司伟", "王一", "王文"]
    ordered = sorted(unsorted, key=lambda name: names.stroke_key(name, lambda char: strokes[char]))
    assert ordered == ["丁伟", "王一", "王文", "王伟", "司伟", "司马一"]
