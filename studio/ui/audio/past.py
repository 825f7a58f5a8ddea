"""Takes of earlier starts, from the library."""

from collections.abc import Callable

from studio.core.error import StudioError
from studio.jobs.errands import Errands
from studio.store.library import Library, Work

KINDS = ("speech", "music", "sound")
MOST = 40


def fetch_past(
    errands: Errands,
    library: Library,
    then: Callable[[list[Work]], None],
    failed: Callable[[StudioError], None],
) -> None:
    """The latest works of the three kinds together, newest first."""
    errands.run(lambda: _latest(library), then, failed)


def _latest(library: Library) -> list[Work]:
    found = [work for kind in KINDS for work in library.works(kind, limit=MOST)]
    return sorted(found, key=lambda work: work.id, reverse=True)[:MOST]
