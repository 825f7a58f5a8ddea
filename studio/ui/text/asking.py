"""What a model is told when it shall go on from somebody's words, and how its own are joined."""

import re
import unicodedata
from enum import StrEnum

from studio.store.card import ModelCard

REACH = 1_500
"""Characters before the cursor that a model goes on from."""
SHORT_REACH, SHORT_REACH_CHINESE = 100, 25
"""The same for a very small model, which loses the thread in anything longer."""
VERY_SMALL = 50 * 2**20
"""Bytes of weights."""

_CHINESE = "\u3400-\u9fff\uf900-\ufaff"
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？…])|\n+")
_WORD = re.compile(rf"[{_CHINESE}\u3040-\u30ff]|[^\W{_CHINESE}\u3040-\u30ff]+(?:['’][^\W\d_]+)?")
_ASKED = re.compile(r"(?:continue:|续写：)\s*")


class Way(StrEnum):
    WRITE = "write"
    CONTINUE = "continue"


def continuing(card: ModelCard, before: str) -> str:
    """The prompt that makes this model go on from the words `before` the cursor.

    One with a chat template is asked to; any other just gets the words.
    """
    chinese = is_chinese(before[-200:])
    small = card.size < VERY_SMALL and card.talks
    short = SHORT_REACH_CHINESE if chinese else SHORT_REACH
    end = tail(before, short if small else REACH)
    if not card.talks or not end.strip():
        return end
    return f"续写：{end}" if chinese else f"continue: {end.strip()}"


def asked(prompt: str) -> tuple[Way, str]:
    """Which way a prompt went, and its words alone."""
    words, found = _ASKED.subn("", prompt, count=1) if _ASKED.match(prompt) else (prompt, 0)
    return (Way.CONTINUE if found else Way.WRITE), words


def tail(text: str, limit: int) -> str:
    """The end of a text, from the start of a sentence if one starts within the limit."""
    text = text.rstrip(" \t")
    if len(text) <= limit:
        return text
    end = text[-limit:]
    starts = [match.end() for match in _SENTENCE.finditer(end) if end[match.end() :].strip()]
    if starts:
        return end[starts[0] :]
    if is_chinese(end):
        return end
    return end.partition(" ")[2] or end


def seam(before: str, after: str, way: Way, talks: bool) -> str:
    """What belongs between the words `before` the cursor and those of the model.

    A piece of writing gets a paragraph of its own at the end of a line; words that go on get the
    space a model leaves out which answers rather than goes on.
    """
    line = before.rstrip(" \t")
    if not line or line[-1] == "\n":
        return ""
    if way is Way.WRITE and (not after or after[0] == "\n"):
        return "\n\n"
    if before[-1].isspace():
        return ""
    if way is Way.CONTINUE and not talks:
        return ""
    return "" if _is_wide(before[-1]) else " "


def remains(words: str, text: str) -> bool:
    """Whether a sentence of these words still stands in the text."""
    return any(piece.strip() in text for piece in _SENTENCE.split(words) if piece.strip())


def is_chinese(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return sum(map(_is_wide, letters)) * 2 > len(letters)


def count_words(text: str) -> tuple[int, float]:
    """Words, every Chinese or Japanese character one, and minutes to read them in silence."""
    words = _WORD.findall(text)
    wide = sum(_is_wide(word) for word in words if len(word) == 1)
    return len(words), wide / 400 + (len(words) - wide) / 230


def first_words(text: str, limit: int = 60) -> str:
    """One line to know a text by."""
    return " ".join(text[: 4 * limit].split())[:limit]


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"
