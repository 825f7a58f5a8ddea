"""Clean ends, failures, crashes and our own kills are told apart."""

import os
import signal
import subprocess
import sys

import pytest

from studio.core.ending import Ending, Manner
from studio.core.error import EngineCrashed


@pytest.mark.parametrize(
    ("returncode", "asked", "manner", "detail"),
    [
        (0, False, Manner.CLEAN, ""),
        (0, True, Manner.CLEAN, ""),
        (1, False, Manner.FAILED, "1"),
        (1, True, Manner.ENDED, "1"),
        (-9, False, Manner.CRASHED, "SIGKILL"),
        (-9, True, Manner.ENDED, "SIGKILL"),
        (-11, False, Manner.CRASHED, "SIGSEGV"),
        (-200, False, Manner.CRASHED, "signal 200"),
        (0xC0000005, False, Manner.CRASHED, "0xc0000005"),
    ],
)
def test_manners(returncode: int, asked: bool, manner: Manner, detail: str):
    assert Ending.of(returncode, asked) == Ending(manner, detail)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_real_crash():
    code = f"import os; os.kill(os.getpid(), {int(signal.SIGABRT)})"
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert Ending.of(done.returncode, asked=False) == Ending(Manner.CRASHED, "SIGABRT")


def test_what_a_person_reads():
    killed = Ending.of(-9, asked=False).error()
    assert isinstance(killed, EngineCrashed)
    assert "SIGKILL" in killed.message
    assert "memory" in killed.hint
    assert killed.actions == ("retry",)
    assert "SIGSEGV" in Ending.of(-11, asked=False).error().message
