"""The window: five tabs between two bars, and the ways from one to another."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.core.error import StudioError
from studio.core.recipe import Recipe, kind_of
from studio.media.recall.found import Recall
from studio.store.project.file import SUFFIX
from studio.store.session import SessionState
from studio.ui.around.actions import WindowActions, offered, project_actions
from studio.ui.around.folder_moves import FolderMoves
from studio.ui.around.project_care import ProjectCare
from studio.ui.around.project_menu import ProjectButton
from studio.ui.around.recalled import filled_in
from studio.ui.around.unkept import Unkept
from studio.ui.job_bar import JobBar
from studio.ui.parts.notice_bar import NoticeBar
from studio.ui.parts.places import nearest
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.top_bar import TopBar
from studio.ui.workbench import Workbench

if TYPE_CHECKING:
    from studio.ui.around.about import AboutCard
    from studio.ui.around.drops import DropHint, Drops
    from studio.ui.around.palette import CommandPalette
    from studio.ui.around.shortcut_sheet import ShortcutSheet
    from studio.ui.queue_panel import QueuePanel


FIRST = "image"
"""The tab of the first start: a picture ready to be made."""


class MainWindow(QMainWindow):
    """Everything inside the frame. It may be taken out whole and replaced by another."""

    closing = Signal()
    """The person is leaving, nothing is being made any more."""

    def __init__(self, services: Services, tabs: list[Tab]) -> None:
        super().__init__()
        self.services = services
        self.tabs = {tab.key: tab for tab in tabs}
        self.setAcceptDrops(True)
        self.notices = NoticeBar()
        self.project = ProjectCare(self)
        self.actions_of_project = project_actions(self, self.project.dialogs)
        self.top = TopBar(
            services.queue, tabs, ProjectButton(services.desk, self.actions_of_project)
        )
        self.bottom = JobBar(services.queue)
        self._stack = QStackedWidget()
        self._splitters: dict[str, list[int]] = {}
        self._seen: set[str] = set()
        self._lay_out()
        self.actions_of_window = WindowActions(self)
        self._settings: QWidget | None = None
        for tab in tabs:
            self._connect(tab)
        self.top.tab_chosen.connect(self.show_page)
        self.top.queue_wanted.connect(self.show_queue)
        self.top.settings_wanted.connect(self.show_settings)
        self._moves = FolderMoves(services, self.notices, self)
        self._moves.progressed.connect(self.bottom.say)
        self._unkept = Unkept(services.keeper, services.preferences, self.notices, self)
        self.show_page(tabs[0].key)

    # What follows is seldom needed in the first second, and loaded when it is.

    @cached_property
    def queue_panel(self) -> "QueuePanel":
        from studio.ui.queue_panel import QueuePanel

        return QueuePanel(self.services.queue, self)

    @cached_property
    def palette_card(self) -> "CommandPalette":
        from studio.ui.around.palette import CommandPalette

        return CommandPalette(self, self.actions_of_window.all)

    @cached_property
    def shortcut_sheet(self) -> "ShortcutSheet":
        from studio.ui.around.shortcut_sheet import ShortcutSheet

        return ShortcutSheet(self, self.actions_of_window.all)

    @cached_property
    def about_card(self) -> "AboutCard":
        from studio.ui.around.about import AboutCard

        return AboutCard(self)

    @cached_property
    def drop_hint(self) -> "DropHint":
        from studio.ui.around.drops import DropHint

        return DropHint(self)

    @cached_property
    def drops(self) -> "Drops":
        from studio.ui.around.drops import Drops

        return Drops(
            self.services.errands,
            self.take_file,
            self._take_picture,
            self._take_words,
            self._refuse,
        )

    @property
    def tab(self) -> Tab:
        """The one in front."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Tab)
        return shown

    def show_page(self, key: str) -> None:
        """A tab by its key, or `settings`."""
        if key == "settings":
            self.show_settings()
            return
        tab = self.tabs[key]
        self._stack.setCurrentWidget(tab)
        self.actions_of_window.yield_to(tab)
        self.top.choose(key)
        self.bottom.say(tab.status())
        tab.shown()
        if key not in self._seen:  # some tabs are built when they are first shown
            self._seen.add(key)
            self._widen(key)

    def show_queue(self) -> None:
        self.queue_panel.open_under(self.top.queue_button)

    def show_palette(self) -> None:
        self.palette_card.toggle()

    def show_shortcuts(self) -> None:
        self.shortcut_sheet.toggle()

    def show_about(self) -> None:
        self.about_card.open()

    def show_settings(self, geometry: QByteArray | None = None) -> None:
        """`geometry` is where it stood before, if it did."""
        from studio.ui.around.settings_dialog import SettingsDialog

        if self._settings is None:
            self._settings = SettingsDialog(self.services, self)
        if geometry is not None:
            self._settings.restoreGeometry(geometry)
        self._settings.show()
        self._settings.raise_()
        self._settings.activateWindow()

    def take_over(self, old: "MainWindow") -> None:
        """Go on with what an older window says and shows, which may then go."""
        settings = old._settings
        stands = settings.saveGeometry() if settings and settings.isVisible() else None
        old.put_down()
        self.restore(old.state())
        self.notices.take_over(old.notices)
        if stands is not None:
            self.show_settings(stands)

    def change(self, **fields: Any) -> None:
        """Some of the settings."""
        try:
            self.services.preferences.change(**fields)
        except StudioError as error:
            self._refuse(error)

    def ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setDirectory(nearest(str(self.services.keeper.folder)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.take_file(Path(path)))
        dialog.open()

    def use_recipe(self, recipe: Recipe) -> None:
        """Open it in the form that makes such things."""
        kind = kind_of(recipe)
        for tab in self.tabs.values():
            if kind in tab.kinds:
                tab.use_recipe(recipe)
                self.show_page(tab.key)
                return

    def take_file(self, path: Path) -> None:
        """A dropped or opened file: a project is opened, a recipe goes into its form, else a tab
        may use it."""
        if path.suffix.lower() == SUFFIX:
            self.services.desk.open(path)
            return

        def look() -> Recipe | Recall | None:
            from studio.media.inspect import inspect

            inside = inspect(path)
            return inside.recipe or inside.recalled

        def found(inside: Recipe | Recall | None) -> None:
            if isinstance(inside, Recall):
                self.use_recipe(inside.recipe)
                self.notices.say(filled_in(inside))
            elif inside is not None:
                self.use_recipe(inside)
            elif not self._offer(path):
                text = self.tr("{name} has no recipe, and there is no use for it here.")
                self.notices.say(text.format(name=path.name))

        def failed(error: StudioError) -> None:
            if not self._offer(path):
                self._refuse(error)

        self.services.errands.run(look, found, failed)

    def forms(self) -> dict[str, str]:
        """How each tab was left."""
        return {key: state for key, tab in self.tabs.items() if (state := tab.state())}

    def restore_forms(self, forms: Mapping[str, str]) -> None:
        for key, form in forms.items():
            if key in self.tabs:
                self.tabs[key].restore(form)

    def state(self) -> SessionState:
        benches = {key: self.tabs[key].findChild(Workbench) for key in self._seen}
        sizes = {key: bench.sizes() for key, bench in benches.items() if bench is not None}
        return SessionState(
            geometry=bytes(self.window().saveGeometry().data()),
            tab=self.tab.key,
            splitters={**self._splitters, **sizes},
            forms=self.forms(),
        )

    def restore(self, state: SessionState) -> None:
        self._splitters = dict(state.splitters)
        for key in self._seen:
            self._widen(key)
        self.restore_forms(state.forms)
        self.show_page(state.tab if state.tab in self.tabs else FIRST)

    def put_down(self) -> None:
        """The program ends: save what must not be lost, and leave nothing running."""
        if self._settings is not None:
            self._settings.close()
        self.project.note_forms()
        for tab in self.tabs.values():
            tab.put_down()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.services.queue.busy and not self._may_stop():
            event.ignore()
            return
        if not self._unkept.may_leave() or not self.project.may_leave():
            event.ignore()
            return
        if self._settings is not None:
            self._settings.close()
        self.closing.emit()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasting comes by here when nothing that is typed into has the focus."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.drops.take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and self.drops.welcome(event.mimeData()):
            event.acceptProposedAction()
            self.drop_hint.hint(event.mimeData())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        if self.drops.take(event.mimeData()):
            event.acceptProposedAction()

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.notices)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bottom)
        self.setCentralWidget(middle)

    def _connect(self, tab: Tab) -> None:
        self._stack.addWidget(tab)
        tab.recipe_wanted.connect(self.use_recipe)
        tab.words_sent.connect(self._pass_words)
        tab.page_wanted.connect(self.show_page)
        tab.status_changed.connect(lambda text, tab=tab: self._say(tab, text))
        offered(tab)

    def _widen(self, key: str) -> None:
        """Give the panes of a tab the widths they were left with."""
        bench, sizes = self.tabs[key].findChild(Workbench), self._splitters.get(key, [])
        if bench is not None and len(sizes) == bench.count():
            bench.setSizes(sizes)

    def _may_stop(self) -> bool:
        """The one question that is worth a box: work under way would be lost."""
        box = QMessageBox(self)
        box.setWindowTitle("Atelier")
        box.setText(self.tr("Something is still being made."))
        box.setInformativeText(self.tr("If you leave now, it stops. What is finished is kept."))
        leave = box.addButton(self.tr("Stop and leave"), QMessageBox.ButtonRole.DestructiveRole)
        stay: Any = box.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _offer(self, path: Path) -> bool:
        """To the tab in front, then to the others; the one that takes it comes to the front."""
        others = [tab for tab in self.tabs.values() if tab is not self.tab]
        for tab in (self.tab, *others):
            if tab.use_file(path):
                self.show_page(tab.key)
                return True
        return False

    def _take_picture(self, path: Path) -> None:
        for tab in self.tabs.values():
            if "image" in tab.kinds and tab.use_file(path):
                self.show_page(tab.key)
                return

    def _take_words(self, words: str) -> None:
        """For the tab in front, or for the first that makes anything."""
        makers = [tab for tab in (self.tab, *self.tabs.values()) if tab.kinds]
        if makers:
            makers[0].use_words(makers[0].kind(), words)
            self.show_page(makers[0].key)

    def _pass_words(self, kind: str, words: str) -> None:
        for tab in self.tabs.values():
            if kind in tab.kinds:
                tab.use_words(kind, words)
                self.show_page(tab.key)
                return

    def _refuse(self, error: StudioError) -> None:
        self.notices.say(str(error))

    def _say(self, tab: Tab, text: str) -> None:
        if tab is self.tab:
            self.bottom.say(text)
