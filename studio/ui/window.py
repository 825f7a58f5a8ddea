"""The window: five tabs between two bars, and the ways from one to another."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from studio.core.error import StudioError
from studio.core.recipe import Recipe, kind_of
from studio.media.inspect import inspect
from studio.store.session import SessionState
from studio.ui.job_bar import JobBar
from studio.ui.queue_panel import QueuePanel
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.top_bar import TopBar


class MainWindow(QMainWindow):
    closing = Signal()
    """The person is leaving, nothing is being made any more."""
    settings_wanted = Signal()

    def __init__(self, services: Services, tabs: list[Tab]) -> None:
        super().__init__()
        self._services = services
        self.tabs = {tab.key: tab for tab in tabs}
        self.setWindowTitle("Atelier")
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 640)
        self.resize(1280, 800)
        self.top = TopBar(services.queue, tabs)
        self.bottom = JobBar(services.queue)
        self._stack = QStackedWidget()
        for tab in tabs:
            self._stack.addWidget(tab)
            tab.recipe_wanted.connect(self.use_recipe)
            tab.words_sent.connect(self._pass_words)
            tab.page_wanted.connect(self.show_page)
            tab.status_changed.connect(lambda text, tab=tab: self._say(tab, text))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bottom)
        self.setCentralWidget(middle)
        self.queue_panel = QueuePanel(services.queue, self)
        self.top.tab_chosen.connect(self.show_page)
        self.top.queue_wanted.connect(self._show_queue)
        self.top.settings_wanted.connect(self.settings_wanted)
        QShortcut(QKeySequence("Ctrl+J"), self, self._show_queue)
        QShortcut(QKeySequence("Ctrl+,"), self, self.settings_wanted.emit)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        self.show_page(tabs[0].key)

    @property
    def tab(self) -> Tab:
        """The one in front."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Tab)
        return shown

    def show_page(self, key: str) -> None:
        """A tab by its key, or `settings`."""
        if key == "settings":
            self.settings_wanted.emit()
            return
        tab = self.tabs[key]
        self._stack.setCurrentWidget(tab)
        self.top.choose(key)
        self.bottom.say(tab.status())
        tab.shown()

    def use_recipe(self, recipe: Recipe) -> None:
        """Open it in the form that makes such things."""
        kind = kind_of(recipe)
        for tab in self.tabs.values():
            if kind in tab.kinds:
                tab.use_recipe(recipe)
                self.show_page(tab.key)
                return

    def take_file(self, path: Path) -> None:
        """A dropped or opened file: its recipe goes into its form, else the tab may use it."""

        def found(recipe: Recipe | None) -> None:
            if recipe is not None:
                self.use_recipe(recipe)
            elif not self.tab.use_file(path):
                for tab in self.tabs.values():
                    if tab.use_file(path):
                        self.show_page(tab.key)
                        return

        def failed(error: StudioError) -> None:
            if not self.tab.use_file(path):
                self.bottom.say(str(error))

        self._services.errands.run(lambda: inspect(path).recipe, found, failed)

    def state(self) -> SessionState:
        return SessionState(
            geometry=bytes(self.saveGeometry().data()),
            tab=self.tab.key,
            forms={key: state for key, tab in self.tabs.items() if (state := tab.state())},
        )

    def restore(self, state: SessionState) -> None:
        if state.geometry:
            self.restoreGeometry(state.geometry)
        for key, form in state.forms.items():
            if key in self.tabs:
                self.tabs[key].restore(form)
        if state.tab in self.tabs:
            self.show_page(state.tab)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._services.queue.busy and not self._may_stop():
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take_file(Path(files[0]))

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

    def _pass_words(self, kind: str, words: str) -> None:
        for tab in self.tabs.values():
            if kind in tab.kinds:
                tab.use_words(kind, words)
                self.show_page(tab.key)
                return

    def _show_queue(self) -> None:
        self.queue_panel.open_under(self.top.queue_button)

    def _say(self, tab: Tab, text: str) -> None:
        if tab is self.tab:
            self.bottom.say(text)
