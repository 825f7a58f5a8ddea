"""What the files of the command line say of their making, and how `inspect` tells it."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from studio.cli import main
from studio.media.credentials.verdict import verify
from studio.media.inspect import inspect
from studio.store.folders import Folders
from studio.store.keys import Keys
from studio.store.settings import Settings, SettingsFile
from tests import tiny

Typed = Callable[..., int]

HILL = ("image", "a hill", "-m", "tiny-sd15", "--size", "64x48", "--steps", "2", "--seed", "5")
MODE_OF_ORIGIN = "http://cv.iptc.org/newscodes/digitalsourcetype/"


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("models")
    tiny.sd15(root / "tiny-sd15")
    return root


@pytest.fixture
def folders(models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """A home of its own for each test, without a key."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(models, home / "models")
    monkeypatch.setenv("ATELIER_HOME", str(home))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return Folders.of()


@pytest.fixture
def typed(folders: Folders) -> Typed:
    return lambda *words: main(words)


def test_a_file_is_signed_without_being_asked(
    typed: Typed, folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*HILL, "-o", "hill.png", "--json") == 0
    assert json.loads(capsys.readouterr().out)["signed"] == ["hill.png"]
    key = Keys(folders.keys).known()
    assert key is not None
    found = verify(Path("hill.png"), key)
    assert found.state == "intact"
    assert found.signer is not None
    assert found.signer.own


def test_replay_gives_the_same_pixels_signed_anew(typed: Typed) -> None:
    assert typed(*HILL, "-o", "hill.png") == 0
    assert typed("replay", "hill.png", "-o", "again.png") == 0
    with Image.open("hill.png") as first, Image.open("again.png") as second:
        assert first.tobytes() == second.tobytes()
    assert verify(Path("again.png")).state == "intact"
    assert Path("hill.png").read_bytes() != Path("again.png").read_bytes()


def test_inspect_tells_who_signed_and_what_changed(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*HILL, "-o", "hill.png") == 0
    capsys.readouterr()
    assert typed("inspect", "hill.png") == 0
    told = capsys.readouterr().out
    assert "Signed by Atelier on this computer. Not changed since." in told
    assert typed("inspect", "hill.png", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["signature"]["state"] == "intact"
    assert report["signature"]["signer"]["own"] is True
    data = bytearray(Path("hill.png").read_bytes())
    data[-13] ^= 1
    Path("hill.png").write_bytes(data)
    assert typed("inspect", "hill.png") == 0
    assert "the content was changed since" in capsys.readouterr().out
    assert typed(*HILL, "-o", "plain.png", "--unsigned") == 0
    assert typed("inspect", "plain.png") == 0
    assert "Not signed." in capsys.readouterr().out


def test_what_is_left_out_is_not_there(typed: Typed) -> None:
    words = ("--unsigned", "--json")
    assert typed(*HILL, "-o", "a.png", "--no-recipe", *words) == 0
    assert typed(*HILL, "-o", "b.png", "--no-prompt", "--china-label") == 0
    first, second = inspect(Path("a.png")), inspect(Path("b.png"))
    assert first.recipe is second.recipe is None
    assert "settings" not in first.credentials
    assert second.credentials["settings"]["seed"] == 5
    assert json.loads(second.credentials["china_label"])["Label"] == "1"
    for found in (first, second):
        assert found.credentials["digital_source_type"].startswith(MODE_OF_ORIGIN)
    assert b"a hill" not in Path("a.png").read_bytes() + Path("b.png").read_bytes()
    assert typed("replay", "b.png") == 2


def test_the_name_of_the_file_tells_no_more_than_the_file(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*HILL, "--no-prompt", "--quiet") == 0
    assert typed(*HILL, "--no-recipe", "--quiet") == 0
    assert capsys.readouterr().out.split() == ["image-5.png", "image-5-2.png"]


def test_the_settings_decide_where_nothing_is_said(typed: Typed, folders: Folders) -> None:
    SettingsFile(folders.settings).save(Settings(sign_exports=False, china_label=True))
    assert typed(*HILL, "-o", "hill.png") == 0
    assert verify(Path("hill.png")).state == "unsigned"
    assert "china_label" in inspect(Path("hill.png")).credentials
    assert not Keys(folders.keys).path.exists()


def test_what_it_was_made_from_is_an_ingredient(typed: Typed) -> None:
    assert typed(*HILL, "-o", "start.png") == 0
    assert typed(*HILL, "--init", "start.png", "-o", "next.jpg") == 0
    found = verify(Path("next.jpg"))
    assert [each.state for each in found.ingredients] == ["intact"]
    assert found.actions[0].source_type.endswith("compositeWithTrainedAlgorithmicMedia")


def test_sounds_too(typed: Typed) -> None:
    assert typed("speech", "Good evening", "--seed", "1", "-o", "a.mp3") == 0
    assert typed("replay", "a.mp3", "-o", "b.mp3", "--unsigned") == 0
    assert verify(Path("a.mp3")).state == "intact"
    assert verify(Path("b.mp3")).state == "unsigned"
    assert inspect(Path("a.mp3")).recipe == inspect(Path("b.mp3")).recipe


def test_the_work_is_worth_more_than_its_signature(
    typed: Typed,
    folders: Folders,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders.keys.write_text("no folder")
    assert typed(*HILL, "-o", "a.png", "--json") == 0
    shown = capsys.readouterr()
    assert "Files will not be signed." in shown.err
    assert json.loads(shown.out)["signed"] == []
    monkeypatch.setitem(sys.modules, "c2pa", None)
    assert typed(*HILL, "-o", "b.png") == 0
    assert "library" in capsys.readouterr().err
    assert verify(Path("b.png")).state == "unsigned"


def test_a_damaged_key_is_told_once(
    typed: Typed, folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    folders.keys.mkdir()
    Keys(folders.keys).path.write_text("no key")
    assert typed("doctor", "--json") == 0
    assert "cannot be used" in json.loads(capsys.readouterr().out)["signing"]["key"]
    assert typed(*HILL, "-o", "a.png") == 0
    assert "a new one was made" in capsys.readouterr().err
    assert typed(*HILL, "-o", "b.png") == 0
    assert "a new one" not in capsys.readouterr().err


def test_doctor_tells_of_the_key(
    typed: Typed, folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("doctor") == 0
    assert "the first export makes one" in capsys.readouterr().out
    assert not folders.keys.exists()
    Keys(folders.keys).key()
    assert typed("doctor") == 0
    assert str(Keys(folders.keys).path) in capsys.readouterr().out


def test_a_project_is_told_from_a_work(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    Path("Book.atelier").write_bytes(b"SQLite format 3\0")
    assert typed("inspect", "Book.atelier") == 2
    said = capsys.readouterr().err
    assert "Book.atelier is a project" in said
    assert "atelier Book.atelier" in said
