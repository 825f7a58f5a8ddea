"""Looking closely at works over the whole tab: one large, or two beside each other."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.ui.library.compare import CompareView
from studio.ui.library.large import LargeView
from studio.ui.library.work_grid import WorkGrid
from studio.ui.library.works import WORK
from studio.ui.services import Services


class Looking(QObject):
    """The views are built when they are first wanted."""

    rated = Signal(int)

    def __init__(self, services: Services, grid: WorkGrid, covered: QWidget) -> None:
        super().__init__(covered)
        self._services, self._grid, self._covered = services, grid, covered
        self.large: LargeView | None = None
        self.compare: CompareView | None = None

    def show_large(self) -> None:
        """The current of the chosen works."""
        work = self._grid.currentIndex().data(WORK)
        if work is None or not self._grid.chosen():
            return
        if self.large is None:
            self.large = LargeView(self._services, self._covered)
            self.large.went.connect(self._go)
            self.large.rated.connect(self.rated)
        self.large.show_work(work)

    def show_compared(self) -> None:
        """When two are chosen, the older at the left."""
        chosen = self._grid.chosen()
        if len(chosen) != 2:
            return
        if self.compare is None:
            self.compare = CompareView(self._services, self._covered)
        self.compare.show_works(chosen[1], chosen[0])

    def refresh(self) -> None:
        """What is known of the shown work may have changed."""
        if self.large is not None and self.large.isVisible():
            self.show_large()

    def _go(self, way: int) -> None:
        row = self._grid.currentIndex().row() + way
        model = self._grid.model()
        if 0 <= row < model.rowCount():
            self._grid.choose(row)
            self.show_large()
