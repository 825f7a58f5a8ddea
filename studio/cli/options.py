"""The words of the command line."""

import argparse
from collections.abc import Callable
from pathlib import Path

import studio
from studio.core.language import _

Command = Callable[[argparse.Namespace], None]

COMMANDS = (
    "text",
    "image",
    "speech",
    "music",
    "sound",
    "replay",
    "inspect",
    "models",
    "doctor",
    "engine",
)
"""What the first word may be; any other is a file to open in the window."""


def build_parser() -> argparse.ArgumentParser:
    """Each subcommand's function stands in `run`; the modules behind load when they are called."""
    from studio.cli import look, make, serve

    parser = argparse.ArgumentParser(
        prog="atelier",
        description=_("Write, paint and compose with models on your own computer, offline."),
        epilog=_("Without a command the window opens, with the files that are named."),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"Atelier {studio.__version__}",
        help=_("show the version"),
    )
    commands = parser.add_subparsers(
        metavar=_("COMMAND"), title=_("commands"), required=True, dest="command"
    )
    _text(_maker(commands, "text", _("write a text"), _("PROMPT"), make.text))
    _image(_maker(commands, "image", _("paint a picture"), _("PROMPT"), make.image))
    _speech(_maker(commands, "speech", _("read a text aloud"), _("TEXT"), make.speech))
    _music(_maker(commands, "music", _("compose a tune"), _("PROMPT"), make.music))
    _sound(_maker(commands, "sound", _("make a sound"), _("PROMPT"), make.sound))
    _replay(_command(commands, "replay", _("make a file again from its recipe"), make.replay))
    inspect = _command(commands, "inspect", _("show how a file was made"), look.inspect)
    inspect.add_argument("file", type=Path, metavar=_("FILE"))
    models = _command(commands, "models", _("the models on this computer"), look.models)
    models.add_argument(
        "action",
        choices=("list", "show"),
        nargs="?",
        default="list",
        help=_("all of them in short, or one with its details"),
    )
    models.add_argument("model", metavar=_("ID"), nargs="?", help=_("for show: which model"))
    _device(_command(commands, "doctor", _("what works here, and what is missing"), look.doctor))
    engine = commands.add_parser("engine", help=_("serve another program over stdin and stdout"))
    engine.set_defaults(run=serve.engine, json=False)
    _device(engine)
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    run: Command,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=purpose, description=purpose)
    parser.add_argument("--json", action="store_true", help=_("print the result as JSON"))
    parser.add_argument("--quiet", "-q", action="store_true", help=_("do not show progress"))
    parser.set_defaults(run=run)
    return parser


def _maker(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    purpose: str,
    words: str,
    run: Command,
) -> argparse.ArgumentParser:
    parser = _command(commands, name, purpose, run)
    parser.add_argument("prompt", metavar=words)
    parser.add_argument("--seed", type=int, help=_("the same seed makes the same again"))
    _output(parser)
    return parser


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-m", "--model", help=_("a model by its id, or a model folder"))
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar=_("FILE"),
        help=_("where to save; the ending chooses the format"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    _credentials(parser)
    _device(parser)


def _credentials(parser: argparse.ArgumentParser) -> None:
    """What the file says of its making. That a model made it cannot be turned off."""
    parser.add_argument(
        "--no-recipe",
        action="store_true",
        help=_("leave out how it was made; it cannot be made again from the file"),
    )
    parser.add_argument(
        "--no-prompt",
        action="store_true",
        help=_("leave out the words; model, seed and settings stay"),
    )
    parser.add_argument(
        "--unsigned",
        action="store_true",
        help=_("do not sign the file; nobody can check whether it was changed"),
    )
    parser.add_argument(
        "--china-label", action="store_true", help=_("add the label that China asks for")
    )


def _device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--device",
        choices=("cuda", "xpu", "mps", "cpu"),
        default="",
        help=_("what computes; the fastest if not given"),
    )
    parser.add_argument("--threads", type=int, help=_("processor threads to use"))
    parser.add_argument("--memory", type=float, metavar="GB", help=_("memory that models may take"))


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--max-tokens", type=int, help=_("how much to write at most"))
    parser.add_argument("--temperature", type=float, help=_("0 is strict, above 1 is wild"))
    parser.add_argument("--top-p", type=float, help=_("lower keeps to likely words, 0 to 1"))
    parser.add_argument("--top-k", type=int, help=_("choose each word among so many"))
    parser.add_argument("--repetition-penalty", type=float, help=_("above 1 repeats less"))


def _image(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--negative", default="", help=_("what should not be in the picture"))
    parser.add_argument("--size", metavar=_("WxH"), help=_("in pixels, such as 768x512"))
    parser.add_argument("--steps", type=int, help=_("more steps, more care and time"))
    parser.add_argument("--guidance", type=float, help=_("how closely to follow the prompt"))
    parser.add_argument("--count", type=int, default=1, help=_("how many pictures"))
    parser.add_argument("--init", type=Path, help=_("a picture to start from"))
    parser.add_argument("--strength", type=float, help=_("how much of it to change, 0 to 1"))
    parser.add_argument("--mask", type=Path, help=_("a picture, white where to paint"))


def _speech(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--voice", default="", help=_("a voice of the model, such as en-gb"))
    parser.add_argument("--speed", type=float, help=_("1 is the voice's own pace"))


def _music(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seconds", type=float, help=_("how long"))
    parser.add_argument("--key", default="", help=_("such as D minor"))
    parser.add_argument("--tempo", type=int, help=_("beats a minute"))
    parser.add_argument("--metre", default="", help=_("such as 3/4"))
    parser.add_argument(
        "--instrument", action="append", default=[], help=_("may be given several times")
    )
    parser.add_argument("--guidance", type=float, help=_("how closely to follow the prompt"))


def _sound(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--negative", default="", help=_("what should not be heard"))
    parser.add_argument("--seconds", type=float, help=_("how long"))
    parser.add_argument("--steps", type=int, help=_("more steps, more care and time"))
    parser.add_argument("--guidance", type=float, help=_("how closely to follow the prompt"))


def _replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument(
        "--input",
        type=Path,
        action="append",
        default=[],
        help=_("an original it was made from, when it is no longer kept"),
    )
    _output(parser)
