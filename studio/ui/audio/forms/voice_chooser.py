"""Who reads: the voices of the chosen model, found by typing a part of their name."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QListView

from studio.core.error import StudioError
from studio.jobs.errands import Errands
from studio.store.card import ModelCard
from studio.store.models import ESPEAK
from studio.store.voices import builtin_voices, model_voices
from studio.ui.parts.buttons import describe

_LOCALES = {"cmn": "zh"}
"""What Qt calls a language, where eSpeak NG calls it otherwise."""
_POPUP = 340
"""Pixels that the longest names need, more than the pane is wide."""


class VoiceChooser(QComboBox):
    """The first choice leaves it to the model: the built-in voice goes by the script of the text.

    A voice that was asked for stays asked for while models come and go, and returns with its own.
    """

    def __init__(self, errands: Errands) -> None:
        super().__init__()
        self._errands = errands
        self._model = ""
        self._wanted = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(16)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        tip = self.tr("The voice that reads. Type a part of a language to find it")
        describe(self, self.tr("Voice"), tip)
        if (edit := self.lineEdit()) is not None:
            describe(edit, self.tr("Voice"), tip)
            edit.editingFinished.connect(self._typed)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setProperty("part", "popup")
        popup.setMinimumWidth(_POPUP)
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view().setMinimumWidth(_POPUP)
        completer.setPopup(popup)
        self.setCompleter(completer)
        self.activated.connect(self._pick)
        self._show([])

    def value(self) -> str:
        """As a recipe names it; empty for the first choice."""
        return self.currentData() or ""

    def set_value(self, voice: str) -> None:
        self._wanted = voice
        if voice and self.findData(voice) < 0 and self.count() > 1:
            self.addItem(voice, voice)  # such as de+f3, a voice with a variant
        self.setCurrentIndex(max(0, self.findData(voice)))

    def use_card(self, card: ModelCard | None) -> None:
        model = card.id if card else ""
        if model == self._model:
            return
        self._model = model
        self._show([])
        if card is not None:
            self._errands.run(
                lambda: (model, _voices(card)), self._take, lambda error: self._refuse(error)
            )

    def _take(self, found: tuple[str, list[tuple[str, str]]]) -> None:
        model, voices = found
        if model == self._model:
            self._show(voices)

    def _refuse(self, error: StudioError) -> None:
        self.setToolTip(str(error))

    def _show(self, voices: list[tuple[str, str]]) -> None:
        self.clear()
        many = bool(voices) or self._model in ("", ESPEAK)
        self.addItem(self.tr("Automatic") if many else self.tr("The model's own"), "")
        for voice, text in voices:
            self.addItem(text, voice)
        self.setEnabled(bool(voices))
        self.set_value(self._wanted)

    def _pick(self) -> None:
        self._wanted = self.value()

    def _typed(self) -> None:
        """Take the first that fits what was typed, else stay as it was."""
        text = self.currentText().strip()
        exact = self.findText(text, Qt.MatchFlag.MatchFixedString)
        tag = self.findData(text)
        part = self.findText(text, Qt.MatchFlag.MatchContains) if text else -1
        found = next((index for index in (exact, tag, part) if index >= 0), -1)
        base, plus, _variant = text.partition("+")
        if found < 0 and plus and self.findData(base) >= 0:
            self.set_value(text)
            return
        self.setCurrentIndex(found if found >= 0 else max(0, self.findData(self._wanted)))
        self.setEditText(self.itemText(self.currentIndex()))
        self._wanted = self.value()


def _voices(card: ModelCard) -> list[tuple[str, str]]:
    """Each as a recipe names it and as people do."""
    if card.id != ESPEAK:
        return [(name, _preset(name)) for name in model_voices(card)]
    voices: dict[str, str] = {}
    for voice in builtin_voices():
        # two voices may share a language; the second can only be asked for by its name
        value = voice.name if voice.language in voices else voice.language
        voices[value] = _readable(voice.language, voice.name.strip())
    return sorted(voices.items(), key=lambda each: each[1].casefold())


def _readable(tag: str, name: str) -> str:
    """The English name and the language's own, so that either finds it: German · Deutsch."""
    language = tag.partition("-")[0]
    own = QLocale(_LOCALES.get(language, language)).nativeLanguageName()
    known = name.partition(" (")[0].casefold()
    alike = known in own.casefold() or own.casefold() in name.casefold()
    return name if alike else f"{name} · {own}"


def _preset(name: str) -> str:
    """Bark's v2/en_speaker_6 as en speaker 6."""
    return name.rpartition("/")[2].replace("_", " ")
