"""What the buttons of the Library tab do with the one work that is chosen."""

from typing import TYPE_CHECKING

from studio.core.recipe import kind_of
from studio.store.library import Work
from studio.ui.library.works import words_of
from studio.ui.parts.show_in_folder import show_in_folder

if TYPE_CHECKING:
    from studio.ui.library.tab import LibraryTab


def use_recipe(tab: "LibraryTab") -> None:
    if (work := _single(tab)) is not None and work.recipe is not None:
        tab.recipe_wanted.emit(work.recipe)


def use_words(tab: "LibraryTab") -> None:
    if (work := _single(tab)) is not None and work.recipe is not None:
        tab.words_sent.emit(kind_of(work.recipe), words_of(work))


def show_folder(tab: "LibraryTab") -> None:
    if (work := _single(tab)) is not None:
        show_in_folder(work.path)


def save(tab: "LibraryTab") -> None:
    if (work := _single(tab)) is not None:
        tab.deeds.save(work, tab)


def forget(tab: "LibraryTab") -> None:
    if (work := _single(tab)) is not None:
        tab.deeds.forget(work)


def listen_or_look(tab: "LibraryTab") -> None:
    """Space plays what can be heard, and shows large what can be seen."""
    sound = tab.detail.preview.sound
    if sound.isVisible():
        sound.toggle()
    else:
        tab.looking.show_large()


def _single(tab: "LibraryTab") -> Work | None:
    chosen = tab.grid.chosen()
    return chosen[0] if len(chosen) == 1 else None
