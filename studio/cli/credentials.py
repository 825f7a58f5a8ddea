"""What the files of the command line say of their making, and who signs them."""

import argparse
import sys
from pathlib import Path

import msgspec

from studio.core.artifact import Artifact
from studio.core.error import StudioError
from studio.core.language import _
from studio.core.signing import SigningKey
from studio.media.credentials.ingredient import ingredients_of
from studio.media.credentials.native import missing_library
from studio.media.credentials.signing import SIGNED
from studio.media.mark import mark_of
from studio.media.save import save
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.keys import Keys
from studio.store.settings import SettingsFile


class Told(msgspec.Struct, frozen=True):
    """Whether the files have the recipe, its words and the label for China; the `key`, if they are
    signed."""

    recipe: bool
    prompt: bool
    label: bool
    key: SigningKey | None

    @classmethod
    def of(cls, asked: argparse.Namespace, folders: Folders) -> "Told":
        """By the options, and by the settings where those say nothing."""
        settings = SettingsFile(folders.settings).load()
        signing = settings.sign_exports and not asked.unsigned
        return cls(
            not asked.no_recipe,
            not asked.no_prompt,
            asked.china_label or settings.china_label,
            _key(folders) if signing else None,
        )

    def save(self, artifact: Artifact, path: Path, force: bool, inputs: Inputs) -> bool:
        """As `studio.media.save.save`. Whether the file is signed."""
        mark = mark_of(artifact, self.recipe, self.prompt, self.label)
        signing = self.key is not None and path.suffix.lower() in SIGNED
        ingredients = ingredients_of(artifact.recipe, inputs.read) if signing else ()
        save(artifact, path, force, mark, self.key, ingredients)
        return signing


def _key(folders: Folders) -> SigningKey | None:
    """None, and a word on why, where nothing can be signed: the work is worth more."""
    if missing := missing_library():
        return _refused(missing)
    keys = Keys(folders.keys)
    try:
        key = keys.key()
    except StudioError as error:
        return _refused(str(error))
    if keys.notice:
        print(keys.notice, file=sys.stderr)
    return key


def _refused(reason: str) -> None:
    print(_("Files will not be signed. {reason}").format(reason=reason), file=sys.stderr)
