"""Damaged and hostile files: a result or one sentence, never another exception."""

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.core.error import BadInput
from studio.media.inspect import Inspection, inspect
from studio.media.picture import load_mask, load_picture
from studio.media.save import save
from tests.media.works import KINDS_AND_SUFFIXES, picture, recipe_of, work, work_of

IN_A_FOLDER = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for reader in (inspect, load_picture, load_mask):
        error = refusal(reader, path)
        assert error is None or (error.hint and 0 < len(error.message) < 600)


def refusal(reader: Callable[[Path], object], path: Path) -> BadInput | None:
    try:
        reader(path)
    except BadInput as error:
        return error
    return None


def saved(kind: str, suffix: str, folder: Path) -> bytes:
    path = folder / f"good{suffix}"
    save(work_of(kind), path, force=True)
    return path.read_bytes()


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
@IN_A_FOLDER
@given(data=st.data())
def test_broken_off(kind: str, suffix: str, data: st.DataObject, tmp_path: Path):
    good = saved(kind, suffix, tmp_path)
    survives(tmp_path / "bad", good[: data.draw(st.integers(0, len(good) - 1))])


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
@IN_A_FOLDER
@given(data=st.data())
def test_changed_bytes(kind: str, suffix: str, data: st.DataObject, tmp_path: Path):
    bad = bytearray(saved(kind, suffix, tmp_path))
    places = st.integers(0, min(len(bad), 1_500) - 1) | st.integers(0, len(bad) - 1)
    changes = st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)
    for place, value in data.draw(changes):
        bad[place] = value
    survives(tmp_path / "bad", bytes(bad))


BEGINNINGS = [
    b"",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"RIFF\x40\0\0\0WEBP",
    b"RIFF\x40\0\0\0WAVE",
    b"fLaC\0",
    b"OggS\0",
    b"MThd\0\0\0\6\0\1\0\1\1\xe0MTrk",
    b"ID3\4\0\0",
    b"\xff\xfb\x90",
    b"GIF89a",
    b"BM\0\0\0\0\0\0\0\0",
]


