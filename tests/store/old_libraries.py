"""Libraries as older versions of Atelier left them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from studio.store.schema import APPLICATION_ID, STEPS
from studio.store.searching import tripled_bytes

FIRST_COLUMNS = (
    "id, kind, made, recipe, path, seconds, device, title, provenance, text, thumbnail, score"
)


def bring_down(file: Path, version: int) -> None:
    """Write a library of today anew with the tables of an older version, all rows in it."""
    now = file.with_name("now.sqlite")
    file.rename(now)
    with closing(sqlite3.connect(file)) as connection:
        connection.create_function("tripled", 1, tripled_bytes, deterministic=True)
        connection.execute("ATTACH ? AS now", (str(now),))
        with connection:
            copy = f"INSERT INTO main.works SELECT {FIRST_COLUMNS} FROM now.works"
            for number, statements in enumerate(STEPS[:version]):
                for statement in statements.split(";"):
                    connection.execute(statement)
                if number == 0:
                    connection.execute(copy)
            connection.execute(f"PRAGMA main.application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA main.user_version = {version}")
