"""Skylines: one height per column in 0..1 from the top, as the canvas's silhouettes want them."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Rng = np.random.Generator


def noise(x: Array, rng: Rng, waves: float, octaves: int = 5, fall: float = 0.5) -> Array:
    """Smooth value noise in about -1..1 with `waves` bumps across the picture."""
    total = np.zeros_like(x)
    size = 1.0
    for _ in range(octaves):
        count = int(np.ceil(waves)) + 3
        knots = rng.uniform(-1, 1, count).astype(np.float32)
        at = x * np.float32(waves) + np.float32(rng.random())
        i = np.clip(at.astype(np.int32), 0, count - 2)
        t = at - i
        t = t * t * (3 - 2 * t)
        total += np.float32(size) * (knots[i] + (knots[i + 1] - knots[i]) * t)
        waves, size = waves * 2, size * fall
    return total


def peaks(x: Array, rng: Rng, base: float, tall: float, count: int) -> Array:
    """Mountains: the upper hull of sharp peaks with broken flanks."""
    line = np.full_like(x, base)
    spread = (np.arange(count) + rng.uniform(0.15, 0.85, count)) / count
    for centre in spread:
        height = tall * rng.uniform(0.5, 1.0)
        left, right = rng.uniform(0.9, 1.7, 2) * height + 0.06
        away = (x - np.float32(centre)).astype(np.float32)
        slope = np.where(away < 0, -away / left, away / right)
        line = np.minimum(line, base - height * np.clip(1 - slope**0.9, 0, None))
    rough = noise(x, rng, 9, 4, 0.55) * np.float32(tall * 0.055)
    return (line + rough * np.clip((base - line) / tall * 3, 0.25, 1)).astype(np.float32)


def rolling(x: Array, rng: Rng, base: float, tall: float, waves: float = 1.6) -> Array:
    return (base - tall * 0.5 * (1 + noise(x, rng, waves, 2, 0.3))).astype(np.float32)


def dune(x: Array, rng: Rng, base: float, tall: float) -> tuple[Array, float]:
    """One dune with a sharp crest, and the line where its shaded side begins."""
    crest = rng.uniform(0.15, 0.85)
    left, right = rng.uniform(0.35, 0.9, 2)
    away = x - float(crest)
    slope = np.where(away < 0, -away / left, away / right)
    line = base - tall * (0.5 + 0.5 * np.cos(np.pi * np.clip(slope, 0, 1))) ** 0.8
    wobble = noise(x, rng, 2, 2, 0.4) * np.float32(tall * 0.12)
    return (line + wobble).astype(np.float32), float(crest)


def trees(x: Array, rng: Rng, ground: Array, tall: float, density: float, conifer: bool) -> Array:
    """A wood's skyline over `ground`; `density` is trees per picture width."""
    line = ground.copy()
    step = len(x)
    for centre in (
        np.arange(0, 1, 1 / density) + rng.uniform(-0.4, 0.4, int(np.ceil(density))) / density
    ):
        height = tall * rng.uniform(0.55, 1.0)
        half = height * (rng.uniform(0.2, 0.28) if conifer else rng.uniform(0.35, 0.5))
        a, b = int((centre - half) * step), int((centre + half) * step) + 1
        a, b = max(a, 0), min(b, step)
        if b <= a:
            continue
        u = np.clip(np.abs(x[a:b] - centre) / half, 0, 1)
        if conifer:
            tiers = 4 + int(height * 30)
            shape = 1 - u + 0.5 / tiers * ((u * tiers) % 1.0)
        else:
            shape = 0.45 * np.sqrt(1 - u * u) + 0.55 * (1 - u**6)
        foot = ground[min(max(int(centre * step), 0), step - 1)]
        line[a:b] = np.minimum(line[a:b], foot - height * shape)
    return line


def skyscrapers(x: Array, rng: Rng, base: float, tall: float, count: int) -> tuple[Array, list]:
    """A city's skyline, and its towers as (left, right, top) for the windows."""
    line = np.full_like(x, base)
    towers: list[tuple[float, float, float]] = []
    step = len(x)
    middle = rng.uniform(0.3, 0.7)
    at = -0.02
    while at < 1.0:
        width = rng.uniform(0.6, 1.4) / count
        rise = np.exp(-(((at + width / 2 - middle) / 0.33) ** 2))
        top = base - tall * rng.uniform(0.35, 1.0) * (0.35 + 0.65 * rise)
        a, b = max(int(at * step), 0), min(int((at + width) * step), step)
        if b > a:
            line[a:b] = top
            towers.append((at, at + width, float(top)))
            if rng.random() < 0.18:
                mast = (a + b) // 2
                line[mast - 1 : mast + 1] = top - tall * 0.16
        at += width + (rng.uniform(0, 0.25) / count if rng.random() < 0.5 else 0)
    return line, towers
