"""`python -m studio` and the `atelier` command."""

import sys
import warnings

from studio.cli import main


def run() -> int:
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # notes between libraries, none of them for a person
    return main()


if __name__ == "__main__":
    sys.exit(run())
