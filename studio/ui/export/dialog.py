"""The export dialog: how works are handed over, and how far that has come."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from studio.core.error import BadInput, StudioError
from studio.ui.export.batch import Batch, Order, Outcome
from studio.ui.export.choices import Choices, keep_choices
from studio.ui.export.credentials_box import CredentialsBox
from studio.ui.export.foot import Foot
from studio.ui.export.format_box import FormatBox
from studio.ui.export.piece import FAMILIES, PICTURES, SOUNDS, TEXTS, Piece
from studio.ui.export.place_box import PlaceBox
from studio.ui.export.rows import Scroll
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.words import heading, line
from studio.ui.services import Services

_WIDTH = 736
_AROUND = 60
"""Pixels that the window's own frame and the bars of the desktop need."""


class ExportDialog(QDialog):
    """For at least one piece. Stays open while it works, beside a window that goes on."""

    ended = Signal()
    """All files are written, or the rest will not be."""

    def __init__(
        self,
        services: Services,
        pieces: Sequence[Piece],
        choices: Choices,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._pieces = tuple(pieces)
        self._choices = choices
        self._batch: Batch | None = None
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self.boxes = self._format_boxes()
        self.place = PlaceBox(self._pieces)
        self.credentials = CredentialsBox(self._pieces)
        self.error = ErrorCard(bar=True)
        self.foot = Foot()
        self._lay_out()
        self._connect()
        self._show_choices(choices)
        self.foot.primary.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """While files are written, closing means to stop."""
        if self._batch is not None:
            self._batch.cancel()
            event.ignore()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Esc comes by here."""
        if self._batch is not None:
            self._batch.cancel()
        else:
            super().reject()

    def orders(self) -> list[Order]:
        """What pressing Export would write. Raises `BadInput` for choices that make no sense."""
        choices = self._chosen()
        if not self.place.folder.is_absolute():
            raise BadInput(
                self.tr("{path} is not a whole path.").format(path=self.place.folder),
                self.tr("Begin at the top, or press Choose."),
            )
        made: list[Order] = []
        for box in self.boxes:
            indexes = [n for n, piece in enumerate(self._pieces) if piece.family == box.family]
            groups = [indexes] if box.is_together else [[index] for index in indexes]
            made += [self._order(group, box, choices) for group in groups]
        return made

    def export(self) -> None:
        self.error.clear()
        try:
            orders = self.orders()
        except StudioError as error:
            self.error.show_error(error)
            return
        self._keep()
        self._batch = Batch(self._services, orders, self)
        self._batch.moved.connect(partial(self.foot.show_progress, len(orders)))
        self._batch.ended.connect(self._end)
        self._enable(False)
        self._batch.start()

    def _order(self, group: list[int], box: FormatBox, choices: Choices) -> Order:
        signed, labelled = self._signing()
        options = choices.options(box.family, signed, labelled)
        pieces = tuple(self._pieces[index] for index in group)
        size = pieces[0].size
        size = options.size_of(*size) if size else None
        facts = self.place.facts(group[0], self._count(), size)
        return Order(pieces, options, self.place.folder, choices.pattern, facts)

    def _count(self) -> int:
        """Files that will be written."""
        count = 0
        for box in self.boxes:
            pieces = sum(piece.family == box.family for piece in self._pieces)
            count += 1 if box.is_together else pieces
        return count

    def _chosen(self) -> Choices:
        fields: dict[str, Any] = {
            "formats": self._choices.formats | {box.family: box.chips.key for box in self.boxes},
            "folder": self.place.folder_field.text().strip(),
            "pattern": self.place.pattern.text(),
            "recipe": self.credentials.wants(self.credentials.recipe),
            "prompt": self.credentials.wants(self.credentials.prompt),
        }
        for box in self.boxes:
            fields |= box.chosen()
        return msgspec.structs.replace(self._choices, **fields)

    def _signing(self) -> tuple[bool, bool]:
        box = self.credentials
        return box.wants(box.signed), box.wants(box.labelled)

    def _show_choices(self, choices: Choices) -> None:
        settings = self._services.preferences.settings
        for box in self.boxes:
            box.show_choices(choices)
        self.place.show_choices(choices)
        self.credentials.show_choices(choices, settings.sign_exports, settings.china_label)
        self._refresh()

    def _refresh(self) -> None:
        alone = not all(box.is_together for box in self.boxes)
        self.credentials.use_formats([box.chips.key for box in self.boxes], alone)
        self.place.tell(self.credentials.recipe.isChecked(), self.credentials.prompt.isChecked())
        first = next(box for box in self.boxes if box.family == self._pieces[0].family)
        try:
            options = self._chosen().options(first.family, *self._signing())
            size = self._pieces[0].size
            size = options.size_of(*size) if size else None
        except StudioError as error:
            self.foot.primary.setEnabled(False)
            self.error.show_error(error)
            return
        self.error.clear()
        self._grow()
        fine = self.place.show_preview(options.suffix, size, self._count())
        self.foot.show_count(self._count())
        self.foot.primary.setEnabled(fine and self._batch is None)

    def _grow(self) -> None:
        """As high as what is shown, as far as the screen goes; beyond that it scrolls."""
        wanted = self.sizeHint().height()
        most = self.screen().availableGeometry().height() - _AROUND
        self.resize(self.width(), min(max(self.height(), wanted), most))

    def _enable(self, on: bool) -> None:
        for part in (*self.boxes, self.place, self.credentials):
            part.setEnabled(on)
        self.foot.set_busy(not on)

    def _keep(self) -> None:
        self._choices = self._chosen()
        work = partial(keep_choices, self._services.folders, self._choices)
        self._services.errands.run(work, lambda _: None, self._fail)

    def _end(self, outcome: Outcome) -> None:
        self._batch = None
        self._enable(True)
        self._refresh()
        self.foot.show_outcome(outcome)
        if outcome.failed:
            title, error = outcome.failed[0]
            message = self.tr("{title}: {message}").format(title=title, message=error.message)
            self.error.show_error(StudioError(message, error.hint))
        self.ended.emit()

    def _fail(self, error: StudioError) -> None:
        self.error.show_error(error)

    def _format_boxes(self) -> list[FormatBox]:
        names = {
            PICTURES: self.tr("Pictures"),
            SOUNDS: self.tr("Sounds"),
            TEXTS: self.tr("Texts"),
        }
        made: list[FormatBox] = []
        for family in FAMILIES:
            pieces = [piece for piece in self._pieces if piece.family == family]
            if pieces:
                made.append(FormatBox(family, pieces, names[family]))
        return made

    def _lay_out(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(24, 20, 24, 16)
        inside.setSpacing(8)
        inside.addWidget(heading(self.tr("Format")))
        for box in self.boxes:
            inside.addWidget(box)
        inside.addSpacing(8)
        inside.addWidget(heading(self.tr("Files")))
        inside.addWidget(self.place)
        inside.addSpacing(8)
        inside.addWidget(heading(self.tr("Credentials")))
        inside.addWidget(self.credentials)
        inside.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Scroll(content), 1)
        column.addWidget(self.error)
        column.addWidget(line())
        column.addWidget(self.foot)

    def _connect(self) -> None:
        for box in self.boxes:
            box.changed.connect(self._refresh)
        self.place.changed.connect(self._refresh)
        self.credentials.changed.connect(self._refresh)
        self.foot.primary.clicked.connect(self.export)
        self.foot.secondary.clicked.connect(self.reject)
