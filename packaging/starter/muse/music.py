"""Prompts for the music model, in the words that `studio.core.tune_reading` understands.

The traits are those the studio itself would give a tune for the idea, so a prompt made here and
the bare idea agree; only the company of instruments is at times drawn more freely.
"""

import functools
import random

from muse.lexicon import load
from studio.core.tune import KEYS, TuneTraits, read_tune
from studio.core.tune_reading import find_instruments, find_key, find_mood, find_style
from studio.core.tune_words import INSTRUMENTS, STYLES

words = load("music")
_FLATS = {"Db": "降D", "Eb": "降E", "Ab": "降A", "Bb": "降B"}
_SHARPS = {"C#": "升C", "F#": "升F", "G#": "升G"}


def traits(rng: random.Random, idea: str) -> TuneTraits:
    """A tune that suits the idea; a style is drawn where chance would favour a few."""
    style = rng.choice(STYLES) if rng.random() < 0.5 else None
    company = rng.sample(INSTRUMENTS, rng.choice((2, 2, 3, 3, 4))) if rng.random() < 0.5 else ()
    key = rng.choice(KEYS) if rng.random() < 0.3 else None
    return read_tune(idea, rng.randrange(2**31), style=style, key=key, instruments=company)


@functools.cache
def likenesses(language: str) -> tuple[str, ...]:
    """What a tune may be said to be like without asking for anything more."""
    return tuple(
        like
        for like in load(f"paint_{language}")("soul", "as")
        if not (find_mood(like) or find_style(like) or any(find_instruments(like)))
        and find_key(like) == (None, None)
    )


def key_in_chinese(key: str) -> str:
    tonic, mode = key.split()
    name = (_FLATS | _SHARPS).get(tonic, tonic)
    return f"{name}{'大' if mode == 'major' else '小'}调"


def english(rng: random.Random, idea: str) -> str:
    tune = traits(rng, idea)
    players = [rng.choice(words("en.instrument", each)) for each in tune.instruments]
    together = f"{', '.join(players[:-1])} and {players[-1]}" if players[1:] else players[0]
    mood, order = rng.choice(words("en.mood", tune.mood)), rng.choice(words("en.order", "say"))
    made = order.format(
        i=idea,
        m=mood,
        s=rng.choice(words("en.style", tune.style)),
        k=rng.choice(words("en.key", "say")).format(k=tune.key),
        r=tune.metre,
        t=rng.choice(words("en.tempo", "say")).format(t=tune.tempo),
        x=rng.choice(words("en.with", "say")).format(x=together),
    )
    said = made.removeprefix(idea)
    if mood[0] in "aeiou":
        said = said.replace(f"a {mood}", f"an {mood}")
    like = f", like {rng.choice(likenesses('en'))}" if rng.random() < 0.35 else ""
    return idea + said + like


def chinese(rng: random.Random, idea: str) -> str:
    tune = traits(rng, idea)
    players = [rng.choice(words("zh.instrument", each)) for each in tune.instruments]
    together = f"{'、'.join(players[:-1])}与{players[-1]}" if players[1:] else players[0]
    like = f"，像{rng.choice(likenesses('zh'))}" if rng.random() < 0.35 else ""
    made = rng.choice(words("zh.order", "say")).format(
        i=idea,
        m=rng.choice(words("zh.mood", tune.mood)),
        s=rng.choice(words("zh.style", tune.style)),
        k=key_in_chinese(tune.key),
        r=f"{tune.metre}拍",
        t=rng.choice(words("zh.tempo", "say")).format(t=tune.tempo),
        x=rng.choice(words("zh.with", "say")).format(x=together),
    )
    return made + like
