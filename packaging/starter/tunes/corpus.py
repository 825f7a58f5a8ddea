"""A composer by rules: short tunes with every trait known, to train on.

Nothing of it comes from existing music. Every tune is written on C; the key is set when a tune
is asked for.
"""

import random
from dataclasses import dataclass

from studio.core.tune import MONOPHONIC, TuneTraits, read_tune
from studio.core.tune_form import FEWEST_BARS, MOST_BARS, form, pace
from studio.core.tune_words import INSTRUMENTS, METRES, MOODS, STYLES
from studio.engine.tune_key import heard_key
from tunes.bass import LOWEST, bass_line
from tunes.beats import Drummer
from tunes.harmony import harmonise, root, scale
from tunes.melody import Singer, Tone
from tunes.rhythm import STEPS
from tunes.texture import Pattern, accompany, chord_voices, duet, pattern

LEAD_LOW = {
    "piano": 60,
    "music box": 67,
    "marimba": 60,
    "bells": 65,
    "organ": 60,
    "guitar": 53,
    "bass": 36,
    "harp": 60,
    "strings": 60,
    "choir": 57,
    "brass": 55,
    "clarinet": 57,
    "flute": 65,
    "pad": 60,
}
"""Lowest pitch of each instrument's melodies, which span twenty semitones."""

SUSTAINED = frozenset({"pad", "strings", "choir", "organ", "brass"})
SWELLING = frozenset({"pad", "strings", "choir"})
"""Of the sustained ones, those that hold their chords even as the only company."""

BRIGHT = frozenset({"music box", "bells"})
BUSY = {"calm": 0, "sad": 1, "dreamy": 0, "solemn": 0, "tense": 1, "happy": 1}
BUSY |= {"energetic": 2, "playful": 2}


MOST_DRAFTS = 8


@dataclass(frozen=True)
class Piece:
    """A tune on C: for each bar its place, its chords and, by instrument, its notes.

    Notes start within their bar, in sixteenth notes; drum pitches are General MIDI drums.
    """

    traits: TuneTraits
    places: tuple[str, ...]
    chords: list[list[str]]
    bars: list[dict[str, list[Tone]]]


def draw_traits(rng: random.Random) -> TuneTraits:
    """Traits as people ask for them: mostly a style's own habits, sometimes anything at all."""
    seed = rng.getrandbits(48)
    style = rng.choice(STYLES)
    if rng.random() < 0.5:
        return read_tune("", seed, style=style)
    count = rng.choice((1, 2, 2, 3, 3, 4, 5))
    return read_tune(
        "",
        seed,
        style=style,
        mood=rng.choice(MOODS) if rng.random() < 0.5 else None,
        metre=rng.choice(METRES) if rng.random() < 0.4 else None,
        tempo=rng.randint(50, 180) if rng.random() < 0.5 else None,
        instruments=tuple(rng.sample(INSTRUMENTS, count)) if rng.random() < 0.8 else (),
    )


def draw_bars(traits: TuneTraits, rng: random.Random) -> int:
    """Mostly the eight to sixteen bars of a short tune, at times the extremes."""
    longest = MOST_BARS if STEPS[traits.metre] <= 12 else 20
    if rng.random() < 0.7:
        return min(rng.choice((8, 8, 8, 10, 12, 12, 14, 16, 16)), longest)
    return rng.randint(FEWEST_BARS, longest)


