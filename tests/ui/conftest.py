"""The window's parts over a scripted engine, or over the real one."""

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from studio.app import build_services, close_services
from studio.store.folders import Folders
from studio.store.settings import SettingsFile
from studio.ui.preferences import Preferences
from studio.ui.services import Services
from studio.ui.theme import Theme
from tests.jobs.scripted import scripted_command, scripted_environment

Press = Callable[[QAbstractButton], None]
NameFile = Callable[..., list[Path]]

REAL_ENGINE = (sys.executable, "-m", "studio", "engine")


@pytest.fixture(autouse=True)
def garbage_collected_here() -> Iterator[None]:
    """Widgets left in a circle are freed by the thread that collects, and must not be by a worker.

    Otherwise an errand of one test frees the window of the last, and the heap is damaged.
    """
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """A click on what a person can see and use."""

    def pressed(target: QAbstractButton) -> None:
        assert target.isVisible(), f"{target.accessibleName()} cannot be seen"
        assert target.isEnabled(), f"{target.accessibleName()} cannot be pressed"
        qtbot.mouseClick(target, Qt.MouseButton.LeftButton)

    return pressed


@pytest.fixture
def name_file(monkeypatch: pytest.MonkeyPatch) -> NameFile:
    """Call with the name the person gives in the dialogs for saving, None to leave them.

    The list that comes back gets what each dialog suggested.
    """

    def prepare(path: Path | None, kind: str = "") -> list[Path]:
        suggested: list[Path] = []

        def run(dialog: QFileDialog) -> int:
            suggested.extend(map(Path, dialog.selectedFiles()))
            if path is None:
                return 0
            if kind:
                dialog.selectNameFilter(kind)
                dialog.filterSelected.emit(kind)
            dialog.selectFile(str(path))
            return 1

        monkeypatch.setattr(QFileDialog, "exec", run)
        return suggested

    return prepare


@pytest.fixture(autouse=True)
def one_locale() -> Iterator[None]:
    """A test that changes the language leaves it as it was for the next."""
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp)
    made.choose("dark")
    made.set_font()
    return made


@pytest.fixture
def make_services(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Callable[..., Services]]:
    """Call with the engine's command; everything is closed after the test.

    The catalogue has been read once, so that every chooser is filled.
    """
    made: list[Services] = []

    def make(command: tuple[str, ...]) -> Services:
        folders = Folders(tmp_path / "home")
        folders.data.mkdir(exist_ok=True)
        preferences = Preferences(SettingsFile(folders.settings))
        services = build_services(folders, preferences, theme, command, scripted_environment())
        made.append(services)
        with qtbot.waitSignal(services.catalogue.changed, timeout=10_000):
            services.catalogue.refresh()
        return services

    yield make
    for services in made:
        close_services(services)


@pytest.fixture
def services(make_services: Callable[..., Services]) -> Services:
    """Over the scripted engine, for which prompts say what to do; see tests/jobs/scripted.py."""
    return make_services(tuple(scripted_command()))


@pytest.fixture
def real_services(make_services: Callable[..., Services]) -> Services:
    """Over the real engine with the starter models."""
    return make_services(REAL_ENGINE)
