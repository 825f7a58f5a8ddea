"""Which devices can compute here, asked of a process that may take its time."""

import sys

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal


class _Report(msgspec.Struct):
    devices: dict[str, str]


class Devices(QObject):
    """Only torch knows, and loading it would keep the window waiting."""

    found = Signal(object)
    """Their names as the settings write them, with words that say what each is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.finished.connect(self._read)

    def look(self) -> None:
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._process.start(sys.executable, ["-m", "studio", "doctor", "--json"])

    def stop(self) -> None:
        """Forget about it, and leave nothing running."""
        self._process.blockSignals(True)
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(1000)
        self._process.blockSignals(False)

    def _read(self) -> None:
        try:
            report = msgspec.json.decode(self._process.readAllStandardOutput().data(), type=_Report)
        except msgspec.MsgspecError:
            return  # whoever has a broken installation finds out from the engine, in words
        self.found.emit(report.devices)
