"""Files that are brought in are read as what they are, whoever made them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.error import BadInput
from studio.media.importing import SUFFIXES, files_in, played, read_arrival
from studio.media.save import save
from tests.media.works import KINDS_AND_SUFFIXES, melody, tone, work_of


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
def test_our_own_files_bring_their_recipe(tmp_path: Path, kind: str, suffix: str) -> None:
    path = tmp_path / f"work{suffix}"
    artifact = work_of(kind)
    save(artifact, path)
    read = read_arrival(path)
    assert (read.kind, read.recipe, read.program) == (kind, artifact.recipe, "Atelier")
    assert read.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert bool(read.thumbnail) is (kind == "image")
    assert bool(read.score) is (suffix == ".mid")
    assert ("quiet evening" in read.text) is (kind == "text")


def test_plain_files_bring_what_is_in_them(tmp_path: Path) -> None:
    import soundfile

    sound = tone()
    soundfile.write(tmp_path / "a.wav", sound.array(), sound.rate)
    (tmp_path / "b.txt").write_text("\ufeffWords\r\nand more\n")
    (tmp_path / "c.mid").write_bytes(melody())
    reads = [read_arrival(tmp_path / name) for name in ("a.wav", "b.txt", "c.mid")]
    assert [read.kind for read in reads] == ["sound", "text", "music"]
    assert [read.recipe for read in reads] == [None] * 3
    assert reads[1].text == "Words\nand more"
    assert reads[2].score == melody()


def test_notes_are_played(tmp_path: Path) -> None:
    from studio.media.sound_import import load_sound

    (tmp_path / "tune.flac").write_bytes(played(melody(), "tune.mid"))
    sound = load_sound(tmp_path / "tune.flac")
    assert sound.seconds > 2
    assert abs(sound.array()).max() > 0.1
    with pytest.raises(BadInput, match=r"tune\.mid"):
        played(b"MThd" + bytes(40), "tune.mid")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:30])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def renamed(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 9)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".wav", ".flac", ".mid", ".txt"])
@pytest.mark.parametrize("harm", [emptied, cut, renamed])
def test_what_is_damaged_is_told(tmp_path: Path, suffix: str, harm: Callable[[Path], None]) -> None:
    kind = {".png": "image", ".jpg": "image", ".txt": "text", ".mid": "music"}.get(suffix, "sound")
    path = tmp_path / f"work{suffix}"
    save(work_of(kind), path)
    harm(path)
    if suffix == ".txt" and harm is not renamed:
        assert read_arrival(path).recipe is None
        return
    with pytest.raises(BadInput) as error:
        read_arrival(path)
    assert error.value.hint


def test_other_kinds_and_nothing_at_all_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"MZ")
    with pytest.raises(BadInput, match="no kind of file"):
        read_arrival(tmp_path / "a.exe")
    with pytest.raises(BadInput, match="no file"):
        read_arrival(tmp_path / "gone.png")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(BadInput):
        read_arrival(tmp_path / "folder.png")


@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_end_in_words(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    try:
        read = read_arrival(path)
    except BadInput:
        return
    assert read.sha256


def test_folders_are_looked_through(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".secret").mkdir()
    for name in ("b.png", "a.PNG", "deep/c.md", ".d.png", ".secret/e.png", "f.zip"):
        (tmp_path / "in" / name).write_bytes(b"")
    named = tmp_path / "named.zip"
    found = files_in([tmp_path / "in", named, tmp_path / "in" / "b.png"])
    assert [path.name for path in found.files] == ["a.PNG", "b.png", "c.md", "named.zip"]
    assert found.left == 1


def test_links_to_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.png").write_bytes(b"")
    try:
        (tmp_path / "in" / "round").symlink_to(tmp_path / "in", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert len(files_in([tmp_path / "in"]).files) == 1
