"""Read a prompt in free English or Chinese into a scene."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.media.soundscape.scene import Part, Scene
from studio.media.soundscape.words import (
    BREAK,
    DENIAL,
    DISTANCES,
    FITS,
    LESS,
    MORE,
    NOT_SOUNDS,
    PACES,
    PLACES,
    SORTS,
    SOUNDS,
    STRENGTHS,
    Named,
)

_READ = 4_000
"""Characters of a prompt that are read. The window asks before every job, and comparing each name
with each other one takes seconds for a pasted book."""


class _Found(NamedTuple):
    start: int
    end: int
    value: Named | None


class _Heard(NamedTuple):
    """A part and where in the text it is named."""

    start: int
    end: int
    part: Part


def read_scene(prompt: str, avoid: str = "") -> Scene:
    """What `prompt` asks for without what `avoid` names. Words nobody knows do no harm,
    and of a very long prompt the beginning is read.

    Raises `BadInput` when no sound is left that could be made.
    """
    text = prompt[:_READ].lower()
    heard = _heard(text, SOUNDS) or _heard(text, PLACES)
    unwanted = {each.part.kind for each in _heard(avoid[:_READ].lower(), SOUNDS)}
    heard = [each for each in heard if each.part.kind not in unwanted]
    if not heard:
        raise BadInput(
            _("There is no sound in these words that this model can make."),
            _("It makes rain, wind, waves, thunder, fire, a stream, birds, crickets, a bell, "
              "a drone, a whoosh, a click, a heartbeat and footsteps: name one or several."),
        )  # fmt: skip
    return Scene(tuple(_once(_described(text, heard))))


def _heard(text: str, names: Iterable[Named]) -> list[_Heard]:
    """The sounds that are named and not denied, in order."""
    found = [
        _Found(*match.span(), each)
        for each in names
        for match in _pattern(each.words).finditer(text)
    ]
    found += [_Found(*match.span(), None) for match in _pattern(NOT_SOUNDS).finditer(text)]
    kept: list[_Found] = []
    for each in sorted(found, key=lambda each: each.start - each.end):
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return [
        _Heard(each.start, each.end, _part(kind, each.value))
        for each in sorted(kept)
        if each.value is not None and not _before(DENIAL, text, each.start)
        for kind in each.value.kinds
    ]


def _part(kind: str, named: Named) -> Part:
    usual = Part(kind)
    return Part(
        kind,
        named.sort,
        usual.strength if named.strength is None else named.strength,
        usual.distance,
        named.pace or usual.pace,
        named.many,
    )


def _described(text: str, heard: list[_Heard]) -> list[Part]:
    """The parts as the words around them say they are."""
    parts = [each.part for each in heard]
    for value, start, end in _described_by(STRENGTHS, text, heard):
        strength = value
        if _before(MORE, text, start):
            strength += 0.55 * (value - 0.5)
        elif _before(LESS, text, start):
            strength -= 0.5 * (value - 0.5)
        for index in _owners(text, heard, start, end):
            parts[index] = msgspec.structs.replace(
                parts[index], strength=min(max(strength, 0.0), 1.0)
            )
    for value, start, end in _described_by(DISTANCES, text, heard):
        if value and _before(MORE, text, start):
            value = 1.0
        for index in _owners(text, heard, start, end):
            parts[index] = msgspec.structs.replace(parts[index], distance=value)
    for value, start, end in _described_by(PACES, text, heard):
        for index in _owners(text, heard, start, end):
            parts[index] = msgspec.structs.replace(parts[index], pace=value)
    for sort, words in SORTS.items():
        for match in _pattern(words).finditer(text):
            index = _nearest(heard, match.start(), sort)
            if index is not None and not parts[index].sort:
                parts[index] = msgspec.structs.replace(parts[index], sort=sort)
    return parts


def _described_by(
    table: Mapping[float, str], text: str, heard: list[_Heard]
) -> Iterator[tuple[float, int, int]]:
    """What the table's words say and where, unless they are part of a sound's own name."""
    found = [
        (match.start(), match.end(), value)
        for value, words in table.items()
        for match in _pattern(words).finditer(text)
    ]
    taken = [(each.start, each.end) for each in heard]
    for start, end, value in sorted(found, key=lambda each: each[0] - each[1]):
        if all(end <= first or start >= last for first, last in taken):
            taken.append((start, end))
            yield value, start, end


def _owners(text: str, heard: list[_Heard], start: int, end: int) -> list[int]:
    """Whose word it is: the next sound's, or the one's before where a break comes between."""
    after = min((each.start for each in heard if each.start >= end), default=None)
    before = max((each.start for each in heard if each.end <= start), default=None)
    if after is not None and before is not None and re.search(BREAK, text[end:after]):
        after = None
    place = before if after is None else after
    return [index for index, each in enumerate(heard) if each.start == place]


def _nearest(heard: list[_Heard], place: int, sort: str) -> int | None:
    fitting = [index for index, each in enumerate(heard) if sort in FITS.get(each.part.kind, ())]
    return min(fitting, key=lambda index: abs(heard[index].start - place), default=None)


def _once(parts: list[Part]) -> list[Part]:
    """Each sound once; what is said of it later counts before what is left at the usual."""
    merged: dict[tuple[str, str], Part] = {}
    for part in parts:
        usual = Part(part.kind)
        known = merged.get((part.kind, part.sort)) or merged.get((part.kind, ""))
        if known is None:
            merged[part.kind, part.sort] = part
            continue
        merged.pop((known.kind, known.sort))
        merged[part.kind, part.sort] = Part(
            part.kind,
            part.sort,
            known.strength if part.strength == usual.strength else part.strength,
            known.distance if part.distance == usual.distance else part.distance,
            known.pace if part.pace == usual.pace else part.pace,
            known.many or part.many,
        )
    return list(merged.values())


def _before(words: str, text: str, place: int) -> bool:
    return re.search(words, text[max(0, place - 32) : place]) is not None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Compiled at first use. English words stand alone; Chinese knows no gaps between words."""
    english = [word for word in _alternatives(words) if word.isascii()]
    chinese = sorted((word for word in _alternatives(words) if not word.isascii()), key=len)
    longest_first = [*chinese[::-1], rf"(?<![a-z0-9])(?:{'|'.join(english)})(?![a-z0-9])"]
    return re.compile("|".join(longest_first if english else chinese[::-1]))


def _alternatives(words: str) -> list[str]:
    """Split at the bars outside of groups."""
    return re.split(r"\|(?![^(]*\))", words)
