"""What was changed after signing is seen, and what cannot be checked is said."""

import io
import re
import shutil
import struct
import sys
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from PIL import Image

from studio.core.error import BadInput
from studio.media.credentials import reading
from studio.media.credentials.ingredient import Ingredient
from studio.media.credentials.telling import told
from studio.media.credentials.verdict import Verdict, verify
from studio.media.inspect import inspect
from tests.media.credentials.files import (
    SUFFIXES,
    other_key,
    own_key,
    signed_file,
    unsigned_file,
    written,
)


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def png(chunks: list[tuple[bytes, bytes]]) -> bytes:
    whole = b"\x89PNG\r\n\x1a\n"
    for name, data in chunks:
        whole += struct.pack(">I", len(data)) + name + data
        whole += struct.pack(">I", zlib.crc32(name + data))
    return whole


def with_one_pixel_changed(data: bytes) -> bytes:
    """As an image editor would write it that keeps all metadata."""
    chunks = list(png_chunks(data))
    pixels = bytearray(zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT")))
    pixels[100] ^= 1
    changed = [each for each in chunks if each[0] not in (b"IDAT", b"IEND")]
    return png([*changed, (b"IDAT", zlib.compress(bytes(pixels))), (b"IEND", b"")])


def test_one_pixel_is_enough(tmp_path: Path) -> None:
    data = with_one_pixel_changed(signed_file(".png"))
    with Image.open(io.BytesIO(data)) as image:
        image.load()
    found = verify(written(tmp_path, ".png", data), own_key())
    assert found.state == "changed"
    assert found.signer is not None
    assert found.signer.own
    assert told(found)[0] == (
        "Signed by Atelier on this computer, but the content was changed since."
    )


def test_a_changed_prompt_in_the_other_metadata_is_a_change(tmp_path: Path) -> None:
    data = signed_file(".png")
    chunks = [
        (name, text.replace(b"A lake", b"A hill") if name == b"iTXt" else text)
        for name, text in png_chunks(data)
    ]
    assert verify(written(tmp_path, ".png", png(chunks))).state == "changed"


def with_a_content_byte_changed(suffix: str) -> bytes:
    """A byte of the picture or sound itself, late in the file as it was before signing."""
    before, data = unsigned_file(suffix), bytearray(signed_file(suffix))
    for place in range(len(before) * 3 // 4, 0, -7):
        piece = before[place : place + 12]
        if len(set(piece)) > 6 and data.count(piece) == 1:
            data[data.index(piece) + 5] ^= 0x40
            return bytes(data)
    raise AssertionError(suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_change_is_seen_in_every_format(suffix: str, tmp_path: Path) -> None:
    found = verify(written(tmp_path, suffix, with_a_content_byte_changed(suffix)), own_key())
    assert found.state in ("changed", "invalid")
    assert told(found)[0] != told(verify(written(tmp_path, suffix, signed_file(suffix))))[0]


def test_a_forged_manifest_does_not_hold(tmp_path: Path) -> None:
    """Someone writes another source type into credentials of ours."""
    data = signed_file(".png")
    chunks = [
        (name, text.replace(b"trainedAlgorithmicMedia", b"digitalCapture.........")[: len(text)])
        if name == b"caBX"
        else (name, text)
        for name, text in png_chunks(data)
    ]
    found = verify(written(tmp_path, ".png", png(chunks)), own_key())
    assert found.state == "invalid"
    assert found.reason
    assert "does not hold" in told(found)[0]


def test_a_forged_ingredient_does_not_hold(tmp_path: Path) -> None:
    start = signed_file(".jpg", key=other_key())
    data = signed_file(".webp", ingredients=(Ingredient("start", start),))
    at = data.index(b"trainedAlgorithmicMedia", data.index(b"jumb"))
    assert verify(written(tmp_path, ".webp", data), own_key()).state == "intact"
    forged = data[:at] + b"T" + data[at + 1 :]
    assert verify(written(tmp_path, ".webp", forged), own_key()).state == "invalid"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_not_signed(suffix: str, tmp_path: Path) -> None:
    assert verify(written(tmp_path, suffix, unsigned_file(suffix))) == Verdict("unsigned")


@pytest.mark.parametrize("data", [b"", b"c2pa", b"A story about c2pa", bytes(100)])
def test_what_can_be_signed_by_nobody(data: bytes, tmp_path: Path) -> None:
    assert verify(written(tmp_path, ".png", data)) == Verdict("unsigned")


def test_the_suffix_does_not_matter(tmp_path: Path) -> None:
    path = written(tmp_path, ".png", signed_file(".wav"))
    assert verify(path, own_key()).state == "intact"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        verify(tmp_path / "nowhere.png")


def test_damaged_credentials_are_told(tmp_path: Path) -> None:
    data = bytearray(signed_file(".jpg"))
    at = data.index(b"c2pa.claim")
    data[at - 60 : at - 20] = b"\xff" * 40
    found = verify(written(tmp_path, ".jpg", bytes(data)))
    assert found.state == "unreadable"
    assert told(found)[0].startswith("Its signature could not be checked: ")


def test_a_file_over_the_limit_is_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SIZE_LIMIT", 1_000)
    found = verify(written(tmp_path, ".png", signed_file(".png")))
    assert found.state == "unreadable"
    assert "MB are not checked" in found.reason


def test_without_the_library_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, ".png", signed_file(".png"))
    monkeypatch.setitem(sys.modules, "c2pa", None)
    assert "library" in verify(path).reason


def test_the_folder_of_the_file_is_no_place_for_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a stranger was run')")
    monkeypatch.chdir(tmp_path)
    assert verify(written(tmp_path, ".png", signed_file(".png")), own_key()).state == "intact"


class _Counting(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server on this computer, and what it was asked for."""
    handler = type("Handler", (_Counting,), {"asked": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/manifest.c2pa", handler.asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_nothing_is_fetched(asked: tuple[str, list[str]], tmp_path: Path) -> None:
    address, requests = asked
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        f'xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="{address}"/>'
        "</rdf:RDF></x:xmpmeta>"
    )
    path = tmp_path / "remote.jpg"
    Image.new("RGB", (8, 8)).save(path, xmp=packet.encode(), comment=b"c2pa")
    assert verify(path).state in ("unsigned", "unreadable")
    signed_file(".png", ingredients=(Ingredient("remote", path.read_bytes()),))
    assert requests == []


def test_inspect_tells_it_where_it_is_asked_to(tmp_path: Path) -> None:
    path = written(tmp_path, ".png", signed_file(".png"))
    assert inspect(path).signature is None
    found = inspect(path, verifying=True, own=own_key())
    assert found.recipe is not None
    assert found.signature is not None
    lines = told(found.signature)
    assert lines[0] == "Signed by Atelier on this computer. Not changed since."
    assert "It says that a model made it." in lines
    stranger = told(verify(path))
    assert re.match(r"Signed by Atelier [0-9a-f]{8} \(Atelier on this computer\)\. ", stranger[0])
    assert stranger[1].startswith("Anyone can sign")


def test_ingredients_are_told(tmp_path: Path) -> None:
    start = signed_file(".jpg")
    ingredients = (Ingredient("start", start), Ingredient("photo", unsigned_file(".png")))
    path = written(tmp_path, ".png", signed_file(".png", ingredients=ingredients))
    lines = told(verify(path, own_key()))
    assert lines[-2:] == (
        "Made from: start. Signed by Atelier on this computer, not changed before.",
        "Made from: photo. Not signed.",
    )
    copy = tmp_path / "copy.png"
    shutil.copyfile(path, copy)
    assert told(verify(copy, own_key())) == lines
