"""Pictures made to fit where they are shown."""

from pathlib import Path

from studio.core.artifact import Pixels


def fitted(source: Path | bytes, width: int, height: int) -> Pixels:
    """The picture within `width` x `height` pixels, never enlarged.

    Raises `BadInput` as `load_picture` does.
    """
    from PIL import Image

    from studio.media.picture import load_picture

    pixels = load_picture(source)
    if pixels.width <= width and pixels.height <= height:
        return pixels
    image = Image.fromarray(pixels.array())
    image.thumbnail((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return Pixels(image.width, image.height, pixels.channels, image.tobytes())
