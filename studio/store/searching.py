"""Finding works by pieces of words and by what is known of them, among a hundred thousand.

SQLite's trigram index finds any three characters in a row, which is too coarse for Chinese, where
one is a word. So there every such character is written three times, in the index and in what is
looked for, and then one of them is enough.
"""

import re
from typing import NamedTuple

from studio.store.query import Query, folded

WORDS_TABLE = "CREATE VIRTUAL TABLE words USING fts5(said, tokenize = 'trigram')"
"""`rowid` is the number of the work."""

_ASKED = """iif(json_valid(recipe), coalesce(json_extract(recipe, '$.prompt'),
  json_extract(recipe, '$.text'), '') || ' ' || coalesce(json_extract(recipe, '$.model.id'), ''),
  '')"""
"""What was asked for, of which model. A recipe that cannot be read must not end it."""
_NAMED = """iif(origin = 'brought', ' ' || title || ' ' || program, '')
  || coalesce((SELECT ' ' || group_concat(name, ' ') FROM tagged JOIN tags ON tags.id = tag
  WHERE work = works.id), '')"""
_INTO = "INSERT INTO words (rowid, said) SELECT id, tripled(CAST"

FIRST_WORDS = f"{_INTO}((text || ' ' || {_ASKED}) AS BLOB)) FROM works"
"""For a library of the first version. As bytes, because a text may be damaged, and one damaged text
must not stop all the others."""
WORDS_OF_ALL = f"{_INTO}((text || ' ' || {_ASKED} || {_NAMED}) AS BLOB)) FROM works"
"""What a search looks through: what was asked for and written, tags, and for works that were
brought in the name of the file and of the program."""

_FACTS = "works INDEXED BY works_facts"
_BY_NAME = """SELECT id FROM {0} WHERE folded = ? OR (substr(folded, 1, length(?)) = ?
  AND NOT EXISTS (SELECT 1 FROM {0} WHERE folded = ?))"""
"""Of that name, else those that begin with it, so that something is found while it is typed."""
_MODELS = "SELECT name FROM models WHERE instr(replace(lower(name), '-', ' '), ?)"
_THROWN = "SELECT id FROM works WHERE trashed IS NOT NULL"
_LEAST = 3
_DENSE = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Characters of scripts that put no spaces between words."""


def tripled_bytes(data: bytes) -> str:
    """`tripled` as SQLite calls it."""
    return tripled(data.decode("utf-8", "replace"))


def tripled(text: str) -> str:
    return _DENSE.sub(lambda sign: sign[0] * _LEAST, text)


class Search(NamedTuple):
    """Where to look, by what number works are told and ordered there, and what must hold."""

    source: str
    number: str
    conditions: list[str]
    values: list[str | float]


def search(query: Query) -> Search:
    """Works that hold each of the words somewhere, and are of what else was asked for.

    The index is asked for works from the newest on, so that a page of a common word is there
    before all of them are found. A word shorter than it can tell apart is looked for in every row.
    """
    conditions, values = list[str](), list[str | float]()
    words = [tripled(word) for word in query.words]
    if indexed := [_quoted(word) for word in words if len(word) >= _LEAST]:
        conditions.append("words MATCH ?")
        values.append(" AND ".join(indexed))
    for word in words:
        if len(word) < _LEAST:
            conditions.append("said LIKE ? ESCAPE '|'")
            values.append(f"%{re.sub('[|%_]', _escaped, word)}%")
    kinds, few, known = _kinds(query), _few(query), [*query.kinds]
    if not words:
        values = [*known, *few.values]
        return Search(_FACTS, "id", [*kinds, *few.conditions], values)
    if len(few.conditions) == 1 and not query.trashed:
        join = f"words CROSS JOIN {_FACTS} ON id = words.rowid" if kinds else "words"
        here = f"words.rowid NOT IN ({_THROWN})"
        return Search(join, "words.rowid", [*conditions, here, *kinds], [*values, *known])
    some = f"SELECT id FROM {_FACTS} WHERE {' AND '.join([*kinds, *few.conditions])}"
    conditions.append(f"+words.rowid IN ({some})")  # the sign keeps it from asking word by word
    return Search("words", "words.rowid", conditions, [*values, *known, *few.values])


class _Few(NamedTuple):
    conditions: list[str]
    values: list[str | float]


def _kinds(query: Query) -> list[str]:
    return [f"kind IN ({', '.join('?' * len(query.kinds))})"] if query.kinds else []


def _few(query: Query) -> _Few:
    """What leaves few works, so that with words it is looked up first. The first condition is the
    one that is always there."""
    conditions, values = list[str](), list[str | float]()
    conditions.append("trashed IS NOT NULL" if query.trashed else "trashed IS NULL")
    if (query.least, query.most) != (0, 5):
        conditions.append("rating BETWEEN ? AND ?")
        values += (query.least, query.most)
    if query.spans:
        conditions.append(f"({' OR '.join(['made >= ? AND made < ?'] * len(query.spans))})")
        values += [moment for span in query.spans for moment in span]
    for model in query.models:
        conditions.append(f"model IN ({_MODELS})")
        values.append(model.lower().replace("-", " "))
    for names, table, column, pairs in (
        (query.tags, "tags", "tag", "tagged"),
        (query.collections, "collections", "collection", "collected"),
    ):
        for name in names:
            named = _BY_NAME.format(table)
            conditions.append(f"id IN (SELECT work FROM {pairs} WHERE {column} IN ({named}))")
            values += [folded(name)] * 4
    return _Few(conditions, values)


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _escaped(sign: re.Match[str]) -> str:
    return f"|{sign[0]}"
