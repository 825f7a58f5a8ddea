#!/usr/bin/env python3
"""Does all the set-up on a fresh machine, then starts Atelier or checks it.

    python3 packaging/bootstrap.py run
    python3 packaging/bootstrap.py test

This file has to start on any Python from 3.8 on, to say there which one is needed. What needs a
newer one lies in `checkout` and is imported after that. Both use the standard library only.
"""

from __future__ import annotations

import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWEST_TRIED = 14


def newer_python() -> str | None:
    """The name of an interpreter on this machine that is new enough."""
    code = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    for minor in range(NEWEST_TRIED, OLDEST[1] - 1, -1):
        name = f"python3.{minor}"
        if shutil.which(name):
            started = subprocess.run([name, "-c", code], stderr=subprocess.DEVNULL, check=False)
            if started.returncode == 0:
                return name
    return None


def too_old() -> str:
    """What to tell somebody whose Python is too old."""
    name = newer_python()
    return (
        f"Atelier needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this one is "
        f"{sys.version_info[0]}.{sys.version_info[1]}.\n"
    ) + (
        f"{name} is on this machine. Type: {name} {' '.join(sys.argv)}"
        if name
        else "Install a newer one from https://www.python.org/downloads/ and start again with it."
    )


def main() -> int:
    if sys.version_info < OLDEST:
        print(too_old(), file=sys.stderr)
        return 1
    from checkout.door import enter

    return enter(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
