"""Files made to do harm cost an answer, never the program."""

import io
import struct
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.media.credentials import child, reading
from studio.media.credentials.ingredient import Ingredient
from studio.media.credentials.telling import told
from studio.media.credentials.verdict import verify
from tests.media.credentials.files import SUFFIXES, own_key, signed_file, written

PICTURES = (".png", ".jpg", ".webp", ".tiff", ".avif", ".gif")

FUZZED = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def pixels(data: bytes) -> bytes | None:
    """None for what nobody can see. A signature does not cover the checksum of its own chunk."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.convert("RGB").tobytes()
    except (OSError, SyntaxError):
        return None


@pytest.mark.parametrize("suffix", SUFFIXES)
@FUZZED
@given(data=st.data())
def test_changed_bytes(suffix: str, data: st.DataObject, tmp_path: Path) -> None:
    """No change of a pixel goes unseen."""
    good = signed_file(suffix)
    bad = bytearray(good)
    first = good.find(b"c2pa")
    places = st.integers(first - 40, min(first + 4_000, len(bad) - 1)) | st.integers(
        0, len(bad) - 1
    )
    for place, value in data.draw(
        st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)
    ):
        bad[place] = value
    found = verify(written(tmp_path, suffix, bytes(bad)), own_key())
    assert all(0 < len(line) < 1_000 for line in told(found))
    if found.state == "intact" and suffix in PICTURES:
        assert pixels(bytes(bad)) in (pixels(good), None)


@pytest.mark.parametrize("suffix", SUFFIXES)
@FUZZED
@given(data=st.data())
def test_broken_off(suffix: str, data: st.DataObject, tmp_path: Path) -> None:
    good = signed_file(suffix)
    cut = good[: data.draw(st.integers(0, len(good) - 1))]
    assert told(verify(written(tmp_path, suffix, cut)))


@FUZZED
@given(start=st.sampled_from([b"\xff\xd8\xff", b"%PDF-1.7", b"RIFF\0\0\0\0WAVE"]), rest=st.binary())
def test_noise(start: bytes, rest: bytes, tmp_path: Path) -> None:
    assert told(verify(written(tmp_path, ".bin", start + b"c2pa" + rest)))


def sevens(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def bomb() -> bytes:
    """An MP3 of four megabytes with a frame that unpacks to four gigabytes."""
    packer = zlib.compressobj(9)
    head = packer.compress(bytes(2**24)) + packer.flush(zlib.Z_FULL_FLUSH)
    more = packer.compress(bytes(2**24)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + more * 255 + packer.flush()
    frame = b"GEOB" + struct.pack(">I", len(packed) + 4) + b"\0\x80\xff\xff\xff\xff" + packed
    return b"ID3\3\0\0" + sevens(len(frame)) + frame + b"\xff\xfb\x90\0c2pa" + bytes(400)


@pytest.mark.skipif(sys.platform != "linux", reason="there a process may take all memory there is")
def test_what_unpacks_to_gigabytes_costs_an_answer(tmp_path: Path) -> None:
    path = written(tmp_path, ".mp3", bomb())
    assert verify(path).state in ("unsigned", "unreadable")


def test_what_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS_LIMIT", 0.01)
    found = verify(written(tmp_path, ".png", signed_file(".png")))
    assert found.state == "unreadable"
    assert "damaged, or made to do harm" in told(found)[0]


def test_a_start_nobody_can_read_in_time_goes_in_without_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = Ingredient("start", signed_file(".jpg"))
    with monkeypatch.context() as patch:
        patch.setattr(reading, "SECONDS_LIMIT", 0.01)
        data = signed_file(".png", ingredients=(start,))
    (part,) = verify(written(tmp_path, ".png", data), own_key()).ingredients
    assert (part.title, part.state) == ("start", "unsigned")


@pytest.mark.parametrize(
    "answer",
    [b"", b"{}", b"[]", b"null", b"\xff", b'{"manifests": 3}', b"[" * 100_000],
)
def test_a_process_that_answers_nonsense(
    answer: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "answering.py"
    other.write_text(f"import sys; sys.stdout.buffer.write({answer!r})")
    monkeypatch.setattr(child, "__name__", "answering")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = verify(written(tmp_path, ".png", signed_file(".png")))
    assert found.state in ("unreadable", "invalid")
