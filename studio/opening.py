"""The window's door."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from studio.store.folders import Folders
from studio.store.project.file import SUFFIX
from studio.ui.around.traces import keep_traces
from studio.ui.frame import begin

SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread at work must let the window's thread go on, a tenth of Python's."""


def open_window(files: Sequence[Path] = ()) -> int:
    """The whole life of the window's process. Returns its exit code."""
    folders = Folders.of()
    report = keep_traces(folders.logs)
    sys.setswitchinterval(SWITCH_INTERVAL)
    beginning = begin(QApplication(sys.argv[:1]), folders)
    beginning.frame.show()
    beginning.application.processEvents()  # it is seen while the rest is loaded

    from studio.app import Studio

    project = next((path for path in files if path.suffix.lower() == SUFFIX), None)
    studio = Studio(beginning, project=project)
    QTimer.singleShot(0, studio.hear_signals)  # to leave a loop that does not run yet has no effect
    studio.tell(report)
    for path in files:
        if path != project:
            studio.window.take_file(path)
    code = beginning.application.exec()
    studio.close()
    return code
