"""The command line: the door to the window, and one of its own, for scripts and for machines
without a screen.

Nothing heavy is imported before it is clear that it is needed, so that `--help` and `inspect`
answer at once.
"""

import io
import json
import sys
from collections.abc import Callable, Sequence

from studio.cli.options import COMMANDS, build_parser
from studio.cli.window import opens_window, window
from studio.core.error import BadInput, StudioError
from studio.core.language import _

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl+C."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    words = sys.argv[1:] if arguments is None else list(arguments)
    if opens_window(words, COMMANDS):
        return _done(lambda: window(words), as_json=False)
    asked = build_parser().parse_args(words)
    return _done(lambda: asked.run(asked), asked.json)


def _done(work: Callable[[], int | None], as_json: bool) -> int:
    try:
        return work() or DONE
    except StudioError as error:
        return _tell(error, as_json)
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone, a pager for one
        return FAILED


def _tell(error: StudioError, as_json: bool) -> int:
    if as_json:
        report = {"kind": type(error).__name__, "message": error.message, "hint": error.hint}
        print(json.dumps({"error": report}, ensure_ascii=False))
    print(_("atelier: {error}").format(error=" ".join(str(error).split())), file=sys.stderr)
    return WRONG_USAGE if isinstance(error, BadInput) else FAILED
