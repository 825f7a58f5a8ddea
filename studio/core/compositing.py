"""A layered picture as it looks: the merged picture that every layered file carries.

W3C Compositing and Blending Level 1, source over, in float32 on coded sRGB. Done in bands of
rows, so that a poster needs no more memory than a postcard.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.core.artifact import Pixels
from studio.core.blending import blended
from studio.core.layered import Blend, Layer, LayeredPicture, LayerGroup

if TYPE_CHECKING:
    import numpy as np

BAND = 128
"""Rows at a time."""


def merged(picture: LayeredPicture) -> Pixels:
    """4 channels, of the picture's own size."""
    import numpy as np

    made = np.empty((picture.height, picture.width, 4), np.uint8)
    for top in range(0, picture.height, BAND):
        rows = min(BAND, picture.height - top)
        band = _Band(picture.width, top, rows)
        colour, alpha = band.over(band.empty(), picture.layers)
        made[top : top + rows, :, :3] = np.rint(colour.clip(0, 1) * 255)
        made[top : top + rows, :, 3:] = np.rint(alpha.clip(0, 1) * 255)
    return Pixels.of(made)


Image = tuple["np.ndarray", "np.ndarray"]
"""Colour, H x W x 3, not multiplied by alpha; and alpha, H x W x 1."""


class _Band:
    def __init__(self, width: int, top: int, rows: int) -> None:
        self._width, self._top, self._rows = width, top, rows

    def empty(self) -> Image:
        import numpy as np

        shape = (self._rows, self._width)
        return np.zeros((*shape, 3), np.float32), np.zeros((*shape, 1), np.float32)

    def over(self, backdrop: Image, layers: "Sequence[Layer | LayerGroup]") -> Image:
        for base, clipped in stacks(layers):
            if base.visible:
                backdrop = self._with(backdrop, base, clipped)
        return backdrop

    def _with(
        self, backdrop: Image, base: Layer | LayerGroup, clipped: "list[Layer | LayerGroup]"
    ) -> Image:
        """One layer with those that are clipped to it."""
        if isinstance(base, LayerGroup) and not base.isolated and not clipped:
            passed = self.over(backdrop, base.layers)
            return passed if base.opacity == 1 else _between(backdrop, passed, base.opacity)
        colour, alpha = self._image(base)
        for layer in clipped:
            if layer.visible:
                above, cover = self._image(layer)
                cover = cover * layer.opacity
                mixed = blended(layer.blend, colour, above)
                colour = colour * (1 - cover) + mixed * cover
        return _composed(backdrop, (colour, alpha * base.opacity), base.blend)

    def _image(self, layer: Layer | LayerGroup) -> Image:
        """The layer alone, without its opacity."""
        if isinstance(layer, LayerGroup):
            return self.over(self.empty(), layer.layers)
        import numpy as np

        colour, alpha = self.empty()
        pixels = layer.pixels
        left, right = max(0, layer.left), min(self._width, layer.left + pixels.width)
        first = max(0, layer.top - self._top)
        last = min(self._rows, layer.top - self._top + pixels.height)
        if left >= right or first >= last:
            return colour, alpha
        down = self._top - layer.top
        part = pixels.array()[first + down : last + down, left - layer.left : right - layer.left]
        values = part.astype(np.float32) / np.float32(255)
        colour[first:last, left:right] = values[..., :3]
        alpha[first:last, left:right] = values[..., 3:]
        return colour, alpha


def stacks(
    layers: "Sequence[Layer | LayerGroup]",
) -> "list[tuple[Layer | LayerGroup, list[Layer | LayerGroup]]]":
    """Each layer with those clipped to it; a clipping one with nothing below it stands alone."""
    stacks: list[tuple[Layer | LayerGroup, list[Layer | LayerGroup]]] = []
    for layer in layers:
        if layer.clipping and stacks:
            stacks[-1][1].append(layer)
        else:
            stacks.append((layer, []))
    return stacks


def _composed(backdrop: Image, source: Image, blend: Blend) -> Image:
    import numpy as np

    (under, alpha_under), (over, alpha_over) = backdrop, source
    mixed = over if blend is Blend.NORMAL else blended(blend, under, over)
    alpha = alpha_over + alpha_under - alpha_over * alpha_under
    colour = (
        alpha_over * (1 - alpha_under) * over
        + alpha_over * alpha_under * mixed
        + (1 - alpha_over) * alpha_under * under
    )
    return np.divide(colour, alpha, out=np.zeros_like(colour), where=alpha > 0), alpha


def _between(first: Image, second: Image, share: float) -> Image:
    """Part of the way from one to the other, colours weighed by their alpha."""
    import numpy as np

    alpha = first[1] * (1 - share) + second[1] * share
    colour = first[0] * first[1] * (1 - share) + second[0] * second[1] * share
    return np.divide(colour, alpha, out=np.zeros_like(colour), where=alpha > 0), alpha
