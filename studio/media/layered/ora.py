"""OpenRaster, the layered format of free painting programs (specification 0.0.6).

A zip file with one PNG a layer, the stack as XML, and the merged picture, which carries the mark
as any PNG does.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

import msgspec

from studio.core.artifact import Pixels
from studio.core.compositing import merged, stacks
from studio.core.layered import Blend, Layer, LayeredPicture, LayerGroup
from studio.media.thumbnail import picture_bytes, small_png

MIMETYPE = b"image/openraster"
STACK, MERGED, THUMBNAIL = "stack.xml", "mergedimage.png", "Thumbnails/thumbnail.png"
ATOP = "svg:src-atop"
"""Only where there is something below: what clipping is in this format."""

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every entry, so that the same picture gives the same file."""
_THUMBNAIL_SIDE = 256
_STORED = zipfile.ZIP_STORED
_NOTHING = Pixels(1, 1, 4, bytes(4))
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def operator(blend: Blend) -> str:
    return "svg:src-over" if blend is Blend.NORMAL else f"svg:{blend}"


def encode_ora(picture: LayeredPicture, merged_png: Callable[[Pixels], bytes]) -> bytes:
    """`merged_png` packs the merged picture, with whatever it is to carry.

    The format knows clipping only for the normal blend mode. A layer that is clipped goes with
    the one it is clipped to into a group of their own; where it has another mode its own alpha
    is cut to that layer's shape.
    """
    writer = _Writer(picture)
    inside = writer.elements(picture.layers)
    stack = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<image version="0.0.3" w="{picture.width}" h="{picture.height}" '
        f'xres="{picture.dpi}" yres="{picture.dpi}">\n<stack>\n{inside}</stack>\n</image>\n'
    )
    whole = merged(picture)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        _put(archive, "mimetype", MIMETYPE)
        _put(archive, STACK, stack.encode(), zipfile.ZIP_DEFLATED)
        for name, data in writer.files.items():
            _put(archive, name, data)
        _put(archive, MERGED, merged_png(whole))
        _put(archive, THUMBNAIL, small_png(whole, _THUMBNAIL_SIDE))
    return file.getvalue()


class _Writer:
    def __init__(self, picture: LayeredPicture) -> None:
        self.files: dict[str, bytes] = {}
        self._picture = picture

    def elements(self, layers: Sequence[Layer | LayerGroup]) -> str:
        """The topmost first."""
        made = [
            self._clipped(base, above) if above else self._element(base)
            for base, above in stacks(layers)
        ]
        return "".join(reversed(made))

    def _clipped(self, base: Layer | LayerGroup, above: Sequence[Layer | LayerGroup]) -> str:
        alone = msgspec.structs.replace(base, opacity=1.0, blend=Blend.NORMAL, visible=True)
        made = [self._element(alone)]
        for layer in above:
            if layer.blend is Blend.NORMAL:
                made.append(self._element(layer, ATOP))
            else:
                made.append(self._element(cut(layer, alone, self._picture)))
        group = LayerGroup(name=base.name, layers=(), opacity=base.opacity, blend=base.blend)
        group = msgspec.structs.replace(group, visible=base.visible)
        return f"<stack {_said(group)}>\n{''.join(reversed(made))}</stack>\n"

    def _element(self, layer: Layer | LayerGroup, op: str = "") -> str:
        if isinstance(layer, LayerGroup):
            return f"<stack {_said(layer, op)}>\n{self.elements(layer.layers)}</stack>\n"
        name = f"data/layer{len(self.files):04}.png"
        empty = not (layer.pixels.width and layer.pixels.height)
        self.files[name] = picture_bytes(_NOTHING if empty else layer.pixels)
        return f'<layer {_said(layer, op)} src="{name}" x="{layer.left}" y="{layer.top}"/>\n'


def cut(layer: Layer | LayerGroup, base: Layer | LayerGroup, picture: LayeredPicture) -> Layer:
    """The part of a layer that lies on another."""
    import numpy as np

    def alone(one: Layer | LayerGroup) -> Layer | LayerGroup:
        return msgspec.structs.replace(
            one, opacity=1.0, blend=Blend.NORMAL, visible=True, clipping=False
        )

    image, shape = (
        merged(msgspec.structs.replace(picture, layers=(alone(each),))).array()
        for each in (layer, base)
    )
    made = image.copy()
    made[..., 3] = np.rint(image[..., 3] * (shape[..., 3] / np.float32(255)))
    return Layer(
        name=layer.name,
        pixels=Pixels.of(made),
        opacity=layer.opacity,
        blend=layer.blend,
        visible=layer.visible,
    )


def _said(layer: Layer | LayerGroup, op: str = "") -> str:
    from xml.sax.saxutils import quoteattr  # brings urllib along, which readers do not need

    name = quoteattr(_NO_XML.sub("", layer.name))
    said = (
        f'name={name} opacity="{layer.opacity:.6g}" '
        f'visibility="{"visible" if layer.visible else "hidden"}" '
        f'composite-op="{op or operator(layer.blend)}"'
    )
    if isinstance(layer, LayerGroup):
        said += f' isolation="{"isolate" if layer.isolated else "auto"}"'
    return said


def _put(
    archive: zipfile.ZipFile, name: str, data: bytes, coding: int = zipfile.ZIP_STORED
) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, coding)
