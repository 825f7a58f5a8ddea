"""File names that say what is in them and no system trips over."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from studio.core.recipe import TextRecipe
from studio.media.names import BYTES_LIMIT, file_name, free_path
from tests.media.works import MODEL, PROMPTS, recipe_of


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A lake at dusk", "a-lake-at-dusk-42.png"),
        ("湖边的黄昏，远山", "湖边的黄昏-远山-42.png"),
        ("Über den Wolken!", "über-den-wolken-42.png"),
        ("../../etc/passwd", "etc-passwd-42.png"),
        ("con", "con-42.png"),
        (".hidden", "hidden-42.png"),
        ("?!*", "image-42.png"),
        ("\u0301", "image-42.png"),
        ('a/b\\c:d*e?f"g<h>i|j\nk\tl', "a-b-c-d-e-f-g-h-i-j-k-l-42.png"),
        ("नमस्ते दुनिया", "नमस्ते-दुनिया-42.png"),
        ("word " * 100, "-".join(["word"] * 14) + "-42.png"),
        ("湖" * 100, "湖" * 24 + "-42.png"),
    ],
)
def test_names(prompt: str, name: str):
    assert file_name(recipe_of("image", prompt), ".png") == name


def test_speech_is_named_by_its_text():
    assert file_name(recipe_of("speech", "Good morning"), ".wav") == "good-morning-42.wav"


@given(PROMPTS)
def test_any_prompt_gives_a_safe_name(prompt: str):
    name = file_name(TextRecipe(model=MODEL, seed=2**32 - 1, prompt=prompt), ".txt")
    assert len(name.encode()) <= BYTES_LIMIT
    assert re.fullmatch(r"[^\s<>:\"/\\|?*\x00-\x1f.-][^\s<>:\"/\\|?*\x00-\x1f.]*\.txt", name)


def test_a_taken_name_gets_a_number(tmp_path: Path):
    path = tmp_path / "tune.flac"
    assert free_path(path) == path
    path.touch()
    assert free_path(path).name == "tune-2.flac"
    (tmp_path / "tune-2.mid").touch()
    (tmp_path / "tune-3.flac").symlink_to("nowhere")
    assert free_path(path).name == "tune-4.flac"


def test_a_name_that_is_held_gets_a_number_though_its_file_is_gone(tmp_path: Path):
    held = {tmp_path / "tune.flac", tmp_path / "tune-2.flac"}
    assert free_path(tmp_path / "tune.flac", held.__contains__).name == "tune-3.flac"
