"""Python's garbage is collected on the window's thread alone."""

import gc

from PySide6.QtCore import QObject, QTimer

PACE = 1000
"""Milliseconds between two looks."""


class Tidying(QObject):
    """Python collects cycles on whichever thread happens to allocate next. When that is the thread
    of an errand and the cycle holds a widget, Qt's object is deleted there, and the program
    crashes a moment later. So the collector is switched off, and asked from here instead, by its
    own thresholds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=PACE)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def settle(self) -> None:
        """What is there now will stay: leave it out of later collections, which are then short."""
        gc.collect()
        gc.freeze()

    def look(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def close(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
