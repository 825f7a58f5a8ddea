"""All checks of the project, in the order in which they are quick."""

import os
import subprocess

from checkout.console import say
from checkout.environment import Environment

IMPORT_RULES = "from importlinter.cli import lint_imports_command; lint_imports_command()"

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "pyright": ["-m", "pyright"],
    "lint-imports": ["-c", IMPORT_RULES, "--no-logo"],
    "pytest": ["-m", "pytest"],
}
"""What each check hands to the environment's Python."""

SURROUNDINGS = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",  # it would ask the network for a newer pyright
}


def check(environment: Environment, for_pytest: list[str]) -> int:
    """Run every check, also after one failed, the tests last. Returns the exit status."""
    failed = []
    for name, command in CHECKS.items():
        say(f"\n{name}")
        more = for_pytest if name == "pytest" else []
        status = subprocess.run(
            [environment.python, *command, *more],
            cwd=environment.root,
            env={**os.environ, **SURROUNDINGS},
        ).returncode
        if status:
            failed.append(name)
        if name != "pytest":
            say(f"{name}: {'not in order' if status else 'in order'}")
    if failed:
        say(f"Not in order: {', '.join(failed)}")
    return bool(failed)
