"""The key that a listener would name, from how long each pitch class sounds."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.tune import KEYS

# Krumhansl and Kessler, Psychological Review 89 (1982): how well each pitch class fits a key.
_FIT = {
    "major": (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88),
    "minor": (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17),
}


@cache
def _profiles() -> NDArray[np.float64]:
    """How well the twelve pitch classes fit each key, (24, 12), each row about zero and of unit
    length."""
    profiles = np.array([np.roll(_FIT[key.split()[1]], KEYS.index(key) % 12) for key in KEYS])
    profiles -= profiles.mean(axis=1, keepdims=True)
    return profiles / np.sqrt((profiles**2).sum(axis=1, keepdims=True))


def heard_key(weights: Sequence[float]) -> str:
    """The key whose profile correlates best with how long each of the 12 pitch classes sounds."""
    return KEYS[int((_profiles() @ np.asarray(weights, float)).argmax())]


def key_of(notes: Iterable[Any]) -> str:
    """The key that symusic's notes are heard in, each weighted by how long it sounds."""
    weights = [0.0] * 12
    for note in notes:
        weights[note.pitch % 12] += note.duration
    return heard_key(weights)
