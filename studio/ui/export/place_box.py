"""Where exported files go and what they are called, with the name they will have."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from studio.core.error import BadInput
from studio.media.export.naming import FIELDS, PATTERN_LIMIT, Facts, discreet, facts_of, named
from studio.ui.export.choices import Choices
from studio.ui.export.piece import PICTURES, TEXTS, Piece
from studio.ui.export.rows import row
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.places import nearest
from studio.ui.parts.words import words

_WIDE = 380
_STANDARD = {
    PICTURES: QStandardPaths.StandardLocation.PicturesLocation,
    TEXTS: QStandardPaths.StandardLocation.DocumentsLocation,
}


class PlaceBox(QWidget):
    changed = Signal()

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self._pieces = pieces
        self._tells = (True, True)
        families = {piece.family for piece in pieces}
        music = QStandardPaths.StandardLocation.MusicLocation
        place = _STANDARD.get(pieces[0].family, music) if len(families) == 1 else _STANDARD[TEXTS]
        self._usual = nearest(QStandardPaths.writableLocation(place))
        self.folder_field = QLineEdit()
        self.folder_field.setFixedWidth(_WIDE)
        self.folder_field.setPlaceholderText(self._usual)
        describe(self.folder_field, self.tr("Folder"), self.tr("Where the files go"))
        self.choose_button = button(self.tr("Choose…"), self.tr("Choose a folder"))
        self.pattern = QLineEdit()
        self.pattern.setFixedWidth(_WIDE)
        self.pattern.setMaxLength(PATTERN_LIMIT)
        tip = self.tr("What the files are called; words in braces stand for what each work has")
        describe(self.pattern, self.tr("Name"), tip)
        self.insert_button = button(self.tr("Insert…"), self.tr("Insert what each work has"))
        self.insert_button.setMenu(self._menu())
        self.preview = words("", "dim")
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(row(self.tr("Folder"), self.folder_field, self.choose_button))
        column.addWidget(row(self.tr("Name"), self.pattern, self.insert_button))
        column.addWidget(row("", self.preview))
        self.folder_field.textChanged.connect(self.changed)
        self.pattern.textChanged.connect(self.changed)
        self.choose_button.clicked.connect(self._ask)

    def show_choices(self, choices: Choices) -> None:
        kept = (
            choices.folder if choices.folder and nearest(choices.folder) == choices.folder else ""
        )
        self.folder_field.setText(kept)
        self.pattern.setText(choices.pattern)

    @property
    def folder(self) -> Path:
        """A whole path, unless what was typed is none; it may be yet to be made."""
        folder = Path(self.folder_field.text().strip() or self._usual)
        try:
            return folder.expanduser()
        except RuntimeError:  # after ~ stands nobody who has a home here
            return folder

    def tell(self, recipe: bool, prompt: bool) -> None:
        """Whether names may hold what the files say of their making."""
        self._tells = (recipe, prompt)

    def facts(self, number: int, count: int, size: tuple[int, int] | None = None) -> Facts:
        piece = self._pieces[number]
        made = piece.made or time.time()
        facts = facts_of(piece.recipe, made, number + 1, count, piece.title, size)
        return facts if piece.recipe is None else discreet(facts, self._plain(piece), *self._tells)

    def show_preview(self, suffix: str, size: tuple[int, int] | None, files: int) -> bool:
        """Whether the pattern makes a name at all."""
        try:
            name = named(self.pattern.text(), self.facts(0, files, size), suffix)
        except BadInput as error:
            self._say(str(error), "danger")
            return False
        if files > 1:
            several = self.tr("{name} and {count} more")
            name = several.format(name=name, count=self.locale().toString(files - 1))
        self._say(name, "dim")
        return True

    def _plain(self, piece: Piece) -> str:
        names = {PICTURES: self.tr("Picture"), TEXTS: self.tr("Text")}
        return names.get(piece.family, self.tr("Sound"))

    def _say(self, text: str, part: str) -> None:
        if self.preview.property("part") != part:
            self.preview.setProperty("part", part)
            self.preview.style().polish(self.preview)
        metrics = QFontMetrics(self.preview.font())
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, _WIDE)
        self.preview.setText(text if part == "danger" else elided)
        self.preview.setToolTip(text)

    def _menu(self) -> QMenu:
        names = {
            "prompt": self.tr("Prompt"),
            "seed": self.tr("Seed"),
            "date": self.tr("Date"),
            "time": self.tr("Time"),
            "model": self.tr("Model"),
            "number": self.tr("Number"),
            "width": self.tr("Width"),
            "height": self.tr("Height"),
        }
        menu = QMenu(self)
        for field in FIELDS:
            action = menu.addAction(names[field])
            action.triggered.connect(lambda _=False, field=field: self._insert(field))
        return menu

    def _insert(self, field: str) -> None:
        before = self.pattern.text()[: self.pattern.cursorPosition()]
        gap = " " if before and not before.endswith((" ", "-", "_")) else ""
        self.pattern.insert(f"{gap}{{{field}}}")
        self.pattern.setFocus()

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Folder"), nearest(str(self.folder)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.folder_field.setText)
        dialog.open()
