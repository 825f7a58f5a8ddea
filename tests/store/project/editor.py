"""Edits a project as fast as it can and says so, until it is killed."""

import random
import sys
import time
from pathlib import Path

from studio.store.project.project import Cell, Project, Put


def main() -> None:
    project = Project(Path(sys.argv[1]))
    chance = random.Random(int(sys.argv[2]))
    for number in range(200):
        changes = [Put(Cell("count", "edits"), str(number + 1).encode())]
        for _ in range(chance.randint(1, 4)):
            seed = b"%08d" % chance.randrange(10**8)
            value = seed + random.Random(int(seed)).randbytes(30_000)
            changes.append(Put(Cell("tile", str(chance.randrange(30))), value))
        project.commit("picture", f"Stroke {number}", changes)
        sys.stdout.write(f"{number} {time.monotonic()}\n")
        sys.stdout.flush()
    project.flush()
    time.sleep(60)


main()
