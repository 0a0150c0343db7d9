"""Alembic's entry: runs on the connection handed over in the configuration, inside the caller's transaction."""

from __future__ import annotations

from alembic import context

from smallbranch.store.base import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    transactional_ddl=False,
    transaction_per_migration=False,
    render_as_batch=True,
)
context.run_migrations()
