"""A file is shown where it lies, as well as the system can."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from studio.ui.parts.show_in_folder import show_in_folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    urls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url) or True)
    return urls


def test_a_file_that_is_gone_shows_its_folder(tmp_path: Path, opened: list[QUrl]) -> None:
    show_in_folder(tmp_path / "gone.png")
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


@pytest.mark.parametrize("script", ["", "exit 1"])
def test_without_a_file_manager_that_can_the_folder_opens(
    tmp_path: Path,
    opened: list[QUrl],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    script: str,
) -> None:
    """There is no `dbus-send`, or nobody answers it."""
    monkeypatch.setattr("sys.platform", "linux")
    tools = tmp_path / "tools"
    tools.mkdir()
    if script:
        (tools / "dbus-send").write_text(f"#!/bin/sh\n{script}\n")
        (tools / "dbus-send").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    (tmp_path / "a, b.png").touch()
    show_in_folder(tmp_path / "a, b.png")
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_a_file_manager_that_can_is_told_the_file(
    tmp_path: Path, opened: list[QUrl], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    told = tmp_path / "told"
    (tmp_path / "dbus-send").write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}.new"\n'
                                        f'/bin/mv "{told}.new" "{told}"\n')  # fmt: skip
    (tmp_path / "dbus-send").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    picture = tmp_path / "a, 湖.png"
    picture.touch()
    show_in_folder(picture)
    qtbot.waitUntil(told.is_file)
    (address,) = [line for line in told.read_text().splitlines() if "file://" in line]
    assert "," not in address
    assert QUrl(address.removeprefix("array:string:")).toLocalFile() == str(picture)
    assert not opened
