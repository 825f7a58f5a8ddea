"""Every format is signed, and whoever checks it finds what was signed, by whom and from what."""

import io
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from studio.core.error import BadInput
from studio.core.recipe import ImageRecipe, Input
from studio.media.credentials.ingredient import Ingredient, ingredients_of
from studio.media.credentials.signing import SIGNED, signed, why_unsigned
from studio.media.credentials.verdict import Part, Signer, verify
from studio.media.inspect import inspect
from studio.media.mark import (
    MADE_BY_MODEL,
    MADE_IN_PART_BY_MODEL,
    Credentials,
    Mark,
    mark_of,
)
from tests.media.credentials.files import (
    SUFFIXES,
    artifact_for,
    other_key,
    own_key,
    signed_file,
    unsigned_file,
    written,
)
from tests.media.works import MODEL, picture, recipe_of, work, work_of


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_signed_here_is_known_here(suffix: str, tmp_path: Path) -> None:
    path = written(tmp_path, suffix, signed_file(suffix))
    found = verify(path, own_key())
    assert found.state == "intact"
    assert found.signer is not None
    assert found.signer.own
    assert found.signer.organisation == "Atelier on this computer"
    assert found.tool.startswith("Atelier ")
    assert [(each.name, each.source_type) for each in found.actions] == [
        ("c2pa.created", MADE_BY_MODEL)
    ]
    assert found.signed_at == ""


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_costs_a_few_kilobytes_more(suffix: str) -> None:
    assert 0 < len(signed_file(suffix)) - len(unsigned_file(suffix)) < 8_000


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".wav", ".mp3", ".m4a"])
def test_the_recipe_is_read_as_before(suffix: str, tmp_path: Path) -> None:
    found = inspect(written(tmp_path, suffix, signed_file(suffix)))
    assert found.recipe == artifact_for(suffix).recipe
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL
    assert not any("c2pa" in name.lower() for name in found.other)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tiff", ".avif", ".gif"])
def test_no_pixel_changes(suffix: str) -> None:
    with (
        Image.open(io.BytesIO(unsigned_file(suffix))) as before,
        Image.open(io.BytesIO(signed_file(suffix))) as after,
    ):
        assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


@pytest.mark.parametrize("suffix", [".wav", ".mp3"])
def test_no_sample_changes(suffix: str) -> None:
    before, rate = soundfile.read(io.BytesIO(unsigned_file(suffix)))
    after, same = soundfile.read(io.BytesIO(signed_file(suffix)))
    assert rate == same
    np.testing.assert_array_equal(before, after)


def test_another_computers_key_is_not_ours(tmp_path: Path) -> None:
    path = written(tmp_path, ".png", signed_file(".png", key=other_key()))
    found = verify(path, own_key())
    assert found.state == "intact"
    assert found.signer is not None
    assert not found.signer.own
    assert verify(path).signer == found.signer


@pytest.mark.parametrize("suffix", [".flac", ".ogg", ".mid", ".txt", ".psd"])
def test_other_formats_stay_as_they_are_and_say_so(suffix: str) -> None:
    assert suffix not in SIGNED
    assert suffix in why_unsigned(suffix)
    assert signed(b"as it was", suffix, mark_of(work_of("image")), own_key()) == b"as it was"


def test_without_the_library_the_file_goes_out_unsigned_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert why_unsigned(".png") == ""
    monkeypatch.setitem(sys.modules, "c2pa", None)
    assert "not signed" in why_unsigned(".PNG")
    assert signed_file(".png") == unsigned_file(".png")


def from_a_picture() -> ImageRecipe:
    return ImageRecipe(
        model=MODEL, prompt="x", width=24, height=16, steps=4, guidance=3.0, init=Input("a" * 64)
    )


def test_a_picture_from_an_export_keeps_its_credentials(tmp_path: Path) -> None:
    start = signed_file(".jpg", key=other_key())
    recipe = from_a_picture()
    found = ingredients_of(recipe, lambda _kept: start)
    assert [each.data for each in found] == [start]
    mark = mark_of(work(recipe, picture()))
    verdict = verify(written(tmp_path, ".png", signed_file(".png", mark, None, found)), own_key())
    assert verdict.state == "intact"
    assert verdict.actions[0].source_type == MADE_IN_PART_BY_MODEL
    (part,) = verdict.ingredients
    assert part.title == "Starting picture"
    assert part.state == "intact"
    assert part.signer is not None
    assert not part.signer.own


