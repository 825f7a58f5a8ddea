"""Birds: each has its own phrases, which it sings again and again from its own place."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import paced, sway
from studio.media.soundscape.grains import closed, moments, place_echo
from studio.media.soundscape.noise import air, band, filtered, level, nearness, pour
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part

_EVERY = {"": 4.2, "gull": 5.0, "owl": 7.0, "cuckoo": 5.5}
"""Seconds from one phrase of a bird to its next."""


def birds(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """More birds the livelier; beneath them the faintest air, so that no silence is digital."""
    most = {"": 1 + round(7 * part.strength), "gull": 1 + round(5 * part.strength)}
    count = most.get(part.sort, 1 + round(2 * part.strength))
    breath = sway(random, ring.seconds, 0.4)
    yield from (
        0.3 * done
        for done in pour(
            ring,
            random,
            lambda time, hertz: (
                0.0022
                * np.exp(0.3 * breath(time[:, 0])[:, None])
                * level(band(hertz, 200.0, 3000.0, 0.7))
            ),
        )
    )
    for bird in range(count):
        far = float(np.clip(part.distance + abs(random.normal(0, 0.22)) - 0.1, 0, 1))
        place = float(random.uniform(-0.85, 0.85))
        sing = _SINGERS[part.sort](random)
        songs = [_heard(sing(), far, random) for _ in range(3)]
        loud = 0.3 * nearness(0.2 + far - part.distance)
        left, right = np.sqrt(1 - place), np.sqrt(1 + place)
        every = _EVERY[part.sort] * random.uniform(0.7, 1.5) / part.pace
        for start in paced(random, ring, every, 0.16):
            gain = loud * random.uniform(0.55, 1.0)
            song = songs[int(random.integers(len(songs)))]
            ring.add(start, song, gain * left, gain * right)
        yield 0.3 + 0.7 * (bird + 1) / count


def _heard(song: Wave, far: float, random: Generator) -> Wave:
    dull = filtered(song, lambda hertz: air(hertz, 0.8 * far))
    return place_echo(random, dull, 0.6 + 0.6 * far, 0.12 + 0.5 * far, far)


def _tone(pitch: np.ndarray, loud: np.ndarray, second: float = 0.06) -> Wave:
    """A whistle along a curve of Hz; `second` is its octave, which falls away high up."""
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    above = second * np.clip(1.5 - pitch / 6000, 0, 1)
    return closed((np.sin(phase) + above * np.sin(2 * phase)) * loud, 0.002, 0.004)


def _joined(syllables: list[Wave], gaps: list[float]) -> Wave:
    parts: list[Wave] = []
    for syllable, gap in zip(syllables, gaps, strict=True):
        parts += [syllable, np.zeros(int(gap * RATE), np.float32)]
    return np.concatenate(parts)


def _songbird(random: Generator) -> Callable[[], Wave]:
    """A species drawn at random: its register, its syllables, and how it strings them together."""
    register = random.uniform(2300, 5200)
    quick = random.uniform(0.7, 1.4)
    repertoire = [_syllable(random, register, quick) for _ in range(random.integers(3, 6))]

    def sing() -> Wave:
        line: list[Wave] = []
        gaps: list[float] = []
        for _ in range(random.integers(1, 4)):
            syllable = repertoire[int(random.integers(len(repertoire)))]
            times = int(random.choice([1, 1, 2, 3, 5]))
            fade = random.uniform(0.6, 1.0)
            line += [syllable * np.float32(fade)] * times
            gaps += [random.uniform(0.02, 0.06) * quick] * (times - 1)
            gaps.append(random.uniform(0.06, 0.22) * quick)
        return _joined(line, gaps)

    return sing


def _syllable(random: Generator, register: float, quick: float) -> Wave:
    time = moments(random.uniform(0.05, 0.22) * quick)
    way = time / time[-1]
    knots = register * 2 ** random.normal(0, 0.22, 4)
    smooth = way * way * (3 - 2 * way)
    pitch = np.interp(smooth, [0, 0.3, 0.7, 1], knots)
    match int(random.integers(4)):
        case 0:  # a trill
            pitch *= 1 + 0.12 * np.sin(2 * np.pi * random.uniform(22, 55) * time)
        case 1:  # a sharp fall
            pitch = register * 1.5 * (0.45 + 0.55 * np.exp(-way * 3))
        case _:  # as it is
            pass
    loud = np.sin(np.pi * way ** random.uniform(0.6, 1.3)) ** 0.8
    buzz = 1 + 0.5 * random.integers(2) * np.sin(2 * np.pi * random.uniform(60, 130) * time)
    return _tone(pitch, loud * buzz / 1.5)


def _gull(random: Generator) -> Callable[[], Wave]:
    """A mew that climbs, breaks and falls, rich in harmonics, alone or in a laughing row."""
    low = random.uniform(620, 820)

    def sing() -> Wave:
        calls: list[Wave] = []
        times = int(random.choice([1, 1, 3, 5]))
        for _ in range(times):
            time = moments(random.uniform(0.5, 0.8) if times == 1 else random.uniform(0.2, 0.3))
            way = time / time[-1]
            pitch = low * np.interp(way, [0, 0.25, 0.5, 1], [0.8, 1.35, 1.25, 0.85])
            pitch = pitch * (1 + 0.012 * np.sin(2 * np.pi * 28 * time))
            phase = 2 * np.pi * np.cumsum(pitch) / RATE
            wave = sum(np.sin(k * phase) * weight for k, weight in
                       enumerate((0.5, 0.9, 0.8, 0.5, 0.35, 0.2, 0.12), 1))  # fmt: skip
            calls.append(closed(0.4 * wave * np.sin(np.pi * way**0.7) ** 0.7, 0.01, 0.05))
        return _joined(calls, [0.06] * times)

    return sing


def _hollow(random: Generator, notes: tuple[tuple[float, float, float], ...]) -> Callable[[], Wave]:
    """Soft flute-like notes: (Hz, seconds, gap in seconds)."""
    shift = 2 ** random.normal(0, 0.06)

    def sing() -> Wave:
        calls: list[Wave] = []
        for hertz, seconds, _gap in notes:
            time = moments(seconds)
            way = time / time[-1]
            pitch = shift * hertz * np.interp(way, [0, 0.2, 1], [0.94, 1.0, 0.96])
            calls.append(closed(_tone(pitch, np.sin(np.pi * way) ** 0.8, 0.18), 0.03, 0.06))
        return _joined(calls, [gap for _hertz, _seconds, gap in notes])

    return sing


_SINGERS: dict[str, Callable[[Generator], Callable[[], Wave]]] = {
    "": _songbird,
    "gull": _gull,
    "owl": lambda random: _hollow(
        random, ((390, 0.45, 0.5), (370, 0.16, 0.12), (370, 0.16, 0.12), (380, 0.8, 0.1))
    ),
    "cuckoo": lambda random: _hollow(random, ((660, 0.2, 0.13), (525, 0.3, 0.1))),
}
