"""The ways from the tabs to the export dialog."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from studio.core.error import StudioError
from studio.store.work import Work
from studio.ui.export.choices import Choices, read_choices
from studio.ui.export.dialog import ExportDialog
from studio.ui.export.piece import Piece
from studio.ui.export.pieces import pieces_of_works
from studio.ui.services import Services

Failed = Callable[[StudioError], None]


def open_export(
    services: Services, parent: QWidget, pieces: Sequence[Piece], failed: Failed
) -> None:
    """The dialog comes in a moment, with what was chosen the last time."""
    _open(services, parent, lambda: pieces, failed)


def export_works(
    services: Services, parent: QWidget, works: Sequence[Work], failed: Failed
) -> None:
    """The library is asked which formats fit."""
    chosen, library = tuple(works), services.library
    _open(services, parent, lambda: pieces_of_works(chosen, library), failed)


def _open(
    services: Services,
    parent: QWidget,
    find: Callable[[], Sequence[Piece]],
    failed: Failed,
) -> None:
    folders = services.folders
    services.errands.run(
        lambda: (find(), read_choices(folders)), partial(_show, services, parent), failed
    )


def _show(services: Services, parent: QWidget, found: tuple[Sequence[Piece], Choices]) -> None:
    pieces, choices = found
    ExportDialog(services, pieces, choices, parent).show()
