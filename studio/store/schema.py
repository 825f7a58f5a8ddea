"""The tables of the library, and what makes an older library one of this version."""

from studio.store.searching import FIRST_WORDS, WORDS_TABLE

APPLICATION_ID = 0x41544C42
"""ATLB in ASCII; file managers tell the kind of a SQLite file by it."""
VERSION = 4
"""Of the tables, kept in SQLite's own `user_version`."""

_FIRST = """
CREATE TABLE works (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  made REAL NOT NULL,
  recipe TEXT NOT NULL,
  path BLOB NOT NULL,
  seconds REAL NOT NULL,
  device TEXT NOT NULL,
  title TEXT NOT NULL,
  provenance TEXT NOT NULL,
  text TEXT NOT NULL,
  thumbnail BLOB NOT NULL,
  score BLOB NOT NULL
) STRICT;
CREATE INDEX works_by_kind ON works (kind, id);
"""
"""Numbers are never given twice, so a larger one is always newer. `path` has the system's own
bytes, because not every name of a file is text."""

_SECOND = f"{WORDS_TABLE}; {FIRST_WORDS}"

_THIRD = """
ALTER TABLE works ADD COLUMN rating INTEGER NOT NULL DEFAULT 0;
ALTER TABLE works ADD COLUMN trashed REAL;
ALTER TABLE works ADD COLUMN origin TEXT NOT NULL DEFAULT 'made';
ALTER TABLE works ADD COLUMN program TEXT NOT NULL DEFAULT '';
ALTER TABLE works ADD COLUMN model TEXT NOT NULL DEFAULT '';
ALTER TABLE works ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE works ADD COLUMN other TEXT NOT NULL DEFAULT '';
UPDATE works SET model = coalesce(json_extract(recipe, '$.model.id'), '') WHERE json_valid(recipe);
CREATE TABLE models (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO models SELECT DISTINCT model FROM works WHERE model <> '';
CREATE TABLE tags (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE tagged (
  tag INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (tag, work)
) STRICT, WITHOUT ROWID;
CREATE INDEX tagged_by_work ON tagged (work);
CREATE TABLE collections (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE collected (
  collection INTEGER NOT NULL, work INTEGER NOT NULL, PRIMARY KEY (collection, work)
) STRICT, WITHOUT ROWID;
CREATE INDEX collected_by_work ON collected (work);
CREATE INDEX works_by_hash ON works (sha256) WHERE sha256 <> '';
CREATE INDEX works_in_trash ON works (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX works_facts ON works (id, kind, trashed, rating, made, model);
DROP INDEX works_by_kind
"""
"""`rating` is 0 to 5, `trashed` the moment in seconds since 1970 or NULL, `origin` made or brought,
`program` what made one that was brought in, `other` JSON of what other programs wrote in the file.
`works_facts` has all that is searched by except words, so that no search reads past thumbnails."""

_FOURTH = "CREATE INDEX works_by_path ON works (CAST(path AS TEXT) COLLATE NOCASE)"
"""Without case, because on many disks `Boat.png` and `boat.png` are one file."""

STEPS = (_FIRST, _SECOND, _THIRD, _FOURTH)
"""What makes a library of each version one of the next, from none on."""

COLUMNS = {
    "works": {
        *("id", "kind", "made", "recipe", "path", "seconds", "device", "title", "provenance"),
        *("text", "thumbnail", "score", "rating", "trashed", "origin", "program", "model"),
        *("sha256", "other"),
    },
    "models": {"name"},
    "tags": {"id", "name", "folded"},
    "tagged": {"tag", "work"},
    "collections": {"id", "name", "folded"},
    "collected": {"collection", "work"},
}
