"""What a caption speaks of: the attributes of a scene, and a choice among them.

Whoever leaves the style open shall get a poster in natural colours, so other styles and colours
are nearly always named; everything else is left open often enough to be free when nobody asks.
"""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from landscapes.chance import MAY_HOLD, TREES
from landscapes.scene import (
    DISTANCES,
    FOCAL,
    HORIZONS,
    SEASONS,
    SIDES,
    STYLES,
    SUBJECTS,
    THINGS,
    TIMES,
    TINTS,
    WEATHERS,
    Scene,
)

Rng = np.random.Generator
Said = frozenset[str]

YES_NO = ("no", "yes")
ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "subject": SUBJECTS,
        "time": TIMES,
        "light": ("none", "sun", "moon", "crescent"),
        "side": SIDES,
        "stars": YES_NO,
        "weather": WEATHERS,
        "season": SEASONS,
        "tint": TINTS,
        "style": STYLES,
        "place": SIDES,
        "distance": DISTANCES,
        "horizon": HORIZONS,
        **dict.fromkeys(THINGS, YES_NO),
    }
)
"""Every attribute a caption can mention, and the values it can have."""


def facts(scene: Scene) -> dict[str, str]:
    """The value of every attribute; `stars` and the things are there or not."""
    plain = {name: str(getattr(scene, name)) for name in ATTRIBUTES if name not in THINGS}
    plain["stars"] = YES_NO[scene.stars]
    return plain | {thing: YES_NO[thing in scene.things] for thing in THINGS}


def bearer(scene: Scene) -> str | None:
    """The attribute whose noun `place` belongs to; none where nothing stands anywhere."""
    if scene.subject in FOCAL:
        return "subject"
    return scene.things[0] if scene.things else None


def choose(scene: Scene, rng: Rng, keep: float | None = None) -> Said:
    """The attributes to mention. `keep`, 0 to 1, is how talkative to be: 1 mentions everything
    there is, 0 nothing but the subject and what a picture without a word for it would get wrong.
    Now and then something absent is mentioned as absent, except where everything is said anyway.
    """
    talk = float(rng.choice((0.2, 0.6, 1.0, 1.5))) * 0.5 if keep is None else keep
    whole = talk >= 1

    def wanted(chance: float) -> bool:
        return whole or rng.random() < chance

    chances = {
        "subject": 0.97,
        "time": 0.6 + 0.3 * talk,
        "weather": 0.7 * talk if scene.weather == "clear" else 0.85 + 0.1 * talk,
        "season": 0.8 * talk,
        "tint": 0.12 * talk if scene.tint == "natural" else 0.9,
        "style": 0.4 if scene.style == "poster" else 0.96,
        "distance": (0.3 if scene.distance == "middle" else 1.0) * talk,
        "horizon": (0.3 if scene.horizon == "middle" else 1.0) * talk,
        "light": (0.2 if scene.light == "none" else 1.1) * talk,
        "stars": (1.2 if scene.stars else 0.15 * scene.dark) * talk,
    }
    said = {name for name, chance in chances.items() if wanted(chance)}
    said |= {thing for thing in scene.things if wanted(0.3 + talk)}
    if whole:
        said -= {"stars"} if not scene.stars else set()
        said -= {"light"} if scene.light == "none" else set()
    elif rng.random() < 0.25 * talk:
        said |= absent(scene, rng)
    if "light" in said and scene.light != "none" and wanted(0.55):
        said.add("side")
    if bearer(scene) in said and wanted(0.55):
        said.add("place")
    return frozenset(said)


def absent(scene: Scene, rng: Rng) -> set[str]:
    """One thing that could be there and is not, or all trees at once."""
    if not any(tree in scene.things for tree in TREES) and rng.random() < 0.25:
        return set(TREES)
    likely = MAY_HOLD[scene.subject] if rng.random() < 0.6 else THINGS
    missing = [thing for thing in likely if thing not in scene.things]
    return {missing[int(rng.integers(len(missing)))]} if missing else set()


def single(scene: Scene, rng: Rng) -> Said:
    """One attribute for a caption of a single word: what most needs saying, if anything does."""
    if scene.style != "poster":
        return frozenset({"style"})
    if scene.tint != "natural":
        return frozenset({"tint"})
    names = ["subject", "subject", "time", "weather", "season", *scene.things]
    names += ["light"] if scene.light != "none" else []
    names += ["stars"] if scene.stars else []
    return frozenset({names[int(rng.integers(len(names)))]})
