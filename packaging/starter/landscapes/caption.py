"""Captions: what a person might type to get a given scene, short or long, in either language."""

from dataclasses import dataclass

import numpy as np

from landscapes.caption_chinese import write_chinese
from landscapes.caption_choice import Said, bearer, choose, facts, single
from landscapes.caption_english import write_english
from landscapes.caption_noise import roughen
from landscapes.scene import Scene

Rng = np.random.Generator


@dataclass(frozen=True)
class Told:
    """A caption and the attributes it mentions; `facts` of the scene has their values."""

    text: str
    said: Said

    def value(self, scene: Scene, name: str) -> str | None:
        """What the caption says of an attribute; None where it leaves it open."""
        return facts(scene)[name] if name in self.said else None


def english(scene: Scene, rng: Rng, keep: float | None = None) -> Told:
    """`keep`, 0 to 1, is how talkative to be; 1 mentions everything there is to mention."""
    said = choose(scene, rng, keep)
    return Told(write_english(scene, said, rng), said)


def chinese(scene: Scene, rng: Rng, keep: float | None = None) -> Told:
    said = choose(scene, rng, keep)
    return Told(write_chinese(scene, said, rng), said)


def mixed(scene: Scene, rng: Rng) -> Told:
    """Begun in one language and ended in the other."""
    said = choose(scene, rng)
    second = {name for name in said if rng.random() < 0.5}
    for part, whole in (("side", "light"), ("place", bearer(scene))):
        (second.add if whole in second else second.discard)(part)
    second &= said
    parts = [write_english(scene, said - second, rng), write_chinese(scene, frozenset(second), rng)]
    rng.shuffle(parts)
    return Told(", ".join(part for part in parts if part), said)


def caption(scene: Scene, rng: Rng, rough: bool = True) -> Told:
    """Half English, half Chinese; some of a single word, some in both, some carelessly written."""
    language = "en" if rng.random() < 0.5 else "zh"
    write = write_english if language == "en" else write_chinese
    chance = rng.random()
    if chance < 0.05:
        said = single(scene, rng)
        told = Told(write(scene, said, rng), said)
    elif chance < 0.08:
        told = mixed(scene, rng)
    else:
        told = english(scene, rng) if language == "en" else chinese(scene, rng)
    return Told(roughen(told.text, language, rng), told.said) if rough else told
