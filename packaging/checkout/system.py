"""Parts of the operating system that pip cannot bring along.

One table; a part that is missing is installed where that is possible without asking for a
password, and otherwise the one command to type is named.
"""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from checkout.console import Trouble, run_logged, say


@dataclass(frozen=True)
class Part:
    package: str
    """Its name on Debian and Ubuntu."""
    gives: str
    missing: Callable[[], bool]
    needed: bool = True
    """Whether nothing works without it; else only the window or its sound do not."""


def _no_pip_for_environments() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is None


def _library(package: str, file: str) -> Part:
    """A shared library that Qt or PortAudio's wheel loads from the system, on Linux only."""

    def missing() -> bool:
        if not sys.platform.startswith("linux"):
            return False
        try:
            ctypes.CDLL(file)
        except OSError:
            return True
        return False

    return Part(package, file, missing, needed=False)


PARTS = (
    Part(
        f"python3.{sys.version_info.minor}-venv",
        "Python's module ensurepip",
        _no_pip_for_environments,
    ),
    _library("libegl1", "libEGL.so.1"),
    _library("libgl1", "libGL.so.1"),
    _library("libdbus-1-3", "libdbus-1.so.3"),
    _library("libfontconfig1", "libfontconfig.so.1"),
    _library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    _library("libxcb-cursor0", "libxcb-cursor.so.0"),
    _library("libxcb-icccm4", "libxcb-icccm.so.4"),
    _library("libxcb-image0", "libxcb-image.so.0"),
    _library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    _library("libxcb-render-util0", "libxcb-render-util.so.0"),
    _library("libxcb-shape0", "libxcb-shape.so.0"),
    _library("libxcb-xinerama0", "libxcb-xinerama.so.0"),
    _library("libportaudio2", "libportaudio.so.2"),
)


def supply(log: TextIO, folder: Path) -> None:
    """Get what is missing. Raises `Trouble` with the command that helps for what is needed.

    Without the libraries of the window the command line still works, so of those it is only said.
    """
    lacking = _lacking()
    if not lacking:
        return
    packages = " ".join(part.package for part in lacking)
    rights = _rights() if shutil.which("apt-get") else None
    if rights is not None:
        say(f"Installing {packages}")
        apt = [*rights, "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120"]
        for command in (["update"], ["install", "--no-install-recommends", *packages.split()]):
            run_logged([*apt, *command], log, folder)
        lacking = _lacking()
    if any(part.needed for part in lacking):
        raise Trouble(_happened(lacking), _helps(lacking))
    if lacking:
        say(f"{_happened(lacking)} The window or its sound will not work. {_helps(lacking)}")


def _lacking() -> list[Part]:
    return [part for part in PARTS if part.missing()]


def _happened(lacking: list[Part]) -> str:
    *others, last = (part.gives for part in lacking)
    return f"This machine lacks {', '.join(others)}{' and ' if others else ''}{last}."


def _helps(lacking: list[Part]) -> str:
    if not shutil.which("apt-get"):
        return "Install it with the system's package manager and start again."
    return f"Type: sudo apt-get install {' '.join(part.package for part in lacking)}"


def _rights() -> list[str] | None:
    """What goes before an administrator's command, or None where it would ask for a password."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None
