"""What was asked for on the command line of `bootstrap.py`."""

import argparse
import sys
from io import TextIOWrapper
from pathlib import Path

from checkout.checks import check
from checkout.console import Trouble
from checkout.demo import call_atelier, show
from checkout.environment import Environment, prepare

ROOT = Path(__file__).resolve().parents[2]


def enter(arguments: list[str]) -> int:
    """Set up what is missing and do what was asked for. Returns the exit status."""
    asked = _parser().parse_args(arguments)
    more = asked.more[1:] if asked.more[:1] == ["--"] else asked.more
    environment = Environment(ROOT)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal has Chinese letters
    try:
        prepare(environment)
        if asked.command == "test":
            return check(environment, more)
        return call_atelier(environment, more) if more else show(environment)
    except Trouble as trouble:
        print(f"{trouble.happened}\n{trouble.helps}", file=sys.stderr)
    except OSError as error:
        print(f"The set-up stopped: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. Start again to go on.", file=sys.stderr)
        return 130
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bootstrap.py", description="Set up Atelier in this checkout, then start or check it."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser(
        "run", help="open Atelier; without a screen, make one of each kind in atelier-demo"
    )
    run.add_argument("more", nargs=argparse.REMAINDER, help="after --: arguments for atelier")
    test = commands.add_parser("test", help="run every check and test")
    test.add_argument("more", nargs=argparse.REMAINDER, help="after --: arguments for pytest")
    return parser
