"""How works look on their cards, found aside and remembered for a while."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from studio.core.artifact import Pixels
from studio.core.error import StudioError
from studio.jobs.errands import Errands
from studio.media.outline import outline
from studio.store.library import Library, Work
from studio.ui.parts.pixmaps import pixmap_of

SIDE = 160
"""Logical pixels of the square a picture is shown in."""
BARS = 40
"""Of the outline of a sound."""

_TEXT_LIMIT = 600
_REMEMBERED = 64 * 2**20
_OVERHEAD = 2_000
"""Bytes a look takes besides its picture."""
_AT_ONCE = 2
_WAITING_LIMIT = 200


@dataclass(frozen=True)
class Look:
    """`seconds` and `bars` are those of a sound; `gone` when there is no file at `path`."""

    path: Path
    gone: bool = False
    text: str = ""
    seconds: float = 0.0
    bars: tuple[float, ...] = ()
    pixmap: QPixmap | None = None


@dataclass(frozen=True)
class _Found:
    look: Look
    picture: Pixels | None = None


class Looks(QObject):
    """Those asked for last come first, because a person who scrolls on wants to see where they
    are, not where they were."""

    came = Signal(int)
    """The work's id."""

    def __init__(self, library: Library, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._errands = errands
        self._looks: OrderedDict[int, Look] = OrderedDict()
        self._size = 0
        self._waiting: OrderedDict[int, tuple[Work, float]] = OrderedDict()
        self._under_way: set[int] = set()

    def of(self, work: Work, ratio: float) -> Look | None:
        """The look, or None until `came` tells of it. `ratio` is that of the screen."""
        if (look := self._looks.get(work.id)) is not None and look.path == work.path:
            self._looks.move_to_end(work.id)
            return look
        if work.id not in self._under_way:
            self._waiting[work.id] = (work, ratio)
            self._waiting.move_to_end(work.id)
            if len(self._waiting) > _WAITING_LIMIT:
                self._waiting.popitem(last=False)
            self._next()
        return None

    def forget(self, work: int) -> None:
        """Look anew the next time."""
        if (look := self._looks.pop(work, None)) is not None:
            self._size -= _size(look)

    def forget_gone(self) -> None:
        """Their files may be back."""
        for work in [number for number, look in self._looks.items() if look.gone]:
            self.forget(work)

    def _next(self) -> None:
        while self._waiting and len(self._under_way) < _AT_ONCE:
            number, (work, ratio) = self._waiting.popitem()
            self._under_way.add(number)
            self._errands.run(
                partial(_look_at, self._library, work, round(SIDE * ratio)),
                partial(self._take, number, ratio),
                partial(self._fail, work),
            )

    def _take(self, number: int, ratio: float, found: _Found) -> None:
        pixmap = pixmap_of(found.picture, ratio) if found.picture else None
        self._keep(number, replace(found.look, pixmap=pixmap))

    def _fail(self, work: Work, error: StudioError) -> None:
        self._keep(work.id, Look(work.path))

    def _keep(self, number: int, look: Look) -> None:
        self._under_way.discard(number)
        self.forget(number)
        self._looks[number] = look
        self._size += _size(look)
        while self._size > _REMEMBERED and len(self._looks) > 1:
            self.forget(next(iter(self._looks)))
        self.came.emit(number)
        self._next()


def _size(look: Look) -> int:
    pixmap = look.pixmap
    return _OVERHEAD + (4 * pixmap.width() * pixmap.height() if pixmap else 0)


def _look_at(library: Library, work: Work, side: int) -> _Found:
    from studio.media.fit import fitted

    gone = not work.path.is_file()
    if work.kind == "text":
        return _Found(Look(work.path, gone, library.text(work.id)[:_TEXT_LIMIT]))
    if work.kind == "image":
        small = library.thumbnail(work.id)
        return _Found(Look(work.path, gone), fitted(small, side, side) if small else None)
    if gone:
        return _Found(Look(work.path, gone=True))
    heard = outline(work.path, BARS)
    return _Found(Look(work.path, seconds=heard.seconds, bars=heard.bars))
