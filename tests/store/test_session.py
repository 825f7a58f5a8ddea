"""The window opens as it was left, or fresh."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.store.session import SessionFile, SessionState

WORDS = st.text(st.characters(exclude_categories=("Cs",)))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> SessionFile:
    return SessionFile(tmp_path_factory.mktemp("session") / "data" / "session.json")


@given(
    state=st.builds(
        SessionState,
        geometry=st.binary(),
        tab=WORDS,
        splitters=st.dictionaries(WORDS, st.lists(st.integers(0, 10_000), max_size=4)),
        forms=st.dictionaries(WORDS, WORDS),
        texts=st.dictionaries(WORDS, WORDS),
    )
)
def test_it_is_there_again(file: SessionFile, state: SessionState) -> None:
    file.save(state)
    assert file.load() == state


@given(data=st.binary() | st.sampled_from([b'{"geometry": 3}', b"[" * 10_000, b'{"tab": "\xff"}']))
def test_a_damaged_file_counts_as_none(file: SessionFile, data: bytes) -> None:
    file.path.parent.mkdir(exist_ok=True)
    file.path.write_bytes(data)
    assert file.load() == SessionState()


def test_none_is_none(tmp_path: Path) -> None:
    assert SessionFile(tmp_path / "session.json").load() == SessionState()


def test_half_a_character_does_not_lose_the_rest(file: SessionFile) -> None:
    file.save(SessionState(texts={"prompt": "a lake \ud83d"}))
    assert file.load().texts == {"prompt": "a lake ?"}
