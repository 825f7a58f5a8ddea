"""A few pixels of many, where a list shows a picture no larger than a stamp."""

from studio.core.artifact import Pixels

SIDE = 192
"""Pixels that the shorter side keeps at least, if it has them."""


def sample(pixels: Pixels) -> Pixels:
    """Every n-th pixel of every n-th row, in about a millisecond; the same picture if it is small.

    No smoothing, for that is done where it is painted, and neither Qt nor arrays are at hand here.
    """
    step = min(pixels.width, pixels.height) // SIDE
    if step < 2:
        return pixels
    channels, line = pixels.channels, pixels.width * pixels.channels
    width, height = -(-pixels.width // step), -(-pixels.height // step)
    small = bytearray()
    for top in range(0, len(pixels.data), step * line):
        row = pixels.data[top : top + line]
        kept = bytearray(width * channels)
        for channel in range(channels):
            kept[channel::channels] = row[channel :: step * channels]
        small += kept
    return Pixels(width, height, channels, bytes(small))
