"""English answers that look: picture prompts, captions and titles.

Each part is put together from lists whose phrases all go with one another, so that hundreds of
answers share few words in a row.
"""

import random
import re

from muse.english import words
from muse.scene import SHELTERED, SOMBRE, Idea, Scene, complete

ORDERS = (
    ("seen", "made", "light", "colour", "view", "feeling"),
    ("seen", "view", "light", "colour", "made", "feeling"),
    ("made", "seen", "light", "colour", "view", "feeling"),
    ("seen", "light", "made", "colour", "feeling", "view"),
    ("view", "seen", "colour", "light", "made", "feeling"),
    ("light", "seen", "feeling", "made", "colour", "view"),
    ("seen", "colour", "light", "feeling", "view", "made"),
    ("made", "view", "seen", "feeling", "colour", "light"),
)


def details(rng: random.Random, scene: Scene, count: int) -> list[str]:
    """Things to see in the scene, marks kept, those of its place before those of its weather."""
    near = words(scene.domain, "details", scene.night)
    air = words(scene.weather, "details", scene.night) if scene.open_air else ()
    if scene.open_air and scene.weather in ("clear", "wind"):
        air += words(scene.time, "details")
    chosen = rng.sample(near, min(len(near), count))
    if air and (rng.random() < 0.35 or not chosen):
        chosen[-1:] = [rng.choice(air)]
    return chosen


def glimpse(rng: random.Random, scene: Scene) -> str:
    """Some small thing that belongs to the place, and where it is."""
    thing, place = words(scene.domain, "seen", scene.night), words(scene.domain, "at", scene.night)
    return f"{rng.choice(thing)} {rng.choice(place)}"


def seen(rng: random.Random, scene: Scene) -> str:
    """One thing or two that are in the picture beside its subject, and the place if unsaid."""
    small = glimpse(rng, scene)
    if scene.placed and rng.random() < 0.6:
        return f"{rng.choice(words(scene.domain, 'places'))}, {small}"
    if rng.random() < 0.65:
        return small
    listed = details(rng, scene, 1)[0].replace(" ~", "").replace(" ^", "")
    return listed if rng.random() < 0.75 else f"{listed}, {small}"


def source(scene: Scene) -> str:
    """The key under which the lights, colours and moods of this scene are listed."""
    if scene.domain in SHELTERED:
        return SHELTERED[scene.domain]
    return scene.weather if scene.weather in SOMBRE and not scene.night else scene.time


def light(rng: random.Random, scene: Scene) -> str:
    if rng.random() < 0.2:
        return rng.choice(words(*scene.light, scene.night))
    glow = rng.choice(words("glow", source(scene)))
    manner = rng.choice(words("glow", "manner"))
    fitting = [each for each in words("glow", "quality") if each not in glow]
    quality, other = rng.sample(fitting, 2)
    if glow.startswith("a ") or rng.random() < 0.2:
        return f"{glow} {manner}"
    return f"{quality} {glow} {manner}" if rng.random() < 0.75 else f"{quality}, {other} {glow}"


def palette(rng: random.Random, scene: Scene) -> str:
    fixed = words(scene.medium, "palette")
    if fixed and rng.random() < 0.15:
        return rng.choice(fixed)
    colours = words("ground", scene.medium) or words("tints", scene.tone)
    first, second, third = rng.sample(colours, 3)
    return rng.choice(words("tints", "join")).format(a=first, b=second, c=third)


def composition(rng: random.Random, scene: Scene) -> str:
    view = rng.choice(words("view", "near" if scene.near else "wide"))
    draw = rng.random()
    if draw < 0.15:
        return rng.choice(words("compose.near" if scene.near else "compose.wide", "all"))
    return view if draw < 0.4 else f"{view}, {rng.choice(words('view', 'weight'))}"


def mood(rng: random.Random, scene: Scene) -> str:
    tone = scene.tone
    if scene.open_air and scene.weather == "clear" and rng.random() < 0.3:
        tone = "clear"
    first, second = rng.sample(words("soul", tone), 2)
    like = rng.choice(words("soul", "as"))
    said = rng.choice(words("soul", "how")).format(a=first, b=second, c=like)
    return re.sub(r"\ba (?=[aeiou])", "an ", said)


def medium(rng: random.Random, scene: Scene) -> str:
    finish = rng.choice(words(scene.medium, "finish"))
    if scene.medium_said:
        return finish
    name = rng.choice(words(scene.medium, "name"))
    return f"{name}, {finish}" if rng.random() < 0.6 else name


def picture(rng: random.Random, asked: Idea) -> str:
    """The idea in its own words, and then what a painter would want to know."""
    scene = complete(rng, asked)
    parts = {
        "seen": seen(rng, scene),
        "made": medium(rng, scene),
        "light": light(rng, scene),
        "colour": palette(rng, scene),
        "view": composition(rng, scene),
        "feeling": mood(rng, scene),
    }
    return ", ".join([asked.text, *(parts[name] for name in rng.choice(ORDERS))])


def caption(rng: random.Random, asked: Idea) -> str:
    """A sentence or two under a picture of the idea."""
    scene = complete(rng, asked)
    opening = asked.text
    if re.match(r"(an?|the|two|three|my|some) ", opening):
        opening = opening[:1].upper() + opening[1:]
    return rng.choice(words("caption", "open")).format(
        i=asked.text,
        I=opening,
        g=rng.choice(words(scene.domain, "seen", scene.night)),
        w=rng.choice(words(scene.domain, "at", scene.night)),
        l=light(rng, scene),
        s=rng.choice(words("caption", "small")),
        c=rng.choice(words("caption", "close")),
    )


def title(rng: random.Random, asked: Idea) -> str:
    """A title that holds the idea as it was said."""
    first, second = rng.sample(words("name", "J"), 2)
    one, two = rng.sample(words("name", "N"), 2)
    pattern = rng.choice(words("name", "any")).replace("{i}", "{{i}}")
    made = pattern.format(J=first, J2=second, N=one, N2=two, W=rng.choice(words("name", "W")))
    made = re.sub(r"\b(A|a) (?=[aeiou])", lambda found: f"{found[1]}n ", made)
    made = made.format(i=asked.text)
    return made if made.startswith(asked.text) else made[:1].upper() + made[1:]
