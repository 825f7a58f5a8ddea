"""The instruments of a tune, as a person names them, and the colours that tell them apart."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from studio.ui.theme import colour

_HUES = ("wave2", "wave1", "wave3")

_TURNS = (0, 60, -50, 28, 110)
"""Degrees on the colour circle, for each further three instruments."""


def instrument_name(instrument: str) -> str:
    """In the language of the window; one without a known name keeps its own."""
    translate = QCoreApplication.translate
    names = {
        "piano": translate("Instruments", "Piano"),
        "marimba": translate("Instruments", "Marimba"),
        "organ": translate("Instruments", "Organ"),
        "guitar": translate("Instruments", "Guitar"),
        "bass": translate("Instruments", "Bass"),
        "strings": translate("Instruments", "Strings"),
        "brass": translate("Instruments", "Brass"),
        "clarinet": translate("Instruments", "Clarinet"),
        "flute": translate("Instruments", "Flute"),
        "pad": translate("Instruments", "Pad"),
        "music box": translate("Instruments", "Music box"),
        "bells": translate("Instruments", "Bells"),
        "harp": translate("Instruments", "Harp"),
        "choir": translate("Instruments", "Choir"),
        "drums": translate("Instruments", "Drums"),
    }
    return names.get(instrument) or instrument.capitalize()


def instrument_colours(instruments: Iterable[str]) -> dict[str, QColor]:
    """A colour for each, in the order given, from the hues of sounds and their kin."""
    return {name: _kin(place) for place, name in enumerate(dict.fromkeys(instruments))}


def _kin(place: int) -> QColor:
    own = colour(_HUES[place % len(_HUES)])
    turn = _TURNS[place // len(_HUES) % len(_TURNS)]
    hue = (own.hslHueF() + turn / 360) % 1.0
    return QColor.fromHslF(hue, own.hslSaturationF(), own.lightnessF())
