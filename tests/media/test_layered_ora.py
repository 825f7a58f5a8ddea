"""OpenRaster files, read with zipfile, Pillow and an XML parser by the specification."""

import io
import re
import struct
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from studio.core.compositing import merged
from studio.core.error import BadInput
from studio.core.layered import Blend, Layer, LayeredPicture, LayerGroup
from studio.media.layered.ora import encode_ora
from studio.media.layered.ora_reading import read_ora
from studio.media.thumbnail import picture_bytes
from tests.media.layered_pictures import GROUND, HEIGHT, RICH, WIDTH, layer, of


def written(folder: Path, picture: LayeredPicture) -> Path:
    path = folder / "picture.ora"
    path.write_bytes(encode_ora(picture, picture_bytes))
    return path


def shape_of(each: Layer | LayerGroup) -> object:
    """A layer without its pixels, for the empty one has a pixel in a file."""
    if isinstance(each, LayerGroup):
        inside = tuple(map(shape_of, each.layers))
        return (each.name, each.opacity, each.blend, each.visible, each.isolated, inside)
    return (each.name, each.left, each.top, each.opacity, each.blend, each.visible, each.clipping)


def test_by_the_specification(tmp_path: Path):
    with zipfile.ZipFile(written(tmp_path, RICH)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        with Image.open(archive.open("mergedimage.png")) as image:
            assert np.array_equal(np.asarray(image.convert("RGBA")), merged(RICH).array())
        with Image.open(archive.open("Thumbnails/thumbnail.png")) as image:
            assert max(image.size) <= 256
        root = ElementTree.fromstring(archive.read("stack.xml"))
        names = archive.namelist()
    assert (root.get("w"), root.get("h"), root.get("xres")) == ("60", "44", "150")
    (stack,) = root
    assert [each.get("name") for each in stack] == [each.name for each in reversed(RICH.layers)]
    moved = stack[3]
    assert (moved.get("x"), moved.get("y"), moved.get("opacity")) == ("-7", "-5", "0.6")
    assert stack[2].get("composite-op") == "svg:overlay"
    assert all(each.get("src") in names for each in root.iter("layer"))


@pytest.mark.parametrize("blend", list(Blend))
def test_every_mode_comes_back(blend: Blend, tmp_path: Path):
    picture = of(GROUND, layer("above", 9, blend, 0.4))
    found = read_ora(written(tmp_path, picture))
    assert found == picture


def test_round_trip(tmp_path: Path):
    found = read_ora(written(tmp_path, RICH))
    assert list(map(shape_of, found.layers)) == list(map(shape_of, RICH.layers))
    assert (found.width, found.height, found.dpi) == (WIDTH, HEIGHT, 150)
    assert merged(found) == merged(RICH)


@pytest.mark.parametrize("blend", [Blend.NORMAL, Blend.MULTIPLY])
def test_clipping_looks_the_same(blend: Blend, tmp_path: Path):
    base = msgspec.structs.replace(layer("base", 7), opacity=0.9)
    above = msgspec.structs.replace(layer("over", 8, blend, 0.7), clipping=True)
    solid = msgspec.structs.replace(base, pixels=GROUND.pixels, left=9, top=4)
    for bottom in (base, solid):
        picture = of(layer("ground", 3), bottom, above)
        wanted = merged(picture).array().astype(np.int16)
        found = merged(read_ora(written(tmp_path, picture))).array().astype(np.int16)
        if blend is Blend.NORMAL or bottom is solid:
            assert np.abs(found - wanted).max() <= 2


def test_the_same_picture_gives_the_same_file():
    assert encode_ora(RICH, picture_bytes) == encode_ora(RICH, picture_bytes)


def archive_of(stack: str, **files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("stack.xml", stack)
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return file.getvalue()


def stack_of(inside: str, size: int = 8) -> str:
    return f'<image w="{size}" h="{size}"><stack>{inside}</stack></image>'


def refused(folder: Path, data: bytes) -> str:
    path = folder / "hostile.ora"
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        read_ora(path)
    return str(caught.value)


def test_xml_with_entities(tmp_path: Path):
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    refused(tmp_path, archive_of(f'<!DOCTYPE x [<!ENTITY e0 "ha">{laughs}]><image>&e11;</image>'))


def test_bombs(tmp_path: Path):
    refused(tmp_path, archive_of(stack_of("") + " " * 2**24))
    png = io.BytesIO()
    Image.new("RGBA", (8_000, 8_000)).save(png, "PNG")
    many = '<layer src="a.png"/>' * 100
    assert "larger" in refused(tmp_path, archive_of(stack_of(many), **{"a.png": png.getvalue()}))
    assert refused(tmp_path, archive_of(stack_of("<stack>" * 100 + "</stack>" * 100)))
    assert refused(tmp_path, archive_of(stack_of("<stack></stack>" * 9_000)))


@pytest.mark.parametrize("name", ["../outside.png", "/etc/passwd", "a/../../b", "C:\\b.png"])
def test_names_that_lead_out(name: str, tmp_path: Path):
    refused(tmp_path, archive_of(stack_of(""), **{name: b""}))


def test_a_million_entries(tmp_path: Path):
    """Only claimed, since the list is what costs: it has to be refused before it is read."""
    data = archive_of(stack_of(""))
    at = data.rindex(b"PK\x05\x06")
    entry = data[data.index(b"PK\x01\x02") : at][:54]
    central = entry * 200_000
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(central), at, 0)
    assert "more parts" in refused(tmp_path, data[:at] + central + end)


def test_what_is_missing(tmp_path: Path):
    assert "no gone.png" in refused(tmp_path, archive_of(stack_of('<layer src="gone.png"/>')))
    refused(tmp_path, archive_of(stack_of("", size=10**9)))
    refused(tmp_path, b"PK\x03\x04 no archive")
    refused(tmp_path, archive_of(stack_of('<layer opacity="nan" src="stack.xml"/>')))


WHOLE = encode_ora(of(GROUND, LayerGroup(name="g", layers=(layer("a", 2),))), picture_bytes)
_STACK = zipfile.ZipFile(io.BytesIO(WHOLE)).read("stack.xml").decode()
_FILES = {
    name.replace("/", "__"): zipfile.ZipFile(io.BytesIO(WHOLE)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(WHOLE)).namelist()
    if name.startswith("data/")
}


def survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        read_ora(path)
    except BadInput:
        return


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=12),
    end=st.integers(0, len(WHOLE)) | st.just(len(WHOLE)),
)
def test_damaged_files(cuts: list[tuple[int, int]], end: int, tmp_path: Path):
    data = bytearray(WHOLE)
    for at, value in cuts:
        data[at] = value
    survives(tmp_path / "damaged.ora", bytes(data[:end]))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_strange_stacks(data: st.DataObject, tmp_path: Path):
    """Values and tags changed, in an archive that is whole."""
    values = list(re.finditer('"[^"]*"', _STACK))
    chosen = data.draw(st.sampled_from(values))
    strange = data.draw(
        st.sampled_from(["", "-1", "1e9", "nan", "svg:none", "999999999999", "x", "0.5"])
        | st.text()
    )
    stack = f"{_STACK[: chosen.start() + 1]}{strange}{_STACK[chosen.end() - 1 :]}"
    survives(
        tmp_path / "strange.ora", archive_of(stack.encode("utf-8", "replace").decode(), **_FILES)
    )
