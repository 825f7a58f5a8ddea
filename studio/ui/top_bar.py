"""The bar above: the tabs in the middle, the device and the queue at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.jobs.queue import EngineStatus, JobQueue
from studio.ui.icons import icon
from studio.ui.parts.buttons import describe, tool
from studio.ui.parts.words import line, words
from studio.ui.tab import Tab


class TopBar(QFrame):
    tab_chosen = Signal(str)
    queue_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, queue: JobQueue, tabs: Sequence[Tab]) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setFixedHeight(48)
        self._queue = queue
        self._buttons: dict[str, QPushButton] = {}
        self.queue_button = QToolButton()
        self.queue_button.setProperty("part", "queue")
        self.queue_button.setIcon(icon("queue"))
        self.queue_button.setIconSize(QSize(18, 18))
        self.queue_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.queue_button.setMinimumWidth(108)
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
        grid.addLayout(self._name(), 0, 0)
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

    def _name(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        mark = QLabel()
        mark.setPixmap(icon("aperture", "accent").pixmap(QSize(20, 20)))
        row.addWidget(mark)
        row.addWidget(words("Atelier", "name"))
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
        describe(self.queue_button, text, self.tr("What is being made and what waits"), "Ctrl+J")


class DeviceLabel(QWidget):
    """Where it is made, and how full its memory is."""

    def __init__(self) -> None:
        super().__init__()
        self._text = words("", "dim")
        self._bar = QProgressBar()
        self._bar.setProperty("part", "quiet")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(168)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addStretch()
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addStretch()

    def show_status(self, status: EngineStatus) -> None:
        self._bar.setVisible(bool(status.memory_total))
        device = self._text.fontMetrics().elidedText(
            status.device, Qt.TextElideMode.ElideRight, 110
        )
        if status.waiting_for_other:
            self._text.setText(self.tr("Another window is at work"))
        elif status.memory_total:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(1000 * status.memory_used / status.memory_total))
            figures = self.tr("{used:.1f} of {total:.0f} GB").format(
                used=status.memory_used / 2**30, total=status.memory_total / 2**30
            )
            self._text.setText(f"{device}   {figures}")
        else:
            self._text.setText(device)
        describe(
            self,
            self._text.text() or self.tr("Device"),
            self.tr("{device}: what computes, and how much of its memory is in use").format(
                device=status.device or self.tr("Device")
            ),
        )
