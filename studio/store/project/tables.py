"""The tables of a project file, and how an older file gets those of today."""

import sqlite3
from collections.abc import Mapping

APPLICATION_ID = 0x41544C50
"""ATLP in ASCII; file managers tell the kind of a SQLite file by it."""
VERSION = 1
"""Of the tables, kept in SQLite's own `user_version`."""
PAGE = 16_384
"""Bytes. Tiles are large, and large pages read and write them in fewer pieces."""

TABLES = (
    """CREATE TABLE cells (
  id INTEGER PRIMARY KEY,
  area TEXT NOT NULL,
  key TEXT NOT NULL,
  value BLOB NOT NULL,
  UNIQUE (area, key)
) STRICT""",
    """CREATE TABLE gestures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  track TEXT NOT NULL,
  label TEXT NOT NULL,
  made REAL NOT NULL,
  undone INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT""",
    "CREATE INDEX gestures_by_track ON gestures (track, undone, id)",
    """CREATE TABLE changes (
  gesture INTEGER NOT NULL REFERENCES gestures ON DELETE CASCADE,
  place INTEGER NOT NULL,
  area TEXT NOT NULL,
  key TEXT NOT NULL,
  at INTEGER,
  length INTEGER,
  other BLOB,
  PRIMARY KEY (gesture, place)
) STRICT""",
)
"""A change keeps only the other side: what was in the cell before the gesture, or, once that is
undone, what the gesture had put there. The two change places with every undo and redo. Without
`at` it is the whole cell, and `other` may be NULL for none."""

Steps = Mapping[int, tuple[str, ...]]
STEPS: Steps = {}
"""By version, the statements that make a file of the next one of it."""


def begin(connection: sqlite3.Connection) -> None:
    """An empty file becomes a project."""
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA journal_mode = wal")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for statement in TABLES:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


def bring_up(connection: sqlite3.Connection, found: int, wanted: int, steps: Steps) -> None:
    """From an older version to the wanted one, in one transaction."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for version in range(found, wanted):
            for statement in steps[version]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {wanted}")


def number(connection: sqlite3.Connection, name: str) -> int:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def is_project(connection: sqlite3.Connection) -> bool:
    """Ours by its id, and nothing in it that would run by itself or only look like a table."""
    if number(connection, "application_id") != APPLICATION_ID:
        return False
    parts = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
    tables = {name for kind, name in parts if kind == "table"}
    strange = {kind for kind, _ in parts} - {"table", "index"}
    if strange or not {"cells", "gestures", "changes"} <= tables:
        return False
    return not any(_computes(connection, table) for table in ("cells", "gestures", "changes"))


def is_exact(connection: sqlite3.Connection) -> bool:
    """Made by the very statements of this version, and by no others."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'"
    )
    return {_plain(sql) for (sql,) in rows} == {_plain(sql) for sql in TABLES}


def _computes(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a column is worked out on reading, which may take for ever."""
    return any(column[6] for column in connection.execute(f"PRAGMA table_xinfo({table})"))


def _plain(sql: str) -> str:
    return " ".join(sql.split())
