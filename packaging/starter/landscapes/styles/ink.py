"""Chinese ink wash on rice paper: wet blots, dry contours, much empty paper, one red seal."""

import numpy as np

from landscapes.styles.fields import (
    Array,
    Rng,
    Values,
    blur,
    luma,
    noise,
    single,
    slopes,
    smoothstep,
    warped,
)

PAPER = np.array([0.955, 0.93, 0.875], np.float32)
INK = np.array([0.085, 0.09, 0.105], np.float32)
SEAL = np.array([0.72, 0.13, 0.10], np.float32)
SEAL_SIZE = 0.062


def ink(picture: Array, rng: Rng, wash: float = 0.3) -> Array:
    """`wash` is how much of the picture's own colour is laid over the ink, 0..1."""
    shape = picture.shape[:2]
    down, across = noise(shape, rng, 14, 3), noise(shape, rng, 14, 3)
    bled = warped(picture, down * np.float32(0.006), across * np.float32(0.006))
    tone = luma(bled)
    wet = blur(tone, 0.008)
    # a dark picture keeps half of its darkness, so that night stays night and is still read
    lift = np.float32(
        np.clip(np.log(0.6) / np.log(np.clip(float(wet.mean()), 0.02, 0.98)), 0.66, 1.2)
    )
    level = 0.55 * wet + 0.45 * tone
    dense = 1 - smoothstep(0.04, 0.88, np.clip(level, 0.001, 1) ** lift)
    blots = noise(shape, rng, 3.5, 4)
    pools = np.clip((blur(wet, 0.02) - wet) * 2.2, 0, 0.22)
    dense = dense * (0.86 + 0.2 * blots) + pools
    dense = np.clip(dense + strokes(tone, rng) * 0.6, 0, 0.97)[..., None]
    fibres = noise(shape, rng, 110, 1, 5.0) * 0.5 + noise(shape, rng, 180, 1) * 0.5
    paper = PAPER * (1 + 0.025 * fibres)[..., None]
    dense = dense * (1 - 0.06 * np.abs(fibres)[..., None])
    coloured = blur(bled, 0.012)
    grey = np.maximum(luma(coloured)[..., None], np.float32(0.12))
    hue = np.clip(1 + wash * (0.6 + 0.4 * dense) * (coloured / grey - 1), 0.25, 1.9)
    laid = paper * (1 - dense) + INK * dense
    drawn = np.clip(laid * hue / np.maximum(luma(hue)[..., None], 0.6), 0, 1)
    return stamped(drawn, rng)


def strokes(tone: Array, rng: Rng) -> Array:
    """Contours on the dark side of where tones meet, broken where the brush ran dry."""
    fine = blur(tone, 0.0024)
    down, across = slopes(fine)
    steep = np.hypot(down, across)
    swell = noise(tone.shape, rng, 7, 2)
    dry = noise(tone.shape, rng, 70, 1, 3.0)
    dark_side = smoothstep(-0.004, 0.03, blur(tone, 0.007) - fine)
    return smoothstep(5, 16, steep * (1 + 0.5 * swell) + dry * 2.5) * dark_side


def stamped(drawn: Values, rng: Rng) -> Array:
    """The painter's seal in a lower corner: four carved strokes in a red square."""
    height, width = drawn.shape[:2]
    left = 0.045 if rng.random() < 0.5 else width / height - 0.045 - SEAL_SIZE
    top = 0.955 - SEAL_SIZE
    y = ((np.arange(height, dtype=np.float32) + 0.5) / height - top)[:, None] / SEAL_SIZE
    x = ((np.arange(width, dtype=np.float32) + 0.5) / height - left) / SEAL_SIZE
    soft = np.float32(1 / (SEAL_SIZE * height))

    def box(x0: float, y0: float, x1: float, y1: float) -> Array:
        wide = np.clip((np.minimum(x - x0, x1 - x)) / soft + 0.5, 0, 1)
        tall = np.clip((np.minimum(y - y0, y1 - y)) / soft + 0.5, 0, 1)
        return wide * tall

    carved = box(0.47, 0.14, 0.55, 0.86) + box(0.16, 0.3, 0.84, 0.38) + box(0.24, 0.56, 0.76, 0.64)
    worn = 0.9 + 0.1 * noise((height, width), rng, 60, 1)
    cover = box(0, 0, 1, 1) * (1 - np.clip(carved, 0, 1)) * worn
    return single(drawn + cover[..., None] * (SEAL - drawn))
