"""How loud it plays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from studio.ui.icons import icon
from studio.ui.parts.buttons import describe, tool

_NOTCHES = 100


class VolumeRow(QWidget):
    """A mute is for now; only the slider's place is worth remembering."""

    heard = Signal(float)
    """0 to 1, at once; 0 while muted."""
    chosen = Signal(float)
    """0 to 1, by the slider."""

    def __init__(self) -> None:
        super().__init__()
        self._mute = tool(
            self.tr("Mute"), self.tr("Silence it for now"), "speaker-high", checkable=True
        )
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, _NOTCHES)
        self._slider.setFixedWidth(80)
        self._slider.setPageStep(10)
        describe(self._slider, self.tr("Volume"), self.tr("How loud it plays"))
        self._mute.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._mute)
        row.addWidget(self._slider)
        self._mute.toggled.connect(self._tell)
        self._slider.valueChanged.connect(self._slid)

    @property
    def volume(self) -> float:
        return self._slider.value() / _NOTCHES

    def set_volume(self, volume: float) -> None:
        """Without telling, for it comes from those who would be told."""
        self._slider.blockSignals(True)
        self._slider.setValue(round(volume * _NOTCHES))
        self._slider.blockSignals(False)
        self._show()

    def _slid(self) -> None:
        """Moving the slider is a wish to hear something."""
        self._mute.setChecked(False)
        self.chosen.emit(self.volume)
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.heard.emit(0.0 if self._mute.isChecked() else self.volume)

    def _show(self) -> None:
        silent = self._mute.isChecked() or not self.volume
        self._mute.setIcon(icon("speaker-simple-slash" if silent else "speaker-high"))
