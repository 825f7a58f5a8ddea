"""What other programs wrote into a file is shown as it is."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from mutagen.aiff import AIFF
from mutagen.id3 import COMM, ID3, TIT2, TXXX
from mutagen.mp3 import MP3
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.core.artifact import Provenance
from studio.core.error import BadInput
from studio.core.recipe import recipe_to_json
from studio.media.inspect import VALUE_LIMIT, VALUES_LIMIT, inspect, provenance_of
from studio.media.mark import MADE_BY_MODEL
from studio.media.midi import with_text
from studio.media.picture_export import PNG_KEY
from studio.media.save import save
from tests.media.works import melody, work_of

A1111 = "a lake, 湖 at dusk\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, Seed: 7"
COMFY = json.dumps({"3": {"class_type": "KSampler", "inputs": {"seed": 7}}})


def picture_with(path: Path, **options: Any) -> dict[str, str]:
    Image.new("RGB", (8, 8)).save(path, **options)
    found = inspect(path)
    assert found.recipe is None
    assert found.credentials == {}
    return found.other


@pytest.mark.parametrize(
    "key",
    ["parameters", "prompt", "workflow", "invokeai_metadata", "fooocus_scheme", "Software"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_png_texts(key: str, packed: bool, tmp_path: Path):
    info = PngInfo()
    info.add_itxt(key, A1111, zip=packed)
    assert picture_with(tmp_path / "a.png", pnginfo=info) == {key: A1111}


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-16"])
@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".png"])
def test_user_comment(suffix: str, encoding: str, tmp_path: Path):
    exif = Image.Exif()
    exif[0x0112] = 1
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + A1111.encode(encoding)
    assert picture_with(tmp_path / f"a{suffix}", exif=exif) == {"UserComment": A1111}


def test_node_graph_in_exif(tmp_path: Path):
    exif = Image.Exif()
    exif[0x0110] = f"prompt:{COMFY}"
    exif[0x010F] = f"workflow:{COMFY}"
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0plain"
    assert picture_with(tmp_path / "a.webp", exif=exif) == {
        "Make": f"workflow:{COMFY}",
        "Model": f"prompt:{COMFY}",
        "UserComment": "plain",
    }


def test_camera_data_is_no_text(tmp_path: Path):
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8769)[0x927C] = b"\x01\xff\xfe\x80"
    assert picture_with(tmp_path / "a.jpg", exif=exif) == {"Make": "Camera"}


def test_jpeg_comment(tmp_path: Path):
    assert picture_with(tmp_path / "a.jpg", comment=b"by hand") == {"Comment": "by hand"}


def test_plain_pictures(tmp_path: Path):
    for suffix in (".png", ".jpg", ".webp", ".gif", ".bmp"):
        assert picture_with(tmp_path / f"a{suffix}") == {}


def test_credentials_by_another_program(tmp_path: Path):
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Other 2" '
        'xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f"<e:DigitalSourceType>{MADE_BY_MODEL}</e:DigitalSourceType>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    path = tmp_path / "a.jpg"
    Image.new("RGB", (8, 8)).save(path, xmp=packet.encode())
    assert inspect(path).credentials == {
        "creator_tool": "Other 2",
        "digital_source_type": MADE_BY_MODEL,
    }


def test_texts_are_cut(tmp_path: Path):
    info = PngInfo()
    for number in range(VALUES_LIMIT + 10):
        info.add_text(f"key{number}", "x")
    assert len(picture_with(tmp_path / "many.png", pnginfo=info)) == VALUES_LIMIT
    path = tmp_path / "long.mp3"
    tags = ID3()
    tags.add(COMM(encoding=3, text=["x" * (VALUE_LIMIT + 10)]))
    tags.save(path)
    assert inspect(path).other == {"COMM": "x" * VALUE_LIMIT}


def test_sound_comments(tmp_path: Path):
    path = tmp_path / "work.ogg"
    save(work_of("sound"), path)
    tagged = OggVorbis(path)
    tagged["ARTIST"] = ["A", "B"]
    tagged.save()
    assert inspect(path).other == {"artist": "A\nB"}
    assert inspect(path).recipe == work_of("sound").recipe


@pytest.mark.parametrize("suffix", [".mp3", ".wav"])
def test_id3_frames(suffix: str, tmp_path: Path):
    path = tmp_path / f"work{suffix}"
    save(work_of("sound"), path)
    tagged = WAVE(path) if suffix == ".wav" else MP3(path)
    for frame in (
        TIT2(encoding=3, text=["夜"]),
        TXXX(encoding=1, desc="mood", text=["calm"]),
        COMM(encoding=0, lang="eng", desc="", text=["hello"]),
    ):
        tagged[frame.HashKey] = frame
    tagged.save()
    assert inspect(path).other == {"TIT2": "夜", "mood": "calm", "COMM": "hello"}
    assert inspect(path).recipe == work_of("sound").recipe


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("encoding", [1, 3])
def test_id3_versions_and_encodings(version: int, encoding: int, tmp_path: Path):
    path = tmp_path / "a.mp3"
    tags = ID3()
    tags.add(TIT2(encoding=encoding, text=["夜", "ÿ"]))
    tags.add(TXXX(encoding=encoding, desc="湖", text=["calm"]))
    tags.add(COMM(encoding=encoding, lang="eng", desc="", text=["hello"]))
    tags.update_to_v23() if version == 3 else tags.update_to_v24()
    tags.save(path, v2_version=version, v23_sep="\n")
    assert inspect(path).other == {"TIT2": "夜\nÿ", "湖": "calm", "COMM": "hello"}


def test_sounds_without_tags(tmp_path: Path):
    for suffix in (".wav", ".flac", ".mp3"):
        path = tmp_path / f"a{suffix}"
        soundfile.write(path, np.zeros(4_000), 22_050)
        found = inspect(path)
        assert found.recipe is None
        assert found.other == {}


@pytest.mark.parametrize("form", ["AIFF", "AIFC"])
def test_aiff(form: str, tmp_path: Path):
    path = tmp_path / "a.aif"
    soundfile.write(path, np.zeros(4_001), 22_050, "PCM_16", format="AIFF")
    path.write_bytes(path.read_bytes().replace(b"AIFF", form.encode(), 1))
    assert inspect(path).other == {}
    tags = AIFF(path)
    tags.add_tags()
    tags["TIT2"] = TIT2(encoding=3, text=["夜"])
    tags.save()
    assert inspect(path).other == {"TIT2": "夜"}


def test_a_file_that_tells_nothing_of_its_making(tmp_path: Path):
    """Where a work was made is worth less than the work."""
    info = PngInfo()
    info.add_itxt(PNG_KEY, "{broken")
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png", pnginfo=info)
    with pytest.raises(BadInput):
        inspect(tmp_path / "a.png")
    assert provenance_of(tmp_path / "a.png", "cpu") == Provenance("cpu", "", {})


def test_midi_texts(tmp_path: Path):
    path = tmp_path / "a.mid"
    path.write_bytes(with_text(with_text(melody(), "second"), "first"))
    found = inspect(path)
    assert found.recipe is None
    assert found.other == {"text": "first\nsecond", "track name": "flute"}


def test_plain_text(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("Once upon a time.\n")
    assert inspect(path).other == {}


def test_mark_written_by_hand(tmp_path: Path):
    recipe = work_of("text").recipe
    path = tmp_path / "a.md"
    path.write_text(f'Mine.\n<!-- {{"credentials":{{}},"recipe":{recipe_to_json(recipe)}}} -->\n')
    assert inspect(path).recipe == recipe
    assert inspect(path).credentials == {}
