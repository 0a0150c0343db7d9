"""Whatever is typed is what is printed: ten thousand random texts, three hundred names with rare characters."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from smallbranch.documents import blocks as b
from smallbranch.documents.fonts import FontSet
from smallbranch.documents.glyph_check import missing_characters
from smallbranch.documents.pdf import write_pdf
from tests.documents.printing import FONTS, one_section, squeeze

STANDARD = (FONTS / "standard-8105.txt").read_text(encoding="utf-8").strip()
MARKUP = (
    "<b>",
    "</para>",
    "<br/>",
    "&amp;",
    "&#60;",
    "]]>",
    "=1+1",
    "{{x}}",
    "%s",
    "\\n",
    "\\",
    "(",
    ")",
    "[TJ]",
    "Q\\",
)
ASCII = [chr(code) for code in range(0x21, 0x7F)]
MARKS = [*"，。、；：？！“”‘’（）《》〈〉【】〔〕—…·～￥％＋－×÷≤≥℃‰①⑳Ⅻ㈠※→★□☑"]
WESTERN = [chr(code) for code in (*range(0xC0, 0x17F), *range(0x391, 0x3A2), *range(0x410, 0x450))]
UNCOMMON = [*"𠅤㼆𰻝𪚥\U0002ebf0"]
BEYOND = "𪚥\U0002a6a5\U0002ebf0"
"""Characters outside 《通用规范汉字表》: no promise is made for them but to name those that do not print."""


def typed(draw: random.Random) -> str:
    """Return a text as nobody would type it, on one line: PDFium drops a hyphen at a line's end."""
    kinds = (STANDARD, STANDARD, MARKUP, ASCII, MARKS, WESTERN, UNCOMMON, (" ", "\u3000", "\u200b", "\u00a0", "\t"))
    return "".join(draw.choice(draw.choice(kinds)) for _ in range(draw.randint(1, 16))) + "。"


def test_ten_thousand_random_texts_print_as_typed(page_texts: Callable[[b.Document], list[str]]) -> None:
    draw = random.Random(20261122)
    texts = [typed(draw) for _ in range(10_000)]
    paragraphs = tuple(b.Paragraph(text, b.ParagraphStyle.SMALL) for text in texts)
    pages = page_texts(one_section(*paragraphs))
    read = "".join(page.removesuffix(f"—{number}—") for number, page in enumerate(pages, 1))
    place = read.index("会议记录") + 4
    for number, text in enumerate(texts):
        wanted = squeeze(text.replace("\u200b", ""))
        assert read.startswith(wanted, place), (number, text, read[place : place + 40])
        place += len(wanted)
    assert place == len(read)


def rare_names() -> list[str]:
    """Return 300 names: every character of the standard outside the first plane, the rarest inside it, some beyond."""
    outside = [character for character in STANDARD if ord(character) > 0xFFFF]
    extension_a = [character for character in STANDARD if 0x3400 <= ord(character) < 0x4DC0]
    draw = random.Random(300)
    tails = [*outside, *extension_a, *BEYOND]
    tails += draw.sample([character for character in STANDARD if 0x4E00 <= ord(character) < 0x9FFF], 300 - len(tails))
    return [f"{draw.choice('王李欧张')}{tail}{draw.choice(['', '', '文', '㛃'])}" for tail in tails]


def test_three_hundred_rare_names_print_or_are_named(
    fonts: FontSet, page_texts: Callable[[b.Document], list[str]], tmp_path: Path
) -> None:
    names = rare_names()
    assert len(names) == 300
    column = b.Column("name", "姓名", 40, b.Align.CENTER, b.CellKind.NAME)
    document = one_section(b.Table((column,), tuple(b.Row((name,)) for name in names)))
    read = "".join(page_texts(document))
    for name in names:
        assert name in read, name
    named = {str(each.params["character"]) for each in write_pdf(document, tmp_path / "a.pdf", fonts).findings}
    assert named == {each.character for each in missing_characters(document, fonts)}
    assert named <= set(BEYOND)
    assert named, "a character that no font has is among them"
