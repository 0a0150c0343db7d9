"""The sentences behind codes: every finding, error, field problem, step name and word, in Chinese and English.

They lie in `resources/messages/<part>.<lang>.toml`, tables `error`, `finding`, `field`, `step`, `name`, `word`;
`{name}` marks a blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from smallbranch.kernel.errors import InvalidInput, SmallBranchError

LANGUAGES = ("zh", "en")


class Messages:
    """The sentences of one language."""

    def __init__(self, language: str, tables: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._tables = tables

    @staticmethod
    def load(folder: Path, language: str) -> Messages:
        """Read every part of one language."""
        import tomllib  # the window imports this module before its first paint

        tables: dict[str, dict[str, str]] = {}
        for path in sorted(folder.glob(f"*.{language}.toml")):
            for table, sentences in tomllib.loads(path.read_text(encoding="utf-8")).items():
                tables.setdefault(table, {}).update(sentences)
        return Messages(language, tables)

    def with_words(self, words: Mapping[str, str]) -> Messages:
        """Return the same sentences with words that are defined by data (the titles of fields of registers)."""
        return Messages(self.language, {**self._tables, "word": {**self._tables.get("word", {}), **words}})

    def text(self, table: str, code: str, params: Mapping[str, Any] | None = None) -> str:
        """Return the sentence with its blanks filled; the code itself when there is none."""
        sentence = self._tables.get(table, {}).get(code)
        if sentence is None:
            return code
        return sentence.format_map(_Blanks({key: self._shown(value) for key, value in (params or {}).items()}))

    def word(self, code: str | None) -> str:
        """Return the word for a code of the vocabulary (a post, a form, a state); empty for None."""
        return "" if code is None else self.text("word", code)

    def error(self, error: SmallBranchError) -> str:
        """Return the sentence of an error; field problems are named one by one."""
        if isinstance(error, InvalidInput):
            parts = [
                f"{self._field(name)}：{self.text('field', code, error.params)}" for name, code in error.fields.items()
            ]
            return "；".join([*(part.removesuffix("。") for part in parts[:-1]), *parts[-1:]])
        sentence = self.text("error", error.code, error.params)
        cause = getattr(error, "cause", None)
        return f"{sentence}{self.error(cause)}" if isinstance(cause, SmallBranchError) else sentence

    def _field(self, path: str) -> str:
        """Return the words for a field; of a path such as `segments.0.marks.1.member_id` place and last step."""
        if "." in path and path in self._tables.get("word", {}):
            return self.word(path)
        *steps, name = path.split(".")
        if name.isdigit() and steps:
            steps, name = [*steps[:-1], name], steps[-1]
        places = [f"{int(step) + 1}" for step in steps if step.isdigit()]
        called = self._tables.get("name", {}).get(name) or self.word(name)
        return called + (f"（{'-'.join(places)}）" if places else "")

    def step(self, code: str, params: Mapping[str, Any] | None = None) -> str:
        """Return the name of a step, as the undo menu and the history show it."""
        return self.text("step", code, params)

    def _shown(self, value: object) -> str:
        return self.word(value) if isinstance(value, str) else str(value)


class _Blanks(dict[str, str]):
    """Leaves a blank that has no parameter visible instead of failing."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
