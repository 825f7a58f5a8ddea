"""The system's file manager, with the file chosen in it where the system can."""

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(path: Path) -> None:
    """Returns at once. A file that is gone shows the folder it was in."""
    if not path.exists():
        open_folder(path.parent)
    elif sys.platform == "win32":
        native = QDir.toNativeSeparators(str(path))
        QProcess.startDetached("explorer.exe", ["/select,", native])
    elif sys.platform == "darwin":
        QProcess.startDetached("/usr/bin/open", ["-R", str(path)])
    else:
        _ask_file_manager(path)


def open_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _ask_file_manager(path: Path) -> None:
    """By the freedesktop.org interface that most Linux file managers have
    (https://www.freedesktop.org/wiki/Specifications/file-manager-interface)."""
    address = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode().replace(",", "%2C")
    manager = "org.freedesktop.FileManager1"
    process = QProcess()

    def ended(code: int) -> None:
        if code:
            open_folder(path.parent)
        process.deleteLater()

    def failed(error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            ended(1)

    process.finished.connect(ended)
    process.errorOccurred.connect(failed)
    process.start(
        "dbus-send",
        [
            "--session",
            "--print-reply",
            "--reply-timeout=3000",
            f"--dest={manager}",
            "/org/freedesktop/FileManager1",
            f"{manager}.ShowItems",
            f"array:string:{address}",
            "string:",
        ],
    )
