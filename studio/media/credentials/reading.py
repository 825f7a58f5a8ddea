"""Asking for the credentials in a file, whatever is in it: an answer within bounds, or none."""

import io
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

import studio
from studio.core.language import _
from studio.media.credentials import child
from studio.media.credentials.native import missing_library
from studio.media.credentials.report import Report

SIZE_LIMIT = 512 * 2**20
"""Bytes of a file that is checked."""
SECONDS_LIMIT = 30
"""A file of `SIZE_LIMIT` takes one or two on an ordinary computer."""

_MARK = b"c2pa"
"""Names the box that every manifest is in. In a PDF it may be packed."""
_PACKED = "application/pdf"
_STEP = 2**20


class Unreadable(msgspec.Struct, frozen=True):
    """There is something, and this is why nothing can be said of it."""

    reason: str


def report_in(file: BinaryIO, kind: str, trusted: str = "") -> Report | Unreadable | None:
    """What the file's credentials say, None when it has none; `kind` is its MIME type.

    The file is checked in a process of its own, `studio.media.credentials.child`, and only if it
    looks as if there were something to check. `trusted` are the PEM certificates that stand for
    this computer.
    """
    size = file.seek(0, 2)
    if kind != _PACKED and not _marked(file):
        return None
    if size > SIZE_LIMIT:
        limit = SIZE_LIMIT // 2**20
        return Unreadable(_("Files over {limit} MB are not checked.").format(limit=limit))
    if missing := missing_library():
        return Unreadable(missing)
    return _understood(_asked(file, kind, trusted))


def _marked(file: BinaryIO) -> bool:
    file.seek(0)
    last = b""
    while step := file.read(_STEP):
        if _MARK in last + step:
            return True
        last = step[-len(_MARK) :]
    return False


def _asked(file: BinaryIO, kind: str, trusted: str) -> bytes:
    """What the other process answers, nothing when it dies or takes too long.

    It starts in the folder of the program, since Python would look for modules in the one where a
    stranger's files are.
    """
    command = [sys.executable, "-m", child.__name__, kind, trusted]
    in_memory = file.getvalue() if isinstance(file, io.BytesIO) else None
    try:
        done = subprocess.run(
            command,
            input=in_memory,
            stdin=file if in_memory is None else None,
            cwd=Path(studio.__file__).parents[1],
            timeout=SECONDS_LIMIT,
            creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout


def _understood(answer: bytes) -> Report | Unreadable | None:
    try:
        report = msgspec.json.decode(answer, type=Report)
    except (msgspec.MsgspecError, RecursionError):
        return Unreadable(_("it is damaged, or made to do harm"))
    if report.error.startswith(child.NOTHING):
        return None
    return Unreadable(report.error) if report.error else report
