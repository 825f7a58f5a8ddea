"""Captions: what a person might type to get a given scene, short or long, in either language."""

import numpy as np

from landscapes import words
from landscapes.scene import Scene

Rng = np.random.Generator
LANGUAGES = ("en", "zh")


def one(rng: Rng, options: tuple[str, ...]) -> str:
    """Any of the options, the plainest more often."""
    return options[0] if rng.random() < 0.25 else options[int(rng.integers(len(options)))]


def keeping(rng: Rng) -> float:
    """How talkative a caption is: the share of its attributes that it mentions."""
    return float(rng.choice([0.15, 0.45, 0.75, 1.0], p=[0.2, 0.3, 0.3, 0.2]))


def english(scene: Scene, rng: Rng, keep: float | None = None) -> str:
    """`keep` 1 mentions everything there is to mention."""
    share = keeping(rng) if keep is None else keep

    def wanted(weight: float = 1.0) -> bool:
        return share >= 1 or rng.random() < share * weight

    subject = one(rng, words.ENGLISH_SUBJECT[scene.subject])
    parts: list[str] = []
    if wanted(1.4):
        parts.append(one(rng, words.ENGLISH_TIME[scene.time]))
    if scene.light != "none" and wanted():
        light = one(rng, words.ENGLISH_LIGHT[scene.light])
        placed = light.startswith(("with", "the", "a ", "sun")) and wanted(0.7)
        parts.append(f"{light} {words.ENGLISH_SIDE[scene.side]}" if placed else light)
    if scene.stars and wanted():
        parts.append(one(rng, words.ENGLISH_STARS))
    if wanted(0.5 if scene.weather == "clear" else 1.2):
        parts.append(one(rng, words.ENGLISH_WEATHER[scene.weather]))
    if wanted(0.8):
        parts.append(one(rng, words.ENGLISH_SEASON[scene.season]))
    if scene.extra != "none" and wanted():
        parts.append(one(rng, words.ENGLISH_EXTRA[scene.extra]))
    if scene.tint != "natural" and wanted(1.4):
        colour = one(rng, words.ENGLISH_TINT[scene.tint])
        if rng.random() < 0.5:
            subject = with_adjective(subject, colour)
        else:
            shape = rng.choice(["in {} tones", "{} colours", "{}", "in {}", "{} light"])
            parts.append(str(shape).format(colour))
        if scene.tint in words.WARM + words.COLD and rng.random() < 0.15:
            parts.append("warm colours" if scene.tint in words.WARM else "cold colours")
    rng.shuffle(parts)
    first = parts.pop() if parts and rng.random() < 0.15 else ""
    if rng.random() < 0.3:
        subject = bare(subject)
    text = f"{first}, {subject}" if first else subject
    for part in parts:
        joiner = " " if rng.random() < 0.5 else ", "
        text += joiner + part
    if rng.random() < 0.3:
        text = str(rng.choice(words.ENGLISH_FILLERS)).format(text)
    return text


def bare(subject: str) -> str:
    for article in ("a ", "an ", "the "):
        if subject.startswith(article):
            return subject[len(article) :]
    return subject


def with_adjective(subject: str, colour: str) -> str:
    for article in ("a ", "an ", "the "):
        if subject.startswith(article):
            return f"{'the' if article == 'the ' else 'a'} {colour} {subject[len(article) :]}"
    return f"{colour} {subject}"


def chinese(scene: Scene, rng: Rng, keep: float | None = None) -> str:
    share = keeping(rng) if keep is None else keep

    def wanted(weight: float = 1.0) -> bool:
        return share >= 1 or rng.random() < share * weight

    subject = one(rng, words.CHINESE_SUBJECT[scene.subject])
    before: list[str] = []
    after: list[str] = []

    def either(part: str) -> None:
        (before if rng.random() < 0.5 else after).append(part)

    if wanted(1.4):
        either(one(rng, words.CHINESE_TIME[scene.time]))
    if scene.light != "none" and wanted():
        light = one(rng, words.CHINESE_LIGHT[scene.light])
        placed = not light.startswith("有") and not light.endswith("下") and wanted(0.7)
        after.append(light + words.CHINESE_SIDE[scene.side] if placed else light)
    if scene.stars and wanted():
        after.append(one(rng, words.CHINESE_STARS))
    if wanted(0.5 if scene.weather == "clear" else 1.2):
        either(one(rng, words.CHINESE_WEATHER[scene.weather]))
    if wanted(0.8):
        either(one(rng, words.CHINESE_SEASON[scene.season]))
    if scene.extra != "none" and wanted():
        after.append(one(rng, words.CHINESE_EXTRA[scene.extra]))
    if scene.tint != "natural" and wanted(1.4):
        colour = one(rng, words.CHINESE_TINT[scene.tint])
        either(colour if rng.random() < 0.7 else f"{colour}调")
        if scene.tint in words.WARM + words.COLD and rng.random() < 0.15:
            after.append("暖色" if scene.tint in words.WARM else "冷色")
    rng.shuffle(before)
    rng.shuffle(after)
    text = ("的" if rng.random() < 0.8 else "").join([*before, subject])
    comma = "，" if rng.random() < 0.7 else str(rng.choice([" ", ",", "、"]))
    text = comma.join([text, *after])
    if rng.random() < 0.3:
        text = str(rng.choice(words.CHINESE_FILLERS)).format(text)
    return text


def caption(scene: Scene, rng: Rng) -> str:
    """Half English, half Chinese."""
    return english(scene, rng) if rng.random() < 0.5 else chinese(scene, rng)
