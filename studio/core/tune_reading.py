"""Find a tune's traits in free English or Chinese text; None or nothing where it names none."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from studio.core.error import BadInput
from studio.core.language import _
from studio.core.tune_words import (
    INSTRUMENT_WORDS,
    METRE_WORDS,
    METRES,
    MOOD_WORDS,
    STYLE_WORDS,
    TEMPO_WORDS,
)

T = TypeVar("T")

MAJOR_KEYS = ("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B")
MINOR_KEYS = ("C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B")
KEYS = tuple(f"{tonic} major" for tonic in MAJOR_KEYS) + tuple(f"{t} minor" for t in MINOR_KEYS)

_PITCH_CLASSES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_SHARP, _FLAT = "#♯升", "b♭降"
_KEY = re.compile(
    r"(?<![A-Za-z'])([A-Ga-g])[\s-]*(sharp|flat|[#♯b♭])?[\s-]*(major|minor|maj|min|m)(?![A-Za-z])"
)
_BARE_KEY = re.compile(
    r"\b(?:in|key of)(?: the key of)? ([A-G])\s?(sharp|flat|[#♯b♭])?(?![\w#♯♭'])"
)
_CHINESE_KEY = re.compile(r"([升降#♯b♭])?\s*([A-Ga-g])\s*([#♯b♭])?\s*([大小])调")
_MODE = re.compile(r"\b(major|minor)\b|([大小])调", re.IGNORECASE)
_METRE = re.compile(r"(?<!\d)([2346])\s*/\s*([48])(?!\d)")
_BPM = re.compile(
    r"(?<!\d)(\d{2,3})\s*(?:bpm|beats (?:per|a) minute|拍每分)"
    r"|(?:tempo|bpm|速度|♩)\s*(?:of|is|at|为|是|[=:])?\s*(\d{2,3})(?!\d)"
    r"|每分钟\s*(\d{2,3})\s*拍",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"(?:\b(?:no|not|without|minus)(?: any)? (?:\w+ )?|没有|不要|无|不带)$", re.IGNORECASE
)


def _alternatives(words: str) -> list[str]:
    """Split at the top-level bars only, so that groups inside a word stay whole."""
    parts, depth = [""], 0
    for character in words:
        depth += (character == "(") - (character == ")")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Compiled at first use: all of them take longer than the window has to open."""

    def bounded(part: str) -> str:
        return rf"(?<![A-Za-z0-9])(?:{part})(?![A-Za-z0-9])" if part.isascii() else part

    return re.compile("|".join(map(bounded, _alternatives(words))), re.IGNORECASE)


def _earliest(table: Mapping[T, str], text: str) -> T | None:
    found = [
        (match.start(), trait)
        for trait, words in table.items()
        if (match := _pattern(words).search(text))
    ]
    return min(found, key=lambda hit: hit[0])[1] if found else None


def find_mood(text: str) -> str | None:
    return _earliest(MOOD_WORDS, text)


def find_style(text: str) -> str | None:
    """ "Song" says the least, so any other style in the text goes before it."""
    special = {style: words for style, words in STYLE_WORDS.items() if style != "song"}
    return _earliest(special, text) or _earliest(STYLE_WORDS, text)


def find_metre(text: str) -> str | None:
    for beats, unit in _METRE.findall(text):
        if (metre := f"{beats}/{unit}") in METRES:
            return metre
    return _earliest(METRE_WORDS, text)


def find_tempo(text: str) -> tuple[int, int] | None:
    """The range of tempos asked for; a number gives a range of one."""
    if found := _BPM.search(text):
        number = int(next(filter(None, found.groups())))
        return number, number
    return next((span for span, words in TEMPO_WORDS.items() if _pattern(words).search(text)), None)


def find_instruments(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Instruments in the order named, and those the text rules out ("no drums", "不要鼓")."""
    wanted: list[tuple[int, str]] = []
    denied: list[str] = []
    for name, words in INSTRUMENT_WORDS.items():
        for match in _pattern(words).finditer(text):
            if _DENIAL.search(text[max(0, match.start() - 24) : match.start()]):
                denied.append(name)
            else:
                wanted.append((match.start(), name))
    names = tuple(dict.fromkeys(name for _, name in sorted(wanted)))
    return tuple(name for name in names if name not in denied), tuple(dict.fromkeys(denied))


def find_key(text: str) -> tuple[str | None, str | None]:
    """The tonic's letter with its accidental, and the mode; either may be missing."""
    if found := _CHINESE_KEY.search(text):
        before, letter, after, mode = found.groups()
        return _tonic(letter, before or after), "major" if mode == "大" else "minor"
    for found in _KEY.finditer(text):
        letter, accidental, mode = found.groups()
        article = letter == "a" and not accidental and re.match(r"\s+\w", text[found.end() :])
        if not article:
            return _tonic(letter, accidental), "major" if mode in ("major", "maj") else "minor"
    mode = _MODE.search(text)
    named = None if mode is None else "major" if mode[0].lower() in ("major", "大调") else "minor"
    if found := _BARE_KEY.search(text):
        return _tonic(*found.groups()), named
    return None, named


def _tonic(letter: str, accidental: str | None) -> str:
    """Pitch class as the first of its names in C major's order, so that Cb is B and E# is F."""
    shift = 0
    if accidental:
        shift = 1 if accidental == "sharp" or accidental in _SHARP else -1
    return MAJOR_KEYS[(_PITCH_CLASSES[letter.upper()] + shift) % 12]


def parse_key(text: str) -> str:
    """Bring a key's many spellings ("Bb minor", "a# min", "降B小调") to the one in `KEYS`.

    Raises `BadInput` when the text is no key.
    """
    tonic, mode = find_key(text.strip())
    whole = _KEY.fullmatch(text.strip()) or _CHINESE_KEY.fullmatch(text.strip())
    if whole is None or tonic is None or mode is None:
        raise BadInput(
            _("{text} is not a key.").format(text=text[:40]),
            _("Write one such as D minor or Bb major."),
        )
    return spelled(tonic, mode)


def spelled(tonic: str, mode: str) -> str:
    """The usual name of a key, such as C# minor where the major key is written Db."""
    index = MAJOR_KEYS.index(tonic)
    return f"{MAJOR_KEYS[index]} major" if mode == "major" else f"{MINOR_KEYS[index]} minor"
