"""OpenRaster files, read layer by layer within limits.

Nothing is unpacked to the disk, so names lead nowhere; the ones that try are refused all the same.
"""

import zipfile
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from studio.core.artifact import Pixels
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.layered import (
    DEPTH_LIMIT,
    LAYERS_LIMIT,
    Blend,
    Layer,
    LayeredPicture,
    LayerGroup,
)
from studio.media.archives import entry, safe_archive
from studio.media.layered.limits import Allowance
from studio.media.layered.ora import ATOP, MIMETYPE, STACK, operator
from studio.media.opening import opened, untrusted

STACK_LIMIT = 4 * 2**20
PICTURE_LIMIT = 2**28
"""Bytes of one packed layer."""

_MODES = {operator(blend): blend for blend in Blend}
_DEFAULT_DPI = 72


def read_ora(path: Path) -> LayeredPicture:
    """Raises `BadInput` for what is missing, damaged, hostile or no OpenRaster."""
    with opened(path) as file, untrusted(path.name):
        return _read(file)


def _read(file: BinaryIO) -> LayeredPicture:
    with safe_archive(file) as archive:
        if entry(archive, "mimetype", len(MIMETYPE)) != MIMETYPE:
            raise _broken()
        reader = _Stack(archive)
        reader.parse(entry(archive, STACK, STACK_LIMIT))
        return reader.picture()


class _Stack:
    """Builds the layers while the XML goes by. Inside `<stack>` the topmost comes first."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._allowance = Allowance()
        self._image: dict[str, str] = {}
        self._open: list[tuple[dict[str, str], list[Layer | LayerGroup]]] = []
        self._root: tuple[Layer | LayerGroup, ...] = ()
        self._count = 0

    def parse(self, xml: bytes) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.Parse(xml, True)

    def picture(self) -> LayeredPicture:
        return LayeredPicture(
            width=int(self._image["w"]),
            height=int(self._image["h"]),
            layers=self._root,
            dpi=max(1, int(self._image.get("xres", _DEFAULT_DPI))),
        )

    def _refuse(self, *_declaration: object) -> None:
        raise _broken()

    def _start(self, name: str, said: dict[str, str]) -> None:
        if name == "image":
            self._image = said
        elif name in ("stack", "layer"):
            self._count += 1
            if self._count > LAYERS_LIMIT or len(self._open) > DEPTH_LIMIT:
                raise _broken()
            if name == "stack":
                self._open.append((said, []))
            elif self._open:
                self._open[-1][1].append(self._layer(said))

    def _end(self, name: str) -> None:
        if name != "stack":
            return
        said, inside = self._open.pop()
        layers = tuple(reversed(inside))
        if self._open:
            self._open[-1][1].append(_group(said, layers))
        else:
            self._root = layers

    def _layer(self, said: dict[str, str]) -> Layer:
        return Layer(
            name=said.get("name", ""),
            pixels=self._pixels(said["src"]),
            left=int(said.get("x", 0)),
            top=int(said.get("y", 0)),
            opacity=float(said.get("opacity", 1)),
            blend=_MODES.get(said.get("composite-op", ""), Blend.NORMAL),
            visible=said.get("visibility") != "hidden",
            clipping=said.get("composite-op") == ATOP,
        )

    def _pixels(self, source: str) -> Pixels:
        import io

        from PIL import Image

        image = Image.open(
            io.BytesIO(entry(self._archive, source, PICTURE_LIMIT)), formats=("PNG",)
        )
        self._allowance.take(image.width, image.height)
        whole = image.convert("RGBA")
        return Pixels(whole.width, whole.height, 4, whole.tobytes())


def _group(said: dict[str, str], layers: tuple[Layer | LayerGroup, ...]) -> LayerGroup:
    opacity = float(said.get("opacity", 1))
    blend = _MODES.get(said.get("composite-op", ""), Blend.NORMAL)
    plain = opacity == 1 and blend is Blend.NORMAL
    return LayerGroup(
        name=said.get("name", ""),
        layers=layers,
        opacity=opacity,
        blend=blend,
        visible=said.get("visibility") != "hidden",
        clipping=said.get("composite-op") == ATOP,
        isolated=not (plain and said.get("isolation", "auto") == "auto"),
    )


def _broken() -> BadInput:
    return BadInput(
        _("The OpenRaster file is damaged or incomplete."), _("Use another copy of it.")
    )
