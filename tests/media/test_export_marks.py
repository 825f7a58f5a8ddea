"""What exported files say, read from files that were damaged or made to hurt."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.artifact import Text
from studio.core.error import BadInput
from studio.media.export.exporting import export
from studio.media.export.options import ExportOptions
from studio.media.inspect import inspect
from tests.media.works import picture, recipe_of, tone, work

KINDS = {
    ".tif": "image",
    ".avif": "image",
    ".gif": "image",
    ".psd": "image",
    ".ora": "image",
    ".pdf": "image",
    ".m4a": "sound",
    ".opus": "sound",
    ".docx": "text",
    ".html": "text",
}


@cache
def whole(suffix: str, folder: Path) -> bytes:
    payload = {"image": picture(), "sound": tone(), "text": Text("A lake.")}[KINDS[suffix]]
    path = folder / f"work{suffix}"
    made = work(recipe_of(KINDS[suffix]), payload)
    export(made, path, ExportOptions(suffix=suffix), force=True)
    return path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("works")


def survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        inspect(path)
    except BadInput:
        return


@pytest.mark.parametrize("suffix", KINDS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_damaged_files(suffix: str, data: st.DataObject, folder: Path, tmp_path: Path):
    damaged = bytearray(whole(suffix, folder))
    places = st.integers(0, min(len(damaged), 4_096) - 1) | st.integers(0, len(damaged) - 1)
    for at in data.draw(st.lists(places, max_size=10)):
        damaged[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.just(len(damaged)) | st.integers(0, len(damaged)))
    survives(tmp_path / "damaged", bytes(damaged[:end]))


BEGINNINGS = (b"8BPS\0\1", b"\0\0\0\x20ftypM4A ", b"\0\0\0\x20ftypavif", b"%PDF-1.7", b"PK\3\4")


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_megabytes_of_one_byte(beginning: bytes, tmp_path: Path):
    for filler in (b"\0", b"\xff", b"<?xpacket begin=", b"\0\0\0\x08free"):
        survives(tmp_path / "filler", beginning + filler * (2**21 // len(filler)))


def test_a_document_with_entities(tmp_path: Path):
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    xml = f'<!DOCTYPE x [<!ENTITY e0 "ha">{laughs}]><Properties>&e11;</Properties>'
    path = tmp_path / "laugh.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr("docProps/custom.xml", xml)
    with pytest.raises(BadInput):
        inspect(path)


def test_other_archives_are_no_works(tmp_path: Path):
    path = tmp_path / "things.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(BadInput, match="no kind of file"):
        inspect(path)


def test_a_document_of_others_has_no_mark(tmp_path: Path):
    path = tmp_path / "theirs.docx"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    path.write_bytes(file.getvalue())
    assert inspect(path).credentials == {}
