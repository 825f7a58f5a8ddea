"""The merged picture, against values that stand in or follow from the W3C specification."""

import numpy as np
import pytest

from studio.core.artifact import Pixels
from studio.core.blending import blended
from studio.core.compositing import BAND, merged
from studio.core.error import BadInput
from studio.core.layered import DEPTH_LIMIT, Blend, Layer, LayeredPicture, LayerGroup

Colour = tuple[int, int, int, int]

BACKDROP, SOURCE = (0.2, 0.5, 0.9), (0.6, 0.25, 0.4)
KNOWN: dict[Blend, tuple[float, float, float]] = {
    Blend.NORMAL: (0.6, 0.25, 0.4),
    Blend.MULTIPLY: (0.12, 0.125, 0.36),
    Blend.SCREEN: (0.68, 0.625, 0.94),
    Blend.OVERLAY: (0.24, 0.25, 0.88),
    Blend.DARKEN: (0.2, 0.25, 0.4),
    Blend.LIGHTEN: (0.6, 0.5, 0.9),
    Blend.COLOR_DODGE: (0.5, 2 / 3, 1.0),
    Blend.COLOR_BURN: (0.0, 0.0, 0.75),
    Blend.HARD_LIGHT: (0.36, 0.25, 0.72),
    Blend.SOFT_LIGHT: (0.2496, 0.375, 0.882),
    Blend.DIFFERENCE: (0.4, 0.25, 0.5),
    Blend.EXCLUSION: (0.56, 0.5, 0.58),
}
"""By hand, from the formulas of the specification."""


def plain(colour: Colour, width: int = 4, height: int = 4, **said: object) -> Layer:
    pixels = Pixels(width, height, 4, bytes(colour) * (width * height))
    return Layer(name="plain", pixels=pixels, **said)  # pyright: ignore[reportArgumentType]


def seen(*layers: Layer | LayerGroup) -> tuple[int, ...]:
    """The pixel in the middle."""
    array = merged(LayeredPicture(width=4, height=4, layers=layers)).array()
    return tuple(int(value) for value in array[2, 2])


@pytest.mark.parametrize("blend", list(KNOWN))
def test_separable_modes(blend: Blend):
    backdrop, source = (np.array([[each]], np.float32) for each in (BACKDROP, SOURCE))
    assert blended(blend, backdrop, source)[0, 0] == pytest.approx(KNOWN[blend], abs=1e-5)


def luminosity(colour: np.ndarray) -> float:
    return float(colour @ np.array([0.3, 0.59, 0.11]))


def test_modes_of_hue_saturation_and_light():
    random = np.random.default_rng(1)
    backdrop, source = random.random((2, 40, 40, 3)).astype(np.float32)
    light, dark = luminosity(backdrop[3, 5]), luminosity(source[3, 5])
    for blend in (Blend.HUE, Blend.SATURATION, Blend.COLOR):
        assert luminosity(blended(blend, backdrop, source)[3, 5]) == pytest.approx(light, abs=1e-4)
    made = blended(Blend.LUMINOSITY, backdrop, source)
    assert luminosity(made[3, 5]) == pytest.approx(dark, abs=1e-4)
    for blend in (Blend.HUE, Blend.SATURATION, Blend.COLOR, Blend.LUMINOSITY):
        found = blended(blend, backdrop, source)
        assert found.min() > -1e-4
        assert found.max() < 1 + 1e-4


def test_grey_has_no_hue_to_give():
    grey = np.full((1, 1, 3), 0.4, np.float32)
    red = np.array([[[0.8, 0.1, 0.1]]], np.float32)
    assert np.ptp(blended(Blend.SATURATION, red, grey)) == pytest.approx(0, abs=1e-5)
    assert np.ptp(blended(Blend.COLOR, red, grey)) == pytest.approx(0, abs=1e-5)


def test_source_over():
    assert seen(plain((255, 0, 0, 255)), plain((0, 0, 255, 128))) == (127, 0, 128, 255)
    assert seen(plain((255, 0, 0, 128)), plain((0, 0, 255, 128))) == (85, 0, 170, 192)
    assert seen() == (0, 0, 0, 0)


def test_opacity_and_visibility():
    ground = plain((0, 0, 0, 255))
    assert seen(ground, plain((255, 255, 255, 255), opacity=0.2)) == (51, 51, 51, 255)
    assert seen(ground, plain((255, 255, 255, 255), visible=False)) == (0, 0, 0, 255)


def test_blending_only_where_there_is_something_below():
    half = plain((255, 255, 255, 255), opacity=0.5)
    assert seen(half, plain((0, 128, 255, 255), blend=Blend.MULTIPLY)) == (0, 128, 255, 255)
    assert seen(plain((0, 128, 255, 255), blend=Blend.MULTIPLY)) == (0, 128, 255, 255)


def test_an_isolated_group_knows_nothing_of_what_is_below():
    ground, dark = plain((128, 128, 128, 255)), plain((128, 128, 128, 255), blend=Blend.MULTIPLY)
    assert seen(ground, LayerGroup(name="", layers=(dark,)))[0] == 128
    assert seen(ground, LayerGroup(name="", layers=(dark,), isolated=False))[0] == 64
    half = LayerGroup(name="", layers=(dark,), isolated=False, opacity=0.5)
    assert seen(ground, half)[0] == 96


def test_clipping_stays_inside():
    base = plain((255, 0, 0, 128))
    over = plain((0, 255, 0, 255), clipping=True)
    assert seen(base, over) == (0, 255, 0, 128)
    assert seen(plain((255, 0, 0, 255), visible=False), over) == (0, 0, 0, 0)
    assert seen(base, plain((0, 0, 255, 255), clipping=True, opacity=0.5)) == (128, 0, 128, 128)


def test_layers_may_lie_anywhere():
    for left, top in ((-3, -3), (3, 3), (-3, 3)):
        array = merged(
            LayeredPicture(width=4, height=4, layers=(plain((9, 9, 9, 255), left=left, top=top),))
        ).array()
        assert int(array[..., 3].sum()) == 255
    assert seen(plain((9, 9, 9, 255), left=500)) == (0, 0, 0, 0)


def test_bands_fit_together():
    ramp = np.zeros((3 * BAND + 7, 5, 4), np.uint8)
    ramp[..., 0] = (np.arange(len(ramp)) % 256)[:, None]
    ramp[..., 3] = 255
    layer = Layer(name="", pixels=Pixels.of(ramp))
    whole = merged(LayeredPicture(width=5, height=len(ramp), layers=(layer,)))
    assert np.array_equal(whole.array(), ramp)


def test_too_much_is_refused():
    layer = plain((0, 0, 0, 0), 1, 1)
    with pytest.raises(BadInput, match="layers"):
        LayeredPicture(width=4, height=4, layers=(layer,) * 5_000)
    with pytest.raises(BadInput, match="out of range"):
        LayeredPicture(width=4, height=100_000, layers=())
    deep: Layer | LayerGroup = layer
    for _level in range(DEPTH_LIMIT + 2):
        deep = LayerGroup(name="", layers=(deep,))
    with pytest.raises(BadInput, match="deep"):
        LayeredPicture(width=4, height=4, layers=(deep,))
    with pytest.raises(BadInput, match="opacity"):
        plain((0, 0, 0, 0), opacity=float("nan"))
