"""The models on this computer: those that came with Atelier and the person's own folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.core.error import BadInput, ModelBroken, ModelMissing
from studio.core.language import _
from studio.core.recipe import ModelRef
from studio.core.resources import resource
from studio.store.adapter import is_adapter, read_adapter
from studio.store.card import ModelCard, is_model, read_card
from studio.store.folders import Folders

ESPEAK = "espeak-ng"
"""The built-in voice: a program with rules for a hundred languages, not a folder of weights."""


@dataclass(frozen=True)
class Broken:
    """A folder that looks like a model and cannot be used, and why."""

    id: str
    path: Path
    error: ModelBroken | ModelMissing

    @property
    def reason(self) -> str:
        return str(self.error)


class Models:
    """Looks at the disk anew each time it is asked: folders come and go while we run."""

    def __init__(
        self, own: Path, shipped: Path | None = None, extra: tuple[Path, ...] = ()
    ) -> None:
        """`own` is searched for `NAME` and `OWNER/NAME`; `extra` are single model folders."""
        self.own = own
        self.shipped = shipped or resource("models")
        self.extra = extra

    @classmethod
    def of(cls, folders: Folders, *extra: Path) -> "Models":
        return cls(folders.models, extra=extra)

    def all(self) -> list[ModelCard]:
        return [card for card in self._cards() if isinstance(card, ModelCard)]

    def broken(self) -> list[Broken]:
        return [card for card in self._cards() if isinstance(card, Broken)]

    def default(self, kind: str) -> ModelCard:
        """The first that serves: one named for this run, a shipped one, one of the person's."""
        for card in self.all():
            if kind in card.kinds:
                return card
        raise ModelMissing(
            _("There is no model for this yet ({kind}).").format(kind=kind),
            _("Copy a model folder into {folder}.").format(folder=self.own),
        )

    def find(self, name: str, kind: str) -> ModelCard:
        """A model by id, or any model folder by its path.

        Raises `ModelMissing`, `ModelBroken`, or `BadInput` when it makes something else.
        """
        card = self.named(name)
        if kind not in card.kinds:
            raise BadInput(
                _("The model {name} is not for this ({kind}).").format(name=card.id, kind=kind),
                _("It is for: {kinds}.").format(kinds=", ".join(card.kinds)),
            )
        return card

    def named(self, name: str) -> ModelCard:
        """A model by id or by the path of its folder, whatever it makes."""
        path = Path(name).expanduser()
        if path.is_dir() and _is_model(path):
            return self._read(path.absolute(), path.name, False)
        for card in self._cards():
            if card.id == name:
                if isinstance(card, Broken):
                    raise card.error
                return card
        known = self.all()
        if path.is_dir():
            raise ModelBroken(
                _("{folder} holds no model.").format(folder=name),
                _("It needs a model_index.json or config.json, as folders from Hugging Face have."),
            )
        raise ModelMissing(
            _("There is no model called {name}.").format(name=name),
            _("There are: {names}.").format(names=", ".join(card.id for card in known) or "-"),
        )

    def resolve(self, ref: ModelRef) -> ModelCard:
        """The folder whose content is what the recipe was made with; a changed one is refused."""
        changed = False
        for folder, name, builtin in self._folders():
            if name == ref.id:  # looked at first, because it nearly always is the one
                card = self._read(folder, name, builtin)
                if card.ref() == ref:
                    return card
                changed = True
        for card in self.all():
            if card.ref().hash == ref.hash:
                return card
        if changed:
            raise ModelMissing(
                _("The model {name} has changed since this was made.").format(name=ref.id),
                _("Choose a model to make it again with that one."),
            )
        raise ModelMissing(
            _("The model {name} is not on this computer.").format(name=ref.id),
            _("Copy its folder into {folder}, or choose another model.").format(folder=self.own),
        )

    def _folders(self) -> list[tuple[Path, str, bool]]:
        """Folder, id and whether it came with Atelier, in the order in which they count."""
        found = [(folder, folder.name, False) for folder in self.extra]
        found += [(folder, name, True) for folder, name in _model_folders(self.shipped)]
        found += [(folder, name, False) for folder, name in _model_folders(self.own)]
        return found

    def _cards(self) -> Iterator[ModelCard | Broken]:
        for folder, name, builtin in self._folders():
            try:
                yield self._read(folder, name, builtin)
            except (ModelBroken, ModelMissing) as error:
                yield Broken(name, folder, error)

    def _read(self, folder: Path, name: str, builtin: bool) -> ModelCard:
        if is_model(folder):
            return read_card(folder, name, builtin)
        return read_adapter(folder, name, builtin, self._whole)

    def _whole(self, name: str) -> ModelCard | None:
        """The installed model of that id that stands for itself and is no adapter."""
        for folder, known, builtin in self._folders():
            if known == name and is_model(folder):
                return read_card(folder, known, builtin)
        return None


def _is_model(folder: Path) -> bool:
    return is_model(folder) or is_adapter(folder)


def _model_folders(root: Path) -> Iterator[tuple[Path, str]]:
    """Folders with a model, `NAME` and `OWNER/NAME`, in order of name."""
    if not root.is_dir():
        return
    for folder in sorted(root.iterdir()):
        if not folder.is_dir() or folder.name.startswith("."):
            continue
        if _is_model(folder):
            yield folder, folder.name
            continue
        for inner in sorted(folder.iterdir()):
            if inner.is_dir() and _is_model(inner):
                yield inner, f"{folder.name}/{inner.name}"
