"""What a prompt asks of a tune: mood, style, key, tempo, metre and instruments.

The same vocabulary names the training data, steers the music models and fills the window's
lists, so "sad waltz in D minor for flute" means one thing everywhere.
"""

import random
import re
import unicodedata
from collections.abc import Mapping, Sequence

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import MusicRecipe
from studio.core.tune_reading import (
    KEYS,
    MAJOR_KEYS,
    MINOR_KEYS,
    find_instruments,
    find_key,
    find_metre,
    find_mood,
    find_style,
    find_tempo,
    parse_key,
    spelled,
)
from studio.core.tune_words import INSTRUMENTS, METRES, MOODS, STYLES

__all__ = ["FASTEST", "KEYS", "MOST_INSTRUMENTS", "SLOWEST", "TuneTraits", "parse_key", "read_tune"]

SLOWEST, FASTEST = 40, 220
MOST_INSTRUMENTS = 5
MONOPHONIC = frozenset({"flute", "clarinet", "brass", "bass"})
"""Instruments that play one note at a time, and so get company unless the prompt says solo."""

_HABITS: Mapping[str, tuple[Sequence[str], Sequence[str], tuple[int, int], Sequence[str]]] = {
    # style: (moods, metres, tempo range, ensembles)
    "song": (
        ("calm", "happy", "sad"),
        ("4/4", "4/4", "3/4"),
        (80, 116),
        ("piano", "guitar strings bass", "flute piano", "piano strings bass drums"),
    ),
    "lullaby": (
        ("calm", "dreamy"),
        ("3/4", "6/8", "4/4"),
        (66, 88),
        ("music box", "music box harp", "flute harp", "piano"),
    ),
    "waltz": (
        ("happy", "dreamy", "sad"),
        ("3/4",),
        (112, 160),
        ("piano", "strings piano bass", "clarinet organ bass", "flute strings harp"),
    ),
    "march": (
        ("energetic", "solemn", "happy"),
        ("4/4", "2/4"),
        (100, 126),
        ("brass bass drums", "flute brass drums", "brass strings bass drums"),
    ),
    "ambient": (
        ("dreamy", "calm", "tense"),
        ("4/4",),
        (60, 80),
        ("bells pad", "piano pad strings", "flute pad choir", "harp pad"),
    ),
    "folk": (
        ("happy", "playful", "energetic"),
        ("6/8", "2/4", "4/4", "3/4"),
        (108, 150),
        ("flute guitar bass", "strings guitar drums", "clarinet organ bass drums", "flute harp"),
    ),
    "blues": (
        ("sad", "playful", "calm"),
        ("4/4",),
        (76, 116),
        ("piano bass drums", "guitar bass drums", "clarinet piano bass drums", "piano"),
    ),
    "lofi": (
        ("calm", "dreamy", "sad"),
        ("4/4",),
        (70, 90),
        ("piano bass drums", "guitar pad bass drums", "marimba piano bass drums"),
    ),
    "chorale": (
        ("solemn", "calm"),
        ("4/4", "3/4"),
        (66, 88),
        ("organ", "choir", "choir organ", "strings", "brass"),
    ),
    "pentatonic": (
        ("calm", "dreamy", "sad"),
        ("4/4", "2/4"),
        (70, 104),
        ("flute harp", "harp", "strings harp bells", "flute guitar"),
    ),
}

_STYLES_OF = {
    "calm": ("song", "lullaby", "song", "ambient", "pentatonic"),
    "happy": ("folk", "song", "waltz", "march"),
    "sad": ("song", "waltz", "blues", "pentatonic"),
    "dreamy": ("ambient", "lullaby", "waltz", "lofi"),
    "tense": ("ambient", "song", "march"),
    "energetic": ("march", "folk", "song"),
    "solemn": ("chorale", "march", "song"),
    "playful": ("folk", "waltz", "blues", "song"),
}
_MINOR_SHARE = {"calm": 0.2, "happy": 0.0, "sad": 0.95, "dreamy": 0.4, "tense": 1.0}
_MINOR_SHARE |= {"energetic": 0.3, "solemn": 0.5, "playful": 0.15}
_HASTE = {"calm": -6, "sad": -10, "dreamy": -6, "solemn": -6, "energetic": 12, "happy": 6}

_SOLO = re.compile(r"\b(?:solo|only|alone|unaccompanied|just)\b|独奏|只有|仅|只用", re.IGNORECASE)


