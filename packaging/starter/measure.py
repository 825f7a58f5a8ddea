"""Measure a starter model: `python packaging/starter/measure.py upscaler --count 24`.

What comes after the name is the model's own; `measure.py NAME --help` tells it.
"""

import argparse
import importlib
import sys
from pathlib import Path

NAMES = ("landscapes", "muse", "sounds", "tunes", "upscaler")
ROOT = Path(__file__).resolve().parents[2]


def main(asked: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Measure a starter model.", add_help=False)
    parser.add_argument("name", choices=NAMES)
    known, rest = parser.parse_known_args(asked)
    sys.path.append(str(ROOT))  # some models are measured through the studio's own engine
    importlib.import_module(f"{known.name}.measure").main(rest)


if __name__ == "__main__":
    main()
