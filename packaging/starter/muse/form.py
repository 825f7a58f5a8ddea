"""Whether an answer has the outward form its request asked for."""

import re

from muse.verse_en import syllables
from studio.core.tune_reading import (
    find_instruments,
    find_key,
    find_metre,
    find_mood,
    find_style,
    find_tempo,
)

HAN = re.compile(r"[\u4e00-\u9fff]")


def units(text: str) -> list[str]:
    """Words, and every Chinese character as one."""
    return re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+(?:'\w+)?", text.lower())


def has_form(language: str, task: str, text: str) -> bool:
    english = language == "en"
    if task == "picture":
        return len(re.split(r"[,，]\s*", text)) >= 6 and "\n" not in text
    if task == "title":
        return "\n" not in text and text[-1:] not in tuple(".。")
    if task == "haiku":
        lines = verse(text)
        return [syllables(line) if english else len(units(line)) for line in lines] == [5, 7, 5]
    if task == "poem":
        return _is_quatrain(text) if english else _is_chinese_poem(text)
    if task == "music":
        return _asks_for_a_tune(text)
    return text.rstrip()[-1:] in tuple(".。")


def verse(text: str) -> list[str]:
    """The lines of a poem without its title."""
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[1:]


def _is_quatrain(text: str) -> bool:
    """Four lines of eight syllables; whether they rhyme a counter of letters cannot hear."""
    lines = verse(text)
    return len(lines) == 4 and all(syllables(line) == 8 for line in lines)


def _is_chinese_poem(text: str) -> bool:
    """Four times five characters, or three to five lines of free verse."""
    lines = verse(text)
    counts = [len(units(part)) for part in re.split(r"[，。\n]+", "\n".join(lines)) if part]
    return text.startswith("《") and (counts == [5] * 4 or len(lines) in (3, 4, 5))


def _asks_for_a_tune(text: str) -> bool:
    """Whether mood, style, key, tempo, metre and instruments can all be read out of it."""
    wanted, _ = find_instruments(text)
    read = (find_mood(text), find_style(text), find_tempo(text), find_metre(text), *find_key(text))
    return None not in read and bool(wanted)
