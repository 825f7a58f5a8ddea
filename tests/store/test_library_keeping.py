"""Ratings, tags, collections and the trash: what a person does to find works a year later."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.error import BadInput
from studio.core.recipe import ImageRecipe, ModelRef
from studio.store.library import Arrival, Library, Work
from tests.media.works import work_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("shared") / "library.sqlite")
    yield library
    library.close()


def add(library: Library, kind: str = "image", prompt: str = "A lake at dusk") -> Work:
    return library.add(work_of(kind, prompt), Path("work"), b"")


def ids(works: list[Work]) -> list[int]:
    return [work.id for work in works]


def test_ratings_are_kept_and_found(library: Library) -> None:
    works = [add(library) for _ in range(6)]
    for stars, work in enumerate(works):
        library.rate([work.id], stars)
    assert [work.rating for work in library.works()] == [5, 4, 3, 2, 1, 0]
    assert ids(library.works(find="rating:>=4")) == [works[5].id, works[4].id]
    assert ids(library.works(find="★★★ lake rating:<5")) == [works[4].id, works[3].id]
    assert ids(library.works(find="rating:0")) == [works[0].id]
    assert library.counts("★★★★★") == {"image": 1}


def test_tags_are_one_in_any_case_and_width(library: Library) -> None:
    lake, sea, hill = (add(library, prompt=prompt) for prompt in ("lake", "sea", "hill"))
    assert library.tags.add([lake.id, sea.id], "Für Anna") == "Für Anna"
    assert library.tags.add([hill.id], " für   ANNA ") == "Für Anna"
    library.tags.add([lake.id], "水墨")
    assert library.tags.of([lake.id, hill.id]) == {"Für Anna": 2, "水墨": 1}
    assert library.tags.all() == {"Für Anna": 3, "水墨": 1}
    assert ids(library.works(find='#"für anna"')) == [hill.id, sea.id, lake.id]
    assert ids(library.works(find="标签：水墨")) == [lake.id]
    assert ids(library.works(find="#für")) == [hill.id, sea.id, lake.id]
    assert ids(library.works(find="墨")) == [lake.id]
    assert library.works(find="#other") == []


def test_a_tag_that_nothing_has_is_forgotten(library: Library) -> None:
    work = add(library)
    library.tags.add([work.id], "sea")
    library.tags.remove([work.id], "SEA")
    assert library.tags.all() == {}
    assert library.works(find="sea") == []
    library.tags.add([work.id, 99], "sky")
    assert library.tags.all() == {"sky": 1}
    library.delete(work.id)
    assert library.tags.all() == library.tags.of([work.id]) == {}


def test_an_exact_tag_comes_before_those_that_begin_with_it(library: Library) -> None:
    sea, seaside = add(library), add(library)
    library.tags.add([sea.id], "sea")
    library.tags.add([seaside.id], "seaside")
    assert ids(library.works(find="#sea")) == [sea.id]
    assert ids(library.works(find="#seas")) == [seaside.id]


@given(st.text(max_size=70))
def test_any_name_may_be_typed(shared: Library, name: str) -> None:
    work = add(shared)
    try:
        spelled = shared.tags.add([work.id], name)
    except BadInput:
        return
    assert shared.tags.of([work.id]) == {spelled: 1}
    shared.tags.remove([work.id], spelled)
    assert shared.tags.of([work.id]) == {}


def test_collections_are_sorted_and_counted(library: Library) -> None:
    first, second = add(library), add(library)
    best = library.collections.make("best")
    library.collections.make("Archive")
    library.collections.put([first.id, second.id, 99], best.id)
    library.collections.put([first.id], best.id)
    found = [(each.name, each.count) for each in library.collections.all()]
    assert found == [("Archive", 0), ("best", 2)]
    library.trash.put([first.id])
    library.collections.rename(best.id, "Best of")
    assert [each.name for each in library.collections.all()] == ["Archive", "Best of"]
    assert ids(library.works(find='in:"best of"')) == [second.id]
    library.collections.take_out([second.id], best.id)
    assert library.works(find='in:"best of"') == []
    assert library.collections.delete(best.id) == [first.id]
    assert len(library.collections.all()) == 1
    assert library.count() == 1


def test_a_collections_name_is_its_own(library: Library) -> None:
    sea = library.collections.make("Sea")
    for taken in ("sea", "ＳＥＡ", "Trash", "废纸篓"):
        with pytest.raises(BadInput, match="already"):
            library.collections.make(taken)
    library.collections.rename(sea.id, "SEA")
    with pytest.raises(BadInput, match="no name"):
        library.collections.make('  "" ')
    with pytest.raises(BadInput, match="too long"):
        library.collections.make("x" * 100)


def test_what_comes_back_from_the_trash_is_as_it_was(library: Library) -> None:
    lake, sea = add(library, prompt="lake"), add(library, prompt="sea")
    library.rate([lake.id], 4)
    library.tags.add([lake.id], "blue")
    best = library.collections.make("Best")
    library.collections.put([lake.id], best.id)
    library.trash.put([lake.id])
    assert library.works() == [sea]
    assert library.works(find="lake") == library.works(find="#blue") == []
    assert library.count() == 1
    assert library.counts("in:trash") == {"image": 1}
    assert library.tags.all() == {}
    assert library.trash.all() == [lake.id]
    (thrown,) = library.works(find="in:trash lake")
    assert thrown.trashed is not None
    library.trash.restore([lake.id])
    (back,) = library.works(find="#blue ★★★★ in:best")
    assert back.id == lake.id
    assert back.trashed is None
    assert library.trash.all() == []


def test_files_from_elsewhere_are_kept_once(library: Library) -> None:
    arrival = Arrival(
        kind="image", path=Path("holiday.png"), title="holiday", sha256="ab" * 32,
        thumbnail=b"small", other={"Software": "Camera"},
    )  # fmt: skip
    work = library.bring_in(arrival)
    assert work is not None
    assert (work.recipe, work.origin, work.makeable) == (None, "brought", False)
    assert library.of_bytes("ab" * 32) == work
    assert library.bring_in(arrival) is None
    assert library.works(find="holiday") == [work]
    assert library.works(brought=False) == []
    assert library.other(work.id) == {"Software": "Camera"}
    assert library.other(99) == {}
    assert library.thumbnail(work.id) == b"small"


def test_a_recipe_from_another_program_is_found_and_cannot_be_made_again(library: Library) -> None:
    recipe = ImageRecipe(
        prompt="a red fox", model=ModelRef("dreamshaper", ""), width=64, height=64, steps=20,
        guidance=7,
    )  # fmt: skip
    arrival = Arrival(
        kind="image", path=Path("1.png"), title="1", sha256="", recipe=recipe, program="ComfyUI"
    )
    work = library.bring_in(arrival)
    assert work is not None
    assert not work.makeable
    assert work.title == "a red fox"
    for find in ("fox model:shaper", "comfy", "model:DREAM kind:picture"):
        assert library.works(find=find) == [work]
    assert library.works(find="model:landscapes") == []
    assert library.bring_in(arrival) is not None  # without a fingerprint nothing is the same


def test_a_work_made_here_is_known_by_its_bytes(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "lake.png"
    path.write_bytes(b"picture")
    work = library.add(work_of("image"), path, b"")
    sha256 = hashlib.sha256(b"picture").hexdigest()
    assert library.of_bytes(sha256) == work
    copy = Arrival(kind="image", path=tmp_path / "copy.png", title="copy", sha256=sha256)
    assert library.bring_in(copy) is None
