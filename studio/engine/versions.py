"""The versions of what decides over the bits of a result."""

from functools import cache
from importlib.metadata import version

import studio

LIBRARIES = ("torch", "diffusers", "transformers")


@cache
def library_versions() -> dict[str, str]:
    return {"atelier": studio.__version__} | {name: version(name) for name in LIBRARIES}
