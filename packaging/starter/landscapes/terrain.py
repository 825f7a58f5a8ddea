"""Skylines: one height per column in 0..1 from the top, as the canvas's silhouettes want them.

Whatever is random here depends on shares of the picture, never on its pixels, so that a scene
keeps its shapes at every size.
"""

import numpy as np

from landscapes.canvas import Array, Polygon

Rng = np.random.Generator
WIDEST = 4  # the noise reaches this many heights to the right


def noise(x: Array, rng: Rng, waves: float, octaves: int = 5, fall: float = 0.5) -> Array:
    """Smooth value noise in about -1..1 with `waves` bumps to the picture's height."""
    total = np.zeros_like(x)
    size = 1.0
    for _ in range(octaves):
        count = int(np.ceil(waves * WIDEST)) + 3
        knots = rng.uniform(-1, 1, count).astype(np.float32)
        at = np.clip(x, 0, WIDEST) * np.float32(waves) + np.float32(rng.random())
        i = np.clip(at.astype(np.int32), 0, count - 2)
        t = at - i
        t = t * t * (3 - 2 * t)
        total += np.float32(size) * (knots[i] + (knots[i + 1] - knots[i]) * t)
        waves, size = waves * 2, size * fall
    return total


def rolling(x: Array, rng: Rng, base: float, tall: float, waves: float = 1.6) -> Array:
    return (base - tall * 0.5 * (1 + noise(x, rng, waves, 2, 0.3))).astype(np.float32)


def slope(rng: Rng, top: tuple[float, float], foot: tuple[float, float], rough: float,
          steps: int = 9) -> Polygon:  # fmt: skip
    """A broken flank from a summit down to its foot, steeper above than below."""
    share = np.linspace(0, 1, steps + 1)
    tall = foot[1] - top[1]
    jitter = rng.uniform(-1, 1, steps + 1) * rough * tall
    jitter[0] = jitter[-1] = 0
    x = top[0] + (foot[0] - top[0]) * share
    y = top[1] + tall * share**0.88 + jitter
    return [(float(a), float(b)) for a, b in zip(x, y, strict=True)]


def dune(x: Array, rng: Rng, base: float, tall: float, crest: float) -> Array:
    """One long dune whose sharp top stands at `crest`."""
    left, right = rng.uniform(0.45, 1.1, 2)
    away = x - np.float32(crest)
    share = np.clip(np.where(away < 0, -away / left, away / right), 0, 1)
    line = base - tall * (0.35 * (1 - share) + 0.65 * (0.5 + 0.5 * np.cos(np.pi * share)))
    return (line + noise(x, rng, 1.5, 2, 0.3) * np.float32(tall * 0.06)).astype(np.float32)


def mesa(x: Array, rng: Rng, base: float, tall: float, centre: float, half: float) -> Array:
    """A table mountain: a level top, a sheer wall, and a sloping skirt of rubble."""
    away = (np.abs(x - np.float32(centre)) - half) / half
    away = away + noise(x, rng, 9 / max(half * 6, 0.5), 3) * np.float32(0.05)
    share = np.interp(away, (0.0, 0.06, 0.1, 0.16, 0.55, 0.95), (1, 0.8, 0.72, 0.42, 0.14, 0))
    rough = noise(x, rng, 14, 2) * np.float32(tall * 0.02) * (share > 0.9)
    return (base - tall * share + rough).astype(np.float32)
