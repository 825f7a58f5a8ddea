"""`atelier` and `atelier FILE ...`: open the window, or say why there can be none."""

import ctypes
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from studio.core.error import BadInput, StudioError
from studio.core.language import _

_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0"


def opens_window(words: Sequence[str], commands: Sequence[str]) -> bool:
    """Whether these words of the command line name files to open, or nothing at all.

    A command goes before a file of the same name; `./text` is always the file.
    """
    if not words:
        return True
    first = words[0]
    if first in commands or first.startswith("-"):
        return False
    return os.path.lexists(first) or bool(Path(first).suffix) or len(Path(first).parts) > 1


def window(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    """The window's whole life; its exit code. Raises `StudioError` where none can be opened."""
    files = [Path(word).absolute() for word in words]
    for word, path in zip(words, files, strict=True):
        if not path.is_file():
            raise BadInput(_("There is no file {path}.").format(path=word))
    if sys.platform == "linux":
        _check_screen(environment)
    try:
        from studio.opening import open_window
    except ImportError as error:
        raise _missing(error) from error
    return open_window(files)


def _check_screen(environment: Mapping[str, str]) -> None:
    """Qt itself would end the program with a page of words that help nobody."""
    if environment.get("QT_QPA_PLATFORM"):
        return
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise StudioError(
            _("There is no screen to open the window on."),
            _("Everything can be made here without it: atelier --help."),
        )
    if not environment.get("WAYLAND_DISPLAY"):
        try:
            ctypes.CDLL("libxcb-cursor.so.0")
        except OSError as error:
            raise _missing_libraries(str(error)) from error


def _missing(error: ImportError) -> StudioError:
    if isinstance(error, ModuleNotFoundError):
        return StudioError(
            _("The window cannot open, because {name} is missing.").format(name=error.name),
            _("Install Atelier again, or make things without it: atelier --help."),
        )
    return _missing_libraries(str(error))


def _missing_libraries(reason: str) -> StudioError:
    return StudioError(
        _("The window cannot open, because a library of the system is missing ({reason}).").format(
            reason=reason.partition(":")[0]
        ),
        _("On Debian and Ubuntu: sudo apt-get install {packages}").format(packages=_LIBRARIES),
    )
