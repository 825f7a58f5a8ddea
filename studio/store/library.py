"""Every work ever made, with what is needed to show it and to make it again."""

import logging
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from studio.core.artifact import Artifact, Sound, Text
from studio.core.error import BadInput, StudioError
from studio.core.language import _
from studio.core.recipe import Recipe, SpeechRecipe, kind_of, recipe_from_json, recipe_to_json
from studio.store.database import opened, translated
from studio.store.searching import WORDS_OF_ALL, search

TITLE_LIMIT = 200
"""Characters; a list shows less, a tooltip about as much."""

_COLUMNS = "id, kind, made, recipe, path, seconds, device, title"

_log = logging.getLogger(__name__)


class Work(msgspec.Struct, frozen=True):
    """`made` is in seconds since 1970, `seconds` what the making took. The file at `path` may have
    been moved or deleted since."""

    id: int
    kind: str
    made: float
    recipe: Recipe
    path: Path
    seconds: float
    device: str
    title: str


class Library:
    """May be called from any thread. Reading does not wait for a write that is under way.

    A work that was added is on the disk when `add` returns. Every method raises `StudioError`
    when the disk or the database refuses.
    """

    def __init__(self, file: Path) -> None:
        """`notice` is what a person should read once, empty in nearly every run: that the file
        could not be used, was set aside, and a new one begun.

        Raises `StudioError` when there can be no library at `file`.
        """
        self._writer, self._reader, self.notice = opened(file)
        self._writing, self._reading = threading.Lock(), threading.Lock()

    def add(self, artifact: Artifact, path: Path, thumbnail: bytes) -> Work:
        """Note a work whose file is at `path`."""
        payload, recipe = artifact.payload, artifact.recipe
        row = {
            "kind": kind_of(recipe),
            "made": time.time(),
            "recipe": recipe_to_json(recipe),
            "path": os.fsencode(path),
            "seconds": artifact.timings.making,
            "device": _utf8(artifact.provenance.device),
            "title": _title(recipe),
            "provenance": _utf8(msgspec.json.encode(artifact.provenance).decode()),
            "text": _utf8(payload.text) if isinstance(payload, Text) else "",
            "thumbnail": thumbnail,
            "score": payload.score if isinstance(payload, Sound) else b"",
        }
        names = ", ".join(row)
        places = ", ".join(f":{name}" for name in row)
        statement = f"INSERT INTO works ({names}) VALUES ({places}) RETURNING {_COLUMNS}"
        with translated(), self._writing, self._writer:
            (written,) = self._writer.execute(statement, row).fetchall()
            self._writer.execute(f"{WORDS_OF_ALL} WHERE id = ?", (written[0],))
        return _work(written)

    def works(
        self,
        kind: str | Sequence[str] = "",
        before: int | None = None,
        limit: int = 200,
        find: str = "",
    ) -> list[Work]:
        """Newest first, of one kind, of several or of all; `before` is the id of the last one
        already known, `find` holds words that must all be somewhere in the prompt, in the model's
        name or in a text itself.

        Fewer than `limit` means that there are no more.
        """
        found: list[Work] = []
        source, number, where, values = _wanted(kind, before, find)
        statement = f"SELECT {_COLUMNS} FROM {source} WHERE {where} ORDER BY {number} DESC"
        with translated(), self._reading:
            rows = self._reader.execute(statement, values)
            try:
                while len(found) < limit and (row := rows.fetchone()) is not None:
                    if (work := _readable(row)) is not None:
                        found.append(work)
            finally:
                rows.close()
        return found

    def work(self, id: int) -> Work | None:  # noqa: A002 - the name everyone knows it by
        row = self._one(f"SELECT {_COLUMNS} FROM works WHERE id = ?", id)
        return None if row is None else _readable(row)

    def thumbnail(self, id: int) -> bytes:  # noqa: A002
        """Empty for a work without a picture, and for none."""
        row = self._one("SELECT thumbnail FROM works WHERE id = ?", id)
        return b"" if row is None else row[0]

    def score(self, id: int) -> bytes:  # noqa: A002
        """The Standard MIDI File the music was played from, empty where there is none."""
        row = self._one("SELECT score FROM works WHERE id = ?", id)
        return b"" if row is None else row[0]

    def text(self, id: int) -> str:  # noqa: A002
        """What was written, as it was then; empty for a work that is no text."""
        row = self._one("SELECT text FROM works WHERE id = ?", id)
        return "" if row is None else row[0]

    def counts(self, find: str = "") -> dict[str, int]:
        """How many there are of each kind that there is, with all words of `find`."""
        source, _number, where, values = _wanted("", None, find)
        with translated(), self._reading:
            rows = self._reader.execute(
                f"SELECT kind, count(*) FROM {source} WHERE {where} GROUP BY kind", values
            )
            return dict(rows.fetchall())

    def count(self, kind: str = "") -> int:
        where = "WHERE kind = ?" if kind else "WHERE ? = ''"
        row = self._one(f"SELECT count(*) FROM works {where}", kind)
        return 0 if row is None else row[0]

    def delete(self, id: int) -> None:  # noqa: A002
        """Move the file, and the notes beside it, to the system's trash and forget the work.

        Files that are gone already are fine. Raises `StudioError` when the trash refuses; then the
        work stays.
        """
        row = self._one("SELECT path, length(score) FROM works WHERE id = ?", id)
        if row is None:
            return
        path = Path(os.fsdecode(row[0]))
        if row[1]:
            _throw_away(path.with_suffix(".mid"))
        _throw_away(path)
        with translated(), self._writing, self._writer:
            self._writer.execute("DELETE FROM words WHERE rowid = ?", (id,))
            self._writer.execute("DELETE FROM works WHERE id = ?", (id,))

    def close(self) -> None:
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()

    def _one(self, statement: str, value: object) -> tuple[Any, ...] | None:
        with translated(), self._reading:
            return self._reader.execute(statement, (value,)).fetchone()


