"""Small files in every format that can be signed, and keys."""

import functools
import io
import tempfile
from pathlib import Path

from PIL import Image

from studio.core.artifact import Artifact, Pixels
from studio.core.signing import SigningKey
from studio.media.credentials.ingredient import Ingredient
from studio.media.credentials.signing import SIGNED, signed
from studio.media.export.sounds import encode_m4a
from studio.media.mark import Mark, mark_of
from studio.media.save import save
from studio.store.certificates import made_key
from tests.media.works import tone, work_of

SUFFIXES = sorted(SIGNED)

_PILLOW = {".tif": "TIFF", ".tiff": "TIFF", ".avif": "AVIF", ".gif": "GIF", ".pdf": "PDF"}


@functools.cache
def own_key() -> SigningKey:
    return made_key()


@functools.cache
def other_key() -> SigningKey:
    return made_key()


def artifact_for(suffix: str) -> Artifact:
    return work_of("speech" if suffix in (".wav", ".mp3", ".m4a") else "image")


@functools.cache
def unsigned_file(suffix: str) -> bytes:
    """With the mark in it where `save` writes the format."""
    artifact = artifact_for(suffix)
    if suffix == ".m4a":
        return encode_m4a(tone(rate=44_100), mark_of(artifact))
    if suffix in _PILLOW:
        file = io.BytesIO()
        assert isinstance(artifact.payload, Pixels)
        Image.fromarray(artifact.payload.array()).save(file, _PILLOW[suffix])
        return file.getvalue()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"work{suffix}"
        save(artifact, path)
        return path.read_bytes()


def signed_file(
    suffix: str,
    mark: Mark | None = None,
    key: SigningKey | None = None,
    ingredients: tuple[Ingredient, ...] = (),
) -> bytes:
    mark = mark or mark_of(artifact_for(suffix))
    return signed(unsigned_file(suffix), suffix, mark, key or own_key(), ingredients)


def written(folder: Path, suffix: str, data: bytes) -> Path:
    path = folder / f"signed{suffix}"
    path.write_bytes(data)
    return path
