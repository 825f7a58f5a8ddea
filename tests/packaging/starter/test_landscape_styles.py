"""Sky, weather, colour words and the six styles: each can be told from the others by figures."""

import colorsys
from dataclasses import replace

import numpy as np
import pytest
from landscapes.canvas import Canvas
from landscapes.finish import finish
from landscapes.palette import Array, palette_of
from landscapes.scene import STYLES, TIMES, TINTS, WEATHERS, Light, Scene, Style, Time, Tint
from landscapes.sky import paint_flyers, paint_sky
from landscapes.weather import paint_fall, paint_mist

HILLS = Scene(
    subject="hills", time="day", light="sun", side="left", stars=False, weather="clear",
    season="summer", tint="natural", style="poster", things=(), place="right",
    distance="middle", horizon="middle", seed=4,
)  # fmt: skip
LIGHTS: dict[Time, Light] = {
    "dawn": "sun", "day": "sun", "sunset": "sun", "dusk": "none", "night": "moon",
}  # fmt: skip
TONE = np.array([0.3, 0.59, 0.11], np.float32)


def drawn(scene: Scene, height: int = 128, width: int | None = None) -> Array:
    """A sky over two plain hills, before tint and style."""
    rng = np.random.default_rng(scene.seed)
    canvas, colours = Canvas(width or height, height), palette_of(scene, rng)
    paint_sky(canvas, scene, colours, 0.6, rng)
    for base, colour in ((0.62, colours.rock), (0.78, colours.grass)):
        line = base - 0.06 * np.sin(canvas.columns * 6 + base * 20)
        canvas.silhouette(line.astype(np.float32), colour, colours.haze, 0.9)
        if scene.weather == "fog":
            paint_mist(canvas, colours, base, 0.7, rng)
    paint_flyers(canvas, scene, 0.6, rng)
    paint_fall(canvas, scene, colours, rng)
    return np.clip(canvas.pixels, 0, 1)


def finished(scene: Scene, height: int = 128, width: int | None = None) -> Array:
    return finish(drawn(scene, height, width), scene, np.random.default_rng(scene.seed))


def at(time: Time) -> Scene:
    return replace(HILLS, time=time, light=LIGHTS[time], stars=time == "night")


def hue(picture: Array) -> float:
    """The mean hue in turns, weighed by how colourful each pixel is."""
    red, green, blue = (float(v) for v in picture.reshape(-1, 3).mean(axis=0))
    return colorsys.rgb_to_hsv(red, green, blue)[0]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("height", "width"), [(64, 64), (96, 144), (144, 96), (70, 101)])
def test_any_size_stays_that_size_and_within_range(style: Style, height: int, width: int) -> None:
    picture = finished(replace(HILLS, style=style), height, width)
    assert picture.shape == (height, width, 3)
    assert picture.dtype == np.float32
    assert picture.min() >= 0
    assert picture.max() <= 1


@pytest.mark.parametrize("style", STYLES)
def test_the_same_chance_gives_the_same_picture(style: Style) -> None:
    scene = replace(HILLS, style=style, weather="clouds")
    assert np.array_equal(finished(scene, 96), finished(scene, 96))


@pytest.mark.parametrize("style", STYLES)
def test_a_larger_picture_is_the_same_but_finer(style: Style) -> None:
    scene = replace(at("sunset"), style=style, weather="clouds", things=("birds", "balloon"))
    small, large = finished(scene, 256), finished(scene, 512)
    reduced = large.reshape(256, 2, 256, 2, 3).mean(axis=(1, 3))
    assert np.abs(reduced - small).mean() < 0.03


def test_styles_differ_from_one_another() -> None:
    pictures = [finished(replace(HILLS, style=style)) for style in STYLES]
    for first in range(len(STYLES)):
        for second in range(first):
            assert np.abs(pictures[first] - pictures[second]).mean() > 0.02


def test_pixel_art_has_square_cells_in_sixteen_colours() -> None:
    picture = finished(replace(HILLS, style="pixel", weather="clouds"), 128, 192)
    cells = picture.reshape(64, 2, 96, 2, 3)
    assert np.ptp(cells, axis=(1, 3)).max() == 0
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) <= 16


def test_ink_bears_a_red_seal_in_a_lower_corner() -> None:
    picture = finished(replace(HILLS, style="ink"), 256)
    red = (picture[..., 0] > 0.55) & (picture[..., 1] < 0.3) & (picture[..., 2] < 0.3)
    assert red[220:].sum() > 80
    assert not red[:200].any()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("time", ["day", "sunset", "night"])
def test_colour_words_are_told_apart(style: Style, time: Time) -> None:
    hues: dict[Tint, float] = {}
    for tint in TINTS[1:]:
        if tint == "grey" and style == "ink":
            continue
        picture = finished(replace(at(time), style=style, tint=tint))
        if tint == "grey":
            assert np.ptp(picture, axis=2).mean() < 0.02
        else:
            hues[tint] = hue(picture)
    for one in hues:
        for other in hues:
            apart = abs(hues[one] - hues[other])
            assert one == other or min(apart, 1 - apart) > 0.03, (one, other)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("tint", ["natural", "blue", "grey"])
def test_it_darkens_from_day_to_night(style: Style, tint: Tint) -> None:
    tones = [float((finished(replace(at(time), style=style, tint=tint)) @ TONE).mean())
             for time in ("day", "sunset", "dusk", "night")]  # fmt: skip
    assert tones == sorted(tones, reverse=True)
    assert min(np.diff(tones[::-1])) > 0.015


def test_dawn_is_warmer_and_flatter_than_day() -> None:
    dawn, day = drawn(at("dawn"))[:64], drawn(at("day"))[:64]
    assert (dawn[..., 0] - dawn[..., 2]).mean() > (day[..., 0] - day[..., 2]).mean() + 0.1
    assert (dawn @ TONE).std() < (day @ TONE).std()


def test_every_weather_changes_the_picture_at_every_hour() -> None:
    for time in TIMES:
        plain = replace(at(time), light="none", stars=False)
        clear = drawn(plain)
        for weather in WEATHERS[1:]:
            if weather != "aurora" or time == "night":
                assert np.abs(drawn(replace(plain, weather=weather)) - clear).mean() > 0.012


def test_clouds_and_flyers_leave_sun_and_moon_free() -> None:
    for seed in range(12):
        scene = replace(at("night"), weather="clouds", things=("balloon",), stars=False, seed=seed)
        assert (drawn(scene) @ TONE > 0.85).sum() > 60


@pytest.mark.parametrize("side", ["left", "centre", "right"])
def test_the_light_stands_where_the_scene_says(side: str) -> None:
    picture = drawn(replace(at("night"), side=side, stars=False), 96, 144)
    across = np.nonzero(picture @ TONE > 0.85)[1].mean() / 144
    assert ("left", "centre", "right")[int(across * 3)] == side
