"""Wind, and things that pass so quickly that they make one."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import struck, sway
from studio.media.soundscape.noise import Array, air, band, level, pour
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part


def wind(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """Turbulence that is louder and brighter the faster it blows, edges that whistle, leaves.

    A hollow edge whistles at a frequency that follows the speed of the wind (Strouhal).
    """
    strong = part.strength
    gusts = sway(random, ring.seconds, 0.45 * part.pace, 0.05)
    flutter = sway(random, ring.seconds, 5.0 * part.pace, 0.6, 0.5)
    whistles = random.uniform([260, 430, 690], [420, 680, 1150])
    drifts = [sway(random, ring.seconds, 0.7, 0.08) for _ in whistles]
    leaves = (0.6 if part.sort == "leaves" else 0.12) * (0.4 + strong)

    def colour(time: Array, hertz: Array) -> Array:
        when = time[:, 0]
        speed = (0.4 + 0.6 * strong) * np.exp(0.26 * gusts(when) + 0.06 * flutter(when))
        speed = np.minimum(speed, 1.7)[:, None]
        corner = 110 + 760 * speed**1.6
        body = level(band(hertz, 55.0, corner, 1.0) * np.sqrt(120 / np.maximum(hertz, 60.0)))
        sound = body * speed**1.7
        for centre, drift in zip(whistles, drifts, strict=True):
            at = centre * (0.62 + 0.5 * speed + 0.05 * drift(when)[:, None])
            narrow = np.exp(-(((hertz - at) / (0.035 * at + 14)) ** 2))
            howl = np.maximum(speed - 0.55 + 0.12 * drift(when)[:, None], 0.0) ** 2
            sound = np.hypot(sound, 0.75 * howl * level(narrow))
        rustle = level(band(hertz, 2200.0, 7500.0, 1.0))
        sound = np.hypot(sound, leaves * np.maximum(speed - 0.3, 0.0) ** 1.6 * rustle)
        return 0.13 * sound * air(hertz, part.distance)

    place = sway(random, ring.seconds, 0.25)
    yield from pour(ring, random, colour, width=0.75, pan=lambda time: 0.3 * place(time))


def whoosh(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """Something passes from one side to the other: its noise swells, and falls in pitch."""
    lasting = (1.5 - 0.7 * part.strength) / part.pace
    lasting = min(lasting, 0.85 * ring.seconds)
    at = struck(random, ring, lasting + 1.6 / part.pace, lasting + 0.15)
    for index, start in enumerate(at):
        side = 1 if (index + random.integers(2)) % 2 else -1
        for _ in (passing := _Passing(part, random, lasting, side)).made():
            yield index / len(at)
        ring.add(start, passing.sound)
    yield 1.0


class _Passing:
    """One pass of `lasting` seconds, from -`side` to `side`."""

    def __init__(self, part: Part, random: Generator, lasting: float, side: int) -> None:
        self._part, self._random = part, random
        self._lasting, self._side = lasting, side
        self._ring = Ring(int(lasting * RATE), ends=True)

    @property
    def sound(self) -> Wave:
        time = np.linspace(0, 1, self._ring.frames, dtype=np.float32)
        swell = np.sin(np.pi * time**0.8) ** 2
        return self._ring.sound * swell * np.float32(0.35)

    def made(self) -> Iterator[float]:
        centre = 500 + 900 * self._part.strength

        def colour(time: Array, hertz: Array) -> Array:
            way = time / self._lasting
            speed = np.exp(-(((way - 0.5) / 0.2) ** 2))
            fall = 1.25 - 0.5 / (1 + np.exp(-(way - 0.55) * 14))
            high = centre * (0.35 + 1.8 * speed) * fall
            air_noise = level(band(hertz, 0.65 * high, 1.45 * high, 2.0))
            hiss = level(band(hertz, 2500, 9000, 1.0)) * speed * 0.35
            rush = np.hypot(air_noise * (0.15 + 0.85 * speed), hiss)
            return rush * air(hertz, self._part.distance)

        def across(time: Array) -> Array:
            return self._side * np.tanh(3.5 * (time / self._lasting - 0.5)) * 0.9

        yield from pour(self._ring, self._random, colour, width=0.35, size=1024, pan=across)
