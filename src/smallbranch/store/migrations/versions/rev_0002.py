"""Elections, appraisal, attachments, shapes of ledgers, reminders: what the second landing added."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

VERSION = 2


def upgrade() -> None:
    """Run the statements that lie beside this file."""
    statements = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in statements.split(";\n"):
        if statement.strip():
            op.execute(statement)
    op.execute(f"PRAGMA user_version={VERSION}")


def downgrade() -> None:
    """Refuse: the old file stays beside the upgraded one."""
    raise NotImplementedError
