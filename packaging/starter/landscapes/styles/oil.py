"""Oil on canvas: real strokes laid from coarse to fine along the forms, lit as relief.

After Hertzmann, "Painterly rendering with curved brush strokes of multiple sizes", 1998, with
straight strokes whose bristles leave furrows.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from landscapes.styles.fields import (
    Array,
    Rng,
    blur,
    luma,
    noise,
    resized,
    richer,
    single,
    slopes,
    smoothstep,
)

FLOW = 64  # rows of the grid on which directions are felt
FINEST = 384  # strokes are laid at least at this height, then reduced: smooth rims
BRISTLES = 4


@dataclass(frozen=True)
class Brush:
    """`length` and `width` in heights; `count` strokes per square of the height; strokes are laid
    only where the painting is still `wrong` by more than that."""

    length: float
    width: float
    count: int
    wrong: float


BRUSHES = (
    Brush(0.110, 0.030, 700, -1.0),
    Brush(0.065, 0.017, 1700, 0.014),
    Brush(0.024, 0.0100, 5000, 0.05),
)


def oil(picture: Array, rng: Rng) -> Array:
    height, width = picture.shape[:2]
    rich = richer(picture, 1.25)
    turn = directions(rich, rng)
    tall = max(height, FINEST)
    wide = round(tall * width / height)
    ground = blur(rich, 0.012)
    painted = np.stack([resized(ground[..., c], tall, wide,
                                Image.Resampling.BILINEAR) for c in range(3)], axis=2)  # fmt: skip
    relief = np.zeros((tall, wide), np.float32)
    for brush in BRUSHES:
        lay(painted, relief, rich, turn, brush, rng)
    light = np.zeros_like(relief)
    light[1:, 1:] = 2 * relief[1:, 1:] - relief[:-1, 1:] - relief[1:, :-1]
    light = np.clip(light * np.float32(tall / FINEST), -1, 1)
    lit = painted * (1 + np.float32(0.13) * light)[..., None]
    lit += (np.float32(0.035) * np.clip(light, 0, 1))[..., None]
    planes = [resized(lit[..., c], height, width, Image.Resampling.BOX)
              for c in range(3)]  # fmt: skip
    laid = np.stack(planes, axis=2)
    # the last touches: small bright or dark things that no stroke could hold
    missed = smoothstep(0.06, 0.22, np.abs(rich - laid).mean(axis=2)) * np.float32(0.75)
    return single(np.clip(laid + missed[..., None] * (rich - laid), 0, 1))


def directions(picture: Array, rng: Rng) -> Array:
    """The angle of the strokes on a coarse grid: along the forms, and drifting where there are
    none."""
    height, width = picture.shape[:2]
    columns = round(FLOW * width / height)
    tone = resized(luma(picture), FLOW, columns, Image.Resampling.BOX)
    down, across = slopes(tone)
    tensor = [blur(t, 0.03) for t in (across * across, down * down, across * down)]
    along = 0.5 * np.arctan2(2 * tensor[2], tensor[0] - tensor[1]) + np.pi / 2
    firm = np.sqrt((tensor[0] - tensor[1]) ** 2 + 4 * tensor[2] ** 2)
    firm = firm / (firm + 1e-4 * FLOW**2)
    drift = noise((FLOW, columns), rng, 2.5, 2) * 0.7
    double = firm * np.exp(2j * along) + (1 - firm) * np.exp(2j * drift)
    return (np.angle(double) / 2).astype(np.float32)


def strokes_of(brush: Brush, aspect: float, rng: Rng) -> tuple[Array, Array, Array]:
    """Where strokes go, in heights, and six numbers of chance for each. Squares of the height are
    filled one after the other, so a wider picture starts alike."""
    seed = int(rng.integers(2**31))
    squares = [np.random.default_rng((seed, k)).random((brush.count, 4 + BRISTLES), np.float32)
               for k in range(int(np.ceil(aspect)))]  # fmt: skip
    luck = np.concatenate(squares)
    x = luck[:, 0] + np.repeat(np.arange(len(squares), dtype=np.float32), brush.count)
    kept = x < aspect
    return x[kept], luck[kept, 1], luck[kept, 2:]


def lay(painted: Array, relief: Array, picture: Array, turn: Array, brush: Brush,
        rng: Rng) -> None:  # fmt: skip
    """Paint one layer of strokes into `painted` and their furrows into `relief`."""
    tall, wide = relief.shape
    x, y, luck = strokes_of(brush, wide / tall, rng)

    def cell(grid: Array) -> tuple[np.ndarray, np.ndarray]:
        rows, columns = grid.shape[:2]
        return (y * rows).astype(int), np.minimum((x * rows).astype(int), columns - 1)

    colour = blur(picture, brush.width * 0.35)[cell(picture)]
    kept = np.abs(colour - painted[cell(painted)]).mean(axis=1) > brush.wrong
    if not kept.any():
        return
    angle = (turn[cell(turn)] + (luck[:, 0] - 0.5) * 0.5)[kept]
    x, y, luck, colour = x[kept], y[kept], luck[kept], colour[kept]
    u, v = footprint(brush, tall)
    cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
    longer = (0.7 + 0.6 * luck[:, 1:2]).astype(np.float32)
    along, aside = u * longer, v * np.float32(brush.width)
    rows = ((y[:, None] + along * sin + aside * cos) * tall).astype(np.int32)
    columns = ((x[:, None] + along * cos - aside * sin) * tall).astype(np.int32)
    # what runs over the rim of the picture is laid on the rim
    at = np.clip(rows, 0, tall - 1) * wide + np.clip(columns, 0, wide - 1)
    owner = np.full(tall * wide, -1, np.int32)
    owner[at] = np.arange(len(x), dtype=np.int32)[:, None]
    bristle = luck[:, 2:] * np.float32(0.5)
    row = np.clip(((v + 0.5) * BRISTLES).astype(int), 0, BRISTLES - 1)
    relief.reshape(-1)[at] = (1 - (2 * v) ** 2) * np.float32(0.8) + bristle[:, row]
    shade = 0.94 + 0.12 * luck[:, 2:3]
    laid = owner >= 0
    painted.reshape(-1, 3)[laid] = (colour * shade).astype(np.float32)[owner[laid]]


def footprint(brush: Brush, tall: int) -> tuple[Array, Array]:
    """Points of one stroke with blunt ends: along it in heights, across it in -0.5..0.5."""
    steps = np.arange(-0.5, 0.5, 0.9 / (brush.length * tall), dtype=np.float32)
    sides = np.arange(-0.5, 0.5, 0.9 / (brush.width * tall), dtype=np.float32)
    u, v = (grid.ravel() for grid in np.meshgrid(steps, sides))
    blunt = np.abs(v) <= np.sqrt(np.clip(1 - (2 * np.abs(u)) ** 4, 0, 1)) * 0.5
    return u[blunt] * np.float32(brush.length), v[blunt]
