"""Fire: the flutter of flames, the hiss of moist wood, and crackles in bursts."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import scattered, sway
from studio.media.soundscape.grains import closed, knock, tap, unit
from studio.media.soundscape.noise import Array, air, band, filtered, level, pour
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part

_BANK = 64


def fire(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    blaze = part.strength
    breath = sway(random, ring.seconds, 0.5, 0.06)
    flicker = sway(random, ring.seconds, 11.0, 1.5, 0.5)
    hissing = sway(random, ring.seconds, 1.2, 0.1, 0.3)

    def colour(time: Array, hertz: Array) -> Array:
        when = time[:, 0]
        flame = np.exp(0.28 * breath(when) + 0.33 * flicker(when))[:, None]
        low = band(hertz, 75.0, 190 + 420 * blaze, 1.0)
        sound = (0.12 + 1.1 * blaze**1.3) * flame * level(low)
        moist = np.exp(0.9 * hissing(when))[:, None] * (0.06 + 0.1 * blaze)
        sound = np.hypot(sound, moist * level(band(hertz, 2600.0, 9500.0, 0.8)))
        sound = np.hypot(
            sound, (0.05 + 0.25 * blaze) * flame * level(band(hertz, 350.0, 2600.0, 0.8))
        )
        return 0.075 * sound * air(hertz, part.distance)

    yield from (0.5 * done for done in pour(ring, random, colour, width=0.6, size=2048))
    bank = [_crackle(random, index < 8) for index in range(_BANK)]
    if part.distance > 0.25:
        bank = [filtered(grain, lambda hertz: air(hertz, part.distance)) for grain in bank]
    at = _bursts(random, ring, (4.0 + 12.0 * blaze) * part.pace)
    gains = np.minimum(0.05 * (1 + random.pareto(1.35, len(at))), 0.6)
    pans = np.clip(random.normal(0, 0.4, len(at)), -1, 1)
    which = random.integers(8, _BANK, len(at))
    pops = random.random(len(at)) < 0.035
    for index, frame in enumerate(at):
        grain = bank[index % 8] if pops[index] else bank[which[index]]
        gain = max(gains[index], 0.2) if pops[index] else gains[index]
        ring.place(frame, grain, gain, pans[index])
        if index % 256 == 255:
            yield 0.5 + 0.5 * index / len(at)
    yield 1.0


def _bursts(random: Generator, ring: Ring, rate: float) -> list[int]:
    """Frames of crackles: one sets off others, a few or a dozen, in the tenth of a second after."""
    frames: list[int] = []
    for parent in scattered(random, ring, rate):
        frames.append(int(parent))
        offspring = min(int(random.geometric(0.36)) - 1, 14)
        frames += [int(parent + RATE * late) for late in random.exponential(0.07, offspring)]
    return frames


def _crackle(random: Generator, pop: bool) -> Wave:
    """Gas breaks out of a fibre: a click and the ring of the wood around, at a peak of one."""
    if pop:
        base = random.uniform(260, 700)
        modes = [(base * ratio, 1 / ratio, random.uniform(0.006, 0.016)) for ratio in (1, 1.9, 3.1)]
        body = unit(knock(modes, 0.08))
        click = tap(random, lambda hertz: band(hertz, 1200, 12_000, 0.8), 0.003)
        body[: len(click)] += 0.9 * click[: len(body)]
        return closed(unit(body), 0.0002, 0.01)
    middle = random.lognormal(8.1, 0.6)
    decay = float(np.clip(random.lognormal(-6.6, 0.7), 0.0004, 0.008))
    return tap(random, lambda hertz: band(hertz, middle / 2.2, middle * 2.0, 1.0), decay)
