"""From a scene to its sound: every part into one circle, then an even loudness."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from studio.media.soundscape.bell import bell
from studio.media.soundscape.birds import birds
from studio.media.soundscape.crickets import crickets
from studio.media.soundscape.drone import drone
from studio.media.soundscape.fire import fire
from studio.media.soundscape.loud import finished
from studio.media.soundscape.noise import nearness
from studio.media.soundscape.pulses import click, heartbeat
from studio.media.soundscape.rain import rain
from studio.media.soundscape.ring import RATE, Ring
from studio.media.soundscape.scene import KINDS, Part, Scene
from studio.media.soundscape.steps import footsteps
from studio.media.soundscape.thunder import thunder
from studio.media.soundscape.water import stream, waves
from studio.media.soundscape.wind import whoosh, wind

Source = Callable[[Part, Ring, Generator], Iterator[float]]
"""Pours a part into the ring, in steps of a few hundredths of a second; yields the share done."""

SOURCES: dict[str, Source] = {
    "rain": rain,
    "wind": wind,
    "waves": waves,
    "thunder": thunder,
    "fire": fire,
    "stream": stream,
    "birds": birds,
    "crickets": crickets,
    "bell": bell,
    "drone": drone,
    "whoosh": whoosh,
    "click": click,
    "heartbeat": heartbeat,
    "footsteps": footsteps,
}


LEVELS = {
    "rain": (-2.0, 0.0),
    "wind": (-4.0, 0.0),
    "waves": (1.5, 0.0),
    "thunder": (-10.5, 6.0),
    "fire": (-1.5, 0.0),
    "stream": (-5.0, 4.0),
    "birds": (-7.0, 4.0),
    "crickets": (-2.0, 4.0),
    "bell": (0.0, 5.0),
    "drone": (-17.0, 4.0),
    "whoosh": (-13.0, 6.0),
    "click": (7.0, 6.0),
    "heartbeat": (-3.5, 6.0),
    "footsteps": (7.0, 6.0),
}
"""How loud each is among the others, in dB, and how much louder a wild one is than a faint one
beyond what its source does itself. Set by measuring, so that in a mix none hides the others."""


def _gain(part: Part) -> float:
    usual, lift = LEVELS[part.kind]
    return nearness(part.distance) * float(10 ** ((usual + lift * (part.strength - 0.5)) / 20))


def render(
    scene: Scene, seconds: float, seed: int, told: Callable[[float], None]
) -> NDArray[np.float32]:
    """Stereo at `RATE`, shape (frames, 2), the same for the same seed.

    `told` hears the share that is done, many times a second; what it raises ends the making.
    """
    ring = Ring(round(seconds * RATE), scene.ends)
    for index, part in enumerate(scene.parts):
        random = np.random.default_rng([seed, KINDS.index(part.kind), len(part.sort)])
        gain = _gain(part)
        for done in SOURCES[part.kind](part, ring.at(gain), random):
            told(0.9 * (index + done) / len(scene.parts))
    liveliest = max(part.strength for part in scene.parts)
    for done in finished(ring, liveliest):
        told(0.9 + 0.1 * done)
    return np.ascontiguousarray(ring.sound.T)
