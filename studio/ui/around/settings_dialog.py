"""The settings: they apply at once, beside the work."""

import os
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from studio.core.error import StudioError
from studio.store.settings import Settings
from studio.ui.around.devices import Devices
from studio.ui.around.settings_rows import AmountRow, ChoiceRow, FolderRow
from studio.ui.around.switch_row import SwitchRow
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.words import heading, line, words
from studio.ui.services import Services

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""By the code the settings write; each in its own words, for whoever cannot read the others."""

_WIDTH, _LABELS = 560, 136
_GB_LIMIT = 4096


class SettingsDialog(QDialog):
    def __init__(self, services: Services, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._preferences = services.preferences
        self.setWindowTitle(self.tr("Settings"))
        self.setMinimumWidth(_WIDTH)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(24, 20, 24, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, _LABELS)
        self._grid.setColumnStretch(1, 1)
        self._build_look()
        self._build_folders(services)
        self._build_device()
        self._build_exports()
        self.error = ErrorCard()
        self._close = button(self.tr("Close"), self.tr("Put the settings away"))
        self._close.setDefault(False)
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        self._foot = words(self.tr("What you change applies at once."), "dim", wrap=True)
        self._reset = button(
            self.tr("Set all back"),
            self.tr("As at the first start; a copy is kept"),
        )
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(self._set_back)
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._reset)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.error)
        column.addStretch()
        column.addWidget(line())
        column.addLayout(foot)
        self._show(services.preferences.settings)
        services.preferences.changed.connect(self._show)
        self.setFocus()
        self._devices = Devices(self)
        self._devices.found.connect(self._offer_devices)
        self._devices.look()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._devices.stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Esc comes by here."""
        self._devices.stop()
        super().done(result)

    def _build_look(self) -> None:
        self._head(self.tr("Look"))
        self.theme = ChoiceRow(
            {
                "dark": (self.tr("Dark"), self.tr("Light words on dark grey")),
                "light": (self.tr("Light"), self.tr("Dark words on light grey")),
                "system": (self.tr("Like the system"), self.tr("Change when the system does")),
            }
        )
        self.theme.chosen.connect(lambda theme: self._change(theme=theme))
        self._row(self.tr("Theme"), self.theme)
        self.language = QComboBox()
        tip = self.tr("The language of the window and of messages")
        describe(self.language, self.tr("Language"), tip)
        self.language.addItem(self.tr("Like the system"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.activated.connect(lambda: self._change(language=self.language.currentData()))
        self._row(self.tr("Language"), self.language)

    def _build_folders(self, services: Services) -> None:
        self._head(self.tr("Folders"))
        self.models_folder = FolderRow(
            services.errands,
            self.tr("Models"),
            self.tr("Where your own models are; those that came with Atelier are always there"),
            services.folders.models,
        )
        self.models_folder.chosen.connect(lambda path: self._change(models_folder=path))
        self._row(self.tr("Models"), self.models_folder)
        self.works_folder = FolderRow(
            services.errands,
            self.tr("Works"),
            self.tr("Where what you make is kept; works made before stay where they are"),
            services.folders.works,
        )
        self.works_folder.chosen.connect(lambda path: self._change(works_folder=path))
        self._row(self.tr("Works"), self.works_folder)

    def _build_device(self) -> None:
        self._head(self.tr("Computing"))
        self.device = QComboBox()
        tip = self.tr("What computes. Automatic takes the fastest there is")
        describe(self.device, self.tr("Device"), tip)
        self.device.activated.connect(lambda: self._change(device=self.device.currentData()))
        self._row(self.tr("Device"), self.device)
        self.memory = AmountRow(
            self.tr("Memory for models"),
            self.tr("How much of the device's memory models may fill"),
            _GB_LIMIT,
            0.5,
            self.tr(" GB"),
        )
        self.memory.changed.connect(lambda value: self._change(memory_gb=value or None))
        self._row(self.tr("Memory for models"), self.memory)
        self.threads = AmountRow(
            self.tr("Processor threads"),
            self.tr("How many threads compute at once. Fewer leave more to other programs"),
            os.cpu_count() or 1,
            1,
        )
        self.threads.changed.connect(lambda value: self._change(threads=int(value) or None))
        self._row(self.tr("Processor threads"), self.threads)

    def _build_exports(self) -> None:
        self._head(self.tr("Exports"))
        self.sign_exports = SwitchRow(
            self.tr("Sign what is exported"),
            self.tr("With C2PA, by a key that was made on this computer and never leaves it"),
            self.tr("Others can check for changes, and see which files come from one computer."),
            self.tr("Nobody can check whether a file was changed on its way."),
        )
        self.sign_exports.changed.connect(lambda on: self._change(sign_exports=on))
        self._row(self.tr("Signature"), self.sign_exports)
        self.china_label = SwitchRow(
            self.tr("Add the label for China"),
            self.tr("The field that GB 45438-2025 asks for"),
            self.tr("Services in China find the label they ask for."),
            self.tr("Only needed for files that are published in China."),
        )
        self.china_label.changed.connect(lambda on: self._change(china_label=on))
        self._row(self.tr("Label"), self.china_label)

    def _head(self, text: str) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, 8)
            row += 1
        self._grid.addWidget(heading(text), row, 0, 1, 2)

    def _row(self, text: str, control: QWidget) -> None:
        row = self._grid.rowCount()
        label = QLabel(text)
        label.setFixedHeight(30)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(control, row, 1, Qt.AlignmentFlag.AlignVCenter)

    def _show(self, settings: Settings) -> None:
        self.theme.choose(settings.theme)
        codes = ["", *LANGUAGES]
        known = settings.language in codes
        self.language.setCurrentIndex(codes.index(settings.language) if known else 0)
        self.models_folder.set_path(settings.models_folder)
        self.works_folder.set_path(settings.works_folder)
        if not self.device.count():
            self._offer_devices({"cpu": ""})
        self.device.setCurrentIndex(max(0, self.device.findData(settings.device)))
        self.memory.set_value(settings.memory_gb or 0)
        self.threads.set_value(settings.threads or 0)
        self.sign_exports.set_on(settings.sign_exports)
        self.china_label.set_on(settings.china_label)

    def _offer_devices(self, possible: dict[str, str]) -> None:
        """Also the one that was chosen before, so that unplugging it is not forgetting it."""
        names = {
            "cuda": self.tr("Graphics card"),
            "xpu": self.tr("Intel graphics"),
            "mps": self.tr("Apple graphics"),
            "cpu": self.tr("Processor"),
        }
        chosen = self._preferences.settings.device
        self.device.clear()
        self.device.addItem(self.tr("Automatic"), "")
        for device, name in names.items():
            if device in possible or device == chosen:
                self.device.addItem(name, device)
                about = possible.get(device, "")
                last = self.device.count() - 1
                self.device.setItemData(last, about, Qt.ItemDataRole.ToolTipRole)
        self.device.setCurrentIndex(max(0, self.device.findData(chosen)))

    def _set_back(self) -> None:
        self.error.clear()
        try:
            kept = self._preferences.reset()
        except StudioError as error:
            self.error.show_error(error)
        else:
            text = self.tr("All is as at the first start. A copy of the settings is {name}.")
            self._foot.setText(text.format(name=kept.name))

    def _change(self, **fields: Any) -> None:
        self.error.clear()
        try:
            self._preferences.change(**fields)
        except StudioError as error:
            self.error.show_error(error)
