"""What goes into a file comes out again: the recipe, the credentials and the work itself."""

import io
import shutil
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import numpy as np
import pytest
import soundfile
import symusic
from hypothesis import HealthCheck, given, settings
from PIL import Image

from studio import __version__
from studio.core.artifact import Artifact, Pixels, Text
from studio.core.recipe import ImageRecipe, Input
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL, MADE_IN_PART_BY_MODEL
from studio.media.save import save
from tests.media.works import (
    KINDS_AND_SUFFIXES,
    MODEL,
    PROMPTS,
    PROVENANCE,
    melody,
    picture,
    recipe_of,
    tone,
    work,
    work_of,
)

WORST_SIGNS = ("\ufffe", "&", "𝄞", "湖", '"', "\n.", "-")


def saved(artifact: Artifact, folder: Path, suffix: str) -> Path:
    path = folder / f"work{suffix}"
    save(artifact, path, force=True)
    return path


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(prompt=PROMPTS)
def test_recipe_and_credentials(kind: str, suffix: str, prompt: str, tmp_path: Path):
    artifact = work_of(kind, prompt)
    found = inspect(saved(artifact, tmp_path, suffix))
    assert found.recipe == artifact.recipe
    assert found.credentials == {
        "creator_tool": f"Atelier {__version__}",
        "digital_source_type": MADE_BY_MODEL,
        "provenance": msgspec.to_builtins(PROVENANCE),
    }
    assert set(found.other) <= {"track name"}


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
def test_same_work_same_bytes(kind: str, suffix: str, tmp_path: Path):
    first = work_of(kind)
    again = work(first.recipe, first.payload, making=99.0)
    data = saved(first, tmp_path, suffix).read_bytes()
    assert saved(again, tmp_path, suffix).read_bytes() == data


@pytest.mark.parametrize("sign", WORST_SIGNS)
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_longest_prompt_fits(suffix: str, sign: str, tmp_path: Path):
    artifact = work_of("image", ("x" + sign * 4_000)[:4_000])
    assert inspect(saved(artifact, tmp_path, suffix)).recipe == artifact.recipe


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".ogg", ".flac", ".mid"])
def test_longest_music_prompt_fits(suffix: str, tmp_path: Path):
    artifact = work(recipe_of("music", "𝄞" * 20_000), tone(score=melody()))
    assert inspect(saved(artifact, tmp_path, suffix)).recipe == artifact.recipe


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_picture_from_a_picture_is_a_composite(suffix: str, tmp_path: Path):
    recipe = ImageRecipe(
        model=MODEL, prompt="x", width=24, height=16, steps=4, guidance=3.0, init=Input("a" * 64)
    )
    found = inspect(saved(work(recipe, picture()), tmp_path, suffix))
    assert found.credentials["digital_source_type"] == MADE_IN_PART_BY_MODEL
    assert found.recipe == recipe


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_lossless_pictures(suffix: str, channels: int, tmp_path: Path):
    pixels = picture(channels)
    with Image.open(saved(work(recipe_of("image"), pixels), tmp_path, suffix)) as image:
        assert image.convert({1: "L", 3: "RGB", 4: "RGBA"}[channels]).tobytes() == pixels.data


def test_white_shows_through_where_jpeg_has_no_transparency(tmp_path: Path):
    clear = Pixels(8, 8, 4, bytes(8 * 8 * 4))
    with Image.open(saved(work(recipe_of("image"), clear), tmp_path, ".jpg")) as image:
        assert image.getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("suffix", [".wav", ".flac"])
def test_lossless_sound(suffix: str, tmp_path: Path):
    sound = tone(channels=2)
    path = saved(work(recipe_of("speech"), sound), tmp_path, suffix)
    samples, rate = soundfile.read(path, dtype="float32")
    assert rate == sound.rate
    np.testing.assert_allclose(samples, sound.array(), atol=2**-23)


@pytest.mark.parametrize("suffix", [".ogg", ".mp3"])
def test_a_minute_of_compressed_stereo(suffix: str, tmp_path: Path):
    sound = tone(60, rate=16_000, channels=2)
    path = saved(work(recipe_of("sound"), sound), tmp_path, suffix)
    samples, rate = soundfile.read(path, dtype="float32")
    assert samples.shape[1] == 2
    assert len(samples) / rate == pytest.approx(60, abs=0.2)
    assert np.abs(samples).max() == pytest.approx(0.5, abs=0.05)


def test_notes_stay_as_they_were(tmp_path: Path):
    score = melody()
    path = saved(work(recipe_of("music"), tone(score=score)), tmp_path, ".mid")
    assert symusic.Score.from_midi(path.read_bytes()) == symusic.Score.from_midi(score)
    assert path.read_bytes().endswith(score[-40:])


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_text_stands_before_its_mark(suffix: str, tmp_path: Path):
    text = 'Ein Bild -- <!-- {"credentials":1} -->\n\f{"credentials":2}\n第二行'
    artifact = work(recipe_of("text"), Text(text))
    path = saved(artifact, tmp_path, suffix)
    assert path.read_bytes().decode().startswith(text + "\n")
    assert path.read_bytes().endswith(b"}\n" if suffix == ".txt" else b"-->\n")
    assert inspect(path).recipe == artifact.recipe


def test_windows_line_ends_keep_the_recipe(tmp_path: Path):
    artifact = work_of("text")
    path = saved(artifact, tmp_path, ".txt")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert inspect(path).recipe == artifact.recipe


@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
def test_content_decides_and_not_the_suffix(kind: str, suffix: str, tmp_path: Path):
    artifact = work_of(kind)
    other = tmp_path / ("work.txt" if suffix != ".txt" else "work.png")
    shutil.copyfile(saved(artifact, tmp_path, suffix), other)
    assert inspect(other).recipe == artifact.recipe


def test_other_programs_find_the_source_type(tmp_path: Path):
    with Image.open(saved(work_of("image"), tmp_path, ".png")) as image:
        packet = ElementTree.fromstring(image.info["xmp"])
        assert "srgb" in image.info
    iptc = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
    assert packet.findtext(f".//{iptc}DigitalSourceType") == MADE_BY_MODEL
    assert packet.findtext(".//{http://ns.adobe.com/xap/1.0/}CreatorTool")


def test_png_metadata_comes_before_the_pixels(tmp_path: Path):
    data = saved(work_of("image"), tmp_path, ".png").read_bytes()
    assert 0 < data.index(b"iTXtatelier\0") < data.index(b"IDAT")
    with Image.open(io.BytesIO(data)) as image:
        assert image.info["atelier"].startswith('{"kind":"image"')