def _wanted(
    kind: str | Sequence[str], before: int | None, find: str
) -> tuple[str, str, str, list[str | int]]:
    """Where to look, what to order by, a condition and its values."""
    source, number, conditions, words = search(find)
    conditions, values = ["true", *conditions], [*words]
    kinds = [kind] if isinstance(kind, str) else kind
    if any(kinds):
        conditions.append(f"kind IN ({', '.join('?' * len(kinds))})")
        values += kinds
    numbers = list[str | int](values)
    if before is not None:
        conditions.append(f"{number} < ?")
        numbers.append(before)
    return source, number, " AND ".join(conditions), numbers


def _readable(row: tuple[Any, ...]) -> Work | None:
    """One row that cannot be read, from a newer version for one, must not hide all the others."""
    try:
        return _work(row)
    except (BadInput, UnicodeError, TypeError, ValueError) as error:
        _log.warning("Work %s of the library is left out: %s", row[0], error)
        return None


def _work(row: tuple[Any, ...]) -> Work:
    number, kind, made, recipe, path, seconds, device, title = row
    place = Path(os.fsdecode(path))
    asked = recipe_from_json(recipe)
    return Work(number, kind, float(made), asked, place, float(seconds), device, title)


def _title(recipe: Recipe) -> str:
    """The words it was asked with, in one line."""
    words = recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt
    return " ".join(words[: 4 * TITLE_LIMIT].split())[:TITLE_LIMIT]


def _utf8(text: str) -> str:
    """Halves of characters, which a model may write, cannot be stored."""
    return text.encode("utf-8", "replace").decode()


def _throw_away(path: Path) -> None:
    if not os.path.lexists(path):
        return
    from send2trash import send2trash

    try:
        send2trash(path)
    except FileNotFoundError:
        return
    except OSError as error:
        reason = error.strerror or str(error)
        raise StudioError(
            _("{name} could not be moved to the trash ({reason}).").format(
                name=path.name, reason=reason
            ),
            _("Close programs that use the file, or delete it in its folder; then try again."),
            ("retry",),
        ) from error
