"""Pictures from anywhere become plain sRGB, upright."""

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from studio.core.error import BadInput
from studio.media.picture import load_mask, load_picture


def encoded(image: Image.Image, name: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, name, **options)
    return file.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_modes(mode: str):
    pixels = load_picture(encoded(Image.new("RGB", (6, 4), (255, 255, 255)).convert(mode)))
    assert (pixels.width, pixels.height, pixels.channels) == (6, 4, 3)
    assert pixels.data == b"\xff" * 72


@pytest.mark.parametrize("name", ["PNG", "JPEG", "WEBP", "GIF", "BMP"])
def test_formats(name: str, tmp_path: Path):
    path = tmp_path / "picture.of.any.name"
    path.write_bytes(encoded(Image.new("RGB", (16, 16), (200, 30, 30)), name))
    pixels = load_picture(path).array()
    assert np.abs(pixels.astype(int) - (200, 30, 30)).max() <= 6


def test_cmyk():
    pixels = load_picture(encoded(Image.new("CMYK", (8, 8), (0, 0, 0, 255)), "JPEG"))
    assert pixels.channels == 3
    assert max(pixels.data) < 8


def test_sixteen_bits_of_grey():
    ramp = np.linspace(0, 65_535, 256, dtype=np.uint16).reshape(16, 16)
    pixels = load_picture(encoded(Image.fromarray(ramp)))
    assert pixels.array()[0, 0].tolist() == [0, 0, 0]
    assert pixels.array()[-1, -1].tolist() == [255, 255, 255]
    assert pixels.array()[8, 0].tolist() == pytest.approx([128] * 3, abs=1)


def test_transparency_is_kept_where_there_is_some():
    image = Image.new("RGBA", (2, 1), (10, 20, 30, 255))
    assert load_picture(encoded(image)).channels == 3
    image.putpixel((1, 0), (10, 20, 30, 0))
    pixels = load_picture(encoded(image))
    assert pixels.array()[0].tolist() == [[10, 20, 30, 255], [10, 20, 30, 0]]


def test_palette_with_transparency():
    image = Image.new("P", (2, 2), 0)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.putpixel((1, 1), 1)
    pixels = load_picture(encoded(image, transparency=1))
    assert pixels.array()[0, 0].tolist() == [255, 0, 0, 255]
    assert pixels.array()[1, 1, 3] == 0


def test_camera_held_on_its_side():
    image = Image.new("RGB", (40, 20))
    exif = Image.Exif()
    exif[0x0112] = 6
    pixels = load_picture(encoded(image, "JPEG", exif=exif))
    assert (pixels.width, pixels.height) == (20, 40)


def test_colour_profile_is_applied():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("RGB", (4, 4), (200, 100, 50))
    same = load_picture(encoded(image, icc_profile=profile)).array()
    assert np.abs(same.astype(int) - (200, 100, 50)).max() <= 1
    assert load_picture(encoded(image, icc_profile=b"junk")).array()[0, 0].tolist() == [
        200,
        100,
        50,
    ]


def test_mask_from_brightness():
    image = Image.new("RGB", (2, 1))
    image.putpixel((1, 0), (255, 255, 255))
    mask = load_mask(encoded(image))
    assert (mask.channels, mask.data) == (1, b"\x00\xff")


def test_mask_from_transparency():
    image = Image.new("RGBA", (2, 1), (255, 255, 255, 0))
    image.putpixel((1, 0), (0, 0, 0, 255))
    mask = load_mask(encoded(image))
    assert (mask.channels, mask.data) == (1, b"\x00\xff")


def test_first_frame_of_an_animation():
    red, blue = Image.new("RGB", (4, 4), "red"), Image.new("RGB", (4, 4), "blue")
    data = encoded(red, "GIF", save_all=True, append_images=[blue])
    assert load_picture(data).array()[0, 0].tolist() == [255, 0, 0]


@pytest.mark.parametrize("data", [b"", b"hello", b"RIFF\x10\0\0\0WAVEfmt "])
def test_no_picture(data: bytes):
    with pytest.raises(BadInput, match="no picture that can be read") as caught:
        load_picture(data)
    assert caught.value.hint == "Use a PNG, JPEG, WebP, GIF or BMP file."


def test_other_formats_are_not_tried():
    with pytest.raises(BadInput, match="no picture that can be read"):
        load_picture(encoded(Image.new("RGB", (4, 4)), "PPM"))


def test_missing_file(tmp_path: Path):
    with pytest.raises(BadInput, match="There is no file"):
        load_picture(tmp_path / "missing.png")
