"""Builds the parts of the window's program and hands them to each other."""

import logging
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator

from studio.core.error import ExportError
from studio.core.language import system_language
from studio.core.recipe import ImageRecipe
from studio.core.resources import resource
from studio.jobs.catalogue import Catalogue
from studio.jobs.desk import Desk
from studio.jobs.errands import Errands
from studio.jobs.keeper import Keeper
from studio.jobs.laying_in import LayingIn
from studio.jobs.player import Player
from studio.jobs.queue import JobQueue
from studio.jobs.tidying import Tidying
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.library import Library
from studio.store.models import Models
from studio.store.project.shelf import Shelf
from studio.store.settings import Settings
from studio.ui.around.actions import open_path
from studio.ui.around.traces import WINDOW_LOG, Alarm
from studio.ui.frame import Beginning, Frame
from studio.ui.parts.notice_bar import Offer
from studio.ui.preferences import Preferences
from studio.ui.services import Services
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

_log = logging.getLogger(__name__)

SAVE_INTERVAL = 1_000
"""Milliseconds between two looks at whether the forms have changed."""


class Studio(QObject):
    """Holds the parts together for as long as the program runs."""

    def __init__(
        self, beginning: Beginning, engine: Sequence[str] = (), project: Path | None = None
    ) -> None:
        """`engine` is the command that starts one, by default this program's own; `project` the
        one to open, by default that of the last time."""
        super().__init__()
        self._beginning = beginning
        self._engine = tuple(engine)
        self._tidying = Tidying(self)
        self._translators = (QTranslator(self), QTranslator(self))
        self._own_language = os.environ.get("LANGUAGE")
        self._saved = beginning.state
        self._rebuild_due = False
        beginning.theme.set_font()
        settings = beginning.preferences.settings
        self._speak(settings.language)
        self.services = build_services(
            beginning.folders,
            beginning.preferences,
            beginning.theme,
            self._command(settings),
            dict(os.environ),
            project,
        )
        self._connect()
        self.window = self._build_window()
        self.window.restore(beginning.state)
        if project is not None:
            self.window.project.show_project()
        beginning.frame.fill(self.window)
        self.services.catalogue.refresh()
        self._saving = QTimer(self, interval=SAVE_INTERVAL)
        self._saving.timeout.connect(self._save)
        self._saving.start()
        self._alarm = Alarm(self)
        self._alarm.happened.connect(self._on_unforeseen)
        for notice in (
            beginning.preferences.notice,
            beginning.session.notice,
            self.services.library.notice,
        ):
            self.window.notices.say(notice)
        for trouble in self.services.desk.notices:
            self.window.project.refuse(trouble)
        self._tidying.settle()

    @property
    def frame(self) -> Frame:
        return self._beginning.frame

    def hear_signals(self) -> None:
        """End with everything saved when the terminal or the system asks."""
        from studio.ui.around.signals import EndSignals

        EndSignals(lambda: self._beginning.application.exit(0), self)

    def tell(self, crash: Path | None) -> None:
        """Of a crash that ended the program last time, and of all errors nobody foresees."""
        self._alarm.install()
        if crash is not None:
            self.window.notices.say(
                self.tr("Atelier ended unexpectedly last time. Nothing that was finished is lost."),
                [self._report_offer(crash)],
            )

    def close(self) -> None:
        """End everything that runs. What is being written is waited for."""
        self._saving.stop()
        state = self.window.state()
        self.window.put_down()
        self._keep_somewhere()
        close_services(self.services)
        try:
            self._beginning.session.save(state)
        except ExportError:
            _log.exception("the window's state could not be saved")
        self._tidying.close()

    def _keep_somewhere(self) -> None:
        """The system may end us without a question, and the folder for works may refuse them."""
        keeper, folders = self.services.keeper, self.services.folders
        for folder in (lambda: keeper.folder, lambda: folders.works, _private_folder):
            keeper.folder = folder()
            keeper.close()
            if not keeper.unkept:
                return
            _log.error("%s refused %s finished works", keeper.folder, len(keeper.unkept))

    def _save(self) -> None:
        """So that a crash or a power cut costs little of what was typed."""
        state = self.window.state()
        if state != self._saved:
            self._saved = state
            self.window.project.note_forms()
            self.services.errands.run(
                lambda: self._beginning.session.save(state),
                lambda _: None,
                lambda error: _log.warning("the window's state could not be saved: %s", error),
            )

    def _connect(self) -> None:
        services = self.services
        services.queue.finished.connect(lambda _job, artifact: services.keeper.keep(artifact))
        for signal in (services.queue.changed, services.queue.removed):
            signal.connect(lambda _: QTimer.singleShot(0, self, self._rebuild_when_free))
        services.preferences.changed.connect(self._apply)
        for signal in (services.desk.changed, services.desk.renamed):
            signal.connect(self._name_frame)
        self._name_frame()
        services.player.set_volume(services.preferences.settings.volume)

    def _name_frame(self) -> None:
        name = self.services.desk.name
        self.frame.setWindowTitle(f"{name} - Atelier" if name else "Atelier")

    def _build_window(self) -> MainWindow:
        from studio.ui.tabs import build_tabs

        return MainWindow(self.services, build_tabs(self.services))

    def _on_unforeseen(self, error: str) -> None:
        log = self.services.folders.logs / WINDOW_LOG
        text = self.tr("Something went wrong that nobody foresaw ({error}). Your work goes on.")
        self.window.notices.say(text.format(error=error), [self._report_offer(log)])

    def _report_offer(self, report: Path) -> Offer:
        return Offer(
            self.tr("Show the report"),
            self.tr("Open the file that says what happened"),
            lambda: open_path(report),
        )

    def _apply(self, now: Settings, before: Settings) -> None:
        services = self.services
        services.theme.choose(now.theme)
        if now.models_folder != before.models_folder:
            services.catalogue.use(_models(services.folders, now))
        if now.works_folder != before.works_folder:
            services.keeper.folder = _works(services.folders, now)
        if now.language != before.language:
            self._speak(now.language)
        if self._command(now) != self._command(before) or now.language != before.language:
            services.queue.use_engine(self._command(now), dict(os.environ))
        if now.language != before.language:
            self._rebuild_due = True
            self._rebuild_when_free()

    def _rebuild_when_free(self) -> None:
        """A text or a sound is written into the form it was asked in, so that form must stay until
        it is done. Pictures find their way into a new one."""
        if not self._rebuild_due:
            return
        jobs = self.services.queue.jobs()
        if any(not job.over and not isinstance(job.recipe, ImageRecipe) for job in jobs):
            self.window.notices.say(
                self.tr("The language changes as soon as what is being made is finished.")
            )
            return
        if self.services.desk.project.unwritten:
            return  # a new window reads the page from the project, which does not have it yet
        self._rebuild_due = False
        self._rebuild()

    def _rebuild(self) -> None:
        """Words are set when widgets are built, so another language needs a new window."""
        old = self.window
        for tab in old.tabs.values():
            tab.put_down()  # what was typed last is in the project before a new tab reads it
        self.window = self._build_window()
        self.frame.fill(self.window)
        self.window.take_over(old)

    def _speak(self, language: str) -> None:
        """Qt for the window's own words, `LANGUAGE` for errors and for the engine's process."""
        locale = QLocale(language or system_language() or QLocale.system().name())
        QLocale.setDefault(locale)  # for dates and numbers
        if language:
            os.environ["LANGUAGE"] = language
        elif self._own_language is not None:
            os.environ["LANGUAGE"] = self._own_language
        else:
            os.environ.pop("LANGUAGE", None)
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        places = (("qtbase", qt), ("atelier", str(resource("translations"))))
        for translator, (name, folder) in zip(self._translators, places, strict=True):
            self._beginning.application.removeTranslator(translator)
            if translator.load(locale, name, "_", folder):
                self._beginning.application.installTranslator(translator)

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
    project: Path | None = None,
) -> Services:
    settings = preferences.settings
    errands = Errands()
    library = Library(folders.library)
    desk = Desk(Shelf(folders.untitled, folders.projects), errands, project)
    keeper = Keeper(library, _works(folders, settings), errands)
    return Services(
        folders=folders,
        inputs=Inputs(folders.inputs),
        catalogue=Catalogue(_models(folders, settings), errands),
        desk=desk,
        library=library,
        preferences=preferences,
        theme=theme,
        errands=errands,
        queue=JobQueue(command, environment, folders.data),
        keeper=keeper,
        laying_in=LayingIn(desk, keeper, library, errands),
        player=Player(),
    )


def close_services(services: Services) -> None:
    services.queue.close()
    services.player.close()
    services.keeper.close()
    services.errands.close()
    services.laying_in.close()
    services.desk.close()
    services.library.close()


def _private_folder() -> Path:
    """A new one among the temporary files, for nobody else's eyes and of a name nobody can guess
    and take before us."""
    return Path(tempfile.mkdtemp(prefix="atelier-works-"))


def _models(folders: Folders, settings: Settings) -> Models:
    return Models(Path(settings.models_folder)) if settings.models_folder else Models.of(folders)


def _works(folders: Folders, settings: Settings) -> Path:
    return Path(settings.works_folder) if settings.works_folder else folders.works
