"""Opens a window in a process of its own: `python -m tests.bench.opening WHAT`.

`bare` is an empty window of PySide6; `shown` ours as soon as it is seen, `filled` with all that is
in it. `idle` is ours left alone for a while, which prints its processor seconds and megabytes, and
what of the engine's libraries has been loaded.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

IDLE = 5000
"""Milliseconds that the window is left alone."""
READING = 2000
"""Milliseconds after which models and thumbnails have been read."""


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.processEvents()


def shown(folder: Path) -> None:
    """As `studio.opening` does it, until the frame has been painted."""
    from PySide6.QtWidgets import QApplication

    from studio.store.folders import Folders
    from studio.ui.around.traces import keep_traces
    from studio.ui.frame import begin

    folders = Folders(folder)
    keep_traces(folders.logs)
    beginning = begin(QApplication([]), folders)
    beginning.frame.show()
    beginning.application.processEvents()


def filled(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from studio.store.folders import Folders
    from studio.ui.frame import begin

    beginning = begin(QApplication([]), Folders(folder))
    beginning.frame.show()
    beginning.application.processEvents()

    from studio.app import Studio

    studio = Studio(beginning)
    beginning.application.processEvents()
    os._exit(0 if studio.frame.isVisible() else 1)


def idle(folder: Path) -> None:
    import psutil
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from studio.app import Studio
    from studio.store.folders import Folders
    from studio.ui.frame import begin

    application = QApplication([])
    studio = Studio(begin(application, Folders(folder)))
    studio.frame.show()
    QTimer.singleShot(READING, application.quit)
    application.exec()
    before = time.process_time()
    QTimer.singleShot(IDLE, application.quit)
    application.exec()
    share = (time.process_time() - before) / (IDLE / 1000)
    megabytes = psutil.Process().memory_info().rss / 2**20
    heavy = sorted({"torch", "diffusers", "transformers"} & set(sys.modules))
    print(json.dumps({"share": share, "megabytes": megabytes, "heavy": heavy}))
    studio.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        kinds = {"shown": shown, "filled": filled, "idle": idle}
        bare() if sys.argv[1] == "bare" else kinds[sys.argv[1]](Path(home))
