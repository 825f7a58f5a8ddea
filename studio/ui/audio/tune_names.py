"""Keys and tunes in the words of the window's language."""

from PySide6.QtCore import QCoreApplication

from studio.core.tune import TuneTraits
from studio.ui.audio.instruments import instrument_name

translate = QCoreApplication.translate


def key_name(key: str) -> str:
    """One of `KEYS` with proper accidentals: D♭ major."""
    tonic, mode = key.split()
    shown = tonic.replace("b", "♭").replace("#", "♯")
    if mode == "major":
        return translate("Tune", "{tonic} major").format(tonic=shown)
    return translate("Tune", "{tonic} minor").format(tonic=shown)


def traits_words(traits: TuneTraits) -> str:
    """What a tune is, in one line of a musician's words."""
    tempo = translate("Tune", "{tempo} bpm").format(tempo=traits.tempo)
    players = translate("Tune", ", ").join(map(instrument_name, traits.instruments))
    return " · ".join((key_name(traits.key), traits.metre, tempo, players))
