"""What Atelier keeps about an installed model, read from the folder itself."""

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from studio.core.error import ModelBroken
from studio.core.language import _
from studio.core.recipe import ModelRef
from studio.store.families import SCORE, Family, network_family, pipeline_family
from studio.store.fingerprint import fingerprint
from studio.store.readme import front_matter, title
from studio.store.weights import read_json, weight_files

N = TypeVar("N", int, float)


class ModelCard(msgspec.Struct, frozen=True):
    """One model folder. `size` is the bytes of its weights, `examples` prompts worth trying,
    `sampling` how a text model likes to be sampled, in the names of `TextRecipe`, `talks` whether
    it answers requests (it has a chat template) or only goes on from what it is given. An adapter
    has a `base`, and in `scheduler` the config of its own when the base's does not serve."""

    id: str
    path: Path
    family: Family
    size: int
    title: str = ""
    licence: str = ""
    languages: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    native: tuple[int, int] | None = None
    sampling: dict[str, float] = {}
    builtin: bool = False
    talks: bool = False
    base: "ModelCard | None" = None
    scheduler: dict[str, Any] = {}

    @property
    def usual_size(self) -> tuple[int, int]:
        """Width and height in pixels of a picture when nobody asks for others."""
        return self.native or (self.family.size, self.family.size)

    @property
    def kinds(self) -> tuple[str, ...]:
        return self.family.kinds

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that is read to load it."""
        return (self.path,) if self.base is None else (self.base.path, self.path)

    def ref(self) -> ModelRef:
        """The reference for a recipe; reads a little of every weight file.

        An adapter paints otherwise on another base or with another scheduler, which may be named
        by nothing but a tag, so its fingerprint covers them as well.
        """
        own = fingerprint(self.path)
        if self.base is None:
            return ModelRef(self.id, own)
        scheduler = msgspec.json.encode(self.scheduler, order="sorted")
        whole = f"{fingerprint(self.base.path)} {own} ".encode() + scheduler
        return ModelRef(self.id, hashlib.sha256(whole).hexdigest()[:32])


def is_model(folder: Path) -> bool:
    return (folder / "model_index.json").is_file() or (folder / "config.json").is_file()


def read_card(folder: Path, name: str = "", builtin: bool = False) -> ModelCard:
    """Raises `ModelBroken` when no maker of ours can use the folder."""
    family = _family(folder)
    if family is None:
        raise ModelBroken(
            _("{name} is not a model that Atelier can use.").format(name=folder.name),
            _("It needs a folder with model_index.json or config.json that makes text, pictures "
              "or sound."),
        )  # fmt: skip
    return msgspec.structs.replace(
        card_of(folder, name, builtin, family),
        native=_native_size(folder, family),
        sampling=_sampling(folder),
        talks=_talks(folder),
    )


def card_of(folder: Path, name: str, builtin: bool, family: Family) -> ModelCard:
    """What the README.md of a folder of this family says, and how large its weights are."""
    notes = front_matter(folder)
    wishes = notes.get("inference", {})
    wishes = wishes.get("parameters", {}) if isinstance(wishes, dict) else {}
    family = msgspec.structs.replace(
        family,
        steps=_number(wishes, "num_inference_steps", family.steps),
        guidance=_number(wishes, "guidance_scale", family.guidance),
    )
    return ModelCard(
        id=name or folder.name,
        path=folder,
        family=family,
        size=sum(path.stat().st_size for path in weight_files(folder)),
        title=title(folder),
        licence=str(notes.get("license", "")),
        languages=_strings(notes.get("language")),
        examples=_examples(notes.get("widget")),
        builtin=builtin,
    )


def _family(folder: Path) -> Family | None:
    if (folder / "model_index.json").is_file():
        name = read_json(folder / "model_index.json").get("_class_name")
        return pipeline_family(name) if isinstance(name, str) else None
    config = read_json(folder / "config.json")
    architectures = _strings(config.get("architectures"))
    family = network_family(str(config.get("model_type", "")), architectures)
    if family is not None and family.kinds == ("text",) and _is_score(folder):
        return SCORE
    return family


def _is_score(folder: Path) -> bool:
    """A causal model writes music when its vocabulary is miditok's."""
    tokenizer = folder / "tokenizer.json"
    return tokenizer.is_file() and "miditok_version" in read_json(tokenizer)


def _native_size(folder: Path, family: Family) -> tuple[int, int] | None:
    """Width and height in pixels the model was trained at, from its latent size."""
    if "image" not in family.kinds:
        return None
    side = family.size
    network, autoencoder = folder / "unet" / "config.json", folder / "vae" / "config.json"
    if network.is_file() and autoencoder.is_file():
        latent = read_json(network).get("sample_size")
        coder = read_json(autoencoder)
        levels = coder.get("block_out_channels") or coder.get("decoder_block_out_channels")
        if isinstance(latent, int) and isinstance(levels, list):
            side = latent * 2 ** (len(levels) - 1)
    return side, side


def _sampling(folder: Path) -> dict[str, float]:
    """What the model's makers found to work, from its generation config."""
    path = folder / "generation_config.json"
    if not path.is_file():
        return {}
    config = read_json(path)
    wishes: dict[str, float] = {}
    for name, kind in (("temperature", float), ("top_p", float), ("top_k", int)):
        value = config.get(name)
        if isinstance(value, int | float):
            wishes[name] = kind(value)
    if isinstance(penalty := config.get("repetition_penalty"), int | float):
        wishes["repetition_penalty"] = float(penalty)
    return wishes


def _talks(folder: Path) -> bool:
    """Where transformers looks for a chat template."""
    if (folder / "chat_template.jinja").is_file() or (folder / "chat_templates").is_dir():
        return True
    config = folder / "tokenizer_config.json"
    return config.is_file() and bool(read_json(config).get("chat_template"))


def _examples(widget: object) -> tuple[str, ...]:
    """The prompts a model card offers to try, as Hugging Face writes them."""
    entries = widget if isinstance(widget, list) else []
    return tuple(str(each["text"]) for each in entries if isinstance(each, dict) and "text" in each)


def _strings(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _number(wishes: dict[str, Any], key: str, default: N) -> N:
    value = wishes.get(key)
    return type(default)(value) if isinstance(value, int | float) else default
