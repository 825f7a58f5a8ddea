"""How a work is to be handed over."""

from typing import Literal

import msgspec

from studio.core.error import BadInput
from studio.core.language import _

SIDE_LIMIT = 16_384
"""Pixels."""
DPI_LIMIT = 2_400
FRAME_LIMIT = 60_000
"""Milliseconds."""

_WEBP_LIMIT = 2**14 - 1


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """A format looks only at what it can hold.

    Of `longest` (pixels of the longer side), `exact` (width and height, cut in the middle to
    fit) and `scale` at most one is given; with none of them pictures keep their size. `dpi` is
    in pixels per inch, `quality` from 1 to 100, `frame_ms` how long each picture of an animation
    stays. `recipe`, `prompt`, `signed` and `labelled` decide what the file says of its making;
    that a model took part it always says.
    """

    suffix: str
    longest: int | None = None
    exact: tuple[int, int] | None = None
    scale: float | None = None
    dpi: int = 300
    bits: Literal[8, 16] = 8
    quality: int = 90
    loop: bool = True
    frame_ms: int = 500
    paper: Literal["a4", "letter"] = "a4"
    recipe: bool = True
    prompt: bool = True
    signed: bool = True
    labelled: bool = False

    def __post_init__(self) -> None:
        sides = [side for side in (self.longest, *(self.exact or ())) if side is not None]
        for side in sides:
            _between(_("The size"), side, 1, self.side_limit)
        if self.scale is not None:
            _between(_("The scale"), self.scale, 0.01, 16)
        _between(_("The resolution"), self.dpi, 1, DPI_LIMIT)
        _between(_("The quality"), self.quality, 1, 100)
        _between(_("The time of a picture"), self.frame_ms, 10, FRAME_LIMIT)

    @property
    def side_limit(self) -> int:
        """Pixels, what we make at all or the format holds."""
        return _WEBP_LIMIT if self.suffix == ".webp" else SIDE_LIMIT

    def size_of(self, width: int, height: int) -> tuple[int, int]:
        """What a picture of that size becomes, in pixels. Raises `BadInput` beyond the limit."""
        if self.exact is not None:
            return self.exact
        factor = self.scale or 1.0
        if self.longest is not None:
            factor = self.longest / max(width, height)
        size = (max(1, round(width * factor)), max(1, round(height * factor)))
        _between(_("The size"), max(size), 1, self.side_limit)
        return size


def _between(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise BadInput(
            _("{name} is {value}, which is out of range.").format(name=name, value=f"{value:g}"),
            _("Choose a number from {low} to {high}.").format(low=f"{low:,g}", high=f"{high:,g}"),
        )
