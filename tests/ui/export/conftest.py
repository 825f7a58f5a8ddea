"""The dialog over works that are ready in memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.artifact import Artifact
from studio.ui.export.choices import read_choices
from studio.ui.export.dialog import ExportDialog
from studio.ui.export.piece import Piece
from studio.ui.services import Services
from tests.media.works import work_of

MADE = 1_790_000_000.0

Open = Callable[..., ExportDialog]


def piece(kind: str = "image", prompt: str = "A lake at dusk") -> Piece:
    made = work_of(kind, prompt)
    size = (24, 16) if kind == "image" else None
    return piece_of(made, kind, prompt, size)


def piece_of(made: Artifact, kind: str, prompt: str, size: tuple[int, int] | None) -> Piece:
    def load() -> Artifact:
        return made

    return Piece(kind, prompt, made.recipe, MADE, load, kind == "music", size)


@pytest.fixture
def open_dialog(services: Services, qtbot: QtBot, tmp_path: Path) -> Open:
    """Shown for some pieces; files go to a folder of the test."""

    def opened(*pieces: Piece) -> ExportDialog:
        dialog = ExportDialog(services, pieces, read_choices(services.folders), None)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.place.folder_field.setText(str(tmp_path / "out"))
        return dialog

    return opened
