"""What is wrong with a pack: file, line and key, as values."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from smallbranch.kernel.findings import Finding, Severity


class PackProblem(Struct, frozen=True):
    """One problem of one pack file; `line` is None where it cannot be told."""

    file: str
    key: str
    code: str
    line: int | None = None
    severity: Severity = Severity.ERROR
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """Return `file:line`, or the file alone."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def as_finding(self) -> Finding:
        """Return the problem as a finding whose sentence is looked up by its code."""
        key = f"[{self.key}]" if self.key.isidentifier() else self.key  # a table, as the file writes it
        return Finding(self.code, self.severity, {"where": self.where, "key": key, **self.params})
