"""What was made: the payload, the recipe it came from, and how the making went."""

from typing import TYPE_CHECKING

import msgspec

from studio.core.recipe import Recipe

if TYPE_CHECKING:
    import numpy as np


class Text(msgspec.Struct, frozen=True, tag_field="is", tag="text"):
    text: str


class Pixels(msgspec.Struct, frozen=True, tag_field="is", tag="pixels"):
    """A picture as rows of interleaved 8-bit channels: 1 grey, 3 sRGB, 4 sRGB with alpha."""

    width: int
    height: int
    channels: int
    data: bytes

    def array(self) -> "np.ndarray":
        """uint8, H x W x C, a read-only view of the bytes."""
        import numpy as np

        shape = (self.height, self.width, self.channels)
        return np.frombuffer(self.data, np.uint8).reshape(shape)

    @classmethod
    def of(cls, array: "np.ndarray") -> "Pixels":
        """From uint8, H x W x C."""
        height, width, channels = array.shape
        return cls(width, height, channels, array.tobytes())


class Sound(msgspec.Struct, frozen=True, tag_field="is", tag="sound"):
    """Interleaved float32 samples from -1 to 1 at `rate` frames per second.

    `score` is the Standard MIDI File it was played from, empty when there is none.
    """

    rate: int
    channels: int
    data: bytes
    score: bytes = b""

    def array(self) -> "np.ndarray":
        """float32, frames x channels, a read-only view of the bytes."""
        import numpy as np

        return np.frombuffer(self.data, np.float32).reshape(-1, self.channels)

    @classmethod
    def of(cls, samples: "np.ndarray", rate: int, score: bytes = b"") -> "Sound":
        """From any float array, frames or frames x channels; values beyond -1..1 are cut off."""
        import numpy as np

        frames = samples.astype(np.float32, copy=False)
        if frames.ndim == 1:
            frames = frames[:, None]
        frames = np.clip(np.nan_to_num(frames), -1.0, 1.0)
        return cls(rate, frames.shape[1], np.ascontiguousarray(frames).tobytes(), score)

    @property
    def seconds(self) -> float:
        return len(self.data) / (4 * self.channels * self.rate)


Payload = Text | Pixels | Sound


class Timings(msgspec.Struct, frozen=True):
    """Seconds spent on getting the model ready and on the making itself."""

    loading: float
    making: float


class Provenance(msgspec.Struct, frozen=True):
    """Where it was made: the device, its number type, and the versions that matter.

    The same recipe gives the same bits only where all of these are the same.
    """

    device: str
    dtype: str
    versions: dict[str, str]


class Artifact(msgspec.Struct, frozen=True):
    recipe: Recipe
    payload: Payload
    timings: Timings
    provenance: Provenance
