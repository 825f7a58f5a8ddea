"""Photoshop documents, read by psd-tools and by ourselves."""

import struct
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from psd_tools import PSDImage
from psd_tools.api.layers import Group
from psd_tools.constants import BlendMode, Resource

from studio.core.compositing import merged
from studio.core.error import BadInput
from studio.core.layered import Blend, Layer, LayeredPicture, LayerGroup
from studio.media.export.profile import srgb_profile
from studio.media.layered.psd import KEYS, encode_psd
from studio.media.layered.psd_reading import read_psd
from tests.media.layered_pictures import GROUND, HEIGHT, RICH, WIDTH, layer, of, pixels

XMP = b"<x:xmpmeta/>"
CLIPPED = msgspec.structs.replace(layer("clipped", 8, Blend.MULTIPLY, 0.7), clipping=True)


def written(folder: Path, picture: LayeredPicture) -> Path:
    path = folder / "picture.psd"
    path.write_bytes(encode_psd(picture, srgb_profile(), XMP))
    return path


def rounded(each: Layer | LayerGroup) -> Layer | LayerGroup:
    """Opacity as the format keeps it."""
    opacity = round(each.opacity * 255) / 255
    if isinstance(each, LayerGroup):
        inside = tuple(map(rounded, each.layers))
        return msgspec.structs.replace(each, layers=inside, opacity=opacity)
    return msgspec.structs.replace(each, opacity=opacity)


def test_layers_as_another_library_reads_them(tmp_path: Path):
    psd = PSDImage.open(written(tmp_path, RICH))
    assert psd.size == (WIDTH, HEIGHT)
    assert [each.name for each in psd] == [each.name for each in RICH.layers]
    moved, group = psd[1], psd[2]
    assert (moved.left, moved.top, moved.size) == (-7, -5, (30, 20))
    assert moved.opacity == 153
    assert isinstance(group, Group)
    assert group.blend_mode is BlendMode.OVERLAY
    assert group.opacity == 204
    inner, deeper, hidden = list(group)
    assert inner.blend_mode is BlendMode.MULTIPLY
    assert deeper.blend_mode is BlendMode.PASS_THROUGH
    assert isinstance(deeper, Group)
    assert deeper[0].blend_mode is BlendMode.SCREEN
    assert not hidden.visible
    image = moved.topil()
    assert image is not None
    assert np.array_equal(np.asarray(image), pixels(2, 30, 20).array())


@pytest.mark.parametrize("blend", list(Blend))
def test_every_mode_has_its_key(blend: Blend, tmp_path: Path):
    psd = PSDImage.open(written(tmp_path, of(GROUND, layer("above", 9, blend))))
    assert psd[1].blend_mode.value == KEYS[blend]
    assert psd[1].blend_mode.name.lower().replace("_", "-") == blend.value


def test_clipping_layers(tmp_path: Path):
    psd = PSDImage.open(written(tmp_path, of(GROUND, layer("base", 7), CLIPPED)))
    assert [each.name for each in psd[1].clip_layers] == ["clipped"]


def test_merged_picture_and_resources(tmp_path: Path):
    path = written(tmp_path, RICH)
    whole = merged(RICH).array()
    with Image.open(path) as image:
        assert image.size == (WIDTH, HEIGHT)
        found = np.asarray(image.convert("RGB"), np.int16)
        assert "icc_profile" in image.info
    assert np.abs(found - whole[..., :3]).max() <= 1
    resources = PSDImage.open(path).image_resources
    assert resources.get_data(Resource.XMP_METADATA) == XMP
    assert resources.get_data(Resource.RESOLUTION_INFO).horizontal == 150 << 16


def test_round_trip(tmp_path: Path):
    picture = of(*RICH.layers, layer("base", 7), CLIPPED)
    found = read_psd(written(tmp_path, picture))
    assert found.layers == tuple(map(rounded, picture.layers))
    assert (found.width, found.height, found.dpi) == (WIDTH, HEIGHT, 150)


def by_another(folder: Path, image: Image.Image, mask: Image.Image | None = None) -> Layer:
    """One layer that psd-tools has written."""
    psd = PSDImage.new("RGB", image.size)
    made = psd.create_pixel_layer(image, name="theirs")
    if mask is not None:
        made.create_mask(mask)
    psd.save(folder / "theirs.psd")
    (found,) = read_psd(folder / "theirs.psd").layers
    assert isinstance(found, Layer)
    return found


def test_transparency_and_masks_of_others(tmp_path: Path):
    theirs = Image.fromarray(pixels(3).array())
    found = by_another(tmp_path, theirs).pixels.array()
    assert np.abs(found.astype(np.int16) - pixels(3).array()).max() <= 1
    mask = Image.linear_gradient("L").resize(theirs.size)
    found = by_another(tmp_path, theirs.convert("RGB"), mask).pixels.array()
    assert np.array_equal(found[..., 3], np.asarray(mask))
    assert np.array_equal(found[..., :3], pixels(3).array()[..., :3])


WHOLE = encode_psd(of(GROUND, LayerGroup(name="g", layers=(layer("a", 2),))), b"", XMP)


def survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    try:
        read_psd(path)
    except BadInput:
        return


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cuts=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=12),
    end=st.integers(0, len(WHOLE)) | st.just(len(WHOLE)),
)
def test_damaged_files(cuts: list[tuple[int, int]], end: int, tmp_path: Path):
    data = bytearray(WHOLE)
    for at, value in cuts:
        data[at] = value
    survives(tmp_path / "damaged.psd", bytes(data[:end]))


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rest=st.binary(max_size=300))
def test_noise(rest: bytes, tmp_path: Path):
    survives(tmp_path / "noise.psd", WHOLE[:26] + rest)


def forged(count: int, box: tuple[int, int, int, int], body: bytes) -> bytes:
    """One layer's record, so many times, and what follows."""
    record = struct.pack(">iiiiH", *box, 1) + struct.pack(">hI", 0, len(body))
    record += b"8BIMnorm" + bytes((255, 0, 0, 0)) + struct.pack(">I", 12) + bytes(12)
    info = struct.pack(">h", count) + record * count + body * count
    layers = struct.pack(">I", len(info)) + info
    return WHOLE[:26] + bytes(8) + struct.pack(">I", len(layers)) + layers


def test_layers_that_claim_to_be_immense(tmp_path: Path):
    path = tmp_path / "bomb.psd"
    for box in ((0, 0, 2**30, 2**30), (0, 0, -5, -5), (0, 0, 30_000, 30_000)):
        path.write_bytes(forged(1, box, struct.pack(">H", 1)))
        with pytest.raises(BadInput):
            read_psd(path)
    path.write_bytes(forged(30_000, (0, 0, 0, 0), b""))
    with pytest.raises(BadInput, match="layers"):
        read_psd(path)


def test_many_large_layers_of_few_bytes(tmp_path: Path):
    path = tmp_path / "bomb.psd"
    path.write_bytes(forged(100, (0, 0, 4_096, 4_096), struct.pack(">H", 0)))
    with pytest.raises(BadInput):
        read_psd(path)


@pytest.mark.parametrize(("depth", "mode"), [(16, 3), (8, 4), (32, 3)])
def test_other_colours_are_named(depth: int, mode: int, tmp_path: Path):
    path = tmp_path / "other.psd"
    path.write_bytes(WHOLE[:22] + struct.pack(">HH", depth, mode) + WHOLE[26:])
    with pytest.raises(BadInput, match="RGB with 8 bits"):
        read_psd(path)
