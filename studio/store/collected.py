"""Collections: works that a person put together, under a name."""

from collections.abc import Sequence

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.store.connections import Connections
from studio.store.query import TRASH, folded
from studio.store.tags import clean_name


class Collection(msgspec.Struct, frozen=True):
    """`count` leaves out what is in the trash."""

    id: int
    name: str
    count: int


class Collections:
    """A work may be in several. A collection that is deleted leaves its works where they are."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def all(self) -> list[Collection]:
        """By name."""
        rows = self._connections.all(
            "SELECT collections.id, name, count(works.id) FROM collections"
            " LEFT JOIN collected ON collection = collections.id"
            " LEFT JOIN works INDEXED BY works_facts ON works.id = work AND trashed IS NULL"
            " GROUP BY collections.id"
        )
        found = [Collection(*row) for row in rows]
        return sorted(found, key=lambda collection: folded(collection.name))

    def make(self, name: str) -> Collection:
        """Raises `BadInput` for a name that is empty, too long or taken."""
        plain = self._free_name(name, None)
        with self._connections.writing() as writer:
            ((number,),) = writer.execute(
                "INSERT INTO collections (name, folded) VALUES (?, ?) RETURNING id",
                (plain, folded(plain)),
            ).fetchall()
        return Collection(number, plain, 0)

    def rename(self, collection: int, name: str) -> None:
        """Raises as `make` does."""
        plain = self._free_name(name, collection)
        with self._connections.writing() as writer:
            writer.execute(
                "UPDATE collections SET name = ?, folded = ? WHERE id = ?",
                (plain, folded(plain), collection),
            )

    def delete(self, collection: int) -> list[int]:
        """The numbers of the works that were in it, with which it can be made again."""
        with self._connections.writing() as writer:
            deleted = "DELETE FROM collected WHERE collection = ? RETURNING work"
            works = writer.execute(deleted, (collection,)).fetchall()
            writer.execute("DELETE FROM collections WHERE id = ?", (collection,))
        return [work for (work,) in works]

    def put(self, works: Sequence[int], collection: int) -> None:
        with self._connections.writing() as writer:
            writer.executemany(
                "INSERT OR IGNORE INTO collected (collection, work)"
                " SELECT ?, id FROM works WHERE id = ?",
                [(collection, work) for work in works],
            )

    def take_out(self, works: Sequence[int], collection: int) -> None:
        with self._connections.writing() as writer:
            writer.executemany(
                "DELETE FROM collected WHERE collection = ? AND work = ?",
                [(collection, work) for work in works],
            )

    def _free_name(self, name: str, own: int | None) -> str:
        plain = clean_name(name)
        key = folded(plain)
        row = self._connections.one("SELECT id FROM collections WHERE folded = ?", key)
        if key in TRASH or (row is not None and row[0] != own):
            raise BadInput(
                _("There is a collection called {name} already.").format(name=plain),
                _("Choose another name."),
            )
        return plain
