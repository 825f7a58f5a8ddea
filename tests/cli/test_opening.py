"""`atelier` without a command, where there is a screen and where there is none."""

import builtins
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import studio.opening
from studio.cli import main
from studio.cli.options import COMMANDS, build_parser

ROOT = Path(__file__).parents[2]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[list[Path]]:
    """With which files the window was opened, each time; in an empty folder."""
    calls: list[list[Path]] = []

    def open_window(files: list[Path]) -> int:
        calls.append(files)
        return 0

    monkeypatch.setattr(studio.opening, "open_window", open_window)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.chdir(tmp_path)
    return calls


def test_nothing_said_opens_the_window(opened: list[list[Path]]) -> None:
    assert main([]) == 0
    assert opened == [[]]


def test_files_are_opened_in_the_window(opened: list[list[Path]], tmp_path: Path) -> None:
    for name in ("a picture.png", "tune.flac", "story"):
        Path(name).touch()
    assert main(["a picture.png", "tune.flac"]) == 0
    assert main(["story"]) == 0
    assert opened == [[tmp_path / "a picture.png", tmp_path / "tune.flac"], [tmp_path / "story"]]


def test_a_command_goes_before_a_file_of_its_name(
    opened: list[list[Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("models").touch()
    assert main(["models", "--json"]) == 0
    assert opened == []
    assert capsys.readouterr().out.startswith("{")
    assert main(["./models"]) == 0
    assert opened == [[tmp_path / "models"]]


def test_a_file_that_is_not_there_is_named(
    opened: list[list[Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["nowhere.png"]) == 2
    assert capsys.readouterr().err == "atelier: There is no file nowhere.png.\n"
    assert opened == []


def test_a_word_that_is_neither_gets_the_list_of_commands(
    opened: list[list[Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["nosuch"])
    assert end.value.code == 2
    assert "'inspect'" in capsys.readouterr().err


def test_all_commands_are_known_as_commands() -> None:
    shown = build_parser().format_help()
    assert all(f"    {command} " in shown for command in COMMANDS)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_one_line_says_what_helps(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([]) == 1
    said = capsys.readouterr().err
    assert said.startswith("atelier: There is no screen")
    assert "atelier --help" in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "PySide6"),
        (ImportError("libEGL.so.1: cannot open shared object file"), "apt-get install libegl1"),
    ],
)
def test_what_qt_lacks_is_said_with_what_helps(
    error: ImportError,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    real = builtins.__import__

    def without_qt(name: str, *rest: Any) -> Any:
        if name == "studio.opening":
            raise error
        return real(name, *rest)

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(builtins, "__import__", without_qt)
    assert main([]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


def test_help_loads_no_qt() -> None:
    code = (
        "import sys; from studio.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.startswith('PySide6')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "window" in done.stdout
    assert done.stderr.strip() == "[]"
