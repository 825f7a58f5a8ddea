"""What the window's parts work with, built once in `app` and handed to each."""

from dataclasses import dataclass

from studio.jobs.catalogue import Catalogue
from studio.jobs.desk import Desk
from studio.jobs.errands import Errands
from studio.jobs.keeper import Keeper
from studio.jobs.laying_in import LayingIn
from studio.jobs.player import Player
from studio.jobs.queue import JobQueue
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.library import Library
from studio.ui.preferences import Preferences
from studio.ui.theme import Theme


@dataclass(frozen=True)
class Services:
    folders: Folders
    inputs: Inputs
    catalogue: Catalogue
    desk: Desk
    library: Library
    preferences: Preferences
    theme: Theme
    errands: Errands
    queue: JobQueue
    keeper: Keeper
    laying_in: LayingIn
    player: Player
