"""Finding works by pieces of words, in a library of a hundred thousand.

SQLite's trigram index finds any three characters in a row, which is too coarse for Chinese, where
one is a word. So there every such character is written three times, in the index and in what is
looked for, and then one of them is enough.
"""

import re
from typing import NamedTuple

WORDS_TABLE = "CREATE VIRTUAL TABLE words USING fts5(said, tokenize = 'trigram')"
"""`rowid` is the number of the work."""

SAID = """(text || ' ' || iif(json_valid(recipe), coalesce(json_extract(recipe, '$.prompt'),
  json_extract(recipe, '$.text'), '') || ' ' || coalesce(json_extract(recipe, '$.model.id'), ''),
  ''))"""
"""What a search looks through: what was asked for, of which model, and what was written. A recipe
that cannot be read must not end it."""

WORDS_OF_ALL = (
    f"INSERT INTO words (rowid, said) SELECT id, tripled(CAST({SAID} AS BLOB)) FROM works"
)
"""As bytes, because a text may be damaged, and one damaged text must not stop all the others."""

_LIMIT = 100
"""Words looked for; somebody may paste a whole page."""
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
    values: list[str]


def search(find: str) -> Search:
    """Works that hold each of the words somewhere.

    The index is asked for works from the newest on, so that a page of a common word is there
    before all of them are found. A word shorter than it can tell apart is looked for in every row.
    """
    whole = find.replace("\0", " ").encode("utf-8", "replace").decode()
    words = [tripled(word) for word in whole.split()[:_LIMIT]]
    if not words:
        return Search("works", "id", [], [])
    conditions, values = list[str](), list[str]()
    if indexed := [_quoted(word) for word in words if len(word) >= _LEAST]:
        conditions.append("words MATCH ?")
        values.append(" AND ".join(indexed))
    for word in words:
        if len(word) < _LEAST:
            conditions.append("said LIKE ? ESCAPE '|'")
            values.append(f"%{re.sub('[|%_]', _escaped, word)}%")
    return Search("words JOIN works ON id = words.rowid", "words.rowid", conditions, values)


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _escaped(sign: re.Match[str]) -> str:
    return f"|{sign[0]}"
