"""Another folder is chosen, and what lies in the old one may come along."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.ui.window import MainWindow
from tests.media.works import work_of


def test_works_come_along_when_wanted(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    services = window.services
    with qtbot.waitSignal(services.keeper.kept) as kept:
        services.keeper.keep(work_of("image"))
    assert kept.args is not None
    work = kept.args[0]
    services.preferences.change(works_folder=str(tmp_path / "new disk"))
    qtbot.waitUntil(lambda: window.notices.notice is not None)
    assert window.notices.notice is not None
    assert window.notices.notice.text.endswith("works: 1.")
    window.notices.notice.offers[0].do()
    window.notices.close_button.click()
    qtbot.waitUntil(lambda: window.notices.notice is not None)
    assert window.notices.notice.text == "Files moved: 1."
    moved = services.library.work(work.id)
    assert moved is not None
    assert moved.path.is_relative_to(tmp_path / "new disk")
    assert moved.path.is_file()
    assert not work.path.exists()


def test_models_come_along(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    services = window.services
    model = services.folders.models / "mine"
    model.mkdir(parents=True)
    (model / "config.json").write_text("{}")
    services.preferences.change(models_folder=str(tmp_path / "models"))
    qtbot.waitUntil(lambda: window.notices.notice is not None)
    assert window.notices.notice is not None
    window.notices.notice.offers[0].do()
    qtbot.waitUntil(lambda: (tmp_path / "models" / "mine" / "config.json").is_file())


def test_empty_folders_are_not_worth_a_word(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    services = window.services
    services.preferences.change(works_folder=str(tmp_path / "new disk"))
    done: list[int] = []
    services.errands.run(lambda: 1, done.append, lambda _: None)
    qtbot.waitUntil(lambda: bool(done))
    assert window.notices.notice is None
