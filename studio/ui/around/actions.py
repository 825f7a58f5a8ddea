"""Everything the window and its tabs can do, as actions with names and shortcuts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence

from studio.ui.tab import Tab

if TYPE_CHECKING:
    from studio.ui.around.project_menu import ProjectDialogs
    from studio.ui.window import MainWindow

translate = QCoreApplication.translate

GROUP = "group"
"""The property of an action that names the tab it belongs to."""


class WindowActions(QObject):
    """The window's own. Their shortcuts work in every tab that has no other use for them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._made: list[QAction] = []
        self._keys: dict[QAction, QKeySequence] = {}
        for number, tab in enumerate(window.tabs.values(), 1):
            self._add(
                self.tr("Show {tab}").format(tab=tab.title()),
                lambda key=tab.key: window.show_page(key),
                f"Ctrl+{number}",
            )
        self._add_queue()
        self._add(self.tr("Open a file…"), window.ask_for_file, "Ctrl+O")
        self._add_settings()
        self.palette = self._add(self.tr("Find an action"), window.show_palette, "Ctrl+K")
        self.sheet = self._add(self.tr("Show all shortcuts"), window.show_shortcuts, "F1")
        self._add(self.tr("About Atelier"), window.show_about)
        self._add(self.tr("Quit"), window.close, "Ctrl+Q")

    def own(self) -> list[QAction]:
        return list(self._made)

    def all(self) -> list[QAction]:
        """Those of the tab in front first, then the window's, then those of the other tabs."""
        front = self._window.tab
        others = [tab for tab in self._window.tabs.values() if tab is not front]
        project = self._window.actions_of_project
        return [
            *offered(front),
            *project,
            *self._made,
            *(each for tab in others for each in offered(tab)),
        ]

    def yield_to(self, tab: Tab) -> None:
        """Let the tab in front have those shortcuts that it means something nearer by."""
        taken = {key.toString() for action in offered(tab) for key in action.shortcuts()}
        for action, key in self._keys.items():
            action.setShortcut(QKeySequence() if key.toString() in taken else key)

    def _add_queue(self) -> None:
        window = self._window
        queue = window.services.queue
        self._add(self.tr("Show the queue"), window.show_queue, "Ctrl+J")
        self._pause = self._add("", lambda: queue.set_paused(not queue.paused))
        self._cancel = self._add(self.tr("Cancel all jobs"), queue.cancel_all)
        for signal in (queue.added, queue.changed, queue.removed, queue.paused_changed):
            signal.connect(self._refresh)
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        queue = self._window.services.queue
        self._pause.setText(
            self.tr("Go on with the queue") if queue.paused else self.tr("Pause the queue")
        )
        self._cancel.setEnabled(queue.busy)

    def _add_settings(self) -> None:
        window = self._window
        self._add(self.tr("Settings"), window.show_settings, "Ctrl+,")
        themes = {
            "dark": self.tr("Dark theme"),
            "light": self.tr("Light theme"),
            "system": self.tr("Theme like the system"),
        }
        for theme, text in themes.items():
            self._add(text, lambda theme=theme: window.change(theme=theme))
        folders = window.services.folders
        self._add(
            self.tr("Open the folder of works"), lambda: open_path(window.services.keeper.folder)
        )
        self._add(self.tr("Open the log folder"), lambda: open_path(folders.logs))

    def _add(self, text: str, do: Callable[[], Any], shortcut: str = "") -> QAction:
        action = QAction(text, self._window)
        self._keys[action] = QKeySequence(shortcut)
        action.setShortcut(self._keys[action])
        action.triggered.connect(lambda: do())
        self._window.addAction(action)
        self._made.append(action)
        return action


def project_actions(window: "MainWindow", dialogs: "ProjectDialogs") -> list[QAction]:
    """What can be done with a project as a whole: new and open first."""
    wanted = (
        (translate("MainWindow", "New project"), window.services.desk.new, "Ctrl+Shift+N"),
        (translate("MainWindow", "Open a project…"), dialogs.open, "Ctrl+Shift+O"),
        (translate("MainWindow", "Save the project as…"), dialogs.save_as, "Ctrl+Alt+S"),
        (translate("MainWindow", "Save a copy of the project…"), dialogs.save_copy, ""),
    )
    made: list[QAction] = []
    for text, do, shortcut in wanted:
        action = QAction(text, window)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _=False, do=do: do())
        window.addAction(action)
        made.append(action)
    return made


def offered(tab: Tab) -> list[QAction]:
    """What a tab can do, with its shortcuts at work while it is in front."""
    actions = tab.offered()
    for action in actions:
        action.setProperty(GROUP, tab.title())
        if not action.associatedObjects():
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            tab.addAction(action)
    return actions


def group_of(action: QAction) -> str:
    """The title of the tab it belongs to; `Everywhere` for the window's own."""
    return action.property(GROUP) or translate("WindowActions", "Everywhere")


def shown_shortcut(action: QAction) -> str:
    """As it stands on keyboards."""
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", "Enter")


def open_path(path: object) -> None:
    """With the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
