"""What a person chose once, in a file they may also read and edit."""

import contextlib
import json
import logging
import shutil
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from studio.core.error import ExportError
from studio.core.files import whole_file
from studio.core.language import _

SCHEMA = 1
"""Raised when a field changes its meaning; adding a field with a default does not need it."""

_log = logging.getLogger(__name__)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Empty or None leaves the choice to Atelier: the system's language, the usual folders, the
    best device, its memory in GB and the number of processor threads. `volume` is from 0 to 1.
    `sign_exports` and `china_label` are what an export begins with: a C2PA signature, and the label
    that China asks of generated content."""

    schema: int = SCHEMA
    theme: Literal["dark", "light", "system"] = "dark"
    language: str = ""
    models_folder: str = ""
    works_folder: str = ""
    device: Literal["", "cuda", "xpu", "mps", "cpu"] = ""
    memory_gb: Annotated[float, Meta(gt=0, le=100_000)] | None = None
    threads: Annotated[int, Meta(ge=1, le=4096)] | None = None
    volume: Annotated[float, Meta(ge=0, le=1)] = 0.8
    sign_exports: bool = True
    china_label: bool = False


class SettingsFile:
    """Never in the way of starting: what cannot be read is set back, after a copy of the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.backup = path.with_suffix(f".backup{path.suffix}")
        self.notice = ""
        """What a person should know after `load`, empty when all was well."""

    def load(self) -> Settings:
        """Each good value counts, also beside bad ones or from a newer version of Atelier."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return Settings()
        except OSError as error:
            _log.warning("The settings cannot be read: %s", error)
            return Settings()
        values, sound = _good_values(data)
        if not sound:
            self._back_up()
        return Settings(**values)

    def save(self, settings: Settings) -> None:
        """Raises `ExportError` when the folder or disk refuses."""
        write_json(self.path, settings)

    def reset(self) -> Settings:
        """All as at the first start, and the file as it was kept beside it.

        Raises `ExportError` when the folder or disk refuses; then nothing is changed.
        """
        if self.path.exists():
            try:
                shutil.copyfile(self.path, self.backup)
            except OSError as error:
                raise ExportError(
                    _("The settings could not be copied ({reason}).").format(reason=error.strerror),
                    _("They stay as they are."),
                ) from error
        settings = Settings()
        self.save(settings)
        return settings

    def _back_up(self) -> None:
        _log.warning("Some settings were set back; the file as it was is %s", self.backup)
        try:
            shutil.copyfile(self.path, self.backup)
        except OSError as error:
            _log.warning("The settings could not be copied: %s", error)
            self.notice = _("Some settings could not be read and were set back.")
        else:
            self.notice = _(
                "Some settings could not be read and were set back. The file as it was is {path}."
            ).format(path=self.backup)


def write_json(path: Path, value: msgspec.Struct) -> None:
    """One value as indented JSON, whole or not at all, in a folder that is made if need be.

    Raises `ExportError` when the disk refuses.
    """
    with contextlib.suppress(OSError):  # what is wrong with it the writing tells
        path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2)
    data = text.encode("utf-8", "replace")  # what is typed may hold halves of characters
    with whole_file(path, force=True) as temporary:
        temporary.write_bytes(data + b"\n")


def _good_values(data: bytes) -> tuple[dict[str, Any], bool]:
    """The values that may be used, and whether that is all the file says."""
    try:
        found = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}, False
    schema = found.pop("schema", SCHEMA)
    fields = {field.name: field.type for field in msgspec.structs.fields(Settings)}
    sound = isinstance(schema, int) and schema <= SCHEMA and not found.keys() - fields.keys()
    values: dict[str, Any] = {}
    for name in found.keys() & fields.keys():
        try:
            values[name] = msgspec.convert(found[name], fields[name])
        except msgspec.ValidationError:
            sound = False
    return values, sound
