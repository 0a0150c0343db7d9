"""Styles of an old text document: read from a file nobody trusts, laid over what is written, nothing else taken."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from smallbranch.cli.main import main
from smallbranch.documents import docx_styles
from smallbranch.documents.blocks import Column, Document, Heading, Orientation, Paragraph, Row, Section, Table
from smallbranch.documents.docx_document import write_docx
from smallbranch.documents.docx_look import STANDARD, DocxLook, from_setting, to_setting
from smallbranch.documents.docx_styles import read_look
from smallbranch.documents.fonts import FontRole
from smallbranch.kernel.errors import EnvironmentProblem, Refused, SmallBranchError

SECRET = "张三的旧总结"


def old_file(path: Path, *, pitch: float | None = 30.0) -> Path:
    """Write a document as a branch may have it: own fonts, 四号 text, an exact pitch, wide margins."""
    word = docx.Document()
    for name, font, size in (("Normal", "华文仿宋", 14), ("Title", "华文中宋", 20), ("Heading 1", "微软雅黑", 15)):
        style = word.styles[name]
        style.font.size = Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if pitch is not None:
        word.styles["Normal"].paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        word.styles["Normal"].paragraph_format.line_spacing = Pt(pitch)
    setup = word.sections[0]
    setup.page_width, setup.page_height = Mm(210), Mm(297)
    setup.top_margin, setup.bottom_margin, setup.left_margin, setup.right_margin = Mm(30), Mm(25), Mm(32), Mm(22)
    assert setup.orientation == WD_ORIENT.PORTRAIT
    word.add_paragraph(SECRET)
    word.save(path)
    return path


def written(path: Path, look: DocxLook = STANDARD, text: str = "正文一句") -> str:
    table = Table((Column("a", "甲", 50), Column("b", "乙", 50)), (Row(("一", "二")),))
    document = Document("题目", (Section("L10", "题目", (Heading(1, "一、情况"), Paragraph(text), table)),))
    write_docx(document, path, look=look)
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def test_fonts_sizes_pitch_and_margins_are_taken(tmp_path: Path) -> None:
    look, findings = read_look(old_file(tmp_path / "old.docx"))
    assert look.fonts[FontRole.BODY] == "华文仿宋"
    assert look.fonts[FontRole.TITLE] == "华文中宋"
    assert look.fonts[FontRole.HEI] == "微软雅黑"
    assert (look.body_pt, look.title_pt, look.pitch_pt) == (14.0, 20.0, 30.0)
    assert look.margins[Orientation.PORTRAIT] == pytest.approx((30.0, 25.0, 32.0, 22.0), abs=0.1)
    assert all(finding.code == "styles_kept_standard" for finding in findings)
    markup = written(tmp_path / "new.docx", look)
    assert "华文仿宋" in markup
    assert "仿宋_GB2312" not in markup
    assert '<w:sz w:val="28"/>' in markup
    assert f'w:line="{30 * 20}"' in markup
    assert "579" not in re.findall(r'w:line="(\d+)"', markup)
    assert f'w:left="{round(32 / 25.4 * 1440)}"' in markup
    widths = {int(width) for width in re.findall(r'<w:tblW w:w="(\d+)"', markup)}
    assert len(widths) == 1
    assert widths.pop() == pytest.approx((210 - 32 - 22) / 25.4 * 1440, abs=3), "tables fill the page"
    assert docx.Document(tmp_path / "new.docx").paragraphs


def test_nothing_of_the_text_is_kept(tmp_path: Path) -> None:
    look, _ = read_look(old_file(tmp_path / "old.docx"))
    kept = json.dumps(to_setting(look), ensure_ascii=False)
    assert SECRET not in kept
    assert from_setting(json.loads(kept)) == look


def test_what_is_not_laid_down_stays_standard_and_is_told(tmp_path: Path) -> None:
    look, (finding,) = read_look(old_file(tmp_path / "old.docx", pitch=None))
    assert look.pitch_pt == 0.0
    assert "固定行距" in str(finding.params["what"])
    assert 'w:line="579"' in written(tmp_path / "new.docx", look)


def test_the_standard_look_changes_nothing(tmp_path: Path) -> None:
    assert written(tmp_path / "a.docx") == written(tmp_path / "b.docx", from_setting(None))
    for broken in (5, [], {"fonts": 3}, {"fonts": {"nothing": "x"}}, {"fonts": {}, "body_pt": "x"}):
        assert from_setting(broken) == STANDARD


def test_text_that_reads_like_markup_is_left_alone(tmp_path: Path) -> None:
    look, _ = read_look(old_file(tmp_path / "old.docx"))
    said = '写作 w:line="579" 和 <w:rFonts w:eastAsia="仿宋_GB2312"/> 两处'
    markup = written(tmp_path / "new.docx", look, said)
    assert 'w:line="579" 和 &lt;w:rFonts w:eastAsia="仿宋_GB2312"/&gt;' in markup


def repacked(source: Path, target: Path, **parts: bytes | None) -> Path:
    changed = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): data for name, data in parts.items()
    }
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            if data is not None:
                new.writestr(name, data)
    return target


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:styles>'
)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ({"word__styles_xml": LAUGHS}, "styles_file_unfit"),
        ({"word__styles_xml": b"not xml"}, "styles_file_unfit"),
        ({"word__styles_xml": b"<w:styles"}, "styles_file_unfit"),
        ({"word__styles_xml": None}, "styles_file_unfit"),
        ({"word__styles_xml": "<?xml version='1.0'?><a/>".encode("utf-16")}, "styles_file_unfit"),
        ({"word__vbaProject_bin": b"\x00"}, "styles_file_macros"),
    ],
)
def test_hostile_and_broken_files_are_refused(tmp_path: Path, part: dict[str, bytes | None], code: str) -> None:
    path = repacked(old_file(tmp_path / "old.docx"), tmp_path / "bad.docx", **part)
    with pytest.raises(Refused) as refused:
        read_look(path)
    assert refused.value.code == code


def test_a_part_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_styles, "LARGEST_PART", 100_000)
    huge = b"<a>" + b" " * 5_000_000 + b"</a>"
    path = repacked(old_file(tmp_path / "old.docx"), tmp_path / "bomb.docx", word__styles_xml=huge)
    assert path.stat().st_size < 100_000
    with pytest.raises(Refused):
        read_look(path)


def test_styles_that_stand_on_each_other_end(tmp_path: Path) -> None:
    ring = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/><w:basedOn w:val="b"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="b"><w:name w:val="B"/><w:basedOn w:val="a"/>'
        b'<w:rPr><w:rFonts w:eastAsia="\xe6\xa5\xb7\xe4\xbd\x93&quot;/&gt;"/><w:sz w:val="9999"/></w:rPr></w:style>'
        b"</w:styles>"
    )
    path = repacked(old_file(tmp_path / "old.docx"), tmp_path / "ring.docx", word__styles_xml=ring)
    look, _ = read_look(path)
    assert look.body_pt == 0.0, "a size out of all reason is none"
    written(tmp_path / "new.docx", look)
    assert docx.Document(tmp_path / "new.docx").paragraphs, "a name cannot break out of its place"


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    with pytest.raises(Refused):
        read_look(tmp_path / "a.docx")
    with pytest.raises(EnvironmentProblem):
        read_look(tmp_path / "none.docx")
    with pytest.raises(SmallBranchError):
        read_look(tmp_path)


def test_the_command_line_keeps_a_look_for_later(
    practice_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, out = old_file(tmp_path / "old.docx"), tmp_path / "out.docx"
    at = ["--data", str(practice_dir)]
    printing = [*at, "ledger", "print", "--period", "2026Q3", "--only", "L10", "--out", str(out)]

    def font() -> bool:
        assert main(printing) == 0
        with zipfile.ZipFile(out) as package:
            return "华文仿宋" in package.read("word/document.xml").decode()

    assert not font()
    assert main([*at, "ledger", "styles", str(old)]) == 0
    assert font()
    assert main([*at, "undo"]) == 0
    assert not font()
    assert main([*printing, "--styles", str(old)]) == 0
    with zipfile.ZipFile(out) as package:
        assert "华文仿宋" in package.read("word/document.xml").decode()
    capsys.readouterr()
    assert main([*at, "ledger", "styles", str(tmp_path / "none.docx")]) != 0
    assert capsys.readouterr().err
