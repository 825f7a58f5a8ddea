"""What an installed package holds: the real `pyproject.toml`, on a tree with one file a kind."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SHIPPED = (
    "models/brush/unet/model.safetensors",
    "models/brush/unet/config.json",
    "models/muse/chat_template.jinja",
    "models/muse/merges.txt",
    "models/muse/card.md",
    "translations/de/LC_MESSAGES/atelier.mo",
)

IGNORED = ("studio/__pycache__/core.pyc", "resources/models/.train/checkpoint.safetensors")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in it."""
    root = tmp_path_factory.mktemp("tree")
    for name in ("pyproject.toml", ".gitignore", "LICENSE"):
        shutil.copy(ROOT / name, root / name)
    shipped = [f"resources/{name}" for name in SHIPPED]
    for name in ("README.md", "studio/__init__.py", "tests/__init__.py", *shipped, *IGNORED):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "built"]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=60)
    (built,) = (root / "built").iterdir()
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


def test_resources_lie_inside_the_package(wheel: set[str]) -> None:
    assert {f"studio/resources/{name}" for name in SHIPPED} <= wheel


def test_nothing_else_is_installed(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel if ".dist-info/" not in name} == {"studio"}
    assert not [name for name in wheel if ".train" in name or name.endswith(".pyc")]


def test_licence_goes_along(wheel: set[str]) -> None:
    assert [name for name in wheel if name.endswith(".dist-info/licenses/LICENSE")]
