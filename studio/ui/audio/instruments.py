"""The instruments of a tune, as a person names them, and the colours that tell them apart."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from studio.ui.theme import colour

_KIN = (
    ("wave2", 0),
    ("wave1", 0),
    ("wave3", 0),
    ("wave1", 62),
    ("wave2", -48),
    ("wave3", 58),
    ("wave2", 34),
    ("wave1", 112),
    ("wave1", 28),
    ("wave3", -22),
    ("wave2", -22),
    ("wave3", 76),
    ("wave1", 88),
    ("wave3", 28),
    ("wave2", 16),
)
"""Hue and degrees on the colour circle from there, each as far as may be from those before."""

_CALMER = 0.8
"""Saturation of a turned hue, since some (reds, violets) look louder than ours."""


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
    name, turn = _KIN[place % len(_KIN)]
    own = colour(name)
    if not turn:
        return own
    hue = (own.hslHueF() + turn / 360) % 1.0
    return QColor.fromHslF(hue, own.hslSaturationF() * _CALMER, own.lightnessF())
