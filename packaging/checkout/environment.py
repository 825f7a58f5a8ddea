"""The virtual environment in `.venv`, with the exact versions of `packaging/constraints.txt`.

Nothing outside the checkout is changed. A stamp in it says what it was made from: where the stamp
fits nothing is done, where the versions changed they are brought up to date in place, and where
the checkout was moved the environment is made anew, for its scripts name their own folder.
"""

import hashlib
import json
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from checkout.console import Trouble, run_logged, say
from checkout.system import supply

INGREDIENTS = ("pyproject.toml", "packaging/constraints.txt")

REASONS = (
    (
        r"No space left on device|not enough space on the disk",
        "The disk is full.",
        "Free 4 GB (12 GB where torch comes with CUDA) and start again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED",
        "The certificate of the package index was not accepted.",
        "If your network has a certificate of its own, name its file in the variable PIP_CERT.",
    ),
    (
        r"Failed to establish a new connection|NameResolutionError|getaddrinfo failed"
        r"|Max retries exceeded|Read timed out|Network is unreachable|ProxyError",
        "The package index cannot be reached.",
        "Connect to the network and start again; what has arrived is kept.",
    ),
    (
        r"No matching distribution found|ResolutionImpossible",
        "A package has no build for this Python or this machine.",
        "Python 3.11 to 3.14 on 64-bit Linux, Windows or a Mac with Apple silicon has them all.",
    ),
)
"""What pip says in its output, what it means, and what helps; the first that fits is told."""


@dataclass(frozen=True)
class Environment:
    root: Path
    """The checkout."""

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def stamp(self) -> Path:
        return self.folder / "atelier-stamp.json"

    @property
    def log(self) -> Path:
        return self.root / "build" / "setup.log"


def prepare(environment: Environment) -> None:
    """Make the environment ready. Raises `Trouble`, which names the log of pip's whole output."""
    wanted = _ingredients(environment.root)
    found = _read_stamp(environment.stamp)
    if found == wanted and environment.python.exists():
        return
    say("Setting up Atelier in .venv. This happens once and takes some minutes.")
    moved = bool(found) and found.get("place") != wanted["place"]
    environment.log.parent.mkdir(exist_ok=True)
    with environment.log.open("w", encoding="utf-8") as log:
        supply(log, environment.root)
        if moved or not _works(environment.python):
            _make(environment, log)
        say("Installing torch, the largest part")
        _pip(environment, log, "torch", "hatchling")
        say("Installing the other packages")
        _pip(environment, log, "--no-build-isolation", "--editable", ".[dev]")
    environment.stamp.write_text(json.dumps(wanted), encoding="utf-8")
    say("Set up.")


def _ingredients(root: Path) -> dict[str, str]:
    digest = hashlib.sha256()
    for name in INGREDIENTS:
        digest.update((root / name).read_bytes())
    return {"place": str(root), "sha256": digest.hexdigest()}


def _read_stamp(stamp: Path) -> dict[str, str]:
    with suppress(FileNotFoundError, ValueError):
        return json.loads(stamp.read_text(encoding="utf-8"))
    return {}


def _works(python: Path) -> bool:
    """Whether there is an environment with a pip: making one may have been interrupted."""
    if not python.exists():
        return False
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _make(environment: Environment, log: TextIO) -> None:
    command = [sys.executable, "-m", "venv", "--clear", str(environment.folder)]
    status, output = run_logged(command, log, environment.root)
    if status:
        raise _trouble(output, "The environment in .venv could not be made.", environment.log)


def _pip(environment: Environment, log: TextIO, *what: str) -> None:
    """Install by the constraints, from wherever this machine's own pip configuration says.

    torch goes first and alone with the build backend: asked for without its exact version it would
    come in another build, and a change in what depends on it must never fetch it anew.
    """
    command = [str(environment.python), "-m", "pip", "install", "--progress-bar", "off"]
    command += ["--no-input", "--disable-pip-version-check"]
    command += ["--constraint", "packaging/constraints.txt", *what]
    status, output = run_logged(command, log, environment.root)
    if status:
        raise _trouble(output, "pip could not install the packages.", environment.log)


def _trouble(output: str, otherwise: str, log: Path) -> Trouble:
    whole = f"The whole output is in {log}"
    for pattern, happened, helps in REASONS:
        if re.search(pattern, output):
            return Trouble(happened, f"{helps} {whole}")
    return Trouble(otherwise, whole)
