"""SmallBranch 小支部: the offline ledgers of a small agency's Party branch."""

from __future__ import annotations

__version__ = "0.1.0"
