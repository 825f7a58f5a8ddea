"""The bytes of a Photoshop document, one part after another."""

import struct
from collections.abc import Iterator

from studio.core.error import BadInput
from studio.core.language import _

RESOURCES_LIMIT = 1_000


class Cursor:
    """Bytes read one after another; beyond the end it raises `BadInput`."""

    def __init__(self, data: bytes | memoryview) -> None:
        self._data = memoryview(data)
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def take(self, size: int) -> memoryview:
        if not 0 <= size <= self.left:
            raise broken()
        self._at += size
        return self._data[self._at - size : self._at]

    def unpack(self, form: str) -> tuple[int, ...]:
        return struct.unpack(form, self.take(struct.calcsize(form)))

    def number(self, form: str = ">I") -> int:
        return self.unpack(form)[0]

    def block(self) -> "Cursor":
        return Cursor(self.take(self.number()))


def resources(file: Cursor) -> Iterator[tuple[int, memoryview]]:
    """Number and data of each image resource."""
    for _count in range(RESOURCES_LIMIT):
        if file.left < 12:
            return
        file.take(4)
        number = file.number(">H")
        size = file.number(">B")
        file.take(size + (size + 1) % 2)
        data = file.take(file.number())
        file.take(min(len(data) % 2, file.left))
        yield number, data


def broken() -> BadInput:
    return BadInput(_("The PSD file is damaged or incomplete."), _("Use another copy of it."))
