"""The pictures the landscape model learns from: every scene can be drawn, at every size, alike."""

from dataclasses import replace

import numpy as np
import pytest
from landscapes.chance import MAY_HOLD, draw_scene, may_be
from landscapes.land import SUBJECT_PAINTERS
from landscapes.render import render
from landscapes.scene import SUBJECTS, THINGS, Scene, Season, Subject, Thing
from PIL import Image

SIZES = ((96, 96), (144, 96), (96, 144))
LAKE = Scene(
    subject="lake", time="day", light="sun", side="left", stars=False, weather="clear",
    season="summer", tint="natural", style="poster", things=("boat",), place="right",
    distance="middle", horizon="middle", seed=3,
)  # fmt: skip


def size_of(scene: Scene, width: int, height: int) -> tuple[int, ...]:
    picture = render(scene, width, height)
    assert picture.dtype == np.uint8
    assert picture.std() > 5
    return picture.shape


def test_scenes_make_sense() -> None:
    for scene in map(draw_scene, range(400)):
        assert not (scene.light == "sun" and scene.dark)
        assert not (scene.stars and not scene.dark)
        assert not (scene.weather == "snow" and scene.season != "winter")
        assert not (scene.weather == "aurora" and scene.time != "night")
        assert all(thing in MAY_HOLD[scene.subject] for thing in scene.things)
        assert all(may_be(thing, scene.season, scene.weather) for thing in scene.things)


def test_every_subject_has_its_painter() -> None:
    assert set(SUBJECT_PAINTERS) == set(SUBJECTS)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_is_drawn_at_every_shape(subject: Subject) -> None:
    for seed, (width, height) in enumerate(SIZES):
        for horizon, distance in (("low", "far"), ("high", "close")):
            scene = replace(LAKE, subject=subject, things=(), seed=seed)
            scene = replace(scene, horizon=horizon, distance=distance)
            assert size_of(scene, width, height) == (height, width, 3)


@pytest.mark.parametrize("thing", THINGS)
def test_every_thing_shows_wherever_it_may_stand(thing: Thing) -> None:
    season: Season = "spring" if thing == "blossoms" else "summer"
    for subject in (subject for subject in SUBJECTS if thing in MAY_HOLD[subject]):
        scene = replace(LAKE, subject=subject, season=season, things=(thing,))
        without = render(replace(scene, things=()), 96, 96).astype(int)
        changed = np.abs(render(scene, 96, 96).astype(int) - without).max(axis=2) > 12
        assert changed.sum() > 20, f"{thing} is not to be seen in {subject}"


@pytest.mark.parametrize("seed", range(20))
def test_any_scene_is_drawn_and_drawn_alike(seed: int) -> None:
    width, height = SIZES[seed % 3]
    first = render(draw_scene(seed), width, height)
    assert first.shape == (height, width, 3)
    assert np.array_equal(first, render(draw_scene(seed), width, height))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_larger_picture_is_the_same_one_finer(subject: Subject) -> None:
    scene = replace(LAKE, subject=subject, things=())
    large = Image.fromarray(render(scene, 1024, 1024)).reduce(4)
    small = render(scene, 256, 256).astype(float)
    assert np.abs(small - np.asarray(large, float)).mean() < 4


def test_another_seed_is_another_picture() -> None:
    assert not np.array_equal(render(LAKE, 96, 96), render(replace(LAKE, seed=4), 96, 96))


def test_night_is_darker_than_day() -> None:
    night = replace(LAKE, time="night", light="moon")
    assert render(night, 96, 96).mean() < render(LAKE, 96, 96).mean() - 30


def test_the_place_of_the_main_thing_is_obeyed() -> None:
    """The tower of a lighthouse stands where the sky alone would be without it."""
    sums = []
    for place in ("left", "centre", "right"):
        scene = replace(LAKE, subject="lighthouse", light="none", place=place, things=())
        picture = render(scene, 96, 96)[:45].astype(int)
        red = (picture[..., 0] - picture[..., 2] > 60).sum(axis=0)
        sums.append(float((red * np.arange(96)).sum() / max(red.sum(), 1)))
    assert sums == sorted(sums)
    assert sums[0] < 40 < sums[1] < 56 < sums[2]
