"""The Audio tab: speech, music and sounds, made and listened to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from studio.core.recipe import Recipe
from studio.ui.audio.page import AudioPage
from studio.ui.parts.command import command
from studio.ui.services import Services
from studio.ui.tab import Tab


class AudioTab(Tab):
    """Builds its page when it is first looked at, so that the window opens the sooner."""

    key = "audio"
    kinds = ("speech", "music", "sound")

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._page: AudioPage | None = None
        self._state = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._actions = self._commands()

    @property
    def page(self) -> AudioPage:
        if self._page is None:
            self._page = page = AudioPage(self._services)
            page.page_wanted.connect(self.page_wanted)
            page.status_changed.connect(self.status_changed)
            if self._state:
                page.restore(self._state)
            self._column.addWidget(page)
        return self._page

    def title(self) -> str:
        return self.tr("Audio")

    def offered(self) -> list[QAction]:
        return list(self._actions)

    def kind(self) -> str:
        return self.page.form.kind

    def use_recipe(self, recipe: Recipe) -> None:
        self.page.form.use_recipe(recipe)

    def use_words(self, kind: str, words: str) -> None:
        self.page.form.use_words(kind, words)

    def use_file(self, path: Path) -> bool:
        return self.page.use_file(path)

    def state(self) -> str:
        return self._page.state() if self._page else self._state

    def restore(self, state: str) -> None:
        self._state = state
        if self._page:
            self._page.restore(state)

    def status(self) -> str:
        return self._page.desk.status() if self._page else ""

    def shown(self) -> None:
        self.page.setVisible(True)
        self._column.activate()  # at its full size at once, not after a first painting

    def showEvent(self, event: QShowEvent) -> None:
        self.page.setVisible(True)
        super().showEvent(event)

    def _commands(self) -> list[QAction]:
        return [
            command(
                self,
                self.tr("Make what the form asks for"),
                self.tr("Read aloud, or make the takes"),
                lambda: self.page.make(),
                "Ctrl+Return",
                "Ctrl+Enter",
            ),
            command(
                self,
                self.tr("Play or pause"),
                self.tr("Hear the take that is shown"),
                lambda: self.page.desk.sounding.toggle(),
                "Space",
            ),
            command(
                self,
                self.tr("Go to the start"),
                self.tr("Hear the take from its start"),
                lambda: self.page.desk.sounding.to_start(),
            ),
            command(
                self,
                self.tr("Loop"),
                self.tr("Play it again and again"),
                lambda: self.page.transport.loop.toggle(),
                "Ctrl+L",
            ),
            command(
                self,
                self.tr("Save the take as…"),
                self.tr("WAV, FLAC, OGG, MP3 or MIDI"),
                lambda: self.page.desk.deeds.save(),
                "Ctrl+S",
            ),
            command(
                self,
                self.tr("Export the take…"),
                self.tr("In any format, with or without its recipe"),
                lambda: self.page.desk.deeds.export(),
                "Ctrl+Shift+E",
            ),
            command(
                self,
                self.tr("Save the notes"),
                self.tr("As a MIDI file, for other music programs"),
                lambda: self.page.desk.deeds.save_notes(),
            ),
            command(
                self,
                self.tr("Vary the take"),
                self.tr("Make it again with another seed"),
                lambda: self.page.desk.deeds.vary(),
                "Ctrl+R",
            ),
            command(
                self,
                self.tr("Use the recipe of the take"),
                self.tr("Fill the form as it was made"),
                lambda: self.page.desk.use(),
            ),
            command(
                self,
                self.tr("Bring back the take"),
                self.tr("Undo taking it off the list"),
                lambda: self.page.desk.in_project.bring_back(),
                "Ctrl+Z",
            ),
            command(
                self, self.tr("Make speech"), self.tr("Have a text read aloud"), self._to("speech")
            ),
            command(self, self.tr("Make music"), self.tr("Have a tune made"), self._to("music")),
            command(self, self.tr("Make a sound"), self.tr("Such as rain"), self._to("sound")),
        ]

    def _to(self, kind: str) -> Callable[[], None]:
        """These are of use from other tabs too, and bring this one to the front."""

        def go() -> None:
            self.page_wanted.emit(self.key)
            self.page.form.set_kind(kind)

        return go
