"""The ten subjects, from the horizon to the viewer's feet."""

import numpy as np

from landscapes import things
from landscapes.canvas import Array, Canvas
from landscapes.palette import Palette, mix, rgb
from landscapes.scene import Scene
from landscapes.sky import paint_mist, spot
from landscapes.terrain import dune, noise, peaks, rolling, skyscrapers, trees

Rng = np.random.Generator
INK = rgb("0c1018")


class Painter:
    """Paints one scene's land; `across` is where the light stands."""

    def __init__(self, canvas: Canvas, scene: Scene, colours: Palette, across: float,
                 horizon: float, rng: Rng) -> None:  # fmt: skip
        self.canvas, self.scene, self.colours = canvas, scene, colours
        self.across, self.horizon, self.rng = across, horizon, rng
        self.x = canvas.columns

    def paint(self) -> None:
        getattr(self, self.scene.subject)()

    def far(self, colour: Array, distance: float) -> Array:
        """`colour` as seen through the air; `distance` 0 near .. 1 at the horizon."""
        thick = 1.0 if self.scene.weather in ("fog", "rain", "snow") else 0.82
        return mix(colour, self.colours.haze, min(distance * thick + (thick > 0.9) * 0.1, 0.95))

    def mist(self, level: float, strength: float = 0.75) -> None:
        if self.scene.weather == "fog":
            paint_mist(self.canvas, self.colours, level, strength, self.rng)

    def layer(self, line: Array, colour: Array, distance: float, depth: float = 0.4) -> None:
        near = self.far(colour, distance)
        fade = 0.16 if self.scene.weather != "fog" else 0.5
        self.canvas.silhouette(
            line, near, mix(near, self.colours.haze, fade * (0.4 + distance)), depth
        )

    def ridge(self, base: float, tall: float, count: int, distance: float) -> Array:
        """A mountain chain with lit and shaded flanks, and snow on its tops."""
        line = peaks(self.x, self.rng, base, tall, count)
        self.layer(line, self.colours.rock, distance)
        s = self.canvas.side
        top = int(max(line.min() * s - 1, 0))
        bottom = int(min((base + 0.02) * s, s))
        rows = ((np.arange(top, bottom) + 0.5) / s).astype(np.float32)[:, None]
        flank = line.reshape(s, 3)[:, 1]
        smooth = np.convolve(np.pad(flank, 4, "edge"), np.ones(9, np.float32) / 9, "valid")
        below = np.clip(rows - flank[None], 0, None)
        jag = noise(rows[:, 0], self.rng, 14, 3)[:, None] * np.float32(0.02)
        slope = np.gradient(smooth)
        at = np.clip(((self.canvas.x[None] + jag * (below * 12)) * s).astype(int), 0, s - 1)
        lit_left = self.across < 0.5
        shaded = (slope[at] > 0) if lit_left else (slope[at] < 0)
        inside = np.clip((rows - flank[None]) * s + 0.5, 0, 1)
        fade = np.clip(1 - below / (tall * 0.95), 0, 1)
        shade = self.far(self.colours.rock * np.float32(0.62), distance * 0.95)
        if self.scene.season != "summer" or tall > 0.3:
            depth = tall * (0.5 if self.scene.season == "winter" else 0.24)
            edge = noise(self.canvas.x, self.rng, 26, 2) * tall * 0.09
            reach = base - tall * 0.98 + depth + edge[None] + below * 0.35
            snow = np.clip((reach - rows) * s + 0.5, 0, 1) * inside
            self.canvas.blend(
                snow.astype(np.float32), self.far(self.colours.snow, distance * 0.7), top
            )
        self.canvas.blend((shaded * inside * fade * 0.62).astype(np.float32), shade, top)
        return line

    def wood(self, ground: Array, tall: float, density: float, distance: float,
             conifer: bool | None = None) -> None:  # fmt: skip
        kind = bool(self.rng.random() < 0.6) if conifer is None else conifer
        colour = self.colours.leaves * np.float32(0.85)
        if kind and self.scene.season == "autumn":
            colour = mix(colour, rgb("2f5040") * colour.mean() * np.float32(2), 0.5)
        if self.scene.season == "winter":
            colour = mix(colour, self.colours.snow, 0.25)
        line = trees(self.x, self.rng, ground, tall, density, kind)
        self.layer(line, mix(colour, INK, 0.45 * (1 - distance)), distance, 0.25)

    def water(self, top: float) -> None:
        """A mirror of what stands above `top`, darkened towards us, with ripples and glitter."""
        c, s = self.canvas, self.canvas.side
        first = round(top * s)
        deep = s - first
        down = np.arange(deep, dtype=np.float32)
        source = np.clip(first - 1 - down * 0.95, 0, s - 1).astype(int)
        wobble = np.sin(down * 0.9 + self.rng.uniform(0, 6)) * (0.3 + down * 0.03)
        columns = np.clip(np.arange(s)[None] + wobble[:, None].round().astype(int), 0, s - 1)
        mirror = c.pixels[source[:, None], columns] if first else c.pixels[:deep]
        share = (0.35 + 0.4 * down / max(deep, 1))[:, None, None]
        if self.scene.subject in ("sea", "island"):
            share = share * 0.6 + 0.38
        c.pixels[first:] = mix(mirror, self.colours.water, share.astype(np.float32))
        pale = mix(self.colours.water, self.colours.sky[3], 0.65)
        for _ in range(int(self.rng.integers(10, 20))):
            depth = self.rng.random() ** 1.4
            y = top + 0.012 + depth * (0.98 - top)
            width = self.rng.uniform(0.08, 0.2) * (0.5 + depth)
            c.lens(self.rng.random(), y, width, 0.0022 + 0.004 * depth, pale, 0.5)
        if self.scene.light != "none":
            self.glitter(top)

    def glitter(self, top: float) -> None:
        bright = self.colours.glow if self.scene.light == "sun" else rgb("e9ecff")
        y = top + 0.008
        while y < 0.97:
            depth = (y - top) / (1 - top)
            width = (0.05 + 0.13 * depth) * self.rng.uniform(0.6, 1.25)
            x = self.across + self.rng.normal(0, 0.012 + 0.02 * depth)
            self.canvas.lens(x, y, width, 0.0025 + 0.004 * depth, bright, 0.8 - 0.45 * depth)
            y += 0.014 + 0.028 * depth

    def mountains(self) -> None:
        h, rng = self.horizon, self.rng
        layers = int(rng.integers(2, 4))
        for i in range(layers):
            near = i / layers
            base = h + 0.02 + 0.17 * near
            self.ridge(
                base,
                rng.uniform(0.3, 0.42) * (1 - 0.3 * near),
                int(rng.integers(2, 5)),
                0.62 - 0.5 * near,
            )
            self.mist(base)
        ground = rolling(self.x, rng, 0.86, 0.12)
        self.layer(ground, mix(self.colours.grass, INK, 0.25), 0.16)
        if self.scene.extra == "trees":
            self.wood(ground + 0.05, 0.17, 22, 0.04, True)
        self.cabin(ground)

    def hills(self) -> None:
        rng = self.rng
        count = int(rng.integers(4, 6))
        ground = np.full_like(self.x, self.horizon)
        for i in range(count):
            near = i / (count - 1)
            ground = rolling(
                self.x, rng, self.horizon + 0.05 + 0.33 * near, 0.13, rng.uniform(1.2, 2.4)
            )
            shade = mix(self.colours.grass, self.colours.leaves, float(rng.uniform(0, 0.7)))
            self.layer(ground, shade, 0.78 * (1 - near), 0.3)
            self.mist(self.horizon + 0.08 + 0.3 * near, 0.6)
            if i == count - 2:
                self.cabin(ground)
                if self.scene.extra == "trees":
                    self.wood(ground + 0.015, 0.09, 12, 0.15, False)

    def desert(self) -> None:
        rng = self.rng
        for i in range(4):
            near = i / 3
            line, crest = dune(self.x, rng, self.horizon + 0.1 + 0.3 * near, rng.uniform(0.12, 0.2))
            lit = mix(self.colours.sand, rgb("fff2d8") * self.colours.sand.max(), 0.12)
            self.layer(line, lit, 0.6 * (1 - near), 0.5)
            coverage, top = self.canvas.under(line)
            rows = (np.arange(top, self.canvas.side, dtype=np.float32) / self.canvas.side)[:, None]
            sweep = (rows - float(line.min())) * rng.uniform(0.5, 1.1)
            edge = crest - sweep if self.across > 0.5 else crest + sweep
            side = (self.canvas.x[None] - edge) * self.canvas.side
            away = np.clip((-side if self.across > 0.5 else side) + 0.5, 0, 1)
            shade = self.far(self.colours.sand * np.float32(0.6), 0.55 * (1 - near))
            self.canvas.blend((coverage * away * 0.85).astype(np.float32), shade, top)
            self.mist(self.horizon + 0.1 + 0.25 * near, 0.6)

    def sea(self) -> None:
        self.water(self.horizon)
        for i in range(6):
            y = self.horizon + (1 - self.horizon) * ((i + 1) / 7) ** 1.5
            line = y + 0.006 * (0.5 + i) * noise(self.x, self.rng, 5 - i * 0.5, 2) * 0.6
            coverage, top = self.canvas.under(line.astype(np.float32))
            strip = np.clip(coverage, 0, 1) * np.float32(0.14)
            self.canvas.blend(strip, mix(self.colours.water, INK, 0.45), top)
        self.mist(self.horizon)
        if self.scene.extra == "lighthouse":
            x = self.rng.uniform(0.15, 0.85)
            things.lighthouse(
                self.canvas,
                self.scene,
                self.colours,
                x,
                self.horizon + 0.1,
                self.rng.uniform(0.24, 0.34),
            )
        self.boat()

    def lake(self) -> None:
        rng, shore = self.rng, self.horizon + rng_shift(self.rng)
        self.ridge(shore, rng.uniform(0.26, 0.4), int(rng.integers(2, 5)), 0.5)
        self.mist(shore - 0.03)
        hills = rolling(self.x, rng, shore, 0.07, 2.2)
        if rng.random() < 0.6 or self.scene.extra == "trees":
            self.wood(hills, 0.07, 30, 0.3, True)
        else:
            self.layer(hills, mix(self.colours.leaves, self.colours.grass, 0.5), 0.35, 0.2)
        self.cabin(np.full_like(self.x, shore), 0.09)
        self.water(shore)
        self.mist(shore + 0.02, 0.5)
        self.boat()

    def forest(self) -> None:
        rng = self.rng
        conifer = bool(rng.random() < 0.6)
        for i in range(4):
            near = i / 3
            ground = rolling(self.x, rng, self.horizon + 0.12 + 0.3 * near, 0.07, 1.4)
            self.wood(ground, 0.13 + 0.2 * near, 34 - 18 * near, 0.72 * (1 - near), conifer)
            self.mist(self.horizon + 0.1 + 0.28 * near, 0.65)
            if i == 2:
                self.cabin(ground + 0.04, 0.12)
        if self.scene.season == "winter":
            self.layer(rolling(self.x, rng, 0.95, 0.06), self.colours.snow, 0.0)

    def city(self) -> None:
        rng, base = self.rng, self.horizon + 0.2
        for i in range(3):
            near = i / 2
            line, towers = skyscrapers(self.x, rng, base + 0.02, 0.42 - 0.1 * near, 16 - 4 * i)
            wall = mix(self.colours.rock, rgb("1c2236") * np.float32(1.3), 0.45)
            self.layer(line, mix(wall, INK, 0.35 * near), 0.62 * (1 - near) + 0.05, 0.5)
            if i:
                self.windows(towers, base, near)
            self.mist(base - 0.12, 0.5)
        if rng.random() < 0.5:
            self.water(base)
        else:
            self.layer(np.full_like(self.x, base), mix(self.colours.grass, INK, 0.55), 0.05)

    def windows(self, towers: list[tuple[float, float, float]], base: float, near: float) -> None:
        rng, s = self.rng, self.canvas.side
        lit = {"night": 0.5, "dusk": 0.45, "sunset": 0.25, "dawn": 0.12}.get(self.scene.time, 0.0)
        pane = mix(self.colours.haze, rgb("e8f2ff"), 0.4) if not lit else self.colours.lamp
        cell = max(s // 64, 2)
        for left, right, top in towers:
            x0, x1, y0, y1 = (
                int(left * s) + 2,
                int(right * s) - cell,
                int(top * s) + 3,
                int(base * s) - 3,
            )
            for y in range(y0, y1, cell + 2):
                for x in range(max(x0, 0), min(x1, s - cell), cell + 1):
                    if rng.random() < (lit or 0.45):
                        part = self.canvas.pixels[y : y + cell, x : x + cell - 1 or None]
                        part += (pane - part) * np.float32(0.9 if lit else 0.3)

    def island(self) -> None:
        rng = self.rng
        centre = rng.uniform(0.35, 0.65)
        shore = self.horizon + 0.1
        width, tall = rng.uniform(0.24, 0.36), rng.uniform(0.07, 0.17)
        bump = np.clip(1 - ((self.x - centre) / width) ** 2, 0, None)
        rough = 1 + 0.35 * noise(self.x, rng, 6, 3)
        self.water(self.horizon)
        beach = shore - 0.018 * np.sqrt(bump) + np.where(bump > 0, 0, 1)
        self.canvas.bank(
            np.minimum(beach, shore).astype(np.float32), shore + 0.006, self.colours.sand
        )
        line = shore - 0.012 - tall * bump**0.8 * rough
        line = np.where(bump > 0.12, line, 1.0).astype(np.float32)
        green = mix(self.colours.leaves, INK, 0.2)
        self.canvas.bank(np.minimum(line, shore - 0.008), shore - 0.008, green)
        if self.scene.extra == "lighthouse":
            things.lighthouse(
                self.canvas, self.scene, self.colours, centre, shore - tall * 0.7, 0.24
            )
        else:
            for _ in range(int(rng.integers(2, 6))):
                x = centre + rng.uniform(-0.75, 0.75) * width
                things.palm(
                    self.canvas,
                    x,
                    shore - 0.012 - tall * 0.25,
                    rng.uniform(0.12, 0.19),
                    mix(green, INK, 0.3),
                    rng,
                )
        self.mist(self.horizon, 0.6)
        self.boat()

    def village(self) -> None:
        rng = self.rng
        self.layer(rolling(self.x, rng, self.horizon + 0.02, 0.16, 1.8), self.colours.leaves, 0.6)
        self.mist(self.horizon + 0.05)
        for i in range(3):
            near = i / 2
            ground = rolling(self.x, rng, self.horizon + 0.14 + 0.22 * near, 0.06, 1.5)
            self.layer(
                ground,
                mix(self.colours.grass, self.colours.leaves, 0.25 * i),
                0.32 * (1 - near),
                0.3,
            )
            for x in np.sort(rng.uniform(0.05, 0.95, 6 - i)):
                y = float(ground[int(x * (len(ground) - 1))])
                things.house(
                    self.canvas,
                    self.scene,
                    self.colours,
                    float(x),
                    y + 0.012,
                    0.075 + 0.045 * near,
                    rng,
                )
            if self.scene.extra == "trees":
                self.wood(ground + 0.05, 0.08, 9, 0.15, False)
        self.mist(self.horizon + 0.2, 0.4)

    def field(self) -> None:
        rng, s, h = self.rng, self.canvas.side, self.horizon + 0.08
        far = rolling(self.x, rng, h, 0.1, 2.0)
        self.layer(far, mix(self.colours.leaves, self.colours.grass, 0.4), 0.55)
        self.wood(np.full_like(self.x, h), 0.035, 40, 0.4, False)
        self.cabin(np.full_like(self.x, h + 0.01), 0.1)
        first = round(h * s)
        rows = (np.arange(first, s, dtype=np.float32) + 0.5 - first)[:, None] / (s - first)
        vanish = rng.uniform(0.3, 0.7)
        stripes = (self.canvas.x[None] - vanish) / (rows + 0.06) * rng.uniform(2.2, 3.4)
        wave = np.clip(np.sin(stripes * np.pi) * 2.5 * (0.25 + rows) / 0.4 + 0.5, 0, 1)
        a, b = self.far(self.colours.crops, 0.1), self.far(mix(self.colours.grass, INK, 0.2), 0.1)
        fade = np.clip(rows * 1.8 + 0.2, 0, 1)[..., None].astype(np.float32)
        furrows = mix(mix(a, b, 0.5), mix(b, a, wave[..., None].astype(np.float32)), fade)
        self.canvas.pixels[first:] = furrows
        if self.scene.season in ("spring", "summer"):
            self.flowers(h)
        if self.scene.extra == "trees":
            self.oak(rng.uniform(0.15, 0.85), h + 0.14, rng.uniform(0.2, 0.3))
        self.mist(h, 0.7)

    def oak(self, x: float, y: float, size: float) -> None:
        """One broad tree by itself."""
        trunk = mix(things.dimmed(self.scene, "5a4030"), INK, 0.3)
        w = size * 0.05
        self.canvas.stamp(
            [
                (
                    [
                        (x - w, y),
                        (x + w, y),
                        (x + w * 0.6, y - size * 0.6),
                        (x - w * 0.6, y - size * 0.6),
                    ],
                    trunk,
                )
            ]
        )
        leaf = self.colours.leaves
        for _ in range(9):
            dx, dy = self.rng.normal(0, size * 0.2), self.rng.normal(0, size * 0.11)
            shade = mix(leaf, INK, float(np.clip(0.2 + dy / size, 0.0, 0.5)))
            spot(
                self.canvas,
                x + dx,
                y - size * 0.72 + dy,
                size * self.rng.uniform(0.16, 0.24),
                shade,
            )

    def flowers(self, top: float) -> None:
        for _ in range(140):
            depth = self.rng.random() ** 0.7
            y = top + 0.03 + depth * (0.97 - top)
            tone = self.colours.crops * np.float32(self.rng.uniform(0.95, 1.2))
            spot(self.canvas, self.rng.random(), y, 0.002 + 0.0065 * depth, np.clip(tone, 0, 1))

    def cabin(self, ground: Array, size: float = 0.11) -> None:
        if self.scene.extra != "cabin":
            return
        x = self.rng.uniform(0.2, 0.8)
        y = float(ground[int(x * (len(ground) - 1))])
        things.house(self.canvas, self.scene, self.colours, x, y + 0.012, size, self.rng)

    def boat(self) -> None:
        if self.scene.extra != "boat":
            return
        y = self.horizon + self.rng.uniform(0.14, 0.3)
        things.boat(
            self.canvas, self.scene, self.rng.uniform(0.15, 0.85), y, self.rng.uniform(0.1, 0.17)
        )


def rng_shift(rng: Rng) -> float:
    return float(rng.uniform(-0.02, 0.08))