@IN_A_FOLDER
@given(beginning=st.sampled_from(BEGINNINGS), rest=st.binary(max_size=400))
def test_noise(beginning: bytes, rest: bytes, tmp_path: Path):
    survives(tmp_path / "noise", beginning + rest)


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_megabytes_of_one_byte(beginning: bytes, tmp_path: Path):
    for filler in (b"\0", b"\xff", b"OggS" + bytes(23)):
        survives(tmp_path / "filler", beginning + filler * (2**19 // len(filler)))


def test_picture_that_claims_to_be_immense(tmp_path: Path):
    bomb = tmp_path / "bomb.png"
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", immense(60_000)) + _EMPTY_END)
    for reader in (inspect, load_picture, load_mask):
        with pytest.raises(BadInput, match="too large"):
            reader(bomb)


@pytest.mark.parametrize("side", [9_000, 10_000])
def test_picture_just_over_the_limit(side: int, tmp_path: Path):
    large = tmp_path / "large.png"
    large.write_bytes(b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", immense(side)) + _EMPTY_END)
    with pytest.raises(BadInput, match="too large"):
        load_picture(large)


def immense(side: int) -> bytes:
    return struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


_EMPTY_END = png_chunk(b"IDAT", zlib.compress(b"")) + png_chunk(b"IEND", b"")


def test_text_chunk_that_inflates(tmp_path: Path):
    bomb = tmp_path / "bomb.png"
    inflated = b"parameters\0\0" + zlib.compress(bytes(2**24))
    bomb.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", immense(8))
        + png_chunk(b"zTXt", inflated)
        + _EMPTY_END
    )
    with pytest.raises(BadInput, match="does not know"):
        inspect(bomb)


def sevens(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


@pytest.mark.parametrize(("version", "flags"), [(3, 0x0080), (4, 0x0008)])
def test_tag_that_would_inflate_is_left_alone(version: int, flags: int, tmp_path: Path):
    packed = bytes(4) + zlib.compress(b"\3atelier_recipe\0" + bytes(2**24))
    size = sevens(len(packed)) if version == 4 else struct.pack(">I", len(packed))
    frame = b"TXXX" + size + struct.pack(">H", flags) + packed
    bomb = tmp_path / "bomb.mp3"
    bomb.write_bytes(b"ID3" + bytes((version, 0, 0)) + sevens(len(frame)) + frame)
    assert inspect(bomb).other == {}


def test_tag_of_tiny_frames(tmp_path: Path):
    frames = b"".join(
        b"TIT2" + sevens(5) + b"\0\0\3" + f"{number:04x}".encode() for number in range(2**16)
    )
    path = tmp_path / "tiny.mp3"
    path.write_bytes(b"ID3\4\0\0" + sevens(len(frames)) + frames)
    assert inspect(path).other["TIT2"].count("\n") < 10_000


def test_tag_over_the_limit(tmp_path: Path):
    path = tmp_path / "large.mp3"
    path.write_bytes(b"ID3\4\0\0" + sevens(2**27) + bytes(64))
    with pytest.raises(BadInput, match="more text and pictures"):
        inspect(path)


def test_laughing_xmp(tmp_path: Path):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    packet = (
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e11;https://atelier-studio.org/ns/1.0/</x>'
    )
    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet)
    path = tmp_path / "laugh.png"
    Image.new("RGB", (8, 8)).save(path, pnginfo=info)
    with pytest.raises(BadInput, match="recipe"):
        inspect(path)


def test_another_programs_broken_xmp_is_no_matter(tmp_path: Path):
    path = tmp_path / "work.jpg"
    Image.new("RGB", (8, 8)).save(path, xmp=b"<x:xmpmeta>")
    assert inspect(path).recipe is None


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
def test_broken_recipe_says_so(kind: str, suffix: str, tmp_path: Path):
    path = tmp_path / f"work{suffix}"
    artifact = work(recipe_of(kind, "A lake"), work_of(kind).payload)
    save(artifact, path)
    tag = f'"kind":"{kind}"'.encode()
    assert tag in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(tag, tag.replace(b"kind", b"kinb")))
    if suffix == ".png":
        path.write_bytes(with_right_sums(path.read_bytes()))
    with pytest.raises(BadInput, match="cannot be read") as caught:
        inspect(path)
    assert "newer version" in caught.value.hint


def with_right_sums(png: bytes) -> bytes:
    at, whole = 8, png[:8]
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        whole += png_chunk(png[at + 4 : at + 8], png[at + 8 : at + 8 + size])
        at += 12 + size
    return whole


@pytest.mark.parametrize("data", [b"", bytes(100), b"\x7fELF\x02\x01\x01" + bytes(60)])
def test_unknown_kinds(data: bytes, tmp_path: Path):
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(BadInput, match="no kind of file"):
        inspect(path)


def test_text_over_the_limit(tmp_path: Path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"la " * 2**23)
    with pytest.raises(BadInput, match="too large"):
        inspect(path)


def test_file_over_the_limit(tmp_path: Path):
    path = tmp_path / "immense"
    with path.open("wb") as file:
        file.truncate(2**31)
    with pytest.raises(BadInput, match="too large"):
        inspect(path)


def test_what_is_no_file(tmp_path: Path):
    with pytest.raises(BadInput, match="no file"):
        inspect(tmp_path / "missing.png")
    with pytest.raises(BadInput, match="is no file"):
        inspect(tmp_path)
    with pytest.raises(BadInput, match="cannot be read"):
        inspect(tmp_path / ("x" * 300))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_does_not_hang(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="is no file"):
        inspect(tmp_path / "pipe")


def test_stories_that_begin_like_files(tmp_path: Path):
    for start in ("BM", "ID3 tags", "RIFF RAFF", "OggS", "MThd", "fLaC"):
        path = tmp_path / "story.txt"
        path.write_text(f"{start} and what became of them\n")
        assert inspect(path) == Inspection(None, {}, {})


def test_a_truncated_picture_is_refused_as_a_start(tmp_path: Path):
    path = tmp_path / "work.png"
    save(work(recipe_of("image"), picture(width=200, height=200)), path)
    path.write_bytes(path.read_bytes()[:60_000])
    with pytest.raises(BadInput, match="incomplete"):
        load_picture(path)
    assert inspect(path).recipe is not None
