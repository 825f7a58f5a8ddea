"""Photoshop documents of 8 bits in RGB, with their layers, groups, masks and modes.

Nothing is believed: sizes are held against the file and against an allowance before memory is
taken, and unpacking stops at what a row can hold.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

import msgspec

from studio.core.artifact import Pixels
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.layered import LAYERS_LIMIT, Blend, Layer, LayeredPicture, LayerGroup
from studio.media.layered.cursor import Cursor, broken, resources
from studio.media.layered.limits import Allowance
from studio.media.layered.planes import Plane, layer_pixels
from studio.media.layered.psd import HIDDEN, KEYS, PASS_THROUGH, RESOLUTION, RGB
from studio.media.opening import opened, untrusted

CHANNELS_LIMIT = 56
BLOCKS_LIMIT = 200

_MODES = {key: blend for blend, key in KEYS.items()}
_HEADER = struct.Struct(">4sH6xHIIHH")
_CLOSED_FOLDER, _DIVIDER = 2, 3
_DEFAULT_DPI = 72


class _Record(msgspec.Struct, frozen=True):
    name: str
    box: tuple[int, int, int, int]
    """Top, left, bottom, right."""
    channels: tuple[tuple[int, int], ...]
    """Number and bytes of each."""
    key: bytes
    opacity: int
    clipping: bool
    hidden: bool
    section: int
    mask: tuple[int, int, int, int, int] | None
    """Its box, and the value outside it; None where there is none in use."""


def read_psd(path: Path) -> LayeredPicture:
    """Raises `BadInput` for what is missing, damaged, hostile, or of another kind of colour."""
    with opened(path) as file, untrusted(path.name):
        return _read(Cursor(file.read()))


def _read(file: Cursor) -> LayeredPicture:
    signature, version, _channels, height, width, depth, mode = _HEADER.unpack(
        file.take(_HEADER.size)
    )
    if signature != b"8BPS" or version != 1:
        raise broken()
    if depth != 8 or mode != RGB:
        raise BadInput(
            _("The PSD file is not in RGB with 8 bits a channel."),
            _("Convert it in the program that made it."),
        )
    file.block()
    found = dict(resources(file.block()))
    dpi = _DEFAULT_DPI
    if len(found.get(RESOLUTION, b"")) >= 4:
        (dpi,) = struct.unpack(">H", found[RESOLUTION][:2])
    section = file.block()
    layers = _layers(section.block()) if section.left >= 4 else ()
    return LayeredPicture(width=width, height=height, layers=layers, dpi=dpi or _DEFAULT_DPI)


def _layers(info: Cursor) -> tuple[Layer | LayerGroup, ...]:
    if info.left < 2:
        return ()
    count = abs(info.number(">h"))
    if count > 2 * LAYERS_LIMIT:
        raise BadInput(
            _("The picture has more than {limit} layers.").format(limit=LAYERS_LIMIT),
            _("Merge some of them first."),
        )
    records = [_record(info) for _number in range(count)]
    allowance = Allowance()
    groups: list[list[Layer | LayerGroup]] = [[]]
    for record in records:
        planes = {number: Plane(info.take(size)) for number, size in record.channels}
        if record.section == _DIVIDER:
            groups.append([])
        elif record.section in (1, _CLOSED_FOLDER):
            inside = groups.pop()
            if not groups:
                raise broken()
            groups[-1].append(_group(record, inside))
        else:
            groups[-1].append(_layer(record, planes, allowance))
    if len(groups) != 1:
        raise broken()
    return tuple(groups[0])


def _record(info: Cursor) -> _Record:
    top, left, bottom, right, count = info.unpack(">iiiiH")
    if count > CHANNELS_LIMIT:
        raise broken()
    channels = tuple((info.number(">h"), info.number()) for _number in range(count))
    info.take(4)
    key = bytes(info.take(4))
    opacity, clipping, flags, _filler = info.unpack(">BBBB")
    extra = info.block()
    mask = _mask(extra.block())
    extra.block()
    size = extra.number(">B")
    name = bytes(extra.take(size)).decode("mac-roman")
    extra.take(min(-(size + 1) % 4, extra.left))
    section = 0
    for block, data in _tagged(extra):
        if block == b"luni":
            name = bytes(data[4 : 4 + 2 * Cursor(data).number()]).decode("utf-16-be", "replace")
        elif block == b"lsct":
            section = Cursor(data).number()
            key = bytes(data[8:12]) if len(data) >= 12 else key
    box = (top, left, bottom, right)
    hidden = bool(flags & HIDDEN)
    return _Record(
        name.rstrip("\0"), box, channels, key, opacity, bool(clipping), hidden, section, mask
    )


def _mask(block: Cursor) -> tuple[int, int, int, int, int] | None:
    if block.left < 18:
        return None
    top, left, bottom, right, default, flags = block.unpack(">iiiiBB")
    disabled = flags & 0x02
    return None if disabled else (top, left, bottom, right, default)


def _tagged(extra: Cursor) -> Iterator[tuple[bytes, memoryview]]:
    for _count in range(BLOCKS_LIMIT):
        if extra.left < 12:
            return
        extra.take(4)
        key = bytes(extra.take(4))
        data = extra.take(extra.number())
        extra.take(min(len(data) % 2, extra.left))
        yield key, data


def _group(record: _Record, inside: list[Layer | LayerGroup]) -> LayerGroup:
    return LayerGroup(
        name=record.name,
        layers=tuple(inside),
        opacity=record.opacity / 255,
        blend=_MODES.get(record.key, Blend.NORMAL),
        visible=not record.hidden,
        clipping=record.clipping,
        isolated=record.key != PASS_THROUGH,
    )


def _layer(record: _Record, planes: dict[int, Plane], allowance: Allowance) -> Layer:
    top, left, bottom, right = record.box
    width, height = right - left, bottom - top
    allowance.take(width, height)
    pixels = Pixels(0, 0, 4, b"")
    if width and height:
        pixels = layer_pixels(planes, record.box, record.mask, allowance)
    return Layer(
        name=record.name,
        pixels=pixels,
        left=left,
        top=top,
        opacity=record.opacity / 255,
        blend=_MODES.get(record.key, Blend.NORMAL),
        visible=not record.hidden,
        clipping=record.clipping,
    )
