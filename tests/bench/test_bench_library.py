"""A library of 100,000 works: opened and searched."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from studio.store.library import Library
from studio.store.searching import WORDS_OF_ALL, tripled_bytes
from tests.bench.paired import paired, told

COUNT = 100_000

_MANY = f"""
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {COUNT})
INSERT INTO works (kind, made, recipe, path, seconds, device, title, provenance, text, thumbnail,
                   score)
SELECT iif(n % 5, 'image', 'text'), 1.8e9 + n,
  json_object('kind', iif(n % 5, 'image', 'text'), 'prompt', 'a ' || substr(
    'quiet  distant golden ancient frozen ', 1 + 8 * (n % 5), 8) || substr(
    'lighthouseharbour   mountains forest    village   ', 1 + 10 * (n % 7 % 5), 10)
    || ' number ' || n || iif(n % 3, ' at dusk, watercolour', '，月光下的古池，水墨画'),
    'model', json_object('id', 'starter-landscapes', 'hash', 'ab'), 'seed', n, 'width', 256,
    'height', 256, 'steps', 18, 'guidance', 3.0),
  CAST('work-' || n || '.png' AS BLOB), 1.0, 'cpu', 'work ' || n, '{{}}', '', zeroblob(2000), x''
FROM numbers
"""
FIND = (
    "harbour",
    "golden light dusk",
    "月光",
    "古",
    "number 4711",
    "watercolour forest",
    "nothing",
)
"""From what stands in every third work to what stands in none."""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("many") / "library.sqlite"
    Library(file).close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.create_function("tripled", 1, tripled_bytes, deterministic=True)
        connection.execute(_MANY)
        connection.execute(WORDS_OF_ALL)
    return file


@pytest.fixture(scope="module")
def library(file: Path) -> Iterator[Library]:
    library = Library(file)
    yield library
    library.close()


def test_opening(benchmark: BenchmarkFixture, file: Path) -> None:
    """Goal: half a second, the first page read."""

    def run() -> None:
        with closing(Library(file)) as library:
            assert len(library.works()) == 200

    told(benchmark, "opening 100,000 works", run, 0.5)


@pytest.mark.parametrize("find", FIND)
def test_a_search(benchmark: BenchmarkFixture, library: Library, find: str) -> None:
    """Goal: 50 ms for the first page."""
    told(benchmark, f"searching for {find}", lambda: library.works(find=find), 0.05)


def test_a_search_beside_looking_at_every_row(
    benchmark: BenchmarkFixture, library: Library, file: Path
) -> None:
    """The reference reads the prompts out of all recipes, for the rarest and a common word."""
    with closing(sqlite3.connect(file)) as plain:

        def every_row() -> None:
            for word in ("%nothing%", "%harbour%"):
                plain.execute(
                    "SELECT id FROM works WHERE json_extract(recipe, '$.prompt') LIKE ?"
                    " ORDER BY id DESC LIMIT 200",
                    (word,),
                ).fetchall()

        def ours() -> None:
            for word in ("nothing", "harbour"):
                library.works(find=word)

        paired(benchmark, "search", ours, every_row)
