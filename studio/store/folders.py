"""Where a person's things lie."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec


class Folders(msgspec.Struct, frozen=True):
    """All user data in one place: `data` by the system's own habit, or `ATELIER_HOME`."""

    data: Path

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> "Folders":
        if home := environment.get("ATELIER_HOME"):
            return cls(Path(home).expanduser().absolute())
        import platformdirs

        return cls(Path(platformdirs.user_data_dir("Atelier", appauthor=False)))

    @property
    def models(self) -> Path:
        """Model folders the person put here, `NAME/` or `OWNER/NAME/`."""
        return self.data / "models"

    @property
    def inputs(self) -> Path:
        return self.data / "inputs"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def library(self) -> Path:
        """The list of all works ever made, `studio.store.library`."""
        return self.data / "library.sqlite"

    @property
    def works(self) -> Path:
        """Where works are kept unless the settings name another folder."""
        return self.data / "works"

    @property
    def keys(self) -> Path:
        """What exports are signed with, `studio.store.keys`; nobody else may read it."""
        return self.data / "keys"

    @property
    def untitled(self) -> Path:
        """Projects that have no name yet."""
        return self.data / "untitled"

    @property
    def projects(self) -> Path:
        """The list of the projects opened last."""
        return self.data / "projects.json"

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def session(self) -> Path:
        return self.data / "session.json"
