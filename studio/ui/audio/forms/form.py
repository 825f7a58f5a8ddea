"""The left of the tab: what kind of sound, what it should be, and the button that makes it."""

from typing import Annotated

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from studio.core.error import ModelMissing, StudioError
from studio.core.recipe import SEED_LIMIT, MusicRecipe, Recipe, SoundRecipe, SpeechRecipe, kind_of
from studio.jobs.catalogue import Catalogue
from studio.jobs.errands import Errands
from studio.ui.audio.forms.missing import Missing
from studio.ui.audio.forms.music_form import MusicForm, MusicState
from studio.ui.audio.forms.sound_form import SoundForm, SoundState
from studio.ui.audio.forms.speech_form import SpeechForm, SpeechState
from studio.ui.icons import icon
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.count_row import CountRow
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.kinds import ICONS
from studio.ui.parts.seed_row import SeedRow
from studio.ui.workbench import SidePane

KINDS = ("speech", "music", "sound")
MOST_TAKES = 16

KindForm = SpeechForm | MusicForm | SoundForm


class FormState(msgspec.Struct):
    kind: str = "music"
    speech: SpeechState = msgspec.field(default_factory=SpeechState)
    music: MusicState = msgspec.field(default_factory=MusicState)
    sound: SoundState = msgspec.field(default_factory=SoundState)
    seed: Annotated[int, msgspec.Meta(ge=0, lt=SEED_LIMIT)] | None = None
    takes: Annotated[int, msgspec.Meta(ge=1, le=MOST_TAKES)] = 1


