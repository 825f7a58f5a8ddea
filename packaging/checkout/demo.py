"""The window, or where there is no screen one of each kind made through the command line."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from checkout.console import say
from checkout.environment import Environment

FOLDER = "atelier-demo"


@dataclass(frozen=True)
class Piece:
    kind: str
    """The subcommand of `atelier`."""
    prompt: str
    file: str
    seed: int = 7


PIECES = (
    Piece("image", "the sea by day, clouds, woodblock print", "sea.png", 4),
    Piece("image", "夜晚的城市，月亮和星星", "city.png", 1),
    Piece("text", "a haiku about a lighthouse", "haiku.md"),
    Piece("text", "写一首关于湖的诗", "poem.md", 3),
    Piece("speech", "Welcome to Atelier. Everything you hear was made here.", "welcome.wav"),
    Piece("speech", "欢迎来到画室。", "welcome-zh.wav"),
    Piece("music", "a calm waltz for piano", "waltz.wav"),
    Piece("music", "a calm waltz for piano", "waltz.mid"),
)


WINDOW = "window.png"


def show(environment: Environment) -> int:
    """Open the window, or show without a screen what Atelier does. Returns the exit status."""
    if has_screen():
        return call_atelier(environment, [])
    say(f"There is no screen here. Making one of each kind in {FOLDER} instead:")
    return make_one_of_each(environment)


def has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_one_of_each(environment: Environment) -> int:
    """Make all pieces, replacing those of the last time. Returns the exit status."""
    folder = environment.root / FOLDER
    folder.mkdir(exist_ok=True)
    made = [piece.file for piece in PIECES if _make(environment, piece)]
    made += [WINDOW] if _picture_window(environment, folder / WINDOW) else []
    say(f"\n{len(made)} of {len(PIECES) + 1} made:")
    for file in made:
        say(f"  {folder / file}")
    return len(made) <= len(PIECES)


def _make(environment: Environment, piece: Piece) -> bool:
    say(f"\n{piece.file}: {piece.kind}, {piece.prompt}")
    arguments = [piece.kind, piece.prompt, "-o", f"{FOLDER}/{piece.file}"]
    arguments += ["--seed", str(piece.seed), "--force"]
    return call_atelier(environment, arguments) == 0


def _picture_window(environment: Environment, target: Path) -> bool:
    say(f"\n{WINDOW}: a picture of the window")
    command = [environment.python, "packaging/screenshots.py", "--one", str(target)]
    return subprocess.run(command, cwd=environment.root).returncode == 0


def call_atelier(environment: Environment, arguments: list[str]) -> int:
    """Run the command line as `atelier` would. Returns its exit status."""
    command = [environment.python, "-m", "studio", *arguments]
    return subprocess.run(command, cwd=environment.root).returncode
