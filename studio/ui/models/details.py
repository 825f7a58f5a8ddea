"""The right pane: what the chosen model is, and words to try it with."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.error import StudioError
from studio.store.card import ModelCard
from studio.store.models import ESPEAK, Broken
from studio.ui.models.model_card import family_name, size_of
from studio.ui.models.shelf import Entry, title_of
from studio.ui.models.trial import trials
from studio.ui.parts.buttons import button
from studio.ui.parts.elided_button import ElidedButton
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.kinds import kinds_name
from studio.ui.parts.row_table import RowTable
from studio.ui.parts.words import heading, line, words
from studio.ui.services import Services
from studio.ui.workbench import SidePane


class ModelDetails(SidePane):
    tried = Signal(object, str)
    """A model's card and words to try it with."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._entry: Entry | None = None
        self._title = words("", "title", wrap=True, selectable=True)
        self.description = words("", "dim", wrap=True, selectable=True)
        self.reason = words("", "danger", wrap=True, selectable=True)
        self.rows = RowTable()
        self._line, self._heading = line(), heading(self.tr("Try it"))
        self._trials = QWidget()
        self._column = QVBoxLayout(self._trials)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        shown = (self._title, self.reason, self.description, line(), self.rows)
        for part in (*shown, self._line, self._heading, self._trials):
            self.column.addWidget(part)
        self.column.addStretch()
        self.error = ErrorCard()
        self.use = button(
            self.tr("Use this model"),
            self.tr("Open its form with this model and an example"),
            "sparkle",
            part="primary",
        )
        self.use.clicked.connect(self._use)
        self.foot.addWidget(self.error)
        self.foot.addWidget(self.use)
        self.show_entry(None)

    def show_entry(self, entry: Entry | None) -> None:
        if entry is not None and entry == self._entry:
            return
        self._entry = entry
        self.error.clear()
        card = entry if isinstance(entry, ModelCard) else None
        self.use.setEnabled(card is not None)
        self._title.setText(title_of(entry) if entry else "")
        self.reason.setText(entry.error.message if isinstance(entry, Broken) else "")
        self.reason.setVisible(isinstance(entry, Broken))
        self.description.setText(entry.error.hint if isinstance(entry, Broken) else "")
        self.description.setVisible(bool(self.description.text()))
        self.rows.show_rows(self._rows(entry))
        self._offer(card)
        if card is not None:
            look = partial(_read, card.path, card.id)
            self._services.errands.run(look, partial(self._describe, card), self.error.show_error)

    def _describe(self, card: ModelCard, found: tuple[str, int]) -> None:
        if card is not self._entry:
            return
        description, languages = found
        if languages:
            description = self.tr(
                "A small speech program that came with Atelier. It reads {count} languages aloud "
                "at once, on any computer."
            ).format(count=languages)
            self.rows.show_rows(self._rows(card, languages))
        self.description.setText(description)
        self.description.setVisible(bool(description))

    def _rows(self, entry: Entry | None, languages: int = 0) -> list[tuple[str, str]]:
        if entry is None:
            return []
        if isinstance(entry, Broken):
            return [(self.tr("Folder"), str(entry.path))]
        if languages:
            spoken = QLocale().toString(languages)
        else:
            spoken = ", ".join(_language(code) for code in entry.languages)
        rows = [
            (self.tr("Makes"), ", ".join(kinds_name(kind) for kind in entry.kinds)),
            (self.tr("Family"), family_name(entry.family)),
            (self.tr("Size"), size_of(entry)),
            (self.tr("Native size"), "{} × {}".format(*entry.native) if entry.native else ""),
            (self.tr("Languages"), spoken),
            (self.tr("Licence"), entry.licence or self.tr("not said")),
            (
                self.tr("Where"),
                self.tr("Came with Atelier") if entry.builtin else str(entry.path),
            ),
        ]
        return [row for row in rows if row[1]]

    def _offer(self, card: ModelCard | None) -> None:
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for words_to_try in trials(card) if card else ():
            offer = ElidedButton(
                words_to_try,
                self.tr("{words}\nOpen this in its form, ready to be made").format(
                    words=words_to_try
                ),
            )
            offer.clicked.connect(
                lambda _=False, words_to_try=words_to_try: self.tried.emit(card, words_to_try)
            )
            self._column.addWidget(offer)
        for part in (self._line, self._heading, self._trials):
            part.setVisible(card is not None)

    def _use(self) -> None:
        if isinstance(self._entry, ModelCard):
            self.tried.emit(self._entry, trials(self._entry)[0])

    def show_error(self, error: StudioError) -> None:
        self.error.show_error(error)


def _language(code: str) -> str:
    """What a language calls itself, by its tag; what Qt does not know stays as it is."""
    language = QLocale(code.replace("-", "_")).language()
    if language == QLocale.Language.English:
        return "English"  # and not one of its countries'
    known = language not in (QLocale.Language.C, QLocale.Language.AnyLanguage)
    return QLocale(language).nativeLanguageName() if known else code


def _read(folder: Path, model: str) -> tuple[str, int]:
    """The description, and of the built-in speech program the number of languages."""
    if model == ESPEAK:
        from studio.store.voices import builtin_voices

        return "", len({voice.language.partition("-")[0] for voice in builtin_voices()})
    from studio.store.readme import description

    return description(folder), 0
