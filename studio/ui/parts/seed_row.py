"""The seed: a dice that is thrown before each run, unless it is locked."""

import secrets

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from studio.core.recipe import SEED_LIMIT
from studio.ui.icons import icon
from studio.ui.parts.buttons import describe, tool


class SeedRow(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        name = QLabel(self.tr("Seed"))
        self._value = QLineEdit()
        self._value.setProperty("part", "value")
        self._value.setFixedWidth(96)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._value.setValidator(QRegularExpressionValidator(r"\d{1,10}", self._value))
        tip = self.tr("The same seed with the same settings makes the same again")
        describe(self._value, name.text(), tip)
        name.setToolTip(tip)
        self._dice = tool(
            self.tr("New seed"), self.tr("Choose another seed at random"), "dice-five"
        )
        self._lock = tool(
            self.tr("Keep this seed"),
            self.tr("Use this seed again for the next run"),
            "lock-simple-open",
            checkable=True,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(name)
        row.addStretch()
        row.addWidget(self._value)
        row.addWidget(self._dice)
        row.addWidget(self._lock)
        self._dice.clicked.connect(self.throw)
        self._lock.toggled.connect(self._show_lock)
        self._value.textEdited.connect(self._typed)
        self.throw()

    def value(self) -> int:
        return min(int(self._value.text() or "0"), SEED_LIMIT - 1)

    def set_value(self, seed: int) -> None:
        self._value.setText(str(seed))
        self.changed.emit()

    @property
    def locked(self) -> bool:
        return self._lock.isChecked()

    def set_locked(self, locked: bool) -> None:
        self._lock.setChecked(locked)

    def throw(self) -> None:
        self.set_value(secrets.randbelow(SEED_LIMIT))

    def next(self) -> int:
        """The seed for a run that begins now."""
        if not self.locked:
            self.throw()
        return self.value()

    def _typed(self) -> None:
        """A seed that somebody types is one they want to keep."""
        self.set_locked(True)
        self.changed.emit()

    def _show_lock(self, locked: bool) -> None:
        self._lock.setIcon(icon("lock-simple" if locked else "lock-simple-open"))
