"""Pictures handed over, read back by other libraries than those that wrote them."""

import io
import itertools
import zlib
from pathlib import Path

import av
import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from studio.core.artifact import Artifact, Pixels
from studio.core.error import BadInput, ExportError
from studio.media.export.exporting import export
from studio.media.export.formats import Format, formats_of
from studio.media.export.marking import Found
from studio.media.export.options import ExportOptions
from studio.media.export.resizing import sampled
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL, Credentials, Mark
from tests.media.works import picture, recipe_of, work

FORMATS = [each for each in formats_of(picture()) if each.suffix not in (".psd", ".ora", ".pdf")]
LOSSLESS = (".png", ".tif", ".webp")
CARRIES = (".png", ".jpg", ".webp", ".avif", ".tif")
"""The profile and the resolution."""


def exported(folder: Path, pixels: Pixels, **asked: object) -> Path:
    options = ExportOptions(**asked)  # pyright: ignore[reportArgumentType]
    path = folder / f"work{options.suffix}"
    export(work(recipe_of("image"), pixels), path, options, force=True)
    return path


def smooth(width: int, height: int, channels: int = 3) -> Pixels:
    """A soft gradient, which every lossy format keeps well."""
    across = np.linspace(0, 255, width)[None, :, None]
    down = np.linspace(40, 200, height)[:, None, None]
    rows = (across + down) / 2 * np.array([1.0, 0.8, 0.6, 1.0])[:channels]
    return Pixels.of(rows.astype(np.uint8))


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
def test_pixels_come_back(kind: Format, tmp_path: Path):
    pixels = smooth(64, 48)
    quality = 100 if kind.suffix == ".webp" else 95
    path = exported(tmp_path, pixels, suffix=kind.suffix, quality=quality)
    with Image.open(path) as image:
        assert image.size == (64, 48)
        found = np.asarray(image.convert("RGB"), np.int16)
    off = np.abs(found - pixels.array())
    assert off.max() == 0 if kind.suffix in LOSSLESS else off.mean() < 2


@pytest.mark.parametrize("suffix", LOSSLESS)
def test_transparency_comes_back(suffix: str, tmp_path: Path):
    pixels = picture(4)
    path = exported(tmp_path, pixels, suffix=suffix, quality=100)
    with Image.open(path) as image:
        assert np.array_equal(np.asarray(image.convert("RGBA")), pixels.array())


@pytest.mark.parametrize("suffix", [".jpg", ".gif"])
def test_white_shows_through(suffix: str, tmp_path: Path):
    path = exported(tmp_path, Pixels(16, 16, 4, bytes(1024)), suffix=suffix)
    with Image.open(path) as image:
        assert image.convert("RGB").getpixel((8, 8)) == (255, 255, 255)


@pytest.mark.parametrize("suffix", CARRIES)
@pytest.mark.parametrize("dpi", [72, 300])
def test_profile_and_resolution(suffix: str, dpi: int, tmp_path: Path):
    with Image.open(exported(tmp_path, picture(), suffix=suffix, dpi=dpi)) as image:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        assert "sRGB" in ImageCms.getProfileDescription(profile)
        said = image.info.get("dpi") or (float(image.getexif()[0x011A]),) * 2
    assert said == pytest.approx((dpi, dpi), abs=0.1)


@pytest.mark.parametrize("kind", formats_of(picture()), ids=lambda kind: kind.suffix)
def test_mark_is_found_again(kind: Format, tmp_path: Path):
    found = inspect(exported(tmp_path, picture(), suffix=kind.suffix))
    assert found.recipe == recipe_of("image")
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL


@pytest.mark.parametrize("kind", formats_of(picture()), ids=lambda kind: kind.suffix)
def test_machine_making_is_said_without_the_recipe(kind: Format, tmp_path: Path):
    path = exported(tmp_path, picture(), suffix=kind.suffix, recipe=False, labelled=True)
    found = inspect(path)
    assert found.recipe is None
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL
    assert "china_label" in found.credentials
    assert b"A lake at dusk" not in path.read_bytes()


