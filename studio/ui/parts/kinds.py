"""What can be made: how each kind is called, drawn and coloured."""

from PySide6.QtCore import QCoreApplication

ICONS = {
    "text": "text-aa",
    "image": "image",
    "speech": "microphone",
    "music": "music-notes",
    "sound": "waveform",
}
HUES = {"speech": "wave1", "music": "wave2", "sound": "wave3"}
"""The token of the colour in which what is heard is drawn."""

translate = QCoreApplication.translate


def kind_name(kind: str) -> str:
    """What one thing of a kind is called: `Picture`."""
    return {
        "text": translate("Recipe", "Text"),
        "image": translate("Recipe", "Picture"),
        "speech": translate("Recipe", "Speech"),
        "music": translate("Recipe", "Music"),
        "sound": translate("Recipe", "Sound"),
    }[kind]


def kinds_name(kind: str) -> str:
    """What many things of a kind are called: `Pictures`."""
    return {
        "text": translate("Recipe", "Texts"),
        "image": translate("Recipe", "Pictures"),
        "speech": translate("Recipe", "Speech"),
        "music": translate("Recipe", "Music"),
        "sound": translate("Recipe", "Sounds"),
    }[kind]
