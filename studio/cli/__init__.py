"""The command line: one door to the house, for scripts and for machines without a screen.

Nothing heavy is imported before it is clear that it is needed, so that `--help` and `inspect`
answer at once.
"""

import io
import json
import sys
from collections.abc import Sequence

from studio.cli.options import build_parser
from studio.core.error import BadInput, StudioError
from studio.core.language import _

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl+C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = build_parser()
    asked = parser.parse_args(arguments)
    if not hasattr(asked, "run"):
        parser.print_help()
        return WRONG_USAGE
    try:
        asked.run(asked)
    except StudioError as error:
        return _tell(error, asked.json)
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone, a pager for one
        return FAILED
    return DONE


def _tell(error: StudioError, as_json: bool) -> int:
    if as_json:
        report = {"kind": type(error).__name__, "message": error.message, "hint": error.hint}
        print(json.dumps({"error": report}, ensure_ascii=False))
    print(_("atelier: {error}").format(error=" ".join(str(error).split())), file=sys.stderr)
    return WRONG_USAGE if isinstance(error, BadInput) else FAILED