class TuneTraits(msgspec.Struct, frozen=True):
    """One tune's traits, each from the vocabulary of `studio.core.tune_words`.

    `key` is one of `KEYS`; `tempo` counts quarter notes a minute, in 6/8 too, as sequencers do;
    `instruments` come with the one that carries the melody first.
    """

    mood: str
    style: str
    key: str
    tempo: int
    metre: str
    instruments: tuple[str, ...]

    @property
    def mode(self) -> str:
        return self.key.split()[1]

    @property
    def tonic(self) -> int:
        """Pitch class of the tonic, 0 for C to 11 for B."""
        name, mode = self.key.split()
        return (MAJOR_KEYS if mode == "major" else MINOR_KEYS).index(name)

    @property
    def bar_seconds(self) -> float:
        beats, unit = map(int, self.metre.split("/"))
        return beats * 4 / unit * 60 / self.tempo


def read_tune(
    prompt: str,
    seed: int,
    *,
    mood: str | None = None,
    style: str | None = None,
    key: str | None = None,
    tempo: int | None = None,
    metre: str | None = None,
    instruments: Sequence[str] = (),
) -> TuneTraits:
    """Read a prompt in English or Chinese; the seed decides what it leaves open.

    A trait given by keyword overrides the prompt. Traits are drawn independently, so that naming
    one more does not change the others without need. Raises `BadInput` when an override is
    outside the vocabulary; no prompt does.
    """
    text = unicodedata.normalize("NFKC", prompt)
    _check_name(_("mood"), mood, MOODS)
    _check_name(_("style"), style, STYLES)
    _check_name(_("metre"), metre, METRES)
    if tempo is not None and not SLOWEST <= tempo <= FASTEST:
        raise BadInput(
            _("No tune is played at {tempo} beats a minute.").format(tempo=tempo),
            _("Choose a tempo from {low} to {high}.").format(low=SLOWEST, high=FASTEST),
        )

    def draw(trait: str) -> random.Random:
        return random.Random(f"{seed}:{trait}")

    mood, style = mood or find_mood(text), style or find_style(text)
    if style is None:
        style = draw("style").choice(_STYLES_OF[mood or "calm"])
    moods, metres, tempos, ensembles = _HABITS[style]
    mood = mood or draw("mood").choice(moods)
    return TuneTraits(
        mood=mood,
        style=style,
        key=parse_key(unicodedata.normalize("NFKC", key)) if key else _key(text, mood, draw("key")),
        tempo=tempo or _tempo(text, mood, tempos, draw("tempo")),
        metre=metre or find_metre(text) or draw("metre").choice(metres),
        instruments=_given(instruments) or _ensemble(text, ensembles, draw("instruments")),
    )


def traits_of(recipe: MusicRecipe) -> TuneTraits:
    """What a recipe asks of a tune, its own fields first. Raises `BadInput` as `read_tune` does."""
    return read_tune(
        recipe.prompt,
        recipe.seed,
        key=recipe.key or None,
        tempo=recipe.tempo,
        metre=recipe.metre or None,
        instruments=recipe.instruments,
    )


def _check_name(what: str, name: str | None, known: Sequence[str]) -> None:
    if name is not None and name not in known:
        raise BadInput(
            _("There is no {what} called {name}.").format(name=name[:40], what=what),
            _("Choose one of: {names}.").format(names=", ".join(known)),
        )


def _given(instruments: Sequence[str]) -> tuple[str, ...]:
    for name in instruments:
        _check_name(_("instrument"), name, INSTRUMENTS)
    if len(set(instruments)) > MOST_INSTRUMENTS:
        raise BadInput(
            _("These are too many instruments for one tune."),
            _("Choose at most {count}.").format(count=MOST_INSTRUMENTS),
        )
    return tuple(dict.fromkeys(instruments))


def _ensemble(text: str, ensembles: Sequence[str], rng: random.Random) -> tuple[str, ...]:
    named, denied = find_instruments(text)
    if not named:
        usual = rng.choice(ensembles).replace("music box", "music_box").split()
        names = [name.replace("_", " ") for name in usual]
        return tuple(name for name in names if name not in denied) or ("piano",)
    if len(named) == 1 and named[0] in MONOPHONIC and not _SOLO.search(text):
        company = rng.choice(("harp", "guitar", "piano"))
        return (company, "bass") if named == ("bass",) else (*named, company)
    return named[:MOST_INSTRUMENTS]


def _key(text: str, mood: str, rng: random.Random) -> str:
    tonic, mode = find_key(text)
    drawn_tonic, minor = rng.choice(MAJOR_KEYS), rng.random() < _MINOR_SHARE[mood]
    return spelled(tonic or drawn_tonic, mode or ("minor" if minor else "major"))


def _tempo(text: str, mood: str, usual: tuple[int, int], rng: random.Random) -> int:
    slowest, fastest = find_tempo(text) or tuple(bound + _HASTE.get(mood, 0) for bound in usual)
    return min(max(rng.randint(slowest, fastest), SLOWEST), FASTEST)
