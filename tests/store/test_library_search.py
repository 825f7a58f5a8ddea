"""Works are found by words of what was asked for, or of what was written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.artifact import Artifact, Pixels, Provenance, Sound, Text, Timings
from studio.core.recipe import ImageRecipe, ModelRef, Recipe, SpeechRecipe, TextRecipe
from studio.store.library import Library, Work
from tests.store.old_libraries import bring_down

MODEL = ModelRef("model", "ab")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


def add(library: Library, recipe: Recipe, text: str = "") -> Work:
    payload = {
        TextRecipe: Text(text),
        ImageRecipe: Pixels(1, 1, 3, bytes(3)),
        SpeechRecipe: Sound(8_000, 1, bytes(4)),
    }[type(recipe)]
    artifact = Artifact(recipe, payload, Timings(0, 1), Provenance("cpu", "float32", {}))
    return library.add(artifact, Path("work"), b"")


def picture(library: Library, prompt: str) -> Work:
    recipe = ImageRecipe(prompt=prompt, model=MODEL, width=16, height=16, steps=1, guidance=1)
    return add(library, recipe)


def test_all_words_must_be_there_in_any_order_and_case(library: Library) -> None:
    lake = picture(library, "A quiet Lake at dusk")
    picture(library, "A lake by day")
    assert library.works(find="dusk lake") == [lake]
    assert library.works(find="dusk sea") == []
    assert library.counts("LAKE") == {"image": 2}


def test_words_beyond_the_title_are_found(library: Library) -> None:
    long = picture(library, "very " * 100 + "last")
    assert library.works(find="last") == [long]


def test_spoken_words_and_written_ones_are_found(library: Library) -> None:
    spoken = add(library, SpeechRecipe(text="Good evening, harbour", model=MODEL))
    written = add(library, TextRecipe(prompt="A story", model=MODEL), "The harbour slept.")
    assert library.works(find="harbour") == [written, spoken]
    assert library.works(("speech", "music"), find="harbour") == [spoken]
    assert library.text(written.id) == "The harbour slept."
    assert library.text(spoken.id) == library.text(99) == ""


@pytest.mark.parametrize("find", ["湖", "古い", "古い湖", "月光", "fox", "FO", "o x", "x"])
def test_one_character_is_enough_in_every_script(library: Library, find: str) -> None:
    picture(library, "a hill")
    meant = picture(library, "月光下的古い湖 and a Fox")
    assert library.works(find=find) == [meant]


def test_the_model_is_found_by_its_name(library: Library) -> None:
    model = ModelRef("dreamshaper-8", "ab")
    recipe = ImageRecipe(prompt="a fox", model=model, width=16, height=16, steps=1, guidance=1)
    meant = add(library, recipe)
    picture(library, "a fox")
    assert library.works(find="fox shaper") == [meant]


def test_a_work_that_went_is_not_found(library: Library) -> None:
    gone = picture(library, "A lake")
    library.delete(gone.id)
    assert library.counts("lake") == {}
    stays = picture(library, "A sea")
    assert library.works(find="a") == [stays]


def test_works_of_the_first_version_are_found_too(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with closing(Library(file)) as library:
        lake = picture(library, "月光下的湖, a lake")
    bring_down(file, 1)
    with closing(Library(file)) as library:
        assert library.notice == ""
        assert library.works(find="月光 lake") == [lake]
        assert library.works(find="月湖") == []
        sea = picture(library, "the sea")
        assert library.works(find="sea") == [sea]


def test_names_of_settings_are_no_words(library: Library) -> None:
    picture(library, "A lake")
    assert library.works(find="guidance") == []


@pytest.mark.parametrize("sign", ["%", "_", "|", "'", '"', "\\"])
def test_a_sign_means_itself(library: Library, sign: str) -> None:
    meant = picture(library, f"half{sign}half")
    picture(library, "half half")
    assert library.works(find=f"f{sign}h") == [meant]


def test_a_recipe_that_cannot_be_read_does_not_end_the_search(
    library: Library, tmp_path: Path
) -> None:
    lake = picture(library, "A lake")
    damaged = picture(library, "A lake, too")
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as connection, connection:
        connection.execute("UPDATE works SET recipe = '{' WHERE id = ?", (damaged.id,))
    assert library.works(find="lake") == [lake]


def test_several_kinds_come_in_pages(library: Library) -> None:
    works = [picture(library, f"Number {number}") for number in range(5)]
    assert library.works(("image", "text"), works[3].id, 2) == [works[2], works[1]]
    assert library.counts() == {"image": 5}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("search") / "library.sqlite")
    picture(library, "A lake")
    yield library
    library.close()


@given(find=st.text())
@settings(deadline=None)
def test_anything_may_be_looked_for(shared: Library, find: str) -> None:
    assert sum(shared.counts(find).values()) == len(shared.works(find=find))


def test_halves_of_characters_are_looked_for_and_not_found(library: Library) -> None:
    picture(library, "A lake")
    assert library.works(find="la\ud800") == []


def test_a_damaged_text_does_not_cost_a_library_of_the_first_version(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with closing(Library(file)) as library:
        damaged, lake = picture(library, "A sea"), picture(library, "A lake")
    bring_down(file, 1)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "UPDATE works SET text = CAST(x'fffe41' AS TEXT) WHERE id = ?", (damaged.id,)
        )
    with closing(Library(file)) as library:
        assert library.notice == ""
        assert library.works(find="lake") == [lake]
        assert library.works(find="sea") == [damaged]
