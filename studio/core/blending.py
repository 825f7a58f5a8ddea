"""The blend functions of W3C Compositing and Blending Level 1, on float arrays from 0 to 1.

Each takes the backdrop and the source, H x W x 3 in coded sRGB as painting programs blend it, and
gives the mixed colour.
"""

from typing import TYPE_CHECKING

from studio.core.layered import Blend

if TYPE_CHECKING:
    import numpy as np

_TINY = 1e-6


def blended(blend: Blend, backdrop: "np.ndarray", source: "np.ndarray") -> "np.ndarray":
    import numpy as np

    match blend:
        case Blend.NORMAL:
            return source
        case Blend.MULTIPLY:
            return backdrop * source
        case Blend.SCREEN:
            return backdrop + source - backdrop * source
        case Blend.OVERLAY:
            return _hard_light(source, backdrop)
        case Blend.DARKEN:
            return np.minimum(backdrop, source)
        case Blend.LIGHTEN:
            return np.maximum(backdrop, source)
        case Blend.COLOR_DODGE:
            bright = np.minimum(1, backdrop / np.maximum(1 - source, _TINY))
            return np.where(backdrop <= 0, 0, np.where(source >= 1, 1, bright))
        case Blend.COLOR_BURN:
            dark = 1 - np.minimum(1, (1 - backdrop) / np.maximum(source, _TINY))
            return np.where(backdrop >= 1, 1, np.where(source <= 0, 0, dark))
        case Blend.HARD_LIGHT:
            return _hard_light(backdrop, source)
        case Blend.SOFT_LIGHT:
            return _soft_light(backdrop, source)
        case Blend.DIFFERENCE:
            return np.abs(backdrop - source)
        case Blend.EXCLUSION:
            return backdrop + source - 2 * backdrop * source
        case _:
            return _not_separable(blend, backdrop, source)


def _not_separable(blend: Blend, backdrop: "np.ndarray", source: "np.ndarray") -> "np.ndarray":
    match blend:
        case Blend.HUE:
            hue = _with_saturation(source, _saturation(backdrop))
            return _with_luminosity(hue, _luminosity(backdrop))
        case Blend.SATURATION:
            faded = _with_saturation(backdrop, _saturation(source))
            return _with_luminosity(faded, _luminosity(backdrop))
        case Blend.COLOR:
            return _with_luminosity(source, _luminosity(backdrop))
        case _:
            return _with_luminosity(backdrop, _luminosity(source))


def _hard_light(backdrop: "np.ndarray", source: "np.ndarray") -> "np.ndarray":
    import numpy as np

    twice = 2 * source
    screened = backdrop + (twice - 1) - backdrop * (twice - 1)
    return np.where(source <= 0.5, backdrop * twice, screened)


def _soft_light(backdrop: "np.ndarray", source: "np.ndarray") -> "np.ndarray":
    import numpy as np

    curve = ((16 * backdrop - 12) * backdrop + 4) * backdrop
    lit = np.where(backdrop <= 0.25, curve, np.sqrt(backdrop))
    darker = backdrop - (1 - 2 * source) * backdrop * (1 - backdrop)
    return np.where(source <= 0.5, darker, backdrop + (2 * source - 1) * (lit - backdrop))


def _luminosity(colour: "np.ndarray") -> "np.ndarray":
    return 0.3 * colour[..., :1] + 0.59 * colour[..., 1:2] + 0.11 * colour[..., 2:3]


def _saturation(colour: "np.ndarray") -> "np.ndarray":
    return colour.max(-1, keepdims=True) - colour.min(-1, keepdims=True)


def _with_luminosity(colour: "np.ndarray", luminosity: "np.ndarray") -> "np.ndarray":
    """SetLum and ClipColor of the specification."""
    import numpy as np

    moved = colour + (luminosity - _luminosity(colour))
    light = _luminosity(moved)
    least, most = moved.min(-1, keepdims=True), moved.max(-1, keepdims=True)
    raised = light + (moved - light) * light / np.maximum(light - least, _TINY)
    moved = np.where(least < 0, raised, moved)
    lowered = light + (moved - light) * (1 - light) / np.maximum(most - light, _TINY)
    return np.where(most > 1, lowered, moved)


def _with_saturation(colour: "np.ndarray", saturation: "np.ndarray") -> "np.ndarray":
    """SetSat of the specification: the least channel to 0, the greatest to the saturation."""
    import numpy as np

    least = colour.min(-1, keepdims=True)
    spread = colour.max(-1, keepdims=True) - least
    return np.where(spread > 0, (colour - least) * saturation / np.maximum(spread, _TINY), 0)