class Composer:
    """Writes one piece; every choice comes from the generator handed in."""

    def __init__(self, traits: TuneTraits, bars: int, rng: random.Random) -> None:
        self.traits, self.rng = traits, rng
        self.places = form(bars, rng.getrandbits(32))
        self.chords = harmonise(traits.style, traits.mode, self.places, rng)
        fast = pace(traits.tempo) == "fast"
        busy = min(BUSY[traits.mood], 1 if fast else 2)
        if pace(traits.tempo) == "slow" and traits.style not in ("ambient", "chorale"):
            busy = min(busy + 1, 2)
        players = [name for name in traits.instruments if name != "drums"]
        self.lead = players[0] if players else ""
        self.others = [name for name in players[1:] if name != "bass"]
        self.has_bass = "bass" in players[1:]
        self.drums = "drums" in traits.instruments
        darker = -2 if traits.mood in ("tense", "sad") else 0
        low = LEAD_LOW.get(self.lead, 60) + darker
        singer_style = (traits.style, traits.mode, traits.metre)
        self.singer = Singer(*singer_style, busy, low, rng)
        if not self.others and self.lead not in MONOPHONIC and self.lead:
            self.others = [self.lead]
        self.shapes = {
            letter: {name: self._shape(name, at, fast) for at, name in enumerate(self.others)}
            for letter in "AB"
        }
        self.bass_shape = rng.choice((0, 1, 2)) if not fast else rng.choice((0, 1))
        self.drummer = Drummer(traits.style, traits.metre, rng)
        self.voicing: dict[str, tuple[int, ...]] = {}

    def _shape(self, name: str, at: int, fast: bool) -> Pattern:
        manner = self.traits.style
        beside = at > 0 or len(self.others) > 1 or name in SWELLING
        if name in SUSTAINED and beside and name != self.lead:
            manner = "chorale"
        if name in MONOPHONIC or at > 1:
            return ((0, STEPS[self.traits.metre], "2" if at % 2 else "1"),)
        return pattern(manner, self.traits.mood, self.traits.metre, fast, self.rng)

    def compose(self) -> Piece:
        written: dict[str, dict[str, list[Tone]]] = {}
        bars = []
        for index, place in enumerate(self.places):
            if place not in written:
                after = self.chords[min(index + 1, len(self.chords) - 1)][0]
                written[place] = self._bar(place, self.chords[index], after)
            bars.append(written[place])
        return Piece(self.traits, self.places, self.chords, bars)

    def _bar(self, place: str, chords: list[str], after: str) -> dict[str, list[Tone]]:
        parts: dict[str, list[Tone]] = {}
        style, metre = self.traits.style, self.traits.metre
        if self.has_bass:
            parts["bass"] = self._bass(place, chords, after)
        shapes = self.shapes["B" if place[0] == "B" else "A"]
        for name in self.others:
            centre = 66 if name in BRIGHT else 54 if name == self.lead else 57
            if name in MONOPHONIC:
                centre = LEAD_LOW[name] + 6
            if self.lead == "guitar" and name == self.lead:
                centre = 50
            before = self.voicing.get(name, ())
            voices = chord_voices(chords, centre, before)
            self.voicing[name] = voices[-1]
            low = 41 if not self.has_bass and centre < 60 else 48
            if name in MONOPHONIC:
                low = LEAD_LOW[name]
            shape = self._closing(name) if place == "Z" else shapes[name]
            parts[name] = accompany(shape, metre, chords, voices, low)
        if self.lead:
            sung = self._sing(place, chords)
            under = parts.get(self.lead, [])
            lowest = min(tone.pitch for tone in sung)
            kept = [tone for tone in under if tone.pitch < lowest]
            parts.pop(self.lead, None)
            parts[self.lead] = kept + (self._staccato(sung) if place != "Z" else sung)
            if place[0] == "B":
                tones = scale(style, self.traits.mode, chords[0])
                for name in MONOPHONIC.intersection(self.others) - {self.lead}:
                    parts[name] = duet(sung, tones) or parts[name]
        if self.drums:
            parts["drums"] = self.drummer.bar(place)
        return parts

    def _closing(self, name: str) -> Pattern:
        """The last chord, held; whoever plays lowest has its root."""
        steps = STEPS[self.traits.metre]
        grounds = not self.has_bass and name == self.others[0]
        if name in MONOPHONIC:
            return ((0, steps, "r" if grounds else "2"),)
        return ((0, steps, "r"), (0, steps, "*")) if grounds else ((0, steps, "*"),)

    def _sing(self, place: str, chords: list[str]) -> list[Tone]:
        if place == "Y":
            return self.singer.prepare(chords)
        return self.singer.end() if place == "Z" else self.singer.bar(place, chords)

    def _staccato(self, sung: list[Tone]) -> list[Tone]:
        """Playful tunes hop: their shorter notes last half as long."""
        if self.traits.mood != "playful":
            return sung
        return [
            Tone(
                tone.start,
                max(tone.length // 2, 1) if tone.length <= 4 else tone.length,
                tone.pitch,
            )
            for tone in sung
        ]

    def _bass(self, place: str, chords: list[str], after: str) -> list[Tone]:
        if place == "Z":
            return [Tone(0, STEPS[self.traits.metre], root(chords[0], LOWEST))]
        odd = place[1:] in ("1", "3")
        style, metre = self.traits.style, self.traits.metre
        return bass_line(style, metre, chords, after, self.bass_shape, odd)


def compose(traits: TuneTraits, bars: int, rng: random.Random) -> Piece:
    """Write a tune of the traits asked for, exactly `bars` bars long.

    A tune whose notes could be taken for another key is written anew, a few times at most.
    """
    piece = Composer(traits, bars, rng).compose()
    for _ in range(MOST_DRAFTS - 1):
        if _sounds_at_home(piece):
            break
        piece = Composer(traits, bars, rng).compose()
    return piece


def _sounds_at_home(piece: Piece) -> bool:
    weights = [0.0] * 12
    for bar in piece.bars:
        for name, tones in bar.items():
            for tone in tones if name != "drums" else ():
                weights[tone.pitch % 12] += tone.length
    return not any(weights) or heard_key(weights) == f"C {piece.traits.mode}"