class AudioForm(SidePane):
    sent = Signal()
    kind_changed = Signal(str)
    models_wanted = Signal()

    def __init__(self, catalogue: Catalogue, errands: Errands) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._kind = "music"
        self.speech = SpeechForm(catalogue, errands)
        self.music = MusicForm(catalogue)
        self.sound = SoundForm(catalogue)
        self.seed = SeedRow()
        self.takes = CountRow(
            self.tr("Takes"), self.tr("How many to make, each with a seed of its own"), MOST_TAKES
        )
        self.missing = Missing(catalogue)
        self.error = ErrorCard()
        self.make = button(self.tr("Make"), "", part="primary")
        self.make.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._kinds = QButtonGroup(self)
        self._forms: dict[str, KindForm] = {
            "speech": self.speech,
            "music": self.music,
            "sound": self.sound,
        }
        self._fill()
        self._connect()
        self._show()

    @property
    def kind(self) -> str:
        return self._kind

    @property
    def form(self) -> KindForm:
        """The one that is shown."""
        return self._forms[self._kind]

    def set_kind(self, kind: str) -> None:
        if kind in self._forms and kind != self._kind:
            self._kind = kind
            self.error.clear()
            self._show()
            if self.isVisible():
                self.form.prompt.setFocus()
            self.kind_changed.emit(kind)

    def kind_button(self, kind: str) -> QPushButton:
        pressed = self._kinds.button(KINDS.index(kind))
        assert isinstance(pressed, QPushButton)
        return pressed

    def recipes(self) -> list[Recipe]:
        """One for each take, with seeds that follow each other.

        Raises `BadInput` for what cannot be made so, `ModelMissing` without a model.
        """
        card = self.form.models.card()
        if card is None:
            raise ModelMissing(
                self.tr("There is no model for this yet."),
                self.tr("Add one on the Models page, then make this again."),
                ("models",),
            )
        model = self._catalogue.ref(card)
        self.form.recipe(model, self.seed.value())  # nothing changes when there is a mistake
        first = self.seed.next()
        return [
            self.form.recipe(model, (first + take) % SEED_LIMIT) for take in range(self._count())
        ]

    def use_recipe(self, recipe: Recipe) -> None:
        """With its seed kept, so that the same comes of it."""
        match recipe:
            case SpeechRecipe():
                self.speech.use_recipe(recipe)
            case MusicRecipe():
                self.music.use_recipe(recipe)
            case SoundRecipe():
                self.sound.use_recipe(recipe)
            case _:
                return
        self.set_kind(kind_of(recipe))
        self.seed.set_value(recipe.seed)
        self.seed.set_locked(True)
        self.takes.set_value(1)

    def use_words(self, kind: str, words: str) -> None:
        self.set_kind(kind)
        self.form.prompt.set_words(words)
        self.form.prompt.setFocus()

    def use_example(self, words: str) -> None:
        """An example works whatever else the form says of voice."""
        if self._kind == "speech":
            self.speech.voice.set_value("")
        self.form.prompt.set_words(words)

    def state(self) -> FormState:
        return FormState(
            self._kind,
            self.speech.state(),
            self.music.state(),
            self.sound.state(),
            self.seed.value() if self.seed.locked else None,
            self.takes.value(),
        )

    def restore(self, state: FormState) -> None:
        self.speech.restore(state.speech)
        self.music.restore(state.music)
        self.sound.restore(state.sound)
        self.set_kind(state.kind)
        if state.seed is not None:
            self.seed.set_value(state.seed)
        self.seed.set_locked(state.seed is not None)
        self.takes.set_value(state.takes)

    def show_error(self, error: StudioError) -> None:
        self.error.show_error(error)

    def _count(self) -> int:
        return 1 if self._same_each_time() else self.takes.value()

    def _same_each_time(self) -> bool:
        return self._kind == "speech" and self.speech.same_each_time

    def _fill(self) -> None:
        self.column.setSpacing(8)
        self.column.addLayout(self._kind_row())
        for widget in (*self._forms.values(), self.seed, self.takes, self.missing):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.foot.addWidget(self.error)
        self.foot.addWidget(self.make)

    def _kind_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        names = (
            (self.tr("Speech"), self.tr("Have a text read aloud")),
            (self.tr("Music"), self.tr("Have a tune made")),
            (self.tr("Sound"), self.tr("Have a sound made, such as rain")),
        )
        for place, (name, tip) in enumerate(names):
            pressed = button(name, tip)
            pressed.setCheckable(True)
            pressed.setProperty("tip", tip)
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._kinds.addButton(pressed, place)
            row.addWidget(pressed, 1)
        return row

    def _connect(self) -> None:
        self._kinds.idClicked.connect(lambda place: self.set_kind(KINDS[place]))
        self._catalogue.changed.connect(self._show)
        for form in self._forms.values():
            form.sent.connect(self.sent)
            form.changed.connect(self._show)
            form.prompt.textChanged.connect(self.error.clear)
        self.takes.changed.connect(self._show)
        self.make.clicked.connect(self.sent)
        self.error.wanted.connect(lambda action: action == "models" and self.models_wanted.emit())
        self.missing.models_wanted.connect(self.models_wanted)

    def _show(self) -> None:
        for place, kind in enumerate(KINDS):
            pressed = self._kinds.button(place)
            pressed.setChecked(kind == self._kind)
            lacking = self.missing.lacks(kind)
            pressed.setEnabled(not lacking)
            tip = self.missing.why(kind) if lacking else pressed.property("tip")
            describe(pressed, pressed.text(), tip)
            self._forms[kind].setVisible(kind == self._kind)
        alike = self._same_each_time()
        self.seed.setVisible(not alike)
        self.takes.setVisible(not alike)
        text, tip = self._says()
        self.make.setText(text)
        self.make.setIcon(icon(ICONS[self._kind], "ink"))
        describe(self.make, text, tip, "Ctrl+Return")

    def _says(self) -> tuple[str, str]:
        count = self._count()
        if self._kind == "speech":
            tip = self.tr("Have the text read aloud")
            if count == 1:
                return self.tr("Read aloud"), tip
            return self.tr("Read aloud {count} times").format(count=count), tip
        if self._kind == "music":
            tip = self.tr("Have the music made")
            if count == 1:
                return self.tr("Make a take"), tip
            return self.tr("Make {count} takes").format(count=count), tip
        tip = self.tr("Have the sound made")
        if count == 1:
            return self.tr("Make a sound"), tip
        return self.tr("Make {count} sounds").format(count=count), tip
