"""Made-up pictures with the statistics of photographs, so that photographs are not smeared.

Dead leaves (shapes of all sizes over one another, Lee, Mumford and Huang 2001) give the edges,
power-law noise the textures and the light; strands, grids and letters what leaves do not have.
Everything is first drawn as numbers of surfaces, twice as large; then each surface gets its colour,
texture and shading, and the picture is made smaller, which smooths its edges.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import gaussian_filter

Array = NDArray[np.float32]

SIDE = 576
FINE = 2
TEXTURES = 5
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHKLMNPRSTUVWXYZ0123456789.,:;!?&%+-"


def cloud(rng: np.random.Generator, side: int, slope: float, stretch: float = 1.0) -> Array:
    """Noise, side x side, of unit spread, whose amplitude falls with frequency to the power
    `slope`: about 1 in photographs, more in smoke. `stretch` makes it grain of any direction."""
    angle = rng.uniform(0, math.pi)
    fy, fx = np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side)[None]
    along = fx * math.cos(angle) + fy * math.sin(angle)
    across = fy * math.cos(angle) - fx * math.sin(angle)
    frequency = np.hypot(along * stretch, across) + 0.5 / side
    white = rng.normal(size=frequency.shape) + 1j * rng.normal(size=frequency.shape)
    white[0, 0] = 0
    field = np.fft.irfft2(white / frequency**slope, (side, side))
    return (field / (field.std() + 1e-9)).astype(np.float32)


def texture(rng: np.random.Generator, side: int) -> Array:
    """A cloud as it is, folded into ridges, or with its contrast pressed together."""
    field = cloud(rng, side, rng.uniform(0.5, 1.7), float(rng.choice((1, 1, 3, 8))))
    fold = rng.integers(3)
    if fold == 1:
        field = np.abs(field) * 1.6 - 1.3
    elif fold == 2:
        field = np.tanh(field * rng.uniform(1, 4))
    return field.astype(np.float32)


class Surfaces:
    """A map of surface numbers, drawn over one another."""

    def __init__(self, rng: np.random.Generator, side: int) -> None:
        self.rng, self.side = rng, side
        self.map = Image.new("I", (side, side))
        self._brush = ImageDraw.Draw(self.map)
        self.count = 1

    def _next(self) -> int:
        self.count += 1
        return self.count - 1

    def leaves(self, count: int) -> None:
        """Ellipses and polygons, as many small ones as fill the same area as the large."""
        rng, side = self.rng, self.side
        least, most = rng.uniform(0.004, 0.02), rng.uniform(0.15, 0.4)
        radii = 1 / np.sqrt(rng.uniform(1 / most**2, 1 / least**2, count))
        for radius in np.where(rng.random(count) < 0.15, rng.uniform(least, most, count), radii):
            x, y = rng.uniform(-0.1, 1.1, 2)
            corners = int(rng.choice((3, 4, 4, 5, 24)))
            turn = rng.uniform(0, math.tau)
            flat = rng.uniform(0.3, 1)
            at = np.arange(corners) / corners * math.tau
            if corners < 24:
                at = at + rng.uniform(-0.4, 0.4, corners)
            px, py = np.cos(at) * radius, np.sin(at) * radius * flat
            xs = (x + px * math.cos(turn) - py * math.sin(turn)) * side
            ys = (y + px * math.sin(turn) + py * math.cos(turn)) * side
            self._brush.polygon(list(zip(xs, ys, strict=True)), fill=self._next())

    def strands(self, count: int) -> None:
        """Bent lines of one to six fine pixels: hair, grass, twigs, wires."""
        rng, side = self.rng, self.side
        heading, spread = rng.uniform(0, math.tau), rng.uniform(0.05, 1.5)
        shared = [self._next() for _ in range(6)]
        for _ in range(count):
            x, y = rng.uniform(0, 1, 2)
            way, bend = heading + rng.normal(0, spread), rng.normal(0, 0.12)
            step = rng.uniform(0.01, 0.05)
            points = []
            for _ in range(12):
                points.append((x * side, y * side))
                x, y, way = x + step * math.cos(way), y + step * math.sin(way), way + bend
            self._brush.line(points, int(rng.choice(shared)), int(rng.integers(1, 7)), "curve")

    def grid(self) -> None:
        """Rows of panes or bricks, or stripes, seen a little askew."""
        rng, side = self.rng, self.side
        left, top = rng.uniform(0, 0.6, 2)
        width, height = rng.uniform(0.25, 0.7, 2)
        across, down = int(rng.integers(1, 24)), int(rng.integers(2, 40))
        gap, lean, shift = rng.uniform(0.08, 0.5), rng.normal(0, 0.15), rng.choice((0, 0, 0.5))
        shades = [self._next() for _ in range(3)]
        for row in range(down):
            for column in range(across):
                x0 = left + width * (column + shift * (row % 2)) / across
                x1 = x0 + width / across * (1 - gap)
                y0 = top + height * row / down
                y1 = y0 + height / down * (1 - gap)
                corners = [(x0, y0 + lean * x0), (x1, y0 + lean * x1),
                           (x1, y1 + lean * x1), (x0, y1 + lean * x0)]  # fmt: skip
                drawn = [(x * side, y * side) for x, y in corners]
                self._brush.polygon(drawn, fill=int(rng.choice(shades, p=(0.7, 0.2, 0.1))))

    def letters(self, lines: int) -> None:
        rng, side = self.rng, self.side
        shade, x = self._next(), rng.uniform(0, 0.5)
        y, size = rng.uniform(0, 0.8), float(rng.uniform(0.025, 0.09))
        font = ImageFont.load_default(size * side)
        for _ in range(lines):
            signs = rng.choice(list(LETTERS + "     "), int(rng.integers(6, 40)))
            # Pillow does not write into maps of numbers, so the letters go through a mask.
            mask = Image.new("1", self.map.size)
            ImageDraw.Draw(mask).text((x * side, y * side), "".join(signs), 1, font)
            self.map.paste(shade, (0, 0), mask)
            y += size * 1.25


def photograph(number: int, side: int = SIDE) -> NDArray[np.uint8]:
    """A made-up picture, side x side x 3; the same for the same number."""
    rng = np.random.default_rng((number, 41))
    fine = side * FINE
    surfaces = Surfaces(rng, fine)
    surfaces.leaves(int(rng.choice((60, 300, 1200, 3000), p=(0.3, 0.3, 0.25, 0.15))))
    if rng.random() < 0.4:
        surfaces.grid()
    if rng.random() < 0.4:
        surfaces.strands(int(rng.choice((20, 150, 700))))
    if rng.random() < 0.3:
        surfaces.letters(int(rng.integers(1, 6)))
    picture = coloured(rng, np.asarray(surfaces.map), surfaces.count)
    picture = picture.reshape(side, FINE, side, FINE, 3).mean(axis=(1, 3))
    picture *= np.exp(rng.uniform(0.1, 0.5) * cloud(rng, side, 2.2))[..., None]
    if rng.random() < 0.35:
        picture = focused(rng, picture)
    return (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)


def coloured(rng: np.random.Generator, surface: NDArray, count: int) -> Array:
    """Each surface in its shade of a few colours, with one of the textures and a slope of light."""
    side = len(surface)
    anchors = rng.beta(1.3, 1.6, (5, 1)) + rng.normal(0, rng.uniform(0.03, 0.22), (5, 3))
    shades = anchors[rng.integers(0, 5, count)] + rng.normal(0, 0.09, (count, 1))
    shades = (shades + rng.normal(0, 0.025, (count, 3))).astype(np.float32)
    rough = (rng.exponential(0.07, count) * rng.choice((0.3, 1, 2))).astype(np.float32)
    textures = np.stack([texture(rng, side) for _ in range(TEXTURES)])
    which = rng.integers(0, TEXTURES, count)
    lean = rng.normal(0, 0.25, (count, 2)).astype(np.float32)
    at = np.linspace(-0.5, 0.5, side, dtype=np.float32)
    light = at[:, None] * lean[surface, 0] + at[None] * lean[surface, 1]
    rows, columns = np.arange(side)[:, None], np.arange(side)[None]
    light += rough[surface] * textures[which[surface], rows, columns]
    return shades[surface] * (1 + light[..., None]) + 0.35 * light[..., None]


def focused(rng: np.random.Generator, picture: Array) -> Array:
    """Sharp in places only, as through a wide lens."""
    width = rng.uniform(1.5, 6)
    soft = gaussian_filter(picture, (width, width, 0))
    sharp = 1 / (1 + np.exp(-4 * cloud(rng, len(picture), 2.5) - rng.normal()))[..., None]
    return (sharp * picture + (1 - sharp) * soft).astype(np.float32)
