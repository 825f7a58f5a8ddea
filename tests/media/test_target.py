"""What cannot be saved is refused early, and what is there already is never harmed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.artifact import Pixels
from studio.core.error import BadInput, ExportError
from studio.media.save import FORMATS, check_target, save
from tests.media.works import KINDS_AND_SUFFIXES, picture, recipe_of, tone, work, work_of

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
def test_fitting_suffixes(kind: str, suffix: str, tmp_path: Path):
    check_target(recipe_of(kind), tmp_path / f"work{suffix}")
    check_target(recipe_of(kind), tmp_path / f"work{suffix.upper()}")


@pytest.mark.parametrize(
    ("kind", "name", "hint"),
    [
        ("image", "a.wav", "Pictures can be saved as .png, .jpg, .jpeg or .webp."),
        ("image", "a", "Pictures can be saved as .png, .jpg, .jpeg or .webp."),
        ("image", ".png", "Pictures can be saved as .png, .jpg, .jpeg or .webp."),
        ("text", "a.docx", "Texts can be saved as .txt or .md."),
        ("speech", "a.mid", "Speech can be saved as .wav, .flac, .ogg or .mp3."),
        ("music", "a.png", "Music can be saved as .wav, .flac, .ogg, .mp3 or .mid."),
        ("sound", "a.txt", "Sounds can be saved as .wav, .flac, .ogg or .mp3."),
    ],
)
def test_unfitting_suffixes(kind: str, name: str, hint: str, tmp_path: Path):
    with pytest.raises(BadInput) as caught:
        check_target(recipe_of(kind), tmp_path / name)
    assert caught.value.hint == hint
    with pytest.raises(BadInput):
        save(work_of(kind), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_places_that_cannot_be(tmp_path: Path):
    (tmp_path / "file").touch()
    (tmp_path / "folder.png").mkdir()
    recipe = recipe_of("image")
    for place, what in {
        tmp_path / "missing" / "a.png": "no folder",
        tmp_path / "file" / "a.png": "no folder",
        tmp_path / "folder.png": "is a folder",
        tmp_path / ("x" * 300 + ".png"): "cannot be written",
        tmp_path / "a\0b.png": "ending",
    }.items():
        with pytest.raises(BadInput, match=what):
            check_target(recipe, place)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere"
)
def test_folder_without_permission(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(BadInput, match="cannot be written to"):
        check_target(recipe_of("image"), tmp_path / "a.png")
    tmp_path.chmod(0o700)


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
def test_existing_file_is_kept(kind: str, suffix: str, tmp_path: Path):
    path = tmp_path / f"mine{suffix}"
    path.write_bytes(b"mine")
    with pytest.raises(BadInput, match="exists already"):
        check_target(recipe_of(kind), path)
    with pytest.raises(BadInput, match="exists already"):
        save(work_of(kind), path)
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]
    check_target(recipe_of(kind), path, force=True)
    save(work_of(kind), path, force=True)
    assert path.read_bytes() != b"mine"
    assert list(tmp_path.iterdir()) == [path]


def test_folder_that_went_away(tmp_path: Path):
    with pytest.raises(ExportError, match="no folder"):
        save(work_of("image"), tmp_path / "gone" / "a.png")


_FULL_DISK = """
import resource, sys
from pathlib import Path
from studio.core.error import ExportError
from studio.media.save import save
from tests.media.works import work_of
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
for path in map(Path, sys.argv[2:]):
    try:
        save(work_of(sys.argv[1]), path, force=True)
    except ExportError as error:
        print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("kind", list(FORMATS))
def test_full_disk_leaves_nothing_behind(kind: str, tmp_path: Path):
    paths = [tmp_path / f"work{suffix}" for suffix in FORMATS[kind]]
    paths[0].write_bytes(b"mine")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _FULL_DISK, kind, *map(str, paths)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count("could not be written") == len(paths)
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == paths[:1]
    assert paths[0].read_bytes() == b"mine"


def test_music_without_notes_is_no_midi(tmp_path: Path):
    with pytest.raises(BadInput) as caught:
        save(work(recipe_of("music"), tone()), tmp_path / "a.mid")
    assert caught.value.hint == "Sounds can be saved as .wav, .flac, .ogg or .mp3."


def test_works_beyond_the_format(tmp_path: Path):
    wide = Pixels(20_000, 1, 1, bytes(20_000))
    with pytest.raises(ExportError, match=r"20000 x 1 cannot be saved as \.webp"):
        save(work(recipe_of("image"), wide), tmp_path / "a.webp")
    with pytest.raises(ExportError, match=r"saved as \.mp3"):
        save(work(recipe_of("sound"), tone(rate=96_000)), tmp_path / "a.mp3")
    assert not list(tmp_path.iterdir())


def test_inspecting_loads_nothing_heavy():
    code = "import sys, studio.media.inspect; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"numpy", "soundfile", "torch", "PySide6", "urllib.request", "asyncio"}
    assert not heavy & set(done.stdout.split())


def test_smallest_works(tmp_path: Path):
    dot = work(recipe_of("image"), picture(width=1, height=1))
    for suffix in FORMATS["image"]:
        save(dot, tmp_path / f"dot{suffix}")
    click = work(recipe_of("sound"), tone(seconds=1 / 22_050))
    for suffix in FORMATS["sound"]:
        save(click, tmp_path / f"click{suffix}")
