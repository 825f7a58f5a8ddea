"""Documents a person and a model wrote together."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.error import BadInput, ExportError
from studio.core.recipe import ModelRef, TextRecipe
from studio.media.document import Document, mark_of_writing, read_document, save_document
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL, MADE_IN_PART_BY_MODEL

RECIPE = TextRecipe(prompt="a -- <!-- fox -->\n灯", model=ModelRef("muse", "0" * 32), seed=7)

typed = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\f\ufeff"), max_size=60
)


@given(text=typed, suffix=st.sampled_from([".txt", ".md"]), marked=st.booleans())
def test_a_document_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, text: str, suffix: str, marked: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / f"document{suffix}"
    document = Document(text, mark_of_writing(RECIPE, whole=False) if marked else None)
    save_document(document, path, force=True)
    assert read_document(path) == document


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_the_recipe_travels_in_the_file(tmp_path: Path, suffix: str) -> None:
    for whole, source in ((True, MADE_BY_MODEL), (False, MADE_IN_PART_BY_MODEL)):
        path = tmp_path / f"{whole}{suffix}"
        save_document(Document("words", mark_of_writing(RECIPE, whole)), path)
        found = inspect(path)
        assert found.recipe == RECIPE
        assert found.credentials["digital_source_type"] == source


def test_files_of_other_programs_are_read(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes("\ufeffone\r\ntwo\rthree\r\n".encode())
    assert read_document(path) == Document("one\ntwo\nthree")


def test_a_damaged_mark_costs_no_words(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text('words\n\n<!-- {"credentials":{"creator_tool": -->\n')
    assert read_document(path) == Document("words")


@pytest.mark.parametrize("data", [b"\xff\xfe\xfa", b"a\0b"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(data)
    with pytest.raises(BadInput, match="no plain text"):
        read_document(path)


def test_what_is_too_long_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("a" * 11)
    with pytest.raises(BadInput, match="too long"):
        read_document(path, limit=10)


def test_older_files_stay_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    save_document(Document("old"), path)
    with pytest.raises(BadInput):
        save_document(Document("new"), path)
    save_document(Document("new"), path, force=True)
    assert read_document(path).text == "new"
    with pytest.raises(ExportError):
        save_document(Document("new"), tmp_path / "nowhere" / "notes.md")
