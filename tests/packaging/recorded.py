"""A copy of the checkout whose environment only records what it is asked."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RECORDER = """#!/bin/sh
printf '%s\\n' "$*" >> "{calls}"
case "$*" in {fails}) echo '{says}'; exit 1;; esac
"""

AS_IF = """
import os, runpy, sys
sys.argv = {arguments!r}
sys.path.insert(0, {folder!r})
{changes}
runpy.run_path({script!r}, run_name="__main__")
"""


@dataclass(frozen=True)
class Checkout:
    root: Path

    @property
    def script(self) -> Path:
        return self.root / "packaging" / "bootstrap.py"

    @property
    def calls(self) -> list[str]:
        """What the environment's Python was asked, one line a call."""
        log = self.root / "calls"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def record(
        self, name: str = ".venv/bin/python", fails: str = "nothing", says: str = ""
    ) -> Path:
        """Put a program in the place `name` that notes its arguments, and fails on a pattern."""
        program = self.root / name
        program.parent.mkdir(parents=True, exist_ok=True)
        text = RECORDER.format(calls=self.root / "calls", fails=fails, says=says)
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
        return program

    def forget(self) -> None:
        (self.root / "calls").unlink(missing_ok=True)

    def start(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return _run([sys.executable, str(self.script), *arguments])

    def start_as_if(
        self, changes: str, *arguments: str, path: Path
    ) -> subprocess.CompletedProcess[str]:
        """Start where the machine differs from this one by the statements in `changes`."""
        code = AS_IF.format(
            arguments=["packaging/bootstrap.py", *arguments],
            folder=str(self.script.parent),
            changes=changes,
            script=str(self.script),
        )
        return _run([sys.executable, "-c", code], {**os.environ, "PATH": str(path)})


def _run(
    command: list[str], surroundings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=surroundings, capture_output=True, encoding="utf-8", timeout=60
    )