@pytest.mark.parametrize("kind", formats_of(picture()), ids=lambda kind: kind.suffix)
def test_same_work_same_bytes(kind: Format, tmp_path: Path):
    first = exported(tmp_path, picture(4), suffix=kind.suffix).read_bytes()
    assert exported(tmp_path, picture(4), suffix=kind.suffix).read_bytes() == first


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_sixteen_bits_as_they_are(channels: int, tmp_path: Path):
    pixels = picture(channels, 31, 130)
    wanted = pixels.array().astype(np.uint16) * 257
    wanted = np.repeat(wanted, 3, 2) if channels == 1 else wanted
    tif = exported(tmp_path, pixels, suffix=".tif", bits=16)
    assert np.array_equal(tifffile.imread(tif), wanted)
    assert np.array_equal(decoded(exported(tmp_path, pixels, suffix=".png", bits=16)), wanted)


def decoded(path: Path) -> np.ndarray:
    """uint16, by FFmpeg."""
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0))
    kind = "rgba64le" if "a" in frame.format.name else "rgb48le"
    return frame.reformat(format=kind).to_ndarray()


def test_shrinking_gives_more_than_eight_bits(tmp_path: Path):
    pixels = smooth(400, 300)
    found = decoded(exported(tmp_path, pixels, suffix=".png", bits=16, longest=100))
    assert found.shape == (75, 100, 3)
    assert (found % 257 != 0).mean() > 0.5


def test_shrinking_averages_light():
    """Stripes of black and white are half the light, which is 188 as a screen's value."""
    stripes = np.zeros((64, 64, 3), np.uint8)
    stripes[:, ::2] = 255
    small = sampled(Pixels.of(stripes), (16, 16), 8)
    assert abs(int(small[8, 8, 0]) - 188) <= 2


def test_transparent_colours_bleed_nowhere():
    array = np.zeros((64, 64, 4), np.uint8)
    array[:, :32] = (255, 0, 0, 255)
    array[:, 32:] = (0, 255, 0, 0)
    for size in ((16, 16), (128, 128)):
        made = sampled(Pixels.of(array), size, 8)
        seen = made[made[..., 3] > 8]
        assert seen[:, 1].max() == 0
        assert seen[:, 0].min() == 255


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"longest": 120}, (120, 80)),
        ({"scale": 2.0}, (480, 320)),
        ({"exact": (100, 100)}, (100, 100)),
        ({}, (240, 160)),
    ],
)
def test_sizes(asked: dict[str, object], size: tuple[int, int], tmp_path: Path):
    with Image.open(exported(tmp_path, smooth(240, 160), suffix=".png", **asked)) as image:
        assert image.size == size


def test_exact_sizes_cut_and_do_not_stretch():
    pixels = smooth(240, 160)
    made = sampled(pixels, (160, 160), 8)
    assert np.array_equal(made, pixels.array()[:, 40:200])


@given(
    width=st.integers(1, 60),
    height=st.integers(1, 60),
    size=st.tuples(st.integers(1, 90), st.integers(1, 90)),
    channels=st.sampled_from([1, 3, 4]),
    bits=st.sampled_from([8, 16]),
)
@settings(deadline=None, max_examples=60)
def test_any_size(width: int, height: int, size: tuple[int, int], channels: int, bits: int):
    made = sampled(picture(channels, width, height), size, bits)
    assert made.shape == (size[1], size[0], channels)
    assert made.dtype.itemsize * 8 == bits


def several(*sizes: tuple[int, int]) -> list[Artifact]:
    return [work(recipe_of("image", seed=seed), smooth(*size)) for seed, size in enumerate(sizes)]


@pytest.mark.parametrize("suffix", [".gif", ".webp"])
@pytest.mark.parametrize("loop", [True, False])
def test_animations(suffix: str, loop: bool, tmp_path: Path):
    path = tmp_path / f"set{suffix}"
    options = ExportOptions(suffix=suffix, frame_ms=250, loop=loop, quality=100)
    export(several((64, 48), (48, 64), (64, 40)), path, options)
    with Image.open(path) as image:
        assert getattr(image, "n_frames", 1) == 3
        assert image.size == (64, 48)
        image.load()
        assert image.info["duration"] == 250
        assert (image.info.get("loop") == 0) is loop
    found = inspect(path)
    assert found.recipe is None
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL


