"""Words to the person at the terminal, and other programs run for them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TextIO

ADVANCES = (
    (re.compile(r"\s*Downloading ([\w.]+)-([^-\s]+)\S* (\([\d.]+ [MG]B\))"), r"\1 \2 \3"),
    (re.compile(r"Installing collected packages"), "unpacking"),
)
"""What pip prints that a person who waits wants to know, large files above all, and the words."""


class Trouble(Exception):
    """Expected trouble: what happened, and what helps."""

    def __init__(self, happened: str, helps: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.helps = helps


def say(line: str) -> None:
    """Print at once: where output goes to a file it would else come after that of children."""
    print(line, flush=True)


def run_logged(command: list[str], log: TextIO, folder: Path) -> tuple[int, str]:
    """Run a program with its output in the log; what shows an advance is also said.

    Returns the exit status and the output, which tells why it failed.
    """
    log.write(f"\n$ {' '.join(command)}\n")
    with subprocess.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        lines = list(_heard(process.stdout, log)) if process.stdout else []
    return process.returncode, "".join(lines)


def _heard(output: IO[str], log: TextIO) -> Iterator[str]:
    for line in output:
        log.write(line)
        log.flush()
        for pattern, words in ADVANCES:
            if found := pattern.match(line):
                say(f"  {found.expand(words)}")
        yield line
