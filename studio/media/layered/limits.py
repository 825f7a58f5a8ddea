"""What a layered file from a stranger may ask of this computer."""

from studio.core.error import BadInput
from studio.core.language import _

PIXELS_LIMIT = 2**27
"""Of all layers together: half a gigabyte, or 32 layers of 2,048 x 2,048."""


class Allowance:
    """Counts down what is left. A few bytes can claim any number of large layers."""

    def __init__(self, pixels: int = PIXELS_LIMIT) -> None:
        self._left = pixels

    def take(self, width: int, height: int) -> None:
        """Raises `BadInput` when nothing is left."""
        self._left -= width * height
        if width < 0 or height < 0 or self._left < 0:
            raise BadInput(
                _("The layers of the picture are larger than Atelier opens."),
                _("Merge some of them, or make the picture smaller first."),
            )
