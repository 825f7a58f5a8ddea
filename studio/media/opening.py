"""Files from strangers, opened so that whatever is in them ends in one short sentence."""

import contextlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from studio.core.error import BadInput, StudioError
from studio.core.language import _

SIZE_LIMIT = 2**30
"""Bytes. Ten minutes of stereo at 24 bits and 192 kHz fit."""
READS_LIMIT = 200_000
"""A GIF of 50 MB takes as many reads, the worst of other honest pictures fewer."""


class BoundedReads(io.BufferedReader):
    """A file that is read in a bounded number of bites.

    Some headers are parsed byte by byte, and a gigabyte of filler would take half an hour.
    """

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > READS_LIMIT:
            raise BadInput(
                _("The file is damaged: its parts are too many and too small."),
                _("Use another copy of it."),
            )
        return super().read(size)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BoundedReads]:
    """Raises `BadInput` for what is missing, no ordinary file, locked, or over `SIZE_LIMIT`."""
    try:
        if not path.exists():
            raise BadInput(
                _("There is no file {path}.").format(path=path), _("Check the name of the file.")
            )
        if not path.is_file():
            raise BadInput(_("{path} is no file.").format(path=path), _("Name a file in it."))
        if path.stat().st_size > SIZE_LIMIT:
            raise BadInput(_("{path} is too large.").format(path=path), _("Use a file under 1 GB."))
        with BoundedReads(path.open("rb", buffering=0)) as file:
            yield file
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(
            _("{path} cannot be read ({reason}).").format(path=path, reason=reason),
            _("Check the name, and that you may read the file."),
        ) from error


@contextlib.contextmanager
def untrusted(name: str) -> Iterator[None]:
    """Turn whatever a library makes of a damaged or hostile file into `BadInput`.

    The libraries for pictures and tags answer such files with nearly every exception there is,
    and with warnings, which say nothing to the person; the one about decompression bombs counts.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except StudioError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadInput(
            _("The picture in {name} is too large.").format(name=name),
            _("Make it smaller than 64 megapixels first."),
        ) from error
    except Exception as error:
        raise BadInput(
            _("{name} is damaged, incomplete, or of a kind Atelier does not know.").format(
                name=name
            ),
            _("Use another copy of it, or save it again in another program."),
        ) from error
