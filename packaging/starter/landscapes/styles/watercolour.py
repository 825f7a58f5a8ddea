"""Watercolour on rough paper: washes that wobble, pool at their edges and leave white paper."""

import numpy as np

from landscapes.styles.fields import (
    Array,
    Rng,
    blur,
    luma,
    noise,
    richer,
    single,
    smoothstep,
    warped,
)

WHITE = np.array([0.985, 0.975, 0.95], np.float32)
MARGIN = 0.03


def watercolour(picture: Array, rng: Rng) -> Array:
    """Pigment lies thicker or thinner by c - (c - c^2)(d - 1): Bousseau and others, "Interactive
    watercolor rendering with temporal coherence and abstraction", 2006."""
    shape = picture.shape[:2]
    down, across = noise(shape, rng, 18, 2), noise(shape, rng, 18, 2)
    bled = warped(picture, down * np.float32(0.005), across * np.float32(0.005))
    bled = blur(bled, 0.0035)
    tone = luma(bled)
    bled = np.float32(0.08) + np.float32(0.92) * richer(bled, 1.25) ** np.float32(0.86)
    pools = np.clip((blur(tone, 0.011) - tone) * 7, -0.25, 1.3)
    grain, blots = noise(shape, rng, 150, 1), noise(shape, rng, 4, 3)
    thick = 1 + 0.34 * pools + 0.24 * blots + 0.13 * grain
    painted = bled - (bled - bled * bled) * (thick - 1)[..., None] * np.float32(1.6)
    # where the wash is thin the tooth of the paper stays white
    dry = smoothstep(0.55, 1.1, grain * 0.55 + blots * 0.35 + tone * 0.55) * 0.2
    cover = inside(shape, rng) * (1 - dry)
    paper = WHITE * (1 + 0.02 * grain)[..., None]
    return single(np.clip(paper + cover[..., None] * (painted - paper), 0, 1))


def inside(shape: tuple[int, int], rng: Rng) -> Array:
    """1 within the painted part, 0 on the ragged margin of bare paper."""
    height, width = shape
    y = (np.arange(height, dtype=np.float32) + 0.5)[:, None] / height
    x = (np.arange(width, dtype=np.float32) + 0.5) / height
    edge = np.minimum(np.minimum(y, 1 - y), np.minimum(x, width / height - x))
    ragged = edge + noise(shape, rng, 12, 3) * np.float32(0.008)
    return smoothstep(MARGIN - 0.004, MARGIN + 0.004, ragged)
