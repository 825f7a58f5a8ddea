"""A colour woodcut: dark key block, few flat colours, wiped gradients, the grain of the board."""

import numpy as np

from landscapes.styles.fields import (
    Array,
    Rng,
    Values,
    blur,
    luma,
    noise,
    richer,
    single,
    slopes,
    smoothstep,
)

PAPER = np.array([0.945, 0.895, 0.785], np.float32)
KEY = np.array([0.09, 0.10, 0.16], np.float32)
STEPS = 7  # tones a colour is printed in
MARGIN, RULE = 0.028, 0.007


def woodblock(picture: Array, rng: Rng) -> Array:
    shape = picture.shape[:2]
    smooth = blur(picture, 0.003)
    tone = luma(smooth)
    down, across = slopes(tone)
    steep = np.hypot(down, across)
    # soft steps: flat colour with a wiped edge where the tone runs slowly (bokashi)
    place = np.sqrt(np.maximum(tone, 0)) * STEPS
    nearest = np.floor(place) + 0.5
    flat = ((nearest + 0.5 * np.tanh((place - nearest) * 3.5)) / STEPS) ** 2
    printed = np.clip(richer(smooth, 1.3) + (flat - tone)[..., None], 0, 1)
    printed = wiped(printed)
    grain = boards(shape, rng)
    printed = printed * (1 + 0.05 * grain * smoothstep(22, 4, steep))[..., None]
    paper = PAPER * (1 + 0.015 * noise(shape, rng, 120))[..., None]
    printed = paper * (np.float32(0.10) + np.float32(0.94) * printed)
    lines = key_block(picture)[..., None]
    printed = printed + lines * (KEY - printed)
    return single(np.clip(framed(printed, paper), 0, 1))


def key_block(picture: Array) -> Array:
    """Where the outlines are cut: on the dark side of steep changes of tone or of hue."""
    fine = blur(picture, 0.0026)
    down, across = np.gradient(fine, axis=(0, 1))
    steep = np.sqrt((down**2 + across**2).sum(axis=2)) * picture.shape[0]
    tone = luma(fine)
    dark_side = smoothstep(-0.012, 0.012, blur(tone, 0.007) - tone)
    return smoothstep(9, 20, steep) * dark_side * np.float32(0.9)


def wiped(printed: Values) -> Values:
    """The dark band along the upper edge that every sky of the school has."""
    rows = (np.arange(printed.shape[0], dtype=np.float32) + 0.5) / printed.shape[0]
    band = np.clip(1 - rows / 0.17, 0, 1)[:, None, None] ** 1.5
    return printed * (1 - band * np.float32(0.6))


def boards(shape: tuple[int, int], rng: Rng) -> Array:
    """Rings of the plank, cut lengthwise: -1..1."""
    height, _ = shape
    y = (np.arange(height, dtype=np.float32) + 0.5)[:, None] / height
    rings = y * 46 + noise(shape, rng, 3, 2, 3.0) * 3.2
    fibre = noise(shape, rng, 120, 1, 14.0)
    return single(0.6 * np.sin(rings * np.float32(2 * np.pi)) + 0.6 * fibre)


def framed(printed: Values, paper: Values) -> Values:
    """A thin rule and a margin of bare paper."""
    height, width = printed.shape[:2]
    y = (np.arange(height, dtype=np.float32) + 0.5)[:, None] / height
    x = (np.arange(width, dtype=np.float32) + 0.5) / height
    edge = np.minimum(np.minimum(y, 1 - y), np.minimum(x, width / height - x)) * height
    ruled = np.clip(edge - MARGIN * height + 0.5, 0, 1)[..., None]
    within = np.clip(edge - (MARGIN + RULE) * height + 0.5, 0, 1)[..., None]
    printed = KEY + within * (printed - KEY)
    return paper + ruled * (printed - paper)
