"""A picture in layers, as painting programs hand it to each other."""

from enum import StrEnum

import msgspec

from studio.core.artifact import Pixels
from studio.core.error import BadInput
from studio.core.language import _

SIDE_LIMIT = 16_384
LAYERS_LIMIT = 2_000
DEPTH_LIMIT = 32


class Blend(StrEnum):
    """How the colours of a layer meet those below it (W3C Compositing and Blending Level 1)."""

    NORMAL = "normal"
    MULTIPLY = "multiply"
    SCREEN = "screen"
    OVERLAY = "overlay"
    DARKEN = "darken"
    LIGHTEN = "lighten"
    COLOR_DODGE = "color-dodge"
    COLOR_BURN = "color-burn"
    HARD_LIGHT = "hard-light"
    SOFT_LIGHT = "soft-light"
    DIFFERENCE = "difference"
    EXCLUSION = "exclusion"
    HUE = "hue"
    SATURATION = "saturation"
    COLOR = "color"
    LUMINOSITY = "luminosity"


class Layer(msgspec.Struct, frozen=True, kw_only=True):
    """`pixels` have 4 channels; their corner lies at `left`, `top` of the picture, which may be
    outside. `opacity` is from 0 to 1. With `clipping` it shows only where the nearest layer below
    it without clipping, in the same group, has something.
    """

    name: str
    pixels: Pixels
    left: int = 0
    top: int = 0
    opacity: float = 1.0
    blend: Blend = Blend.NORMAL
    visible: bool = True
    clipping: bool = False

    def __post_init__(self) -> None:
        if self.pixels.channels != 4:
            raise BadInput(_("A layer needs colours and transparency."))
        _share(self.opacity)


class LayerGroup(msgspec.Struct, frozen=True, kw_only=True):
    """`layers` from the lowest to the topmost. An `isolated` group is blended as one picture, any
    other lets its layers reach what lies below the group ("pass through")."""

    name: str
    layers: "tuple[Layer | LayerGroup, ...]"
    opacity: float = 1.0
    blend: Blend = Blend.NORMAL
    visible: bool = True
    clipping: bool = False
    isolated: bool = True

    def __post_init__(self) -> None:
        _share(self.opacity)


class LayeredPicture(msgspec.Struct, frozen=True, kw_only=True):
    """`layers` from the lowest to the topmost, on nothing. Raises `BadInput` when there are too
    many of them, or too deep, or the picture is too large."""

    width: int
    height: int
    layers: tuple[Layer | LayerGroup, ...]
    dpi: int = 72

    def __post_init__(self) -> None:
        if not (0 < self.width <= SIDE_LIMIT and 0 < self.height <= SIDE_LIMIT):
            raise BadInput(
                _("A picture of {width} x {height} is out of range.").format(
                    width=self.width, height=self.height
                ),
                _("Keep each side from 1 to {limit} pixels.").format(limit=SIDE_LIMIT),
            )
        if _count(self.layers, DEPTH_LIMIT) > LAYERS_LIMIT:
            raise BadInput(
                _("The picture has more than {limit} layers.").format(limit=LAYERS_LIMIT),
                _("Merge some of them first."),
            )


def _count(layers: tuple[Layer | LayerGroup, ...], depth: int) -> int:
    if depth < 0:
        raise BadInput(
            _("The groups of the picture are too deep in each other."),
            _("Merge some of them first."),
        )
    groups = [each for each in layers if isinstance(each, LayerGroup)]
    return len(layers) + sum(_count(each.layers, depth - 1) for each in groups)


def _share(opacity: float) -> None:
    if not 0 <= opacity <= 1:
        raise BadInput(_("The opacity of a layer is out of range."))
