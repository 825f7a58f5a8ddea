"""Train a starter model: `python packaging/starter/train.py landscapes --minutes 60`.

The same command goes on where the last one stopped; checkpoints live in `.train/NAME`, the
finished folder is written to `resources/models/starter-NAME` after each call.
"""

import argparse
import importlib
import signal
import sys
from pathlib import Path

from training import Run, few_threads

NAMES = ("landscapes", "muse", "tunes", "upscaler")
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description="Train a starter model, or go on training it.")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--minutes", type=float, default=100.0, help="how long this call may take")
    parser.add_argument("--threads", type=int, default=2, help="processor threads for torch")
    parser.add_argument("--work", type=Path, help="folder for checkpoints and sample sheets")
    parser.add_argument("--out", type=Path, help="folder for the finished model")
    asked = parser.parse_args()
    # A polite kill ends like running out of minutes does: every stage saves on its way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    few_threads(asked.threads)
    work = asked.work or ROOT / ".train" / asked.name
    out = asked.out or ROOT / "resources" / "models" / f"starter-{asked.name}"
    importlib.import_module(f"{asked.name}.train").train(Run(work, out, asked.minutes))


if __name__ == "__main__":
    main()
