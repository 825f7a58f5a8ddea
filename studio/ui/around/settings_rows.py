"""The controls the settings are made of."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from studio.core.error import BadInput, StudioError
from studio.core.language import _
from studio.jobs.errands import Errands
from studio.ui.parts.buttons import button, describe, tool
from studio.ui.parts.places import nearest
from studio.ui.parts.words import words


class FolderRow(QWidget):
    """A folder to type or choose; empty for the usual one, which stands there in grey.

    `chosen` gives the path, checked: it is whole, and there or yet to be made.
    """

    chosen = Signal(str)

    def __init__(self, errands: Errands, name: str, tip: str, usual: Path) -> None:
        super().__init__()
        self._errands = errands
        self._name = name
        self._path = ""
        self.field = QLineEdit()
        self.field.setPlaceholderText(str(usual))
        describe(self.field, name, tip)
        self.choose_button = button(self.tr("Choose…"), self.tr("Choose a folder"))
        self.reset_button = tool(
            self.tr("Use the usual folder"),
            self.tr("Use the usual folder"),
            "arrow-counter-clockwise",
        )
        self.trouble = words("", "danger", wrap=True)
        self.trouble.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose_button)
        row.addWidget(self.reset_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.field.editingFinished.connect(self._typed)
        self.choose_button.clicked.connect(self._ask)
        self.reset_button.clicked.connect(lambda: self._take(""))

    def set_path(self, path: str) -> None:
        self._path = path
        self.field.setText(path)
        self.reset_button.setEnabled(bool(path))

    def _typed(self) -> None:
        text = self.field.text().strip()
        if text != self._path:
            self._take(text)

    def _ask(self) -> None:
        folder = nearest(self._path or self.field.placeholderText())
        dialog = QFileDialog(self, self._name, folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    def _take(self, path: str) -> None:
        self.field.setText(path)
        self._errands.run(lambda: _checked(path), self._use, self._refuse)

    def _use(self, path: str) -> None:
        self.trouble.hide()
        self.set_path(path)
        self.chosen.emit(path)

    def _refuse(self, error: StudioError) -> None:
        self.trouble.setText(str(error))
        self.trouble.show()


class AmountRow(QWidget):
    """A number, or Automatic, which is 0."""

    changed = Signal(float)

    def __init__(self, name: str, tip: str, most: float, step: float, suffix: str = "") -> None:
        super().__init__()
        self.field = QDoubleSpinBox()
        self.field.setRange(0, most)
        self.field.setSingleStep(step)
        self.field.setDecimals(0 if step >= 1 else 1)
        self.field.setSuffix(suffix)
        self.field.setSpecialValueText(self.tr("Automatic"))
        self.field.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.field.setKeyboardTracking(False)
        self.field.lineEdit().setTextMargins(8, 0, 0, 0)
        self.field.setFixedSize(140, 30)
        describe(self.field, name, tip)
        self.reset_button = tool(
            self.tr("Automatic"), self.tr("Let Atelier decide"), "arrow-counter-clockwise"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field)
        row.addWidget(self.reset_button)
        row.addStretch()
        self.reset_button.setEnabled(False)
        self.reset_button.clicked.connect(lambda: self.field.setValue(0))
        self.field.valueChanged.connect(self._change)

    def set_value(self, value: float) -> None:
        self.field.setValue(value)

    def _change(self, value: float) -> None:
        self.reset_button.setEnabled(value > 0)
        self.changed.emit(value)


class ChoiceRow(QWidget):
    """A few choices side by side, one of them pressed. `chosen` gives its key."""

    chosen = Signal(str)

    def __init__(self, choices: dict[str, tuple[str, str]]) -> None:
        """`choices` are the text and the tooltip by key."""
        super().__init__()
        self.buttons = {key: button(text, tip) for key, (text, tip) in choices.items()}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key, made in self.buttons.items():
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(made)
            row.addWidget(made)
        row.addStretch()

    def choose(self, key: str) -> None:
        self.buttons[key].setChecked(True)


def _checked(path: str) -> str:
    """Raises `BadInput` for what can be no folder."""
    if not path:
        return ""
    place = Path(path).expanduser()
    if not place.is_absolute():
        raise BadInput(
            _("{path} is not a whole path.").format(path=path),
            _("Begin at the top, or press Choose."),
        )
    if place.exists() and not place.is_dir():
        raise BadInput(_("{path} is a file, not a folder.").format(path=path))
    while not place.exists():
        place = place.parent
    if not place.is_dir():
        raise BadInput(_("{path} is a file, not a folder.").format(path=place))
    return str(Path(path).expanduser())
