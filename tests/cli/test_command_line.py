"""The command line as a person types it, with tiny models and real files."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from studio.cli import main
from studio.core.recipe import ImageRecipe
from studio.media.inspect import inspect
from tests import tiny

Typed = Callable[..., int]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("home")
    for build in (tiny.sd15, tiny.llama, tiny.vits, tiny.musicgen, tiny.stable_audio):
        build(root / "models" / f"tiny-{build.__name__}")
    return root


@pytest.fixture
def typed(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command in an empty folder; gives the exit code."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ATELIER_HOME", str(home))

    def run(*words: str) -> int:
        try:
            return main(words)
        except SystemExit as end:  # argparse's own way out
            return end.code if isinstance(end.code, int) else 1

    return run


HILL = ("image", "a hill", "-m", "tiny-sd15", "--size", "64x48", "--steps", "2", "--seed", "5")
PLAIN = "--unsigned"
"""For files that are compared byte by byte: two signatures are never the same."""


def test_a_picture_carries_its_recipe_and_is_made_again_to_the_bit(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*HILL, PLAIN) == 0
    (made,) = Path().iterdir()
    assert made.name == "a-hill-5.png"
    assert capsys.readouterr().out.strip() == made.name
    recipe = inspect(made).recipe
    assert isinstance(recipe, ImageRecipe)
    assert (recipe.prompt, recipe.seed, recipe.width, recipe.height) == ("a hill", 5, 64, 48)
    assert typed("replay", str(made), "-o", "again.png", PLAIN) == 0
    assert Path("again.png").read_bytes() == made.read_bytes()


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_the_format_follows_the_suffix(typed: Typed, suffix: str) -> None:
    assert typed(*HILL, "-o", f"hill.{suffix}", PLAIN) == 0
    with Image.open(f"hill.{suffix}") as picture:
        assert picture.size == (64, 48)
    assert typed("replay", f"hill.{suffix}", "-o", f"again.{suffix}", PLAIN) == 0
    assert Path(f"again.{suffix}").read_bytes() == Path(f"hill.{suffix}").read_bytes()


def test_several_pictures_have_seeds_in_a_row(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(*HILL, "--count", "2", "-o", "set.png", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["files"] == ["set-1.png", "set-2.png"]
    assert set(report["seconds"]) == {"loading", "making", "saving"}
    assert report["recipe"]["kind"] == "image"
    assert report["device"]
    seeds = [recipe.seed for name in report["files"] if (recipe := inspect(Path(name)).recipe)]
    assert seeds == [5, 6]


def test_a_picture_from_a_picture_is_made_again_though_the_original_is_gone(typed: Typed) -> None:
    Image.new("RGB", (80, 60), "teal").save("start.png")
    mask = Image.new("L", (80, 60), 0)
    mask.paste(255, (0, 0, 40, 60))
    mask.save("mask.png")
    wishes = ("--init", "start.png", "--mask", "mask.png", "--strength", "0.9")
    plain = tuple(word for word in HILL if word not in ("--size", "64x48"))
    assert typed(*plain, *wishes, "-o", "filled.png", PLAIN) == 0
    Path("start.png").unlink()
    Path("mask.png").unlink()
    assert typed("replay", "filled.png", "-o", "again.png", PLAIN) == 0
    assert Path("again.png").read_bytes() == Path("filled.png").read_bytes()


def test_words_come_to_the_screen_and_into_a_file(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("text", "the sea", "-m", "tiny-llama", "--max-tokens", "12", "--seed", "2")
    assert typed(*words) == 0
    shown = capsys.readouterr()
    assert shown.err.strip() == "the-sea-2.txt"
    written = Path("the-sea-2.txt").read_text(encoding="utf-8").partition("\f")[0].strip()
    assert written in shown.out.replace("\r", "")
    assert typed(*words, "-o", "sea.md") == 0
    assert typed("replay", "sea.md", "-o", "again.md") == 0
    assert Path("again.md").read_bytes() == Path("sea.md").read_bytes()


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3"])
def test_speech_in_every_format(typed: Typed, suffix: str) -> None:
    assert typed("speech", "Good evening", "--seed", "1", "-o", f"a.{suffix}", PLAIN) == 0
    assert typed("replay", f"a.{suffix}", "-o", f"b.{suffix}", PLAIN) == 0
    assert Path(f"a.{suffix}").read_bytes() == Path(f"b.{suffix}").read_bytes()


def test_music_and_sound_from_folders_of_ones_own(typed: Typed) -> None:
    assert typed("music", "jazz", "-m", "tiny-musicgen", "--seconds", "1", "-o", "a.wav") == 0
    wishes = ("--seconds", "0.5", "--steps", "2")
    assert typed("sound", "rain", "-m", "tiny-stable_audio", *wishes, "-o", "b.flac") == 0
    assert Path("a.wav").stat().st_size > 1000
    assert Path("b.flac").stat().st_size > 1000


def test_a_tune_comes_as_sound_and_as_notes(typed: Typed) -> None:
    words = ("music", "a slow waltz for piano", "--seconds", "6", "--seed", "1")
    assert typed(*words, "-m", "starter-tunes", PLAIN) == 0
    sound, notes = Path("a-slow-waltz-for-piano-1.wav"), Path("a-slow-waltz-for-piano-1.mid")
    for made in (sound, notes):
        assert typed("replay", str(made), "-o", f"again{made.suffix}", PLAIN) == 0
        assert Path(f"again{made.suffix}").read_bytes() == made.read_bytes()


def test_a_sound_is_made_without_any_model_of_ones_own(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("sound", "a click", "--seconds", "0.5", "--seed", "1", "-m", "starter-sounds")
    assert typed(*words, "-o", "a.wav", PLAIN) == 0
    assert typed("replay", "a.wav", "-o", "b.wav", PLAIN) == 0
    assert Path("a.wav").read_bytes() == Path("b.wav").read_bytes()
    assert typed("sound", "a quarrel in Parliament", "-m", "starter-sounds") == 2
    assert "footsteps" in capsys.readouterr().err


@pytest.mark.parametrize("wish", [("--key", "H flat"), ("--metre", "9/4"), ("--instrument", "x")])
def test_a_tune_nobody_could_play_is_refused(typed: Typed, wish: tuple[str, str]) -> None:
    assert typed("music", "a waltz", "-m", "starter-tunes", *wish) == 2


def test_nothing_is_overwritten_without_force(typed: Typed) -> None:
    Path("hill.png").write_text("my own work")
    assert typed(*HILL, "-o", "hill.png") == 2
    assert Path("hill.png").read_text() == "my own work"
    assert typed(*HILL, "-o", "hill.png", "--force") == 0
    assert typed(*HILL) == 0
    assert typed(*HILL) == 0
    assert Path("a-hill-5-2.png").exists()


def write_bad_files() -> None:
    Path("note.txt").write_text("no picture")
    Image.new("RGB", (64, 48)).save("start.png")
    Image.new("L", (10, 10), 255).save("small.png")
    Path("broken.png").write_bytes(Path("start.png").read_bytes()[:30] + b"broken")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("image", ""), 2),
        (("image", "x" * 100_000), 2),
        (("image", "a\x00b"), 2),
        (("text", "x" * 100_000), 2),
        (("speech", "  "), 2),
        (("image", "x", "--size", "0x0"), 2),
        (("image", "x", "--size", "1000000x1000000"), 2),
        (("image", "x", "--size", "wide"), 2),
        (("image", "x", "--steps", "-4"), 2),
        (("image", "x", "--guidance", "nan"), 2),
        (("image", "x", "--seed", "-1"), 2),
        (("image", "x", "--count", "0"), 2),
        (("image", "x", "--mask", "small.png"), 2),
        (("image", "x", "--init", "start.png", "--mask", "small.png"), 2),
        (("image", "x", "--init", "note.txt"), 2),
        (("image", "x", "--init", "broken.png"), 2),
        (("image", "x", "--init", "nowhere.png"), 2),
        (("image", "x", "--strength", "7", "--init", "start.png"), 2),
        (("image", "x", "-o", "x.bmp"), 2),
        (("image", "x", "-o", "nowhere/x.png"), 2),
        (("image", "x", "-m", "nothing"), 1),
        (("image", "x", "-m", "tiny-llama"), 2),
        (("music", "x", "--tempo", "-1", "-m", "tiny-musicgen"), 2),
        (("music", "x", "--seconds", "inf", "-m", "tiny-musicgen"), 2),
        (("speech", "x", "--voice", "nobody"), 2),
        (("speech", "x", "--speed", "0"), 2),
        (("inspect", "nowhere.png"), 2),
        (("inspect", "broken.png"), 2),
        (("inspect", "."), 2),
        (("replay", "note.txt"), 2),
        (("replay", "start.png"), 2),
        (("models", "show", "nothing"), 1),
        (("models", "show"), 2),
        (("image",), 2),
        (("nonsense",), 2),
    ],
)
def test_bad_input_gets_a_short_answer_that_helps(
    typed: Typed, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int
) -> None:
    write_bad_files()
    before = sorted(Path().iterdir())
    if words[:1] == ("image",) and "-m" not in words:
        words = (*words, "-m", "tiny-sd15")
    assert typed(*words) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err + told.out
    last = (told.err or told.out).strip().splitlines()[-1]
    assert len(last) < 400
    assert sorted(Path().iterdir()) == before


def test_an_error_is_json_too(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("image", "x", "-m", "nothing", "--json") == 1
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["kind"], bool(error["message"]), bool(error["hint"])) == (
        "ModelMissing",
        True,
        True,
    )


def test_a_full_disk_leaves_nothing_behind(home: Path, tmp_path: Path) -> None:
    """The system refuses to let any file grow beyond 4 KB, as a full disk would."""
    resource = pytest.importorskip("resource")
    ended = subprocess.run(
        [sys.executable, "-m", "studio", "speech", "A sentence of some length.", "-o", "a.wav"],
        cwd=tmp_path,
        env=os.environ | {"ATELIER_HOME": str(home)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "a.wav" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_models_and_doctor_say_what_there_is(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("models", "--json") == 0
    listed = {model["id"] for model in json.loads(capsys.readouterr().out)["models"]}
    assert {"tiny-sd15", "tiny-llama"} <= listed
    assert typed("models") == 0
    assert "tiny-sd15" in capsys.readouterr().out
    assert typed("models", "show", "espeak-ng") == 0
    assert "cmn" in capsys.readouterr().out
    assert typed("doctor", "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["libraries"]["torch"]
    assert "cpu" in report["devices"]


@pytest.mark.parametrize("words", [("--help",), ("inspect", "picture.png"), ("models",)])
def test_looking_loads_nothing_heavy(home: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "picture.png")
    probe = (
        "import sys; from studio.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'diffusers', 'transformers', 'numpy', 'scipy'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", probe, *words],
        cwd=tmp_path,
        env=os.environ | {"ATELIER_HOME": str(home), "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
