"""The word lists of the grammar, kept as text so that they can be read and mended."""

import configparser
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Lexicon:
    """Phrases by section and key. A phrase that starts with `!` belongs to daylight only."""

    entries: Mapping[tuple[str, str], tuple[str, ...]]

    def __call__(self, section: str, key: str, night: bool = False) -> tuple[str, ...]:
        """The phrases of a list, which is empty where the file has none; `night` drops daylight."""
        found = self.entries.get((section, key), ())
        return tuple(each.lstrip("!") for each in found if not (night and each.startswith("!")))

    def sections(self, key: str) -> tuple[str, ...]:
        return tuple(section for section, name in self.entries if name == key)


@functools.cache
def load(*names: str) -> Lexicon:
    """Read data files into one lexicon; lists of the same name in several files are joined.

    Commas part the phrases, so a comma inside a phrase is written `;`. Where phrases are whole
    sentences of Chinese, full of commas of their own, `|` parts them.
    """
    entries: dict[tuple[str, str], tuple[str, ...]] = {}
    for name in names:
        parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read(DATA / f"{name}.ini", encoding="utf-8")
        for section in parser.sections():
            for key, text in parser.items(section):
                parts = text.split("|") if "|" in text else re.split(r",\s+", text)
                phrases = (part.strip().replace(";", ",") for part in parts)
                known = entries.get((section, key), ())
                entries[section, key] = known + tuple(phrase for phrase in phrases if phrase)
    return Lexicon(entries)
