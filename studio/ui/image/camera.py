"""Where in the view the picture lies: what zooming and panning change."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

LEAST, MOST = 1 / 64, 64.0
FIT_MOST = 8.0
MARGIN = 40
"""Pixels around a picture that is fitted into the view."""


class Camera:
    """`scale` is pixels of the screen for one of the picture, whatever the system's scaling.

    While `fitted`, the picture fills the view; zooming or panning ends that.
    """

    def __init__(self) -> None:
        self.fitted = True
        self._picture = QSizeF(1, 1)
        self._view = QSizeF(1, 1)
        self._ratio = 1.0
        self._scale = 1.0
        self._middle = QPointF(0.5, 0.5)

    @property
    def scale(self) -> float:
        if not self.fitted:
            return self._scale
        room = self._view - QSizeF(2 * MARGIN, 2 * MARGIN)
        fits = min(room.width() / self._picture.width(), room.height() / self._picture.height())
        return min(max(fits * self._ratio, LEAST), FIT_MOST)

    @property
    def target(self) -> QRectF:
        """Where the whole picture lies, in the view's own pixels."""
        size = self._picture * (self.scale / self._ratio)
        middle = QPointF(0.5, 0.5) if self.fitted else self._middle
        left = self._view.width() / 2 - middle.x() * size.width()
        top = self._view.height() / 2 - middle.y() * size.height()
        return QRectF(self._whole(left), self._whole(top), size.width(), size.height())

    @property
    def overflows(self) -> bool:
        """Part of the picture is out of sight."""
        target = self.target
        return target.width() > self._view.width() or target.height() > self._view.height()

    def resize(self, view: QSizeF, ratio: float) -> None:
        """`ratio` is pixels of the screen for one of the view's."""
        self._view, self._ratio = view, ratio

    def look_at(self, picture: QSizeF) -> None:
        """A picture of the same size is seen just as the last one; another is fitted."""
        if picture != self._picture:
            self._picture = picture
            self.fitted = True

    def fit(self) -> None:
        self.fitted = True

    def zoom(self, scale: float, around: QPointF) -> None:
        """What lies at the point `around` stays there."""
        spot = self.spot(around)
        self._scale = min(max(scale, LEAST), MOST)
        self.fitted = False
        size = self._picture * (self._scale / self._ratio)
        self._middle = QPointF(
            spot.x() + (self._view.width() / 2 - around.x()) / size.width(),
            spot.y() + (self._view.height() / 2 - around.y()) / size.height(),
        )
        self._hold()

    def pan(self, by: QPointF) -> None:
        target = self.target
        self._scale, middle = self.scale, QPointF(0.5, 0.5) if self.fitted else self._middle
        self.fitted = False
        self._middle = QPointF(
            middle.x() - by.x() / target.width(), middle.y() - by.y() / target.height()
        )
        self._hold()

    def spot(self, point: QPointF) -> QPointF:
        """The point of the view as parts of the picture, 0 to 1 inside it."""
        target = self.target
        return QPointF(
            (point.x() - target.x()) / target.width(), (point.y() - target.y()) / target.height()
        )

    def _hold(self) -> None:
        """The middle of the view stays on the picture, so that it cannot get lost."""
        self._middle = QPointF(
            min(max(self._middle.x(), 0.0), 1.0), min(max(self._middle.y(), 0.0), 1.0)
        )

    def _whole(self, length: float) -> float:
        """On the screen's own grid, or pixels would smear at 1:1."""
        return round(length * self._ratio) / self._ratio
