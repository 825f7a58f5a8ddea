"""`constraints.txt` pins what the project needs, down to the last package, and nothing besides."""

import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]

ELSEWHERE = {"colorama"}
"""Needed on Windows only."""


def _pinned() -> dict[str, str]:
    lines = (ROOT / "packaging/constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if not line.startswith("#")]
    return {canonicalize_name(pin.name): str(pin.specifier) for pin in pins}


def _needed() -> set[str]:
    """Names of all packages that come with the project and its tools on this machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    waiting, known = [Requirement(text) for text in asked], set[str]()
    while waiting:
        requirement = waiting.pop()
        if str(requirement) not in known:
            known.add(str(requirement))
            waiting += _brought_by(requirement)
    return {canonicalize_name(Requirement(text).name) for text in known}


def _brought_by(parent: Requirement) -> Iterator[Requirement]:
    for text in distribution(parent.name).requires or ():
        requirement = Requirement(text)
        marker = requirement.marker
        if parent.name == "torch" and marker and "platform_system" in str(marker):
            continue  # CUDA, whose versions torch pins itself
        if marker is None or any(
            marker.evaluate({"extra": extra}) for extra in ("", *parent.extras)
        ):
            yield requirement


def test_every_pin_is_exact() -> None:
    loose = {name: version for name, version in _pinned().items() if not version.startswith("==")}
    assert not loose


def test_all_that_is_needed_is_pinned_and_nothing_else() -> None:
    needed, pinned = _needed(), set(_pinned())
    assert needed - pinned == set()
    assert pinned - needed - ELSEWHERE == set()