def test_a_good_palette(tmp_path: Path):
    """A gradient in 256 colours stays within a step that nobody sees."""
    pixels = smooth(256, 128)
    with Image.open(exported(tmp_path, pixels, suffix=".gif")) as image:
        found = np.asarray(image.convert("RGB"), np.float32)
    assert np.abs(found - pixels.array()).mean() < 3


def test_one_file_for_several_only_where_it_can_hold_them(tmp_path: Path):
    with pytest.raises(BadInput, match="cannot be exported"):
        export(several((8, 8), (8, 8)), tmp_path / "set.png", ExportOptions(suffix=".png"))
    with pytest.raises(BadInput, match="nothing to export"):
        export([], tmp_path / "set.gif", ExportOptions(suffix=".gif"))


@pytest.mark.parametrize("quality", [80, 100])
def test_pdf_pages_have_their_physical_size(quality: int, tmp_path: Path):
    path = tmp_path / "set.pdf"
    options = ExportOptions(suffix=".pdf", dpi=144, quality=quality)
    works = [work(recipe_of("image"), picture(4, 288, 144)), *several((72, 144))]
    export(works, path, options)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-1.7")
    assert data.endswith(b"%%EOF\n")
    assert b"/MediaBox [0 0 144.0000 72.0000]" in data
    assert b"/MediaBox [0 0 36.0000 72.0000]" in data
    assert places(data)


def test_pdf_pages_beyond_the_largest_have_a_larger_unit(tmp_path: Path):
    """No side of a page may be longer than 14,400 units."""
    wide = picture(3, 8_192, 16)
    data = exported(tmp_path, wide, suffix=".pdf", dpi=30).read_bytes()
    assert b"/UserUnit 2 " in data
    assert b"/MediaBox [0 0 9830.4000 19.2000]" in data
    assert b"q 9830.4000 0 0 19.2000 0 0 cm" in data
    assert places(data)
    assert b"/UserUnit" not in exported(tmp_path, wide, suffix=".pdf").read_bytes()


def test_pdf_takes_any_name_of_a_program(tmp_path: Path):
    mark = Mark(Credentials("C:\\paint (2)\\", MADE_BY_MODEL))
    path = tmp_path / "work.pdf"
    export(Found(picture(), mark), path, ExportOptions(suffix=".pdf"))
    assert rb"/Creator (C:\\paint \(2\)\\) /Producer" in path.read_bytes()


def test_webp_holds_one_pixel_less():
    assert ExportOptions(suffix=".webp", longest=16_383).longest == 16_383
    assert ExportOptions(suffix=".png", longest=16_384).size_of(2, 1) == (16_384, 8_192)
    with pytest.raises(BadInput) as caught:
        ExportOptions(suffix=".webp", longest=16_384)
    assert "16,383" in caught.value.hint
    with pytest.raises(BadInput, match="16384"):
        ExportOptions(suffix=".webp").size_of(16_384, 8)


def places(pdf: bytes) -> bool:
    """Whether the table of objects leads to each of them."""
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    lines = pdf[start:].splitlines()
    count = int(lines[1].split()[1])
    return all(
        pdf[int(line[:10]) :].startswith(b"%d 0 obj" % number)
        for number, line in zip(itertools.count(1), lines[3 : 2 + count], strict=False)
    )


def test_pdf_keeps_every_pixel_at_full_quality(tmp_path: Path):
    pixels = picture(3, 40, 30)
    data = exported(tmp_path, pixels, suffix=".pdf", quality=100).read_bytes()
    head = data.index(b"/Predictor 15")
    start = data.index(b"stream\n", head) + 7
    unpacked = zlib.decompressobj().decompress(data[start:])
    rows = np.frombuffer(unpacked, np.uint8).reshape(30, 121)
    assert set(rows[:, 0]) == {2}
    plain = np.cumsum(rows[:, 1:], axis=0, dtype=np.uint8).reshape(30, 40, 3)
    assert np.array_equal(plain, pixels.array())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
@pytest.mark.parametrize("kind", formats_of(picture()), ids=lambda kind: kind.suffix)
def test_a_full_disk_leaves_nothing(kind: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        whole(path, data[: len(data) // 2])
        return whole(Path("/dev/full"), data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportError, match="disk is full"):
        exported(tmp_path, picture(), suffix=kind.suffix)
    assert list(tmp_path.iterdir()) == []
