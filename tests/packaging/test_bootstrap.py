"""The real `bootstrap.py`, in a copy of the checkout that records what would be installed and run.

What pip then does is pip's; a fresh clone shows it. Here it counts what is asked for, and when.
"""

import ast
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.packaging.recorded import Checkout

ROOT = Path(__file__).resolve().parents[2]
VENV_PACKAGE = f"python3.{sys.version_info.minor}-venv"

needs_shell = pytest.mark.skipif(os.name == "nt", reason="the recorder is a shell script")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    root = tmp_path / "atelier"
    (root / "packaging").mkdir(parents=True)
    for name in ("pyproject.toml", "packaging/bootstrap.py", "packaging/constraints.txt"):
        shutil.copy(ROOT / name, root / name)
    leave_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "packaging/checkout", root / "packaging/checkout", ignore=leave_out)
    return Checkout(root)


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """An empty folder for PATH."""
    folder = tmp_path / "programs"
    folder.mkdir()
    return folder


def test_help_names_both_commands(checkout: Checkout) -> None:
    shown = checkout.start("--help")
    assert shown.returncode == 0
    assert "run" in shown.stdout
    assert "test" in shown.stdout


def test_the_script_is_python_3_8() -> None:
    source = (ROOT / "packaging/bootstrap.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))


def test_old_python_is_told_which_one_is_needed(checkout: Checkout, programs: Path) -> None:
    old = checkout.start_as_if("sys.version_info = (3, 8, 18)", "test", path=programs)
    assert old.returncode == 1
    assert "Atelier needs Python 3.11 or newer; this one is 3.8." in old.stderr
    assert "Install a newer one" in old.stderr
    assert "Traceback" not in old.stderr


@needs_shell
def test_old_python_is_shown_a_newer_one_nearby(checkout: Checkout, programs: Path) -> None:
    (programs / "python3.12").symlink_to(sys.executable)
    old = checkout.start_as_if("sys.version_info = (3, 8, 18)", "test", path=programs)
    assert f"Type: python3.12 {checkout.script} test" in old.stderr


@needs_shell
class TestEnvironment:
    def test_torch_comes_first_and_all_by_the_constraints(self, checkout: Checkout) -> None:
        checkout.record()
        checkout.start("run", "--", "doctor")
        installs = [call for call in checkout.calls if "pip install" in call]
        assert installs[0].endswith("--constraint packaging/constraints.txt torch hatchling")
        assert installs[1].endswith(
            "--constraint packaging/constraints.txt --no-build-isolation --editable .[dev]"
        )

    def test_second_start_installs_nothing(self, checkout: Checkout) -> None:
        checkout.record()
        checkout.start("run", "--", "doctor")
        checkout.forget()
        checkout.start("run", "--", "doctor")
        assert checkout.calls == ["-m studio doctor"]

    @pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
    def test_changed_versions_are_installed(self, checkout: Checkout, name: str) -> None:
        checkout.record()
        checkout.start("run", "--", "doctor")
        checkout.forget()
        with (checkout.root / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        checkout.start("run", "--", "doctor")
        assert sum("pip install" in call for call in checkout.calls) == 2

    def test_interrupted_set_up_goes_on(self, checkout: Checkout) -> None:
        checkout.record(fails="*torch*")
        assert checkout.start("test").returncode == 1
        checkout.record()
        checkout.forget()
        assert checkout.start("run", "--", "doctor").returncode == 0
        assert sum("pip install" in call for call in checkout.calls) == 2

    @pytest.mark.parametrize(
        ("says", "told"),
        [
            ("ERROR: [Errno 28] No space left on device", "The disk is full."),
            ("Failed to establish a new connection: [Errno -3]", "cannot be reached"),
            ("Max retries exceeded: CERTIFICATE_VERIFY_FAILED", "The certificate"),
            ("ERROR: No matching distribution found for torch==2.13.0", "has no build"),
            ("ERROR: something else", "pip could not install the packages."),
        ],
    )
    def test_trouble_is_told_in_plain_words(self, checkout: Checkout, says: str, told: str) -> None:
        checkout.record(fails="*install*", says=says)
        failed = checkout.start("test")
        assert failed.returncode == 1
        assert told in failed.stderr
        assert "Traceback" not in failed.stderr
        log = checkout.root / "build" / "setup.log"
        assert str(log) in failed.stderr
        assert says in log.read_text(encoding="utf-8")


@needs_shell
class TestBareMachine:
    """A Debian Python without the package that lets it make environments."""

    bare = "sys.modules['ensurepip'] = None\n"

    def test_the_command_to_type_is_named(self, checkout: Checkout, programs: Path) -> None:
        apt = checkout.record(str(programs / "apt-get"))
        person = self.bare + "os.geteuid = lambda: 1000"
        stopped = checkout.start_as_if(person, "test", path=programs)
        assert apt.exists()
        assert stopped.returncode == 1
        assert f"Type: sudo apt-get install {VENV_PACKAGE}" in stopped.stderr
        assert checkout.calls == []

    def test_administrator_installs_it(self, checkout: Checkout, programs: Path) -> None:
        checkout.record(str(programs / "apt-get"))
        root = self.bare + "os.geteuid = lambda: 0"
        stopped = checkout.start_as_if(root, "test", path=programs)
        update, install = checkout.calls
        assert update.endswith("update")
        assert install.endswith(f"install --no-install-recommends {VENV_PACKAGE}")
        assert "Type: sudo apt-get install" in stopped.stderr

    def test_other_systems_have_other_package_managers(
        self, checkout: Checkout, programs: Path
    ) -> None:
        stopped = checkout.start_as_if(self.bare, "test", path=programs)
        assert stopped.returncode == 1
        assert "package manager" in stopped.stderr


@needs_shell
class TestChecks:
    def test_every_check_runs_and_the_tests_come_last(self, checkout: Checkout) -> None:
        checkout.record()
        done = checkout.start("test", "--", "-k", "tune")
        assert done.returncode == 0
        *lint, tests = checkout.calls[-5:]
        assert [call.split()[1] for call in lint[:3]] == ["ruff", "ruff", "pyright"]
        assert "importlinter" in lint[3]
        assert tests == "-m pytest -k tune"

    def test_a_failure_does_not_keep_the_rest_from_running(self, checkout: Checkout) -> None:
        checkout.record(fails="*ruff*check*.*")
        done = checkout.start("test")
        assert done.returncode == 1
        assert "ruff check: not in order" in done.stdout
        assert "pyright: in order" in done.stdout
        assert checkout.calls[-1] == "-m pytest"
        assert done.stdout.endswith("Not in order: ruff check, ruff format\n")

    def test_failing_tests_are_a_failure(self, checkout: Checkout) -> None:
        checkout.record(fails="*pytest*")
        assert checkout.start("test").returncode == 1


@needs_shell
class TestRun:
    @pytest.fixture(autouse=True)
    def no_screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)

    def test_the_window_opens_where_there_is_a_screen(
        self, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":99")
        checkout.record()
        assert checkout.start("run").returncode == 0
        assert checkout.calls[-1] == "-m studio"

    def test_one_of_each_kind_is_made(self, checkout: Checkout) -> None:
        checkout.record()
        done = checkout.start("run")
        assert done.returncode == 0
        assert any("packaging/screenshots.py --one" in call for call in checkout.calls)
        kinds = [call.split()[2] for call in checkout.calls if "-m studio" in call]
        assert set(kinds) == {"image", "text", "speech", "music"}
        assert str(checkout.root / "atelier-demo" / "waltz.mid") in done.stdout

    def test_what_could_not_be_made_is_left_out(self, checkout: Checkout) -> None:
        checkout.record(fails="*speech*")
        done = checkout.start("run")
        assert done.returncode == 1
        listed = done.stdout.rpartition("made:")[2]
        assert "waltz.wav" in listed
        assert "welcome.wav" not in listed
