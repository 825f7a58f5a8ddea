"""Who tells whom in the Library tab."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from studio.store.library import Work
from studio.store.query import quoted
from studio.ui.library.handling import (
    forget,
    listen_or_look,
    save,
    show_folder,
    use_recipe,
    use_words,
)
from studio.ui.library.placing import (
    look_at_changed,
    say_deleted,
    say_taken_out,
    show_places,
    take_out,
)

if TYPE_CHECKING:
    from studio.ui.library.tab import LibraryTab

translate = QCoreApplication.translate


def connect(tab: "LibraryTab") -> None:
    _follow_services(tab)
    _follow_page(tab)
    _follow_deeds(tab)
    _follow_marks(tab)
    _follow_arrivals(tab)
    for action, control, do in _doings(tab):
        action.triggered.connect(lambda _=False, do=do: do())
        if control is not None:
            control.clicked.connect(action.trigger)
    for stars, action in enumerate(tab.actions_of_library.ratings):
        action.triggered.connect(lambda _=False, stars=stars: _rate(tab, stars))


def _doings(
    tab: "LibraryTab",
) -> list[tuple[QAction, QAbstractButton | None, Callable[[], object]]]:
    actions, controls, page = tab.actions_of_library, tab.detail.controls, tab.page
    chosen, deeds = tab.grid.chosen, tab.deeds
    return [
        (actions.again, controls.again, lambda: tab.making.again(chosen())),
        (actions.vary, controls.vary, lambda: tab.making.vary(chosen())),
        (actions.use, controls.use, partial(use_recipe, tab)),
        (actions.words, controls.words, partial(use_words, tab)),
        (actions.large, controls.large, tab.looking.show_large),
        (actions.compare, controls.compare, tab.looking.show_compared),
        (actions.collect, page.new, lambda: tab.marks.make_collection(chosen())),
        (actions.take_out, controls.take_out, partial(take_out, tab)),
        (actions.folder, controls.folder, partial(show_folder, tab)),
        (actions.copy, controls.copy, lambda: deeds.copy(chosen())),
        (actions.save, controls.save, partial(save, tab)),
        (actions.export, controls.export, lambda: deeds.export(chosen(), tab)),
        (actions.trash, controls.trash, lambda: _throw_away(tab)),
        (actions.undo, None, page.undo.take_back),
        (actions.restore, controls.restore, lambda: deeds.restore(_ids(chosen()))),
        (actions.empty, page.trash_bar.empty, lambda: deeds.empty_trash(tab)),
        (actions.bring_in, page.bring, lambda: tab.bringing.ask(tab)),
        (actions.find, None, page.filter.field.setFocus),
    ]


def _follow_services(tab: "LibraryTab") -> None:
    tab.services.keeper.kept.connect(tab.keep)
    tab.services.theme.changed.connect(tab.grid.viewport().update)


def _follow_page(tab: "LibraryTab") -> None:
    page, grid, detail = tab.page, tab.grid, tab.detail
    page.filter.changed.connect(tab.look_anew)
    page.image_wanted.connect(lambda: tab.page_wanted.emit("image"))
    page.all_wanted.connect(tab.show_all)
    page.places.chosen.connect(
        lambda name: page.filter.write("in", f"in:{quoted(name)}" if name else "")
    )
    tab.works.loaded.connect(tab.choose_first)
    tab.works.modelReset.connect(tab.choosing.start)
    grid.selectionModel().selectionChanged.connect(lambda *_: tab.choosing.start())
    grid.use_wanted.connect(partial(use_recipe, tab))
    grid.large_wanted.connect(tab.looking.show_large)
    grid.space_pressed.connect(partial(listen_or_look, tab))
    grid.copy_wanted.connect(tab.actions_of_library.copy.trigger)
    detail.forget_wanted.connect(partial(forget, tab))
    detail.preview.dragged.connect(lambda: grid.startDrag(Qt.DropAction.CopyAction))
    detail.error.wanted.connect(tab.help)


def _follow_deeds(tab: "LibraryTab") -> None:
    for each in (tab.deeds, tab.making):
        each.begun.connect(tab.forget_said)
        each.said.connect(tab.say)
    tab.deeds.failed.connect(tab.fail)
    tab.making.failed.connect(tab.fail)
    tab.deeds.thrown.connect(partial(_thrown, tab))
    tab.deeds.restored.connect(partial(_restored, tab))
    tab.deeds.dropped.connect(tab.drop)


def _follow_marks(tab: "LibraryTab") -> None:
    marks, page, detail = tab.marks, tab.page, tab.detail
    detail.stars.rated.connect(partial(_rate, tab))
    tab.looking.rated.connect(partial(_rate, tab))
    detail.tags.added.connect(lambda name: marks.tag(tab.grid.chosen(), name))
    detail.tags.removed.connect(lambda name: marks.untag(tab.grid.chosen(), name))
    page.places.dropped.connect(marks.put)
    page.places.thrown.connect(tab.deeds.throw_away)
    page.places.renamed.connect(marks.rename)
    page.places.delete_wanted.connect(
        lambda number: marks.delete(number, page.places.names()[number])
    )
    marks.rated.connect(partial(_rated, tab))
    marks.places_came.connect(partial(show_places, tab))
    marks.taken_out.connect(partial(say_taken_out, tab))
    marks.deleted.connect(partial(say_deleted, tab))
    marks.tags_came.connect(page.filter.know_tags)
    marks.tags_came.connect(detail.tags.know)
    marks.own_tags_came.connect(detail.show_tags)
    marks.made.connect(lambda number: page.places.name_next(number))
    marks.changed.connect(partial(look_at_changed, tab))
    marks.failed.connect(tab.fail)


def _follow_arrivals(tab: "LibraryTab") -> None:
    tab.bringing.came.connect(tab.keep)
    tab.bringing.told.connect(lambda text, _works: tab.page.undo.say(text))
    tab.bringing.back.connect(lambda works: tab.look_again(tuple(_ids(works))))
    tab.bringing.failed.connect(tab.fail)


def _throw_away(tab: "LibraryTab") -> None:
    tab.deeds.throw_away([work.id for work in tab.grid.chosen() if work.trashed is None])


def _thrown(tab: "LibraryTab", works: tuple[int, ...]) -> None:
    several = translate("LibraryTab", "{count} works are in the trash.").format(count=len(works))
    said = several if len(works) > 1 else translate("LibraryTab", "It is in the trash.")
    tab.page.undo.say(said, lambda: tab.deeds.restore(works))
    tab.drop(works)


def _restored(tab: "LibraryTab", works: tuple[int, ...]) -> None:
    tab.look_again(works)


def _rate(tab: "LibraryTab", stars: int) -> None:
    tab.marks.rate(tab.grid.chosen(), stars)


def _rated(tab: "LibraryTab", works: Sequence[int], stars: int) -> None:
    tab.works.change(works, rating=stars)
    tab.detail.show_ratings([work.rating for work in tab.grid.chosen()])
    tab.looking.refresh()


def _ids(works: Sequence[Work]) -> list[int]:
    return [work.id for work in works]
