"""Every code the core can say has a sentence in both languages, and no sentence is left without a code."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import messages
from tests.house.tree import PACKAGE, ROOT, sources

ZH, EN = (messages.sentences(language) for language in messages.LANGUAGES)


def core_files() -> list[Path]:
    return [path for path in sources("src") if "migrations" not in path.parts]


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value.keys()
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from strings_of(item)
    elif isinstance(value, str):
        yield value


def known_words() -> set[str]:
    """Return the strings of the source and of the packs; a rule's id is the code of its finding."""
    found = {word for path in core_files() for word in messages.words(path)}
    for pack in (ROOT / "resources").rglob("*.toml"):
        if pack.parent != messages.FOLDER:
            found.update(strings_of(tomllib.loads(pack.read_text("utf-8"))))
    return found


def missing(files: list[Path], known: set[tuple[str, str]]) -> list[str]:
    used = [item for path in files for item in messages.used_codes(path)]
    return [f"{place} {code}" for code, tables, place in used if not any((table, code) in known for table in tables)]


def test_both_languages_have_the_same_codes() -> None:
    assert sorted(set(ZH) ^ set(EN)) == []


def test_both_languages_have_the_same_blanks() -> None:
    assert [key for key in sorted(ZH.keys() & EN.keys()) if messages.blanks(ZH[key]) != messages.blanks(EN[key])] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_code_is_said_in_two_ways(language: str) -> None:
    assert messages.twice_said(language) == []


def test_every_code_has_a_sentence() -> None:
    assert missing(core_files(), set(ZH)) == []


def test_every_command_has_a_name_for_its_step() -> None:
    commands = {name for path in core_files() for name in messages.handled_commands(path)}
    assert sorted(name for name in commands if ("step", name) not in ZH) == []


def test_no_sentence_is_without_a_code() -> None:
    known = known_words()
    starts = tuple(word.removesuffix("*") for word in known if word.endswith("_*"))
    ends = tuple(word.removeprefix("*") for word in known if word.startswith("*_"))
    spoken = [code for _, code in ZH if code in known or code.startswith(starts) or code.endswith(ends)]
    orphans = sorted(".".join(key) for key in ZH if key[1] not in spoken)
    assert orphans == []


def test_chinese_sentences_are_chinese() -> None:
    assert [key for key, text in ZH.items() if text.isascii() and any(letter.isalpha() for letter in text)] == []


@pytest.mark.parametrize(
    "code",
    [
        'raise Refused("no_such_code")',
        'raise InvalidInput({"name": "no_such_code", **others})',
        'Finding(code="no_such_code")',
        'with self._book.write("no_such_code") as uow: f()',
        'raise EnvironmentProblem("no_such_code" if x else "another")',
    ],
)
def test_a_code_without_a_sentence_would_be_found(tmp_path: Path, code: str) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(code, "utf-8")
    assert ast.parse(code).body
    assert missing([planted], set(ZH)) != []
    assert PACKAGE.is_dir()
