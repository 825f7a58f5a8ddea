"""The habits of `conftest.py`, tried on tests that break them."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = """
import os, subprocess, sys, threading

kept = []

def test_leaves_a_thread():
    threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True).start()

def test_leaves_a_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()", "left"], stdin=-1))

def test_waits_for_what_it_started():
    thread = threading.Thread(target=print)
    thread.start()
    subprocess.run([sys.executable, "-c", ""], check=True)
    assert "home" in os.environ["ATELIER_HOME"]
"""


def test_what_is_left_running_is_named(tmp_path: Path) -> None:
    conftest = Path(__file__).with_name("conftest.py").read_text(encoding="utf-8")
    hasty = conftest.replace("PATIENCE = 5", "PATIENCE = 0.5")
    (tmp_path / "conftest.py").write_text(hasty, encoding="utf-8")
    (tmp_path / "test_three.py").write_text(TESTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert "Left running: thread forgotten" in done.stdout
    assert "-c input() left" in done.stdout
    assert "3 passed, 2 errors" in done.stdout
