"""The little language that tells the scripted engine what to do.

Words apart by spaces, in the prompt of a recipe (or the text to be spoken), among any other words,
which mean nothing: "a harbour steps=20 delay=0.01 kill at=3". Words given to the program itself
hold for all its jobs, unless the prompt says otherwise. What they mean, with what holds otherwise:

    steps=5        so many steps, each with a Progress and a Preview: for a text its next word
                   ("word1 ", "word2 ", ...), for a picture 32 x 32 pixels, for sounds none
    delay=0        seconds before each step
    load=0         seconds of Loading before the first step; without it there is no Loading
    flood=1        so many previews in each step
    size=32        side in pixels of the previews
    side=          side in pixels of the finished picture, instead of the recipe's
    silent         cancels are not answered, but the work goes on

    and one trouble, at=2 (before that step) and with once=FILE only if that file is not there yet,
    which it then is, so that a second try goes well:
    kill, segv     dies by SIGKILL or SIGSEGV
    exit=3         ends with that exit code
    hang           does nothing any more, and hears neither Cancel nor Quit
    memory         the job fails with OutOfMemory
    garbage        writes bytes that are no frames
    nonsense       writes a frame whose event nobody knows

    only for the program itself:
    greet=0        seconds before Hello
    mute           never says Hello, and hears nothing
    dies=3         ends with that exit code before Hello
    noise          writes bytes that are no frames before Hello
    protocol=2     the protocol it says it speaks
    log=FILE       adds a line "start", "run PROMPT", "cancel", "quit" for what it meets
"""

from pathlib import Path

import msgspec

from studio.core.frame import PROTOCOL


class Script(msgspec.Struct, frozen=True):
    steps: int = 5
    delay: float = 0.0
    load: float | None = None
    flood: int = 1
    size: int = 32
    side: int = 0
    silent: bool = False

    at: int = 2
    once: str = ""
    kill: bool = False
    segv: bool = False
    exit: int | None = None
    hang: bool = False
    memory: bool = False
    garbage: bool = False
    nonsense: bool = False

    greet: float = 0.0
    mute: bool = False
    dies: int | None = None
    noise: bool = False
    protocol: int = PROTOCOL
    log: str = ""

    def read(self, words: str) -> "Script":
        """The same, with what `words` say instead."""
        known = self.__struct_fields__
        said: dict[str, str] = {}
        for word in words.split():
            name, equals, value = word.partition("=")
            if name in known and (equals or isinstance(getattr(self, name), bool)):
                said[name] = value if equals else "true"
        fields = msgspec.to_builtins(self) | said
        return msgspec.convert(fields, Script, strict=False)

    def first_time(self) -> bool:
        """Whether a trouble is due, given `once`."""
        if not self.once:
            return True
        mark = Path(self.once)
        first = not mark.exists()
        mark.touch()
        return first
