"""Exports one file after another, none of them in the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Artifact, Pixels
from studio.core.error import ExportError, StudioError
from studio.core.language import _
from studio.media.document import Document
from studio.media.export.marking import Found
from studio.media.export.naming import Facts, named
from studio.media.export.options import ExportOptions
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.ui.export.piece import Piece
from studio.ui.services import Services


@dataclass(frozen=True)
class Order:
    """One file to be written: of one piece, or of several that become one."""

    pieces: tuple[Piece, ...]
    options: ExportOptions
    folder: Path
    pattern: str
    facts: Facts


@dataclass
class Outcome:
    """What came of it so far. `unsigned` says why files that should be signed are not."""

    written: list[Path] = field(default_factory=list)
    failed: list[tuple[str, StudioError]] = field(default_factory=list)
    unsigned: str = ""
    cancelled: bool = False


class Batch(QObject):
    moved = Signal(int, str)
    """How many files are done, and the title of the one that is next."""
    ended = Signal(object)
    """`Outcome`"""

    def __init__(self, services: Services, orders: Sequence[Order], parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._orders = list(orders)
        self._at = 0
        self._outcome = Outcome()

    def start(self) -> None:
        self._next()

    def cancel(self) -> None:
        """After the file that is being written."""
        self._outcome.cancelled = True

    def _next(self) -> None:
        if self._at >= len(self._orders) or self._outcome.cancelled:
            self._outcome.cancelled = self._at < len(self._orders)
            self.ended.emit(self._outcome)
            return
        order = self._orders[self._at]
        self.moved.emit(self._at, order.pieces[0].title)
        folders, inputs = self._services.folders, self._services.inputs
        self._services.errands.run(
            partial(write, order, folders, inputs), self._note, partial(self._refuse, order)
        )

    def _note(self, done: tuple[Path, str]) -> None:
        path, unsigned = done
        self._outcome.written.append(path)
        self._outcome.unsigned = self._outcome.unsigned or unsigned
        self._at += 1
        self._next()

    def _refuse(self, order: Order, error: StudioError) -> None:
        """One that cannot be written does not keep the others from it."""
        self._outcome.failed.append((order.pieces[0].title, error))
        self._at += 1
        self._next()


def write(order: Order, folders: Folders, inputs: Inputs) -> tuple[Path, str]:
    """The file, which never takes an older one's name, and why it is not signed, if it should be.

    Raises `StudioError`.
    """
    from studio.media.export.exporting import export
    from studio.media.names import free_path
    from studio.store.keys import Keys
    from studio.ui.export.paper import print_pdf

    try:
        order.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            _("The folder {path} cannot be used ({reason}).").format(
                path=order.folder, reason=error.strerror or str(error)
            ),
            _("Choose another folder."),
        ) from error
    key = Keys(folders.keys).key() if order.options.signed else None
    loaded = [piece.load() for piece in order.pieces]
    several = [each for each in loaded if not isinstance(each, Document)]
    work = loaded[0] if len(loaded) == 1 else several
    facts = _measured(order, loaded[0])
    path = free_path(order.folder / named(order.pattern, facts, order.options.suffix))
    unsigned = export(work, path, order.options, key, printer=print_pdf, read=inputs.read)
    return path, unsigned


def _measured(order: Order, work: Artifact | Found | Document) -> Facts:
    """With the size of a picture, which nobody knew before it was read."""
    if isinstance(work, Document) or not isinstance(work.payload, Pixels):
        return order.facts
    width, height = order.options.size_of(work.payload.width, work.payload.height)
    return msgspec.structs.replace(order.facts, width=str(width), height=str(height))
