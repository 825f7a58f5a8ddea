"""Crickets and cicadas: wings drawn over combs, pulse by pulse, each insect at its own pace."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import paced, sway
from studio.media.soundscape.grains import closed, moments, place_echo
from studio.media.soundscape.noise import Array, Colour, air, band, filtered, level, nearness, pour
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part


def crickets(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """A few near ones, before a chorus in the distance that shimmers in one band."""
    if part.sort == "cicada":
        yield from _cicadas(part, ring, random)
        return
    count = 2 + round(8 * part.strength)
    yield from (0.3 * done for done in pour(ring, random, _chorus(part, ring, random)))
    for cricket in range(count):
        far = float(np.clip(part.distance + abs(random.normal(0, 0.25)) - 0.08, 0, 1))
        pitch = random.normal(4600, 330)
        rate = random.uniform(1.7, 2.7) * part.pace
        chirps = [_heard(_chirp(random, pitch), far, random) for _ in range(3)]
        place = float(random.uniform(-0.9, 0.9))
        gain = 0.11 * nearness(0.2 + far - part.distance)
        left, right = np.sqrt(1 - place), np.sqrt(1 + place)
        rests = sway(random, ring.seconds, 0.15)
        for index, start in enumerate(paced(random, ring, 1 / rate, 0.025)):
            if cricket and float(rests(np.array(start / RATE))) > 1.1:
                continue
            loud = gain * random.uniform(0.8, 1.0)
            ring.add(start, chirps[int(random.integers(3))], loud * left, loud * right)
            if index % 256 == 255:
                yield 0.3 + 0.7 * cricket / count
        yield 0.3 + 0.7 * (cricket + 1) / count


def _chorus(part: Part, ring: Ring, random: Generator) -> Colour:
    shimmer = sway(random, ring.seconds, 9.0, 0.5, 0.1)
    loud = (0.004 + 0.012 * part.strength) * (0.6 + part.distance)

    def colour(time: Array, hertz: Array) -> Array:
        many = level(band(hertz, 3900.0, 5000.0, 4.0) + 0.35 * band(hertz, 6300.0, 7600.0, 4.0))
        night = level(band(hertz, 120.0, 1500.0, 0.7)) * 0.12
        gain = np.exp(0.25 * shimmer(time[:, 0]))[:, None]
        return loud * np.hypot(gain * many, night) * air(hertz, 0.6 * part.distance)

    return colour


def _chirp(random: Generator, pitch: float) -> Wave:
    """Three to five pulses, the first the softest, each sagging a little in pitch."""
    pulses = int(random.integers(3, 6))
    every = random.uniform(0.022, 0.03)
    wave = np.zeros(int((pulses * every + 0.02) * RATE), np.float32)
    for pulse in range(pulses):
        time = moments(every * 0.72)
        way = time / time[-1]
        phase = 2 * np.pi * pitch * (time - 0.018 * time * way)
        tone = np.sin(phase) + 0.12 * np.sin(2 * phase) + 0.03 * np.sin(3 * phase)
        shape = np.clip(way / 0.35, 0, 1) * (1 - way**2.5) * (0.55 + 0.45 * pulse / (pulses - 1))
        start = int(pulse * every * RATE)
        wave[start : start + len(time)] += (tone * shape).astype(np.float32)
    return closed(wave)


def _heard(chirp: Wave, far: float, random: Generator) -> Wave:
    dull = filtered(chirp, lambda hertz: air(hertz, 0.8 * far))
    return place_echo(random, dull, 0.35, 0.06 + 0.35 * far, far)


def _cicadas(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """A buzz of noise pulses too fast to count, which swells and ebbs as trees take turns."""
    trees = 2 + round(4 * part.strength)
    for tree in range(trees):
        pitch = random.uniform(4300, 6800)
        swell = sway(random, ring.seconds, 0.5 * part.pace, 0.06)
        place = float(random.uniform(-0.8, 0.8))
        rasp = random.uniform(9, 17) * part.pace

        def colour(
            time: Array, hertz: Array, pitch: float = pitch, swell=swell, rasp: float = rasp
        ) -> Array:
            gain = 0.5 * (1 + np.tanh(1.2 * swell(time[:, 0])))[:, None] + 0.08
            gain = gain * (1 + 0.45 * np.sin(2 * np.pi * round(rasp * ring.seconds)
                                             * time / ring.seconds))  # fmt: skip
            song = level(np.exp(-(((hertz - pitch) / 420) ** 2))
                         + 0.3 * np.exp(-(((hertz - 1.35 * pitch) / 700) ** 2)))  # fmt: skip
            return 0.06 / np.sqrt(trees) * gain * song * air(hertz, part.distance)

        poured = pour(ring, random, colour, width=0.25, size=1024,
                      pan=lambda time, place=place: np.full_like(time, place))  # fmt: skip
        yield from ((tree + done) / trees for done in poured)
