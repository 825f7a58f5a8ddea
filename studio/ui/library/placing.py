"""What the Library tab does when collections change: say so, and go on showing the same one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studio.store.collected import Collection
from studio.store.query import folded, quoted
from studio.ui.library.place_list import TRASH

if TYPE_CHECKING:
    from studio.ui.library.tab import LibraryTab

translate = QCoreApplication.translate


def show_places(tab: "LibraryTab", works: int, trashed: int, found: list[Collection]) -> None:
    before = tab.page.places.names()
    tab.page.trash_bar.show_count(trashed)
    tab.page.places.show_places(works, trashed, found)
    _follow_names(tab, before, {each.id: each.name for each in found})
    tab.detail.controls.show_place(tab.page.places.collection)


def look_at_changed(tab: "LibraryTab") -> None:
    """A collection that is shown may have other works now."""
    if tab.page.filter.query.collections:
        tab.look_again()


def take_out(tab: "LibraryTab") -> None:
    """Nothing where no collection is shown."""
    collection, works = tab.page.places.collection, tab.grid.chosen()
    if collection is not None and works:
        tab.marks.take_out(collection, works)


def say_taken_out(tab: "LibraryTab", collection: int, works: Sequence[int]) -> None:
    several = translate("LibraryTab", "{count} works are out of the collection.")
    single = translate("LibraryTab", "It is out of the collection.")
    said = several.format(count=len(works)) if len(works) > 1 else single
    tab.page.undo.say(said, lambda: tab.marks.put(collection, works))
    if tab.page.places.collection == collection:
        tab.drop(tuple(works))
    else:
        tab.marks.look()


def say_deleted(tab: "LibraryTab", name: str, works: Sequence[int]) -> None:
    said = translate("LibraryTab", "The collection {name} is deleted.").format(name=name)
    tab.page.undo.say(said, lambda: tab.marks.make_again(name, works))


def _follow_names(tab: "LibraryTab", before: dict[int, str], now: dict[int, str]) -> None:
    """What is shown of a collection is shown of it under its new name, or of all when it is
    deleted."""
    changed = {
        folded(name): now.get(number, "")
        for number, name in before.items()
        if now.get(number) != name
    }
    query = tab.page.filter.query
    if not any(folded(name) in changed for name in query.collections):
        return
    names = [changed.get(folded(name), name) for name in query.collections]
    places = [f"in:{quoted(name)}" for name in names if name]
    if query.trashed:
        places.append(f"in:{TRASH}")
    tab.page.filter.write("in", " ".join(places))
