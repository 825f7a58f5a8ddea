"""Opens a window, prints when it has been painted, and ends: `python -m tests.bench.opening WHAT`.

`bare` is an empty window of PySide6, `atelier` ours, `idle` ours left alone for a while, which
prints its processor seconds and megabytes.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

IDLE = 5000
"""Milliseconds that the window is left alone."""


def bare() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    application.processEvents()


def atelier(folder: Path) -> None:
    from PySide6.QtWidgets import QApplication

    from studio.app import Studio
    from studio.store.folders import Folders
    from studio.ui.frame import begin

    application = QApplication([])
    studio = Studio(begin(application, Folders(folder)))
    studio.frame.show()
    application.processEvents()
    print(json.dumps({"heavy": sorted({"torch", "diffusers", "transformers"} & set(sys.modules))}))
    sys.stdout.flush()
    studio.close()


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
    QTimer.singleShot(2000, application.quit)  # models and thumbnails have been read
    application.exec()
    before = time.process_time()
    QTimer.singleShot(IDLE, application.quit)
    application.exec()
    share = (time.process_time() - before) / (IDLE / 1000)
    print(json.dumps({"share": share, "megabytes": psutil.Process().memory_info().rss / 2**20}))
    studio.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        what = sys.argv[1]
        bare() if what == "bare" else {"atelier": atelier, "idle": idle}[what](Path(home))
