"""The four ways something can go wrong, as codes with parameters.

Everything that is none of the first three is a bug and is not caught below the window or the command line.
"""

from __future__ import annotations

from collections.abc import Mapping


class SmallBranchError(Exception):
    """A known problem: `code` names the sentence, `params` fill its blanks."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        """Return the code with its parameters (for logs and test output, not for users)."""
        shown = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.code}({shown})"


class InvalidInput(SmallBranchError):
    """The input can be put right by the user: each field carries the code of what is wrong with it."""

    def __init__(self, fields: Mapping[str, str], **params: object) -> None:
        super().__init__("invalid_input", **params)
        self.fields: dict[str, str] = dict(fields)

    def __str__(self) -> str:
        """Return the fields with their codes."""
        return "invalid_input(" + ", ".join(f"{key}: {code}" for key, code in self.fields.items()) + ")"


class Refused(SmallBranchError):
    """The state of the book forbids it: a closed quarter, an undo whose rows have moved on."""


class EnvironmentProblem(SmallBranchError):
    """Disk, rights, locks, damage: nothing the program did wrong, and nothing typed wrong."""
