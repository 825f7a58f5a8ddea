"""Is a model folder safe and whole? Asked before any library touches it.

Only safetensors are loaded: a pickle can run a program, and scanners for bad pickles have been
fooled again and again. A lying safetensors header makes a careless reader allocate or read beyond
the file, so every header is held against the file's true size first.
"""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.core.error import ModelBroken
from studio.core.language import _

PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".msgpack", ".h5")
HEADER_LIMIT = 100 * 2**20
"""Bytes, the format's own bound on its header."""
JSON_LIMIT = 64 * 2**20
_BITS = {
    "BOOL": 8, "U8": 8, "I8": 8, "F8_E5M2": 8, "F8_E4M3": 8, "F8_E8M0": 8, "I16": 16, "U16": 16,
    "F16": 16, "BF16": 16, "I32": 32, "U32": 32, "F32": 32, "I64": 64, "U64": 64, "F64": 64,
    "C64": 64, "F4": 4, "F6_E2M3": 6, "F6_E3M2": 6,
}  # fmt: skip


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files of a model folder and of its component folders, sorted."""
    return sorted((*folder.glob("*.safetensors"), *folder.glob("*/*.safetensors")))


def check_weights(folder: Path) -> None:
    """Raises `ModelBroken` for a folder without whole safetensors in every part that needs them."""
    if not weight_files(folder):
        if pickles := [name for name in _names(folder) if name.endswith(PICKLES)]:
            raise _pickle(folder, pickles[0])
        raise ModelBroken(
            _("The model {name} has no weights.").format(name=folder.name),
            _("Copy or download its .safetensors files as well."),
        )
    for part in (folder, *(each for each in sorted(folder.iterdir()) if each.is_dir())):
        _check_part(folder, part)


def read_header(path: Path) -> dict[str, Any]:
    """The tensors of a safetensors file by name: dtype, shape, data_offsets.

    Raises `ModelBroken` when the file is truncated or says something that cannot be.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(8)
            length = struct.unpack("<Q", start)[0] if len(start) == 8 else 0
            if not 2 <= length <= min(HEADER_LIMIT, size - 8):
                raise _damaged(path)
            header = json.loads(file.read(length))
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(header, dict):
        raise _damaged(path)
    header.pop("__metadata__", None)
    _check_offsets(path, header, size - 8 - length)
    return header


def read_json(path: Path) -> dict[str, Any]:
    """A config file of a model. Raises `ModelBroken` when it is none."""
    try:
        if path.stat().st_size > JSON_LIMIT:
            raise _damaged(path)
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(content, dict):
        raise _damaged(path)
    return content


def _check_offsets(path: Path, header: dict[str, Any], room: int) -> None:
    """Tensors fill the data part without gap or overlap, each with the bytes its shape needs."""
    spans: list[tuple[int, int]] = []
    for tensor in header.values():
        try:
            begin, end = tensor["data_offsets"]
            bits = _BITS[tensor["dtype"]]
            shape = tensor["shape"]
            whole = all(isinstance(number, int) and number >= 0 for number in (begin, end, *shape))
        except (KeyError, TypeError, ValueError) as error:
            raise _damaged(path) from error
        for extent in shape if whole else ():
            bits *= extent
        if not whole or end - begin != bits // 8:
            raise _damaged(path)
        spans.append((begin, end))
    position = 0
    for begin, end in sorted(spans):
        if begin != position:
            raise _damaged(path)
        position = end
    if position != room:
        raise _damaged(path)


def _check_part(folder: Path, part: Path) -> None:
    present = {path.name for path in part.glob("*.safetensors")}
    for index in part.glob("*.safetensors.index.json"):
        shards = read_json(index).get("weight_map")
        if not isinstance(shards, dict):
            raise _damaged(index)
        for shard in sorted({str(name) for name in shards.values()}):
            if shard not in present:
                raise _missing(folder, part / shard)
    if not present and _needs_weights(part):
        if pickles := [path.name for path in part.iterdir() if path.name.endswith(PICKLES)]:
            raise _pickle(folder, pickles[0])
        raise _missing(folder, part / "*.safetensors")
    for name in sorted(present):
        read_header(part / name)


def _needs_weights(part: Path) -> bool:
    """A `config.json` that names a network says that weights belong beside it."""
    config = part / "config.json"
    if not config.is_file():
        return False
    content = read_json(config)
    return "architectures" in content or "_class_name" in content


def _names(folder: Path) -> Iterator[str]:
    for pattern in ("*", "*/*"):
        yield from sorted(path.name for path in folder.glob(pattern))


def _damaged(path: Path) -> ModelBroken:
    return ModelBroken(
        _("{file} of the model {name} is damaged.").format(file=path.name, name=path.parent.name),
        _("Copy or download the file again."),
    )


def _missing(folder: Path, path: Path) -> ModelBroken:
    return ModelBroken(
        _("The model {name} is incomplete: {file} is missing.").format(
            name=folder.name, file=path.relative_to(folder)
        ),
        _("Copy or download the whole folder again."),
    )


def _pickle(folder: Path, name: str) -> ModelBroken:
    return ModelBroken(
        _("The model {name} comes as {file}, a kind of file that can run programs.").format(
            name=folder.name, file=name
        ),
        _("Get the version of the model with .safetensors files."),
    )
