"""No line starts or ends with a forbidden mark, none sticks out, words and double marks stay whole."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from smallbranch.documents.fonts import FontRole, FontSet
from smallbranch.documents.linebreak import MAX_STRETCH, NO_END, NO_START, Line, balance, break_text

PIECES = (
    *"会议要求支部党员学习贯彻落实整改责任人按时完成情况汇报同意表决通过",
    *("，", "。", "；", "：", "？", "！", "、", "”", "》", "）", "“", "《", "（", "——", "……", "·"),
    *("2026年", "88.9%", "18人", "A4", "PDF", "GB/T9704", "zhibu@example.org", "0571-88880000", "〔2026〕", "¥120.00"),
)
ROOM = 28.0


def sentences(count: int, length: int) -> list[str]:
    """Return sentences as people write them: marks after words, openers before them."""
    draw, texts = random.Random(1), []
    for _ in range(count):
        parts: list[str] = []
        while len(parts) < length:
            piece = draw.choice(PIECES)
            opener = piece in NO_END or piece == "〔2026〕"
            follows = bool(parts) and parts[-1][-1] in NO_START | NO_END | {"—", "…"}
            if (piece[0] in NO_START | {"—", "…"} or opener) and (follows or not parts):
                continue
            parts.append(piece)
        texts.append("".join(parts) + "会。")
    return texts


def broken(text: str, fonts: FontSet, room: float = ROOM) -> list[Line]:
    return break_text(text, fonts[FontRole.BODY], room, room - 2, MAX_STRETCH)


def test_ten_thousand_lines_keep_the_rules(fonts: FontSet) -> None:
    lines = 0
    for text in sentences(350, 500):
        made = broken(text, fonts)
        lines += len(made)
        for at, line in enumerate(made):
            shown = text[line.start : line.end]
            assert line.width <= (ROOM - 2 if at == 0 else ROOM) + 1e-6, shown
            assert at == 0 or shown[0] not in NO_START, shown
            assert line.last or shown[-1] not in NO_END, shown
            if not line.last:
                assert text[line.end - 1 : line.end + 1] not in ("——", "……"), shown
        assert "".join(text[line.start : line.end] for line in made) == text
    assert lines >= 10_000


def test_short_latin_words_and_numbers_with_units_stay_whole(fonts: FontSet) -> None:
    for filler in range(20, 29):
        text = "学" * filler + "2026年度GB号文件" + "习" * 30
        ends = {line.end for line in broken(text, fonts)}
        assert not ends & set(range(filler + 1, filler + 5)), filler  # inside 2026年
        assert filler + 7 not in ends, filler  # inside GB


def test_a_day_an_amount_or_a_time_is_never_cut(fonts: FontSet) -> None:
    """GB/T 9704: 数字、年份不能回行; the line ends early rather."""
    for number in ("2026.04.15", "1,234,567.00", "14:30", "2026-04-15", "88.9%", "1234567"):
        for filler in range(10, 29):
            text = "学" * filler + "计划" + number + "完成" + "习" * 30
            first = text.index(number)
            inside = set(range(first + 1, first + len(number)))
            assert not inside & {line.end for line in broken(text, fonts)}, (number, filler)


def test_a_tie_begins_no_line(fonts: FontSet) -> None:
    """14:30—16:00 may part behind its tie only; a dash of two may begin a line (GB/T 15834-2011, 5.1)."""
    for filler in range(15, 29):
        for text in ("学" * filler + "14:30—16:00" + "习" * 30, "学" * filler + "51–55岁" + "习" * 30):
            assert all(text[line.start] not in "—–" for line in broken(text, fonts)), filler
    dashes = "学" * 26 + "——" + "习" * 30
    assert [dashes[line.start] for line in broken(dashes, fonts)] == ["学", "—", "习"]


def test_an_address_longer_than_the_line_is_cut_at_a_seam_first(fonts: FontSet) -> None:
    text = "见http://example.org/a/very/long/path/that/never/ends/and/goes/on/and/on/and/on/index.html"
    lines = broken(text, fonts, 20.0)
    assert len(lines) > 1
    assert all(text[line.end - 1] in "/.-" for line in lines[:-1])


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.sampled_from("".join(PIECES) + " \u3000𬭩<&"), min_size=1, max_size=120), room=st.floats(0.01, 40)
)
def test_nothing_is_lost_and_nothing_sticks_out(fonts: FontSet, text: str, room: float) -> None:
    typeface = fonts[FontRole.BODY]
    lines = break_text(text, typeface, room, room, MAX_STRETCH)
    kept = "".join(text[line.start : line.end] for line in lines)
    assert "".join(kept.split()) == "".join(text.split())
    for line in lines:
        assert line.width <= room + 1e-6 or line.end - line.start == 1 or not text[line.start : line.end].strip()


def test_a_column_narrower_than_a_character_takes_one_a_line(fonts: FontSet) -> None:
    typeface = fonts[FontRole.BODY]
    assert [(line.start, line.end) for line in break_text("比例月", typeface, 0.4, 0.4, 0.4)] == [
        (0, 1),
        (1, 2),
        (2, 3),
    ]
    assert [(line.start, line.end) for line in break_text("月", typeface, 0.4, 0.4, 0.4)] == [(0, 1)]


def test_a_long_title_is_cut_into_even_lines(fonts: FontSet) -> None:
    text = "示例机关第一支部委员会二〇二六年第一季度党员大会会议记录"
    lines = balance(text, fonts[FontRole.TITLE], 20.0)
    assert len(lines) == 2
    assert abs(lines[0].width - lines[1].width) <= 4
