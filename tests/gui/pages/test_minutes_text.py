"""The text of minutes without a window: levels of official documents, and what is pasted from elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallbranch.gui.pages.meetings.numbering import deeper, han, read, renumbered, with_level
from smallbranch.gui.pages.meetings.pasting import clean_paste, from_html, from_rtf

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("一、学习文件", 1, "学习文件"),
        ("十二、其他", 1, "其他"),
        ("（二）讨论", 2, "讨论"),
        ("(三) 讨论", 2, "讨论"),
        ("3.通报情况", 3, "通报情况"),
        ("（4）落实", 4, "落实"),
        ("\u3000\u30001. 落实", 3, "落实"),
        ("1.5亿元的项目", 0, "1.5亿元的项目"),
        ("2026.9.1以后", 0, "2026.9.1以后"),
        ("一是抓学习", 0, "一是抓学习"),
        ("会议认为", 0, "会议认为"),
    ],
)
def test_levels_are_told_from_words(text: str, level: int, words: str) -> None:
    found = read(text)
    assert (found.level, found.words) == (level, words)


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")]
)
def test_numerals(number: int, written: str) -> None:
    assert han(number) == written


def test_moved_paragraphs_are_numbered_anew_under_each_higher_level() -> None:
    texts = ["二、乙", "（三）子", "说明", "（一）丑", "一、甲", "（二）寅", "5.细", "（1）更细", "9.又细"]
    assert renumbered(texts) == [
        "一、乙", "（一）子", "说明", "（二）丑", "二、甲", "（一）寅", "1.细", "（1）更细", "2.又细",
    ]  # fmt: skip


def test_a_level_is_set_and_taken_away() -> None:
    assert with_level("学习", 2) == "（一）学习"
    assert with_level("（七）学习", 3) == "1.学习"
    assert with_level("一、学习", 0) == "学习"
    assert deeper(["一、甲", "乙"], 1, 1) == 1
    assert deeper(["一、甲", "二、乙"], 1, 1) == 2
    assert deeper(["一、甲"], 0, -1) == 0


@given(st.lists(st.tuples(st.integers(0, 4), st.text("学习讨论通报，。", min_size=1, max_size=6)), max_size=30))
def test_numbering_changes_no_words_and_is_stable(parts: list[tuple[int, str]]) -> None:
    texts = [with_level(words, level) for level, words in parts]
    once = renumbered(texts)
    assert [(read(one).level, read(one).words) for one in once] == parts
    assert renumbered(once) == once


WORD = """<html xmlns:o="urn:office"><head><style>p{mso-x:1}</style><title>无题</title></head>
<body lang=ZH-CN><!--StartFragment--><p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>&nbsp;&nbsp;
</span><b>一、学习
文件</b><span lang=EN-US><o:p></o:p></span></p>
<p><![if !supportLists]><span style='mso-list:Ignore'>（一）<span>&nbsp; </span></span><![endif]>传达
精神</p>
<p class=MsoNormal>第一行<br>第二行 Word 365 版本</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table><tr><td><p>姓名</p></td><td><p>任务</p></td></tr><tr><td>张三</td><td><p>写</p><p>报</p></td></tr></table>
<span style='mso-hide:all'>看不见</span><!--EndFragment--></body></html>"""


def test_word_text_comes_as_plain_paragraphs() -> None:
    assert from_html(WORD).split("\n") == [
        "一、学习文件",
        "（一） 传达精神",
        "第一行",
        "第二行 Word 365 版本",
        "姓名\u3000任务",
        "张三\u3000写 报",
    ]


def test_what_stays_open_hides_nothing_after_it() -> None:
    assert from_html("<p style='display:none'>看不见<p>看得见") == "看得见"
    assert from_html("<html><head><title>题</title><body><div>正文") == "正文"


def test_the_numbers_a_web_list_shows_are_kept_as_text() -> None:
    page = "<div>要求：<ol start=3><li>按时</li><li>到会<ul><li>带笔记</li></ul></li></ol><script>x()</script></div>"
    assert from_html(page).split("\n") == ["要求：", "3.按时", "4.到会", "带笔记"]


def test_rich_text_comes_as_plain_paragraphs() -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0 SimSun;}}{\*\generator Riched20;}"
        r"\f0 \'d2\'bb\'a1\'a2\u23398?\u20064?\par\pard\tab 1.5\~km\line {\b A}\{x\}\par}"
    )
    assert from_rtf(rtf) == "一、学习\n1.5 km\nA{x}"


def test_leftovers_go_and_words_stay() -> None:
    assert clean_paste("第一行\u00a0 \r\n\r\n\r\n\u200b第二行\t ") == "第一行\n\n第二行"
    assert clean_paste("\u3000\u3000学习\u2028讨论\x0b通报") == "学习\n讨论\n通报"
    assert clean_paste("张\u3000三  李四") == "张\u3000三 李四"
    assert clean_paste("一句话") == "一句话"


@given(st.text(max_size=60))
def test_pasting_plain_text_adds_nothing(text: str) -> None:
    pasted = clean_paste(text)
    assert clean_paste(pasted) == pasted
    left = [one for one in pasted if not one.isspace()]
    assert len(left) <= len(text) * 3


@given(st.text("ab<>/pbr& ;中文\n", max_size=80))
def test_broken_pages_and_rich_text_do_not_break_the_editor(text: str) -> None:
    assert isinstance(from_html(text), str)
    assert isinstance(from_rtf("{" + text + "\\'zz\\u"), str)
