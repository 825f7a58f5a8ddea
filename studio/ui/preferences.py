"""What the person has chosen, as the window uses it: changed at one place, told to all."""

from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from studio.store.settings import Settings, SettingsFile


class Preferences(QObject):
    changed = Signal(object, object)
    """The settings now, and those before."""

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._settings = file.load()

    @property
    def notice(self) -> str:
        """What a person should know of how the settings were read; mostly nothing."""
        return self._file.notice

    @property
    def settings(self) -> Settings:
        return self._settings

    def change(self, **fields: Any) -> None:
        """Set some fields, save, and tell. Raises `ExportError` when they cannot be saved."""
        before = self._settings
        after = msgspec.structs.replace(before, **fields)
        if after == before:
            return
        self._settings = after
        self.changed.emit(after, before)
        self._file.save(after)

    def reset(self) -> Path:
        """Set all back. Returns where the settings as they were are kept.

        Raises `ExportError` when that cannot be done; then nothing is changed.
        """
        before, self._settings = self._settings, self._file.reset()
        self.changed.emit(self._settings, before)
        return self._file.backup
