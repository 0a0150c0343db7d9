"""SQLAlchemy around the one raw connection of a book."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from smallbranch.store.connection import RawConnection

BEGIN_OPTION = "smallbranch_begin"


def wrap(raw: RawConnection) -> Engine:
    """Return an engine whose only connection is `raw`; transactions begin as the caller's option says."""
    engine = create_engine("sqlite://", creator=lambda: raw, module=dbapi2, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # The driver never begins by itself (isolation_level=None): DDL and reads are inside the transaction too.
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN_OPTION, "BEGIN"))
