"""What is made is in the project that was open when it was made, whoever shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.belongings import works_of
from studio.jobs.desk import Desk
from studio.jobs.errands import Errands
from studio.jobs.keeper import Keeper
from studio.jobs.laying_in import LayingIn
from studio.store.library import Library
from studio.store.project.shelf import Shelf
from tests.media.works import work_of


class House:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.errands = Errands()
        self.library = Library(folder / "library.sqlite")
        self.keeper = Keeper(self.library, folder / "works", self.errands)
        shelf = Shelf(folder / "untitled", folder / "projects.json")
        self.desk = Desk(shelf, self.errands)
        self.laying_in = LayingIn(self.desk, self.keeper, self.library, self.errands)

    def works(self) -> list[int]:
        found = works_of(self.desk.project, self.library, self.folder, ("image", "music"))
        return [each.work.id for each in found]

    def close(self) -> None:
        self.keeper.close()
        self.errands.close()
        self.laying_in.close()
        self.desk.close()
        self.library.close()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    house.close()


def test_pictures_and_sounds_are_laid_in_and_texts_are_not(qtbot: QtBot, house: House) -> None:
    for kind in ("image", "music"):
        with qtbot.waitSignal(house.laying_in.laid):
            house.keeper.keep(work_of(kind))
    with qtbot.waitSignal(house.keeper.kept):
        house.keeper.keep(work_of("text"))
    assert len(house.works()) == 2


def test_it_goes_to_the_project_it_was_made_in(qtbot: QtBot, house: House, tmp_path: Path) -> None:
    with qtbot.waitSignal(house.desk.renamed):
        house.desk.save_as(tmp_path / "First.atelier")
    house.keeper.kept.connect(lambda _: house.desk.new())
    with qtbot.waitSignals([house.laying_in.laid, house.desk.changed]):
        house.keeper.keep(work_of("image"))
    assert house.works() == []
    with qtbot.waitSignal(house.desk.changed):
        house.desk.open(tmp_path / "First.atelier")
    assert len(house.works()) == 1


def test_closing_lays_in_what_no_errand_has_begun(qtbot: QtBot, tmp_path: Path) -> None:
    house = House(tmp_path)
    house.errands.close()
    house.keeper.keep(work_of("image"))
    house.close()
    again = House(tmp_path)
    assert len(again.works()) == 1
    again.close()
