"""First schema; its statements lie beside this file."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

VERSION = 1


def upgrade() -> None:
    """Create every table and index."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n"):
        if statement.strip():
            op.execute(statement)
    op.execute(f"PRAGMA user_version={VERSION}")


def downgrade() -> None:
    """Refuse: the old file stays beside the upgraded one."""
    raise NotImplementedError
