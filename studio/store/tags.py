"""Words a person gives to works, to find them by."""

import sqlite3
from collections.abc import Sequence

from studio.core.error import BadInput
from studio.core.language import _
from studio.store.connections import Connections
from studio.store.query import folded
from studio.store.searching import WORDS_OF_ALL

NAME_LIMIT = 60
"""Characters of a tag or of a collection's name."""

_AT_ONCE = 500
"""Works named in one statement; SQLite allows some ten thousand values."""


def clean_name(name: str) -> str:
    """As it is kept: one line, without the quotes that the search writes around it.

    Raises `BadInput` for one that is empty or too long.
    """
    plain = " ".join("".join(sign for sign in name if sign not in '"“”\0').split())
    plain = plain.encode("utf-8", "replace").decode()
    if not folded(plain):
        raise BadInput(_("There is no name."), _("Type a word or two."))
    if len(plain) > NAME_LIMIT:
        raise BadInput(
            _("The name is too long."),
            _("Keep it under {limit} characters.").format(limit=NAME_LIMIT),
        )
    return plain


class Tags:
    """`Sea` and `sea` are the same tag, spelled as it was first."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def of(self, works: Sequence[int]) -> dict[str, int]:
        """The tags of these works, and how many of them have each."""
        found: dict[str, int] = {}
        for some in _parts(works):
            rows = self._connections.all(
                "SELECT name, count(*) FROM tagged JOIN tags ON tags.id = tag"
                f" WHERE work IN ({', '.join('?' * len(some))}) GROUP BY tag",
                *some,
            )
            for name, count in rows:
                found[name] = found.get(name, 0) + count
        return dict(sorted(found.items(), key=lambda each: folded(each[0])))

    def all(self) -> dict[str, int]:
        """Every tag that a work has, by name, with how many have it."""
        rows = self._connections.all(
            "SELECT name, count(*) FROM tagged JOIN tags ON tags.id = tag"
            " JOIN works INDEXED BY works_facts ON works.id = work AND trashed IS NULL GROUP BY tag"
        )
        return dict(sorted(rows, key=lambda each: folded(each[0])))

    def add(self, works: Sequence[int], name: str) -> str:
        """Returns the tag as it is spelled. Raises `BadInput` as `clean_name` does."""
        plain = clean_name(name)
        with self._connections.writing() as writer:
            key = (plain, folded(plain))
            writer.execute("INSERT OR IGNORE INTO tags (name, folded) VALUES (?, ?)", key)
            ((tag, spelled),) = writer.execute(
                "SELECT id, name FROM tags WHERE folded = ?", key[1:]
            ).fetchall()
            rows = [(tag, work) for work in works]
            writer.executemany(
                "INSERT OR IGNORE INTO tagged (tag, work) SELECT ?, id FROM works WHERE id = ?",
                rows,
            )
            _index_anew(writer, works)
        return spelled

    def remove(self, works: Sequence[int], name: str) -> None:
        """A tag that no work has any more is forgotten."""
        key = folded(name)
        with self._connections.writing() as writer:
            writer.executemany(
                "DELETE FROM tagged WHERE work = ? AND tag IN"
                " (SELECT id FROM tags WHERE folded = ?)",
                [(work, key) for work in works],
            )
            writer.execute(
                "DELETE FROM tags WHERE folded = ? AND id NOT IN (SELECT tag FROM tagged)", (key,)
            )
            _index_anew(writer, works)


def _index_anew(writer: sqlite3.Connection, works: Sequence[int]) -> None:
    """Plain words find tags as well."""
    for work in works:
        writer.execute("DELETE FROM words WHERE rowid = ?", (work,))
        writer.execute(f"{WORDS_OF_ALL} WHERE id = ?", (work,))


def _parts(works: Sequence[int]) -> list[Sequence[int]]:
    return [works[start : start + _AT_ONCE] for start in range(0, len(works), _AT_ONCE)]
