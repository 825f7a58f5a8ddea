"""Chinese answers that look: picture prompts, captions and titles.

Each part is put together from lists whose words all go with one another, so that hundreds of
answers share few characters in a row.
"""

import random

from muse.chinese import words
from muse.picture_en import ORDERS, source
from muse.scene import Idea, Scene, complete


def details(rng: random.Random, scene: Scene, count: int) -> list[str]:
    """Things to see in the scene, those of its place before those of its weather."""
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
    return rng.choice(words(scene.domain, "seen", scene.night)) + rng.choice(
        words(scene.domain, "at", scene.night)
    )


def seen(rng: random.Random, scene: Scene) -> str:
    small = glimpse(rng, scene)
    if scene.placed and rng.random() < 0.6:
        return f"{rng.choice(words(scene.domain, 'places'))}，{small}"
    if rng.random() < 0.65:
        return small
    listed = details(rng, scene, 1)[0]
    return listed if rng.random() < 0.8 else f"{listed}，{small}"


def light(rng: random.Random, scene: Scene) -> str:
    if rng.random() < 0.12:
        return rng.choice(words(*scene.light, scene.night))
    glow = rng.choice(words("glow", source(scene)))
    manner = rng.choice(words("glow", "manner"))
    quality = rng.choice(words("glow", "quality"))
    return rng.choice(
        (f"{quality}{glow}，{manner}", f"{glow}{manner}", f"{quality}的{glow}{manner}")
    )


def palette(rng: random.Random, scene: Scene) -> str:
    fixed = words(scene.medium, "palette")
    if fixed and rng.random() < 0.1:
        return rng.choice(fixed)
    colours = words("ground", scene.medium) or words("tints", scene.tone)
    first, second, third = rng.sample(colours, 3)
    return rng.choice(words("tints", "join")).format(a=first, b=second, c=third)


def composition(rng: random.Random, scene: Scene) -> str:
    view = rng.choice(words("view", "near" if scene.near else "wide"))
    draw = rng.random()
    if draw < 0.1:
        return rng.choice(words("compose.near" if scene.near else "compose.wide", "all"))
    return view if draw < 0.4 else f"{view}，{rng.choice(words('view', 'weight'))}"


def mood(rng: random.Random, scene: Scene) -> str:
    tone = scene.tone
    if scene.open_air and scene.weather == "clear" and rng.random() < 0.3:
        tone = "clear"
    first, second = rng.sample(words("soul", tone), 2)
    like = rng.choice(words("soul", "as"))
    return rng.choice(words("soul", "how")).format(a=first, b=second, c=like)


def medium(rng: random.Random, scene: Scene) -> str:
    finish = rng.choice(words(scene.medium, "finish"))
    if scene.medium_said:
        return finish
    name = rng.choice(words(scene.medium, "name"))
    return f"{name}，{finish}" if rng.random() < 0.6 else name


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
    return "，".join([asked.text, *(parts[name] for name in rng.choice(ORDERS))])


def caption(rng: random.Random, asked: Idea) -> str:
    """A sentence or two under a picture of the idea."""
    scene = complete(rng, asked)
    return rng.choice(words("caption", "open")).format(
        i=asked.text,
        g=rng.choice(words(scene.domain, "seen", scene.night)),
        w=rng.choice(words(scene.domain, "at", scene.night)),
        l=light(rng, scene),
        s=rng.choice(words("caption", "small")),
        c=rng.choice(words("caption", "close")),
    )


def title(rng: random.Random, asked: Idea) -> str:
    """A title that holds the idea as it was said."""
    one, two = rng.sample(words("name", "n"), 2)
    return rng.choice(words("name", "any")).format(
        i=asked.text,
        j=rng.choice(words("name", "j")),
        n=one,
        n2=two,
        w=rng.choice(words("name", "w")),
    )
