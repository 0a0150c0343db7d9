"""Lines for `apply` that do not fit: one sentence in the words of the interface, status 65, nothing written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from msgspec import Struct

from smallbranch.bootstrap import command_types
from smallbranch.cli.main import interrupted
from smallbranch.kernel.errors import InvalidInput
from smallbranch.kernel.messages import LANGUAGES, Messages
from smallbranch.kernel.places import resources_dir
from smallbranch.roster.posts import POSTS
from tests.cli.conftest import Run

COUNT = '{"do": "count_ballot", "ballot_id": 1, "held_on": "2026-09-10", "present": 1, "issued": 1, "returned": 1, '
MISFITS = [
    ('{"do": "set_election", "kind": "term", "seats": "3"}', "应选名额：应填整数，填的是文字"),
    ('{"do": "set_election", "kind": "term", "seats": 1.5}', "应选名额：应填整数，填的是小数"),
    ('{"do": "set_election", "kind": "term", "seats": null}', "应选名额：应填整数，填的是空值"),
    ('{"do": "set_election", "kind": "term"}', "应选名额：必填"),
    ('{"do": "set_election", "kind": "换届", "seats": 3}', "没有“换届”这个选项"),
    ('{"do": "set_election", "kind": "term", "seats": 3, "meeting_on": 5}', "大会日期：应填日期，填的是整数"),
    ('{"do": "set_election", "kind": "term", "seats": 3, "meeting_on": "2026-02-30"}', "大会日期：日期应写成"),
    ('{"do": "set_election", "kind": "term", "seats": 3, "meeting_on": "２０２６-02-03"}', "大会日期：日期应写成"),  # noqa: RUF001
    ('{"do": "remove_election", "election_id": "\\ud800"}', "不能保存的控制字符"),
    ('{"do": "set_election", "kind": "term", "seats": 1000000000000000000000000000000}', "数太大"),
    (COUNT + '"valid": 1, "votes": [{"member_id": 1, "yes": "3"}]}', "（1）：应填整数，填的是文字"),
    ('{"do": "set_dues_base", "member_id": 1, "from_month": "2026-01", "category": "a", "base": "abc"}', "应填小数"),
]


@pytest.mark.parametrize(("line", "words"), MISFITS)
def test_a_value_that_does_not_fit_is_named_in_chinese(made: Run, tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "line.jsonl"
    file.write_text(line, encoding="utf-8")
    answer = made("apply", str(file))
    assert answer.status == 65
    assert words in answer.err
    assert answer.err.count("\n") == 1
    assert not {"Expected", "Invalid", "Traceback"} & set(answer.err.split())


@pytest.mark.parametrize("post", POSTS)
def test_every_post_can_be_given(made: Run, tmp_path: Path, post: str) -> None:
    """ORG-08 and ORG-09: 纪检委员 is a must in an agency, the others are usual."""
    lines = [
        {"do": "add_member", "fields": {"name": "张三", "full_date": "2002-07-01"}},
        {"do": "start_term", "term_no": 1, "elected_on": "2026-01-10"},
        {"do": "assign_post", "member_id": 1, "post": post, "start_on": "2026-01-10"},
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    assert made("apply", str(file)).status == 0
    assert post in made("show", "roster", "--json", "--as-of", "2026-02-01").out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_of_every_command_has_a_name(lang: str) -> None:
    """A new one goes into resources/messages/commands.<lang>.toml."""
    messages = Messages.load(resources_dir() / "messages", lang)
    fields = {name for kind in command_types().values() for name in _fields(kind)}
    unnamed = sorted(name for name in fields if messages.error(InvalidInput({name: "required"})).startswith(name))
    assert unnamed == [] if lang == "zh" else len(unnamed) < 60


def _fields(kind: Any) -> Iterator[str]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        for name, inner in get_type_hints(kind).items():
            yield name
            yield from _fields(inner)
    for argument in get_args(kind):
        yield from _fields(argument)


def test_what_fails_while_a_stopped_command_puts_its_things_away_is_no_bug(tmp_path: Path) -> None:
    def stopped() -> None:
        try:
            raise KeyboardInterrupt
        finally:
            (tmp_path / "gone").unlink()

    with pytest.raises(OSError, match="gone") as caught:
        stopped()
    assert interrupted(caught.value)
    assert not interrupted(ValueError())
