"""What was chosen in the export dialog last, kept for the next time."""

from pathlib import Path
from typing import Literal

import msgspec

from studio.media.export.naming import USUAL
from studio.media.export.options import ExportOptions
from studio.store.folders import Folders
from studio.store.settings import write_json
from studio.ui.export.piece import PICTURES, SOUNDS, TEXTS
from studio.ui.parts.kept_state import read_state

_SIZE_LIMIT = 2**16
_FORMATS = {PICTURES: ".png", SOUNDS: ".wav", TEXTS: ".docx"}

Sizing = Literal["as_is", "longest", "exact", "percent"]


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """`formats` are suffixes by family, `folder` is empty for the usual one."""

    formats: dict[str, str] = msgspec.field(default_factory=lambda: dict(_FORMATS))
    sizing: Sizing = "as_is"
    longest: int = 2048
    width: int = 1024
    height: int = 1024
    percent: float = 200.0
    dpi: int = 300
    bits: Literal[8, 16] = 8
    quality: int = 90
    together: bool = True
    loop: bool = True
    frame_ms: int = 500
    paper: Literal["a4", "letter"] = "a4"
    folder: str = ""
    pattern: str = USUAL
    recipe: bool = True
    prompt: bool = True

    def options(self, family: str, signed: bool, labelled: bool) -> ExportOptions:
        """Raises `BadInput` for numbers out of range."""
        return ExportOptions(
            suffix=self.formats[family],
            longest=self.longest if self.sizing == "longest" else None,
            exact=(self.width, self.height) if self.sizing == "exact" else None,
            scale=self.percent / 100 if self.sizing == "percent" else None,
            dpi=self.dpi,
            bits=self.bits if self.formats[family] in (".png", ".tif") else 8,
            quality=self.quality,
            loop=self.loop,
            frame_ms=self.frame_ms,
            paper=self.paper,
            recipe=self.recipe,
            prompt=self.prompt,
            signed=signed,
            labelled=labelled,
        )


def read_choices(folders: Folders) -> Choices:
    """Those of a new person where there are none, or none that can be read."""
    try:
        with _file(folders).open("rb") as opened:
            text = opened.read(_SIZE_LIMIT).decode()
    except (OSError, UnicodeDecodeError):
        return Choices()
    found = read_state(text, Choices) or Choices()
    return msgspec.structs.replace(found, formats=_FORMATS | found.formats)


def keep_choices(folders: Folders, choices: Choices) -> None:
    """Raises `ExportError` when the disk refuses."""
    write_json(_file(folders), choices)


def _file(folders: Folders) -> Path:
    return folders.data / "export.json"
