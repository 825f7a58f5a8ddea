"""The bar above: the tabs in the middle, the device and the queue at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.jobs.queue import EngineStatus, JobQueue
from studio.ui.icons import draw_icon, icon
from studio.ui.measures import TOP
from studio.ui.parts.buttons import BESIDE_WORDS, describe, tool
from studio.ui.parts.words import line, words
from studio.ui.tab import Tab


class TopBar(QFrame):
    tab_chosen = Signal(str)
    queue_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, queue: JobQueue, tabs: Sequence[Tab], project: QWidget) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(TOP)
        self._queue = queue
        self._buttons: dict[str, QPushButton] = {}
        self.queue_button = QToolButton()
        self.queue_button.setProperty("part", "queue")
        self.queue_button.setIcon(icon("queue"))
        self.queue_button.setIconSize(BESIDE_WORDS)
        self.queue_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.queue_button.clicked.connect(self.queue_wanted)
        settings = tool(
            self.tr("Settings"), self.tr("Theme, language, folders, device"), "gear-six"
        )
        settings.clicked.connect(self.settings_wanted)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch()
        self._device = DeviceLabel()
        for widget in (self._device, line(upright=True), self.queue_button, settings):
            right.addWidget(widget)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 0, 12, 0)
        grid.addLayout(self._name(project), 0, 0)
        grid.addLayout(self._tab_row(tabs), 0, 1)
        grid.addLayout(right, 0, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        for signal in (queue.added, queue.changed, queue.removed, queue.paused_changed):
            signal.connect(self._count)
        queue.engine_changed.connect(self._device.show_status)
        self._count()
        self._device.show_status(queue.status)

    def choose(self, key: str) -> None:
        self._buttons[key].setChecked(True)

    def _name(self, project: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(_Mark())
        row.addWidget(project)
        row.addStretch()
        return row

    def _tab_row(self, tabs: Sequence[Tab]) -> QHBoxLayout:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for number, tab in enumerate(tabs, 1):
            pressed = QPushButton(tab.title())
            pressed.setProperty("part", "tab")
            pressed.setCheckable(True)
            shortcut = f"Ctrl+{number}"
            describe(pressed, tab.title(), self.tr("Show {tab}").format(tab=tab.title()), shortcut)
            pressed.clicked.connect(lambda _=False, key=tab.key: self.tab_chosen.emit(key))
            group.addButton(pressed)
            row.addWidget(pressed)
            self._buttons[tab.key] = pressed
        return row

    def _count(self) -> None:
        count = sum(not job.over for job in self._queue.jobs())
        failed = sum(job.error is not None for job in self._queue.jobs())
        if self._queue.paused and count:
            text = self.tr("{count} paused").format(count=count)
        elif count:
            text = self.tr("{count} in queue").format(count=count)
        elif failed:
            text = self.tr("{count} failed").format(count=failed)
        else:
            text = self.tr("Queue")
        self.queue_button.setText(text)
        self.queue_button.setMinimumWidth(max(108, self.queue_button.sizeHint().width()))
        describe(self.queue_button, text, self.tr("What is being made and what waits"), "Ctrl+J")


class _Mark(QWidget):
    """Painted, so that it changes with the theme."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), "aperture", QRectF(self.rect()), "accent")


class DeviceLabel(QWidget):
    """Where it is made, and how full its memory is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(192)
        self._device = words("", "dim")
        self._figures = words("", "dim")
        self._bar = QProgressBar()
        self._bar.setProperty("part", "quiet")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        row = QHBoxLayout()
        row.addWidget(self._device)
        row.addStretch()
        row.addWidget(self._figures)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(5)
        column.addStretch()
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addStretch()

    def show_status(self, status: EngineStatus) -> None:
        name = self.tr("Another window is at work") if status.waiting_for_other else status.device
        figures = ""
        if status.memory_total and not status.waiting_for_other:
            figures = self.tr("{used:.1f} of {total:.0f} GB").format(
                used=status.memory_used / 2**30, total=status.memory_total / 2**30
            )
            self._bar.setValue(round(1000 * status.memory_used / status.memory_total))
        self._bar.setVisible(bool(figures))
        self._figures.setText(figures)
        room = self.width() - 8 - self._figures.sizeHint().width() - (12 if figures else 0)
        elide = Qt.TextElideMode.ElideRight
        self._device.setText(self._device.fontMetrics().elidedText(name, elide, room))
        describe(
            self,
            f"{name} {figures}".strip() or self.tr("Device"),
            self.tr("{device}: what computes, and how much of its memory is in use").format(
                device=status.device or self.tr("Device")
            ),
        )
