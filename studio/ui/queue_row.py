"""One job of the queue, painted: thumbnail, words, state, progress, and what can be done."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from studio.jobs.job import Job, State
from studio.ui.icons import draw_icon
from studio.ui.job_words import icon_of, state_in_words
from studio.ui.parts.cell import Index
from studio.ui.queue_model import JOB, THUMBNAIL
from studio.ui.theme import colour

PAD, GAP, BUTTON = 16, 4, 24
_TALL, _LOW = 40, 24
"""Pixels a side of the thumbnail of what is still to come, and of what is over."""
_LEFT = PAD + _TALL + 12
"""Where the words begin in every row."""


@dataclass(frozen=True)
class Press:
    """Something to press in a row. `text` is empty for a button with only an icon."""

    key: str
    icon: str
    name: str
    area: QRect
    text: str = ""


def offers(job: Job) -> list[tuple[str, str, str]]:
    """Key, icon and name of what can be done with a job."""
    translate = QCoreApplication.translate
    if not job.over:
        return [("cancel", "x", translate("QueueRow", "Cancel"))]
    forget = ("forget", "x", translate("QueueRow", "Take it off the list"))
    retry = ("retry", "arrow-counter-clockwise", translate("QueueRow", "Retry"))
    copy = ("copy", "copy", translate("QueueRow", "Copy"))
    match job.state:
        case State.FAILED:
            return [forget, retry, copy]
        case State.CANCELLED:
            return [forget, retry]
    return [forget]


class QueueRow(QStyledItemDelegate):
    pressed = Signal(str, int)
    """The key of an offer, and the job it is for."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._under_mouse = ("", -1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        job: Job = index.data(JOB)
        width = self._view.viewport().width()
        if job.state is not State.FAILED:
            return QSize(width, _LOW + 16 if job.over else _TALL + 20)
        room = width - _LEFT - PAD
        metrics = QFontMetrics(self._view.font())
        text = sum(_height(metrics, words, room) + GAP for words in _trouble(job))
        return QSize(width, 10 + metrics.height() + GAP + text + BUTTON + GAP + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        job: Job = index.data(JOB)
        area: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        marked = bool(state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        if chosen or marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("chosen" if chosen else "hover"))
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 5, 5)
        side = _LOW if job.over else _TALL
        top = area.top() + (8 if job.over else 10)
        left = area.left() + PAD + (_TALL - side) // 2
        self._paint_picture(painter, QRect(left, top, side, side), job, index)
        self._paint_words(painter, area, job, index)
        for press in _presses(area, job, painter.fontMetrics()):
            if press.key != "forget" or marked or chosen:
                self._paint_press(painter, press, job)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        job: Job = index.data(JOB)
        area: QRect = option.rect  # type: ignore[attr-defined]
        press = self._press_at(event.position().toPoint(), area, job)
        under = (press.key, job.id) if press else ("", -1)
        if under != self._under_mouse:
            self._under_mouse = under
            self._view.viewport().update(area)
        kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
        if press is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.pressed.emit(press.key, job.id)
        return event.type() in kinds

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        job: Job | None = index.data(JOB)
        area: QRect = option.rect  # type: ignore[attr-defined]
        if job and (press := self._press_at(event.pos(), area, job)):
            QToolTip.showText(event.globalPos(), press.name, view)
            return True
        return super().helpEvent(event, view, option, index)

    def press_area(self, index: Index, key: str) -> QRect:
        """Where in the view the offer with that key is, empty when there is none."""
        metrics = QFontMetrics(self._view.font())
        area = self._view.visualRect(index)  # type: ignore[arg-type]
        found = (each for each in _presses(area, index.data(JOB), metrics) if each.key == key)
        return next((press.area for press in found), QRect())

    def _press_at(self, point: QPoint, area: QRect, job: Job) -> Press | None:
        presses = _presses(area, job, QFontMetrics(self._view.font()))
        return next((each for each in presses if each.area.contains(point)), None)

    def _paint_picture(self, painter: QPainter, area: QRect, job: Job, index: Index) -> None:
        picture = index.data(THUMBNAIL)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(area), 4, 4)
        painter.fillPath(shape, colour("hover"))
        if isinstance(picture, QPixmap):
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(area, picture)
            painter.restore()
        else:
            side = 14 if job.over else 20
            inner = QRectF(0, 0, side, side)
            inner.moveCenter(QPointF(area.center()) + QPointF(0.5, 0.5))
            draw_icon(painter, icon_of(job), inner, "faint" if job.over else "dim")

    def _paint_words(self, painter: QPainter, area: QRect, job: Job, index: Index) -> None:
        metrics = painter.fontMetrics()
        left = area.left() + _LEFT
        buttons = 1 if job.state is State.FAILED else len(offers(job))
        right = area.right() - PAD - buttons * (BUTTON + GAP)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        if job.over and job.state is not State.FAILED:
            said = state_in_words(job)
            room = right - left - metrics.horizontalAdvance(said) - 12
            middle = QRect(left, area.top(), right - left, area.height())
            _line(painter, middle.adjusted(0, 0, room - middle.width(), 0), name, "dim")
            painter.setPen(colour("faint"))
            painter.drawText(
                middle, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said
            )
            return
        first = QRect(left, area.top() + 10, right - left, metrics.height())
        _line(painter, first, name, "text")
        if job.state is State.FAILED:
            wide = QRect(left, first.bottom() + GAP, area.right() - PAD - left, 0)
            for words, token in zip(_trouble(job), ("danger", "dim"), strict=False):
                wide.setHeight(_height(metrics, words, wide.width()))
                painter.setPen(colour(token))
                painter.drawText(wide, Qt.TextFlag.TextWordWrap, words)
                wide.moveTop(wide.bottom() + GAP)
            return
        second = first.translated(0, metrics.height() + 2)
        _line(painter, second, state_in_words(job), "dim")
        if job.live:
            _bar(painter, QRectF(left, second.bottom() + 5, right - left, 3), job)

    def _paint_press(self, painter: QPainter, press: Press, job: Job) -> None:
        over = self._under_mouse == (press.key, job.id)
        if over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("chosen"))
            painter.drawRoundedRect(press.area, 5, 5)
        if press.text:
            painter.setPen(colour("edge"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(press.area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        inner = QRectF(0, 0, 14, 14)
        inner.moveCenter(QRectF(press.area).center())
        if press.text:
            inner.moveLeft(press.area.left() + 8)
            painter.setPen(colour("text"))
            words = press.area.adjusted(28, 0, -8, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, press.text)
        draw_icon(painter, press.icon, inner, "text" if over or press.text else "dim")


def _presses(area: QRect, job: Job, metrics: QFontMetrics) -> list[Press]:
    presses: list[Press] = []
    top = area.top() + (8 if job.over else 10)
    right = area.right() - PAD + 1
    left = area.left() + _LEFT
    for key, icon, name in offers(job):
        if job.state is State.FAILED and key != "forget":
            width = 36 + metrics.horizontalAdvance(name)
            place = QRect(left, area.bottom() - 9 - BUTTON, width, BUTTON)
            presses.append(Press(key, icon, name, place, name))
            left += width + 8
        else:
            presses.append(Press(key, icon, name, QRect(right - BUTTON, top, BUTTON, BUTTON)))
            right -= BUTTON + GAP
    return presses


def _trouble(job: Job) -> list[str]:
    error = job.error
    return [words for words in (error.message, error.hint) if words] if error else []


def _height(metrics: QFontMetrics, words: str, width: int) -> int:
    room = QRect(0, 0, width, 10_000)
    return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()


def _line(painter: QPainter, area: QRect, text: str, token: str) -> None:
    painter.setPen(colour(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


def _bar(painter: QPainter, area: QRectF, job: Job) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("line"))
    painter.drawRoundedRect(area, 1.5, 1.5)
    if job.of and job.step:
        area.setWidth(area.width() * min(1.0, job.step / job.of))
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(area, 1.5, 1.5)
