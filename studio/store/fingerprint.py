"""Which model exactly? A name can lie; the content cannot."""

import hashlib
from pathlib import Path

from studio.store.weights import weight_files

_BLOCK = 16 * 1024
_BLOCKS = 64


def fingerprint(folder: Path) -> str:
    """32 hex digits that change with any config, header or training of the weights.

    A 20 GB checkpoint takes half a minute to hash whole, so of each weight file the size, the
    header and 64 evenly spaced blocks of 16 KiB count: two trainings of one architecture differ
    in nearly every number, so a block that agrees is already unlikely. It tells models apart; it
    is no seal against someone who forges one.
    """
    digest = hashlib.sha256()
    for path in (*_texts(folder), *weight_files(folder)):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as file:
            step = max(_BLOCK, size // _BLOCKS)
            for offset in range(0, size, step):
                file.seek(offset)
                digest.update(file.read(_BLOCK))
    return digest.hexdigest()[:32]


def _texts(folder: Path) -> list[Path]:
    """Configs and vocabularies; a model card may be reworded without being another model."""
    found = (*folder.glob("*"), *folder.glob("*/*"))
    return sorted(path for path in found if path.suffix in (".json", ".jinja", ".txt", ".model"))