def changed(data: bytes) -> bytes:
    return data[:-20] + bytes((data[-20] ^ 1,)) + data[-19:]


def test_ingredients_of_all_sorts(tmp_path: Path) -> None:
    bitmap = io.BytesIO()
    Image.new("RGB", (8, 8)).save(bitmap, "BMP")
    ours = signed_file(".webp")
    start = ours.index(b"c2pa.claim")
    used = {
        "ours": ours,
        "changed": changed(signed_file(".jpg", key=other_key())),
        "plain": unsigned_file(".png"),
        "bitmap": bitmap.getvalue(),
        "broken": ours[: start - 60] + bytes(8) + ours[start - 52 :],
        "words": b"no picture at all",
    }
    ingredients = tuple(Ingredient(title, data) for title, data in used.items())
    data = signed_file(".png", ingredients=ingredients)
    parts = verify(written(tmp_path, ".png", data), own_key()).ingredients
    assert [(each.title, each.state) for each in parts] == [
        ("ours", "intact"),
        ("changed", "changed"),
        ("plain", "unsigned"),
        ("bitmap", "unsigned"),
        ("broken", "unsigned"),
        ("words", "unsigned"),
    ]
    assert [part.signer.own for part in parts if part.signer] == [True, False]
    assert parts[2] == Part("plain", "unsigned")
    assert all(isinstance(part.signer, Signer | None) for part in parts)


def test_a_start_that_is_no_more_here_is_left_out() -> None:
    def gone(_kept: Input) -> bytes:
        raise BadInput("gone")

    assert ingredients_of(from_a_picture(), gone) == ()
    assert ingredients_of(recipe_of("image"), gone) == ()
    assert ingredients_of(recipe_of("music"), gone) == ()


SECRET = b"a secret garden"


@pytest.mark.parametrize(("recipe", "prompt"), [(True, True), (True, False), (False, True)])
def test_who_leaves_the_words_out_leaves_out_those_of_the_start_too(
    recipe: bool, prompt: bool, tmp_path: Path
) -> None:
    artifact = work_of("image", SECRET.decode())
    start = signed(unsigned_file(".jpg"), ".jpg", mark_of(artifact), other_key())
    assert SECRET in start
    middle = signed_file(".webp", ingredients=(Ingredient("start", start),))
    mark = mark_of(artifact, recipe, prompt)
    data = signed_file(".png", mark, None, (Ingredient("middle", middle),))
    assert (SECRET in data) == (recipe and prompt)
    found = verify(written(tmp_path, ".png", data), own_key())
    assert found.state == "intact"
    assert found.ingredients[0].state == "intact"


@pytest.mark.parametrize(
    "said", ["", "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"]
)
def test_nobody_gets_our_name_under_another_origin(said: str, tmp_path: Path) -> None:
    mark = Mark(Credentials("Someone", said))
    found = verify(written(tmp_path, ".png", signed_file(".png", mark)))
    assert found.state == "intact"
    assert found.actions[0].source_type == MADE_IN_PART_BY_MODEL


@pytest.mark.parametrize("kind", ["image", "speech"])
def test_what_the_mark_leaves_out_the_credentials_leave_out(kind: str) -> None:
    artifact, suffix = work_of(kind, SECRET.decode()), ".png" if kind == "image" else ".wav"
    plain = unsigned_file(suffix)
    seed = b"seed"
    assert SECRET in signed(plain, suffix, mark_of(artifact), own_key())
    without_words = signed(plain, suffix, mark_of(artifact, prompt=False), own_key())
    assert SECRET not in without_words
    without_recipe = signed(plain, suffix, mark_of(artifact, recipe=False), own_key())
    assert SECRET not in without_recipe
    assert without_words.count(seed) == without_recipe.count(seed) + 1
