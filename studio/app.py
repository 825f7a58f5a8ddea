"""The window's door: builds the parts and hands them to each other."""

import faulthandler
import logging
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from studio.core.language import system_language
from studio.core.resources import resource
from studio.jobs.catalogue import Catalogue
from studio.jobs.errands import Errands
from studio.jobs.keeper import Keeper
from studio.jobs.player import Player
from studio.jobs.queue import JobQueue
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.library import Library
from studio.store.models import Models
from studio.store.session import SessionFile
from studio.store.settings import Settings, SettingsFile
from studio.ui.preferences import Preferences
from studio.ui.services import Services
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread at work must let the window's thread go on, a tenth of Python's."""


def open_window(files: Sequence[Path] = ()) -> int:
    """The whole life of the window's process. Returns its exit code."""
    folders = Folders.of()
    _keep_traces(folders.logs)
    sys.setswitchinterval(SWITCH_INTERVAL)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Atelier")
    studio = Studio(application, folders)
    studio.show()
    for path in files:
        studio.window.take_file(path)
    code = application.exec()
    studio.close()
    return code


class Studio(QObject):
    """Holds the parts together for as long as the program runs."""

    def __init__(
        self, application: QApplication, folders: Folders, engine: Sequence[str] = ()
    ) -> None:
        """`engine` is the command that starts one, by default this program's own."""
        super().__init__()
        self._application = application
        self._engine = tuple(engine)
        self._translators = (QTranslator(self), QTranslator(self))
        self._session = SessionFile(folders.session)
        preferences = Preferences(SettingsFile(folders.settings), self)
        theme = Theme(application)
        settings = preferences.settings
        theme.choose(settings.theme)
        self._speak(settings.language)
        self.services = build_services(
            folders, preferences, theme, self._command(settings), _environment(settings)
        )
        self._connect()
        self.window = self._build_window()
        self.window.restore(self._session.load())
        self.services.catalogue.refresh()

    def show(self) -> None:
        self.window.show()

    def close(self) -> None:
        """End everything that runs. What is being written is waited for."""
        self._session.save(self.window.state())
        close_services(self.services)

    def _connect(self) -> None:
        services = self.services
        services.queue.finished.connect(lambda _job, artifact: services.keeper.keep(artifact))
        services.preferences.changed.connect(self._apply)
        services.player.set_volume(services.preferences.settings.volume)

    def _build_window(self) -> MainWindow:
        from studio.ui.tabs import build_tabs

        return MainWindow(self.services, build_tabs(self.services))

    def _apply(self, now: Settings, before: Settings) -> None:
        services = self.services
        services.theme.choose(now.theme)
        if now.models_folder != before.models_folder:
            services.catalogue.use(_models(services.folders, now))
        if now.works_folder != before.works_folder:
            services.keeper.folder = _works(services.folders, now)
        if self._command(now) != self._command(before) or now.language != before.language:
            services.queue.use_engine(self._command(now), _environment(now))
        if now.language != before.language:
            self._speak(now.language)
            self._rebuild()

    def _rebuild(self) -> None:
        """Words are set when widgets are built, so another language needs a new window."""
        old, state = self.window, self.window.state()
        self.window = self._build_window()
        self.window.restore(state)
        self.window.show()
        old.hide()
        old.deleteLater()

    def _speak(self, language: str) -> None:
        """Qt for the window's own words, `LANGUAGE` for errors and for the engine's process."""
        locale = QLocale(language or system_language() or QLocale.system().name())
        if language:
            os.environ["LANGUAGE"] = language
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        places = (("qtbase", qt), ("atelier", str(resource("translations"))))
        for translator, (name, folder) in zip(self._translators, places, strict=True):
            self._application.removeTranslator(translator)
            if translator.load(locale, name, "_", folder):
                self._application.installTranslator(translator)

    def _command(self, settings: Settings) -> tuple[str, ...]:
        if self._engine:
            return self._engine
        command = [sys.executable, "-m", "studio", "engine"]
        if settings.device:
            command += ["--device", settings.device]
        if settings.threads:
            command += ["--threads", str(settings.threads)]
        if settings.memory_gb:
            command += ["--memory", str(settings.memory_gb)]
        return tuple(command)


def build_services(
    folders: Folders,
    preferences: Preferences,
    theme: Theme,
    command: Sequence[str],
    environment: Mapping[str, str],
) -> Services:
    settings = preferences.settings
    errands = Errands()
    library = Library(folders.library)
    return Services(
        folders=folders,
        inputs=Inputs(folders.inputs),
        catalogue=Catalogue(_models(folders, settings), errands),
        library=library,
        preferences=preferences,
        theme=theme,
        errands=errands,
        queue=JobQueue(command, environment, folders.data),
        keeper=Keeper(library, _works(folders, settings), errands),
        player=Player(),
    )


def close_services(services: Services) -> None:
    services.queue.close()
    services.player.close()
    services.keeper.close()
    services.errands.close()
    services.library.close()


def _environment(settings: Settings) -> dict[str, str]:
    """The engine's process has ours, and speaks the same language."""
    return {**os.environ, **({"LANGUAGE": settings.language} if settings.language else {})}


def _models(folders: Folders, settings: Settings) -> Models:
    return Models(Path(settings.models_folder)) if settings.models_folder else Models.of(folders)


def _works(folders: Folders, settings: Settings) -> Path:
    return Path(settings.works_folder) if settings.works_folder else folders.works


def _keep_traces(logs: Path) -> None:
    """A log, and the trace of a crash in native code, where a person can find them."""
    logs.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=logs / "window.log",
        format="%(asctime)s %(name)s %(levelname)s %(message)s",
    )
    faulthandler.enable((logs / "crash.log").open("ab"))
