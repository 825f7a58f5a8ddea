"""Exports that are signed last, checked as anyone could check them."""

from pathlib import Path

import msgspec
import pytest

from studio.core.recipe import ImageRecipe, Input
from studio.core.signing import SigningKey
from studio.media.credentials.native import MEDIA_TYPES
from studio.media.credentials.verdict import verify
from studio.media.export.exporting import export
from studio.media.export.formats import formats_of
from studio.media.export.options import ExportOptions
from studio.media.inspect import inspect
from studio.media.thumbnail import picture_bytes
from studio.store.keys import Keys
from tests.media.works import picture, recipe_of, tone, work

PICTURES = [(each.suffix, bits) for each in formats_of(picture()) for bits in each.bits]
SOUNDS = [each.suffix for each in formats_of(tone()) if each.suffix != ".mid"]


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> SigningKey:
    return Keys(tmp_path_factory.mktemp("keys")).key()


@pytest.mark.parametrize(("suffix", "bits"), PICTURES)
def test_pictures(suffix: str, bits: int, key: SigningKey, tmp_path: Path):
    path = tmp_path / f"work{suffix}"
    options = ExportOptions(suffix=suffix, bits=16 if bits == 16 else 8)
    made = work(recipe_of("image"), picture())
    unsigned = export(made, path, options, key)
    check(path, unsigned, key)
    assert inspect(path).recipe == made.recipe


@pytest.mark.parametrize("suffix", SOUNDS)
def test_sounds(suffix: str, key: SigningKey, tmp_path: Path):
    path = tmp_path / f"work{suffix}"
    made = work(recipe_of("sound"), tone())
    check(path, export(made, path, ExportOptions(suffix=suffix), key), key)
    assert inspect(path).recipe == made.recipe


def check(path: Path, unsigned: str, key: SigningKey) -> None:
    if path.suffix in MEDIA_TYPES:
        verdict = verify(path, key)
        assert unsigned == ""
        assert verdict.state == "intact"
        assert verdict.signer is not None
        assert verdict.signer.own
    else:
        assert "cannot be signed" in unsigned


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".pdf"])
def test_sets(suffix: str, key: SigningKey, tmp_path: Path):
    works = [work(recipe_of("image", seed=n), picture(3, 24 + n, 16)) for n in range(2)]
    path = tmp_path / f"set{suffix}"
    check(path, export(works, path, ExportOptions(suffix=suffix), key), key)


def test_only_when_it_is_wanted(key: SigningKey, tmp_path: Path):
    path = tmp_path / "work.png"
    made = work(recipe_of("image"), picture())
    assert export(made, path, ExportOptions(suffix=".png", signed=False), key) == ""
    assert verify(path, key).state == "unsigned"


def test_the_recipe_stays_here_in_the_signature_too(key: SigningKey, tmp_path: Path):
    path = tmp_path / "work.png"
    options = ExportOptions(suffix=".png", recipe=False)
    export(work(recipe_of("image"), picture()), path, options, key)
    assert verify(path, key).state == "intact"
    assert b"A lake at dusk" not in path.read_bytes()


def test_a_picture_it_was_made_from_is_named(key: SigningKey, tmp_path: Path):
    recipe = recipe_of("image")
    assert isinstance(recipe, ImageRecipe)
    recipe = msgspec.structs.replace(recipe, init=Input("0" * 64))
    path = tmp_path / "work.png"
    options = ExportOptions(suffix=".png")
    export(
        work(recipe, picture()), path, options, key, read=lambda _input: picture_bytes(picture())
    )
    (part,) = verify(path, key).ingredients
    assert part.state == "unsigned"
