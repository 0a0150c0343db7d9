"""Bundled fonts cover the standard characters; the user's own go first when they can; what is missing is named."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTCollection, TTFont

from smallbranch.documents import blocks as b
from smallbranch.documents.fonts import FontRole, FontSet, load_fonts
from smallbranch.documents.glyph_check import missing_characters
from smallbranch.documents.pdf import render_pdf
from tests.documents.printing import FONTS, RARE


def test_every_role_has_every_standard_character(fonts: FontSet) -> None:
    standard = (FONTS / "standard-8105.txt").read_text(encoding="utf-8").strip()
    assert len(standard) == 8105
    for role in FontRole:
        assert not [c for c in standard + RARE + "☑☐√△○×①⑳Ⅻ—…“”《》〔〕‰℃\uff11\uff21" if fonts[role].lacks(c)], role


def test_a_character_takes_the_first_font_that_has_it(fonts: FontSet) -> None:
    runs = fonts[FontRole.SONG].runs("同意☑反对☐")
    assert [text for _, text in runs] == ["同意", "☑", "反对", "☐"]
    assert runs[0][0] is runs[2][0] is not runs[1][0]


def own_font(folder: Path, family: str, restricted: bool = False) -> Path:
    """Write a font of the user's under another name."""
    font = TTFont(FONTS / "NotoSerifSC-Regular.ttf")
    for number in (1, 4, 6, 16):
        font["name"].setName(family, number, 3, 1, 0x409)
    font["OS/2"].fsType = 2 if restricted else 0
    path = folder / "mine.ttf"
    font.save(path)
    return path


def test_the_users_fangsong_goes_first(tmp_path: Path) -> None:
    path = own_font(tmp_path, "FangSong")
    found = load_fonts(FONTS, system_folders=[tmp_path])
    assert found[FontRole.BODY].faces[0].path == path
    assert found[FontRole.HEI].faces[0].path.parent == FONTS
    assert load_fonts(FONTS, bundled_only=True)[FontRole.BODY].faces[0].path.parent == FONTS


def test_a_font_that_forbids_embedding_is_not_used(tmp_path: Path) -> None:
    own_font(tmp_path, "FangSong", restricted=True)
    assert load_fonts(FONTS, system_folders=[tmp_path])[FontRole.BODY].faces[0].path.parent == FONTS


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00", b"not a font at all"])
def test_a_broken_font_file_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "FangSong.ttf").write_bytes(content)
    assert load_fonts(FONTS, system_folders=[tmp_path])[FontRole.BODY].faces[0].path.parent == FONTS


def test_missing_characters_are_named_once_with_their_place(fonts: FontSet) -> None:
    odd = "\U0002a6a5"
    table = b.Table((b.Column("name", "姓名", 20),), (b.Row((f"龙{odd}",)), b.Row((odd,))))
    missing = missing_characters(b.Document("册", (b.Section("L06", "党员花名册", (table,)),)), fonts)
    assert [(each.character, each.where) for each in missing] == [(odd, f"党员花名册 / 龙{odd}")]
    assert missing[0].finding().code == "glyph_missing"
    assert missing[0].finding().params["code"] == "U+2A6A5"


def test_a_face_of_a_collection_prints_and_reads_back(tmp_path: Path) -> None:
    faces = [TTFont(FONTS / "NotoSansSC-Medium.ttf"), TTFont(FONTS / "NotoSerifSC-Regular.ttf")]
    for number in (1, 4, 6, 16):
        faces[1]["name"].setName("FangSong", number, 3, 1, 0x409)
    collection = TTCollection()
    collection.fonts = faces
    collection.save(tmp_path / "several.ttc")
    own = load_fonts(FONTS, system_folders=[tmp_path])
    assert own[FontRole.BODY].faces[0].hb_face.index == 1
    document = b.Document("册", (b.Section("L10", "", (b.Paragraph(f"会议记录{RARE}"),)),))
    data = render_pdf(document, own)
    assert b"+FangSong" in data
    pdf = pypdfium2.PdfDocument(data)
    assert f"会议记录{RARE}" in pdf[0].get_textpage().get_text_range()
    pdf.close()


def test_another_style_is_taken_rather_than_no_glyph(fonts: FontSet) -> None:
    only_kai = next(
        chr(code)
        for code in sorted(fonts[FontRole.KAI].faces[0].hb_face.unicodes)
        if not any(fonts[FontRole.SONG].faces[at].glyph(chr(code)) for at in (0, 1))
    )
    assert not fonts.lacks(only_kai)
    assert fonts[FontRole.TITLE].runs(only_kai)[0][0] is fonts[FontRole.KAI].faces[0]
