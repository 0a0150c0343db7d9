"""Make a new book, and bring an older one to today's schema: copy → migrate inside one transaction → check → swap.

Each revision sets `user_version` to its own number; that number tells whether Alembic is needed at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from smallbranch.kernel.clock import Clock
from smallbranch.kernel.errors import EnvironmentProblem, Refused
from smallbranch.store import backup, ballast, connection, files, images, journal, verify
from smallbranch.store.connection import RawConnection
from smallbranch.store.engine import BEGIN_OPTION, wrap

HEAD_VERSION = 2
MIGRATIONS = Path(__file__).parent / "migrations"


def create_book(
    path: Path, clock: Clock, *, app_version: str = "", migrations: Path = MIGRATIONS, revision: str = "head"
) -> None:
    """Make an empty book; the file appears under its name only when it is whole. An existing file is refused.

    An older `revision` makes the file an older version would have made, to take its journal.
    """
    if path.exists():
        raise Refused("book_exists", path=str(path))
    files.make_folder(path.parent)
    ballast.keep(path.parent)
    part = files.part_of(path)
    files.discard(part)
    with connection.mapped_errors(path):
        raw = connection.create_file(part)
        try:
            _migrate(raw, migrations, lambda: _open_entry(raw, clock, "genesis", "new_book", app_version), revision)
        except BaseException:
            raw.close()
            files.discard(part)
            raise
        raw.close()
    files.put_in_place(part, path)


def is_newer(version: int) -> bool:
    """Tell whether a book was written by a newer version of the program."""
    return version > HEAD_VERSION


def upgrade_book(
    path: Path, clock: Clock, *, app_version: str = "", migrations: Path = MIGRATIONS, head: int = HEAD_VERSION
) -> Path:
    """Upgrade an older book; return where the old file stays.

    The book itself is not touched before the migrated copy has passed every check.
    """
    part = files.part_of(path)
    files.discard(part)
    backup.copy_book(path, part)
    with connection.mapped_errors(path):
        raw = connection.connect(part)
        try:
            counts = _counts(raw)
            raw.execute("PRAGMA foreign_keys=OFF")
            _migrate(raw, migrations, lambda: _open_entry(raw, clock, "upgrade", "upgrade_book", app_version))
            _check_upgraded(raw, counts, head, path)
        except BaseException:
            raw.close()
            files.discard(part)
            raise
        raw.close()
    kept = path.with_name(f"{path.stem}-before-{head}{path.suffix}")
    os.replace(path, kept)
    files.put_in_place(part, path)
    return kept


def _migrate(raw: RawConnection, scripts: Path, finish: Callable[[], None], revision: str = "head") -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import exc

    def migrate() -> None:
        with wrap(raw).connect() as plain:
            conn = plain.execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})
            with conn.begin():
                config = Config()
                config.set_main_option("script_location", str(scripts).replace("%", "%%"))
                config.attributes["connection"] = conn
                command.upgrade(config, revision)
                finish()

    try:
        migrate()
    except exc.DBAPIError as error:  # a full disk is the driver's to name, not SQLAlchemy's
        raise error.orig or error from error


def _open_entry(raw: RawConnection, clock: Clock, kind: str, code: str, app_version: str) -> None:
    """Write the entry that pins the schema; after an upgrade it carries the whole content in its new shape."""
    shapes = images.shapes()
    content = []
    for name, shape in shapes.items() if kind == "upgrade" else ():
        columns = ",".join(f'"{column}"' for column in shape.columns)
        for row in raw.execute(f'SELECT {columns} FROM "{name}" ORDER BY id'):
            image = dict(zip(shape.columns, row, strict=True))
            content.append(images.RowChange(name, int(row[0]), None, image))
    params: dict[str, Any] = {**verify.header_pins(raw), "app_version": app_version, "hash": "sha256"}
    head = journal.EntryHead(kind, code, "", clock.now().isoformat(timespec="seconds"), params)
    journal.append(raw, head, content, shapes)


def _counts(raw: RawConnection) -> dict[str, int]:
    names = [
        row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'")
    ]
    return {name: int(raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}


def _check_upgraded(raw: RawConnection, before: dict[str, int], head: int, path: Path) -> None:
    after = _counts(raw)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    whole = raw.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    linked = raw.execute("PRAGMA foreign_key_check").fetchone() is None
    if lost or not whole or not linked or connection.user_version(raw) != head:
        raise EnvironmentProblem("upgrade_failed", path=str(path))
