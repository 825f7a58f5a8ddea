"""What works here, what is missing, and how to get it."""

import importlib.util
import os
import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import studio
from studio.core.error import StudioError
from studio.core.language import _
from studio.media.credentials.native import missing_library
from studio.store.folders import Folders
from studio.store.keys import Keys
from studio.store.models import Models

_LIBRARIES = (
    "torch",
    "diffusers",
    "transformers",
    "safetensors",
    "accelerate",
    "pillow",
    "soundfile",
    "mutagen",
    "symusic",
    "miditok",
    "espeakng-loader",
    "PySide6-Essentials",
    "sounddevice",
    "Send2Trash",
    "c2pa-python",
    "cryptography",
)


def examine(folders: Folders) -> dict[str, dict[str, Any]]:
    """Everything a person may be asked for when something does not work, without their work."""
    return {
        "system": {
            "atelier": studio.__version__,
            "python": platform.python_version(),
            "system": platform.platform(),
        },
        "devices": _devices(),
        "libraries": {name: _version(name) for name in _LIBRARIES} | {"portaudio": _portaudio()},
        "models": _models(folders),
        "folders": _folders(folders),
        "signing": _signing(folders),
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _("missing; install Atelier again")


def _portaudio() -> str:
    """The library that sounds are played with; on Linux it comes from the system."""
    try:
        import sounddevice
    except ImportError:
        return _("missing; install Atelier again")
    except OSError:
        return _("missing, so nothing can be heard; sudo apt-get install libportaudio2")
    return sounddevice.get_portaudio_version()[1]


def _devices() -> dict[str, Any]:
    if importlib.util.find_spec("torch") is None:
        return {"cpu": _("torch is missing")}
    from studio.engine.device import all_devices

    found: dict[str, Any] = {}
    for device in all_devices():
        free, total = device.memory()
        found[device.torch_device.type] = _(
            "{name}, {dtype}, {free:.1f} of {total:.1f} GB free"
        ).format(name=device.name, dtype=device.dtype_name, free=free / 2**30, total=total / 2**30)
    return found


def _models(folders: Folders) -> dict[str, Any]:
    known = Models.of(folders)
    found: dict[str, Any] = {}
    for kind in ("text", "image", "music", "sound"):
        try:
            found[kind] = known.default(kind).id
        except StudioError as error:
            found[kind] = str(error)
    return (
        found | {"speech": "espeak-ng"} | {str(each.path): each.reason for each in known.broken()}
    )


def _signing(folders: Folders) -> dict[str, Any]:
    """Looks without making a key, which the first export does."""
    keys = Keys(folders.keys)
    if missing := missing_library():
        return {"key": missing}
    if keys.known():
        return {"key": str(keys.path)}
    if keys.path.exists():
        return {
            "key": _("{path} cannot be used; the next export makes a new one").format(
                path=keys.path
            )
        }
    return {"key": _("none yet; the first export makes one")}


def _folders(folders: Folders) -> dict[str, Any]:
    place = folders.data
    while not place.exists():
        place = place.parent
    writable = os.access(place, os.W_OK)
    free = shutil.disk_usage(place).free / 2**30
    return {
        "data": str(folders.data)
        if writable
        else _("{path} cannot be written to").format(path=place),
        "models": str(folders.models),
        "logs": str(folders.logs),
        "library": str(folders.library),
        "works": str(folders.works),
        "settings": str(folders.settings),
        "free": _("{free:.1f} GB").format(free=free),
    }
