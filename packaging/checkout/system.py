"""Parts of the operating system that pip cannot bring along.

One table; a part that is missing is installed where that is possible without asking for a
password, and otherwise the one command to type is named.
"""

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


def _no_pip_for_environments() -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is None


PARTS = (
    Part(
        f"python3.{sys.version_info.minor}-venv",
        "Python's module ensurepip",
        _no_pip_for_environments,
    ),
)


def supply(log: TextIO, folder: Path) -> None:
    """See to it that every part is there. Raises `Trouble` with the command that helps."""
    lacking = [part for part in PARTS if part.missing()]
    if not lacking:
        return
    packages = " ".join(part.package for part in lacking)
    happened = f"This machine lacks {' and '.join(part.gives for part in lacking)}."
    if not shutil.which("apt-get"):
        raise Trouble(happened, "Install it with the system's package manager and start again.")
    by_hand = f"Type: sudo apt-get install {packages}"
    rights = _rights()
    if rights is None:
        raise Trouble(happened, by_hand)
    say(f"Installing {packages}")
    apt = [*rights, "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=120"]
    for command in (["update"], ["install", "--no-install-recommends", *packages.split()]):
        run_logged([*apt, *command], log, folder)
    if any(part.missing() for part in lacking):
        raise Trouble(happened, by_hand)


def _rights() -> list[str] | None:
    """What goes before an administrator's command, or None where it would ask for a password."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None
