"""Codes become sentences; a blank without a parameter shows instead of failing."""

from __future__ import annotations

from pathlib import Path

import pytest

from smallbranch.kernel import masking
from smallbranch.kernel.errors import InvalidInput, Refused
from smallbranch.kernel.messages import Messages


@pytest.fixture
def messages(tmp_path: Path) -> Messages:
    (tmp_path / "a.zh.toml").write_text(
        '[error]\nlost = "没有{what}"\n[field]\nrequired = "必填"\n[word]\nname = "姓名"\nroster = "花名册"\n',
        encoding="utf-8",
    )
    (tmp_path / "b.zh.toml").write_text('[step]\nadd_member = "新增{name}"\n', encoding="utf-8")
    return Messages.load(tmp_path, "zh")


def test_words_of_the_vocabulary_fill_the_blanks(messages: Messages) -> None:
    assert messages.error(Refused("lost", what="roster")) == "没有花名册"
    assert messages.error(Refused("lost")) == "没有{what}"


def test_field_problems_are_named_one_by_one(messages: Messages) -> None:
    assert messages.error(InvalidInput({"name": "required", "x": "odd"})) == "姓名：必填；x：odd"


def test_parts_are_merged_and_unknown_codes_stay_visible(messages: Messages) -> None:
    assert messages.step("add_member", {"name": "张三"}) == "新增张三"
    assert messages.text("finding", "no_such") == "no_such"
    assert messages.word(None) == ""


def test_a_name_with_braces_is_only_text(messages: Messages) -> None:
    assert messages.step("add_member", {"name": "{name.__class__}"}) == "新增{name.__class__}"


def test_masks_keep_what_identifies_and_hide_the_rest() -> None:
    row = {
        "name": "张三",
        "id_number": "11010519491231002X",
        "phone": "13800000000",
        "address": "某路1号",
        "remark": None,
    }
    masked = masking.masked(row)
    assert masked["id_number"] == "110105********002X"
    assert masked["phone"] == "138****0000"
    assert "1号" not in masked["address"]
    assert (masked["name"], masked["remark"]) == ("张三", None)
    assert masking.id_number("123") == "***"
