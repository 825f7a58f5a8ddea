"""Diffusers pipelines from local folders, one set of weights for all of a family's tasks."""

import inspect
from typing import Any

import torch
from diffusers.pipelines.auto_pipeline import (
    AutoPipelineForImage2Image,
    AutoPipelineForInpainting,
    AutoPipelineForText2Image,
)
from diffusers.pipelines.pipeline_utils import DiffusionPipeline
from diffusers.utils.logging import disable_progress_bar
from torch import nn

from studio.core.error import BadInput
from studio.core.language import _
from studio.engine.adapter import melt
from studio.engine.cache import Loaded
from studio.engine.device import Device
from studio.engine.memory import climb
from studio.engine.preview import LatentPreview
from studio.store.card import ModelCard
from studio.store.weights import read_json


class Painter:
    """An image pipeline at hand, ready for any task its family knows."""

    def __init__(self, pipeline: Any, device: Device) -> None:
        self.pipeline = pipeline
        self.device = device
        self._preview: LatentPreview | None = None
        self._offloaded = False
        if hasattr(pipeline, "vae"):
            decode = pipeline.vae.decode
            # On the instance, so that whichever pipeline decodes with it climbs the ladder.
            pipeline.vae.__dict__["decode"] = lambda *args, **kwargs: climb(
                lambda: decode(*args, **kwargs), self.decode_rungs(), device
            )

    @property
    def fills_only(self) -> bool:
        """An inpainting model, whose network takes the mask and the picture as channels."""
        network = getattr(self.pipeline, "unet", None)
        return network is not None and network.config.in_channels == 9

    def task(self, name: str) -> Any:
        """The pipeline for `text`, `image` or `fill`. Raises `BadInput` where there is none."""
        kinds = {
            "text": AutoPipelineForText2Image,
            "image": AutoPipelineForImage2Image,
            "fill": AutoPipelineForInpainting,
        }
        try:
            pipeline = kinds[name].from_pipe(self.pipeline)
        except ValueError as error:
            raise BadInput(
                _("This model cannot work on a picture in that way."),
                _("Choose another model, or leave out the picture or the mask."),
            ) from error
        # Steps leave their mark on a scheduler, so each run begins with one of its own.
        scheduler = self.pipeline.scheduler
        pipeline.scheduler = type(scheduler).from_config(scheduler.config)
        pipeline.set_progress_bar_config(disable=True)
        return pipeline

    def latent_preview(self) -> LatentPreview:
        if self._preview is None:
            self._preview = LatentPreview(self.pipeline.vae)
        return self._preview

    def decode_rungs(self) -> list[Any]:
        """What saves memory when the picture is painted and only has to be decoded."""
        rungs = [self.device.empty_cache, self.tile]
        if not self.device.is_processor:
            rungs += [self.offload]
        return rungs

    def tile(self) -> None:
        """Decode and encode in overlapping tiles from now on: slower, in a fraction of the room."""
        for saving in ("enable_slicing", "enable_tiling"):
            if hasattr(self.pipeline.vae, saving):
                getattr(self.pipeline.vae, saving)()
        self.device.empty_cache()

    def offload(self) -> None:
        """Keep the networks in the computer's memory and bring each to the card for its turn."""
        if not self._offloaded and not self.device.is_processor:
            self.pipeline.to("cpu")
            self.pipeline.enable_model_cpu_offload(device=self.device.torch_device)
            self._offloaded = True
        self.device.empty_cache()


def load_painter(card: ModelCard, device: Device) -> Loaded:
    whole = card.base or card
    inpainting = "Inpaint" in str(read_json(whole.path / "model_index.json")["_class_name"])
    kind = AutoPipelineForInpainting if inpainting else AutoPipelineForText2Image
    pipeline = kind.from_pretrained(whole.path, **_safely(whole, device.dtype))
    if card.base:
        melt(pipeline, card)
    return Loaded(Painter(place(pipeline, device), device), networks(pipeline))


def load_audio(card: ModelCard, device: Device) -> Loaded:
    """In float32 on the processor, where sound made in bfloat16 has an audible grain."""
    dtype = torch.float32 if device.is_processor else device.dtype
    pipeline = DiffusionPipeline.from_pretrained(card.path, **_safely(card, dtype))
    pipeline.set_progress_bar_config(disable=True)
    return Loaded(place(pipeline, device), networks(pipeline))


def place(pipeline: Any, device: Device) -> Any:
    """Onto the device; on the processor in the memory order its convolutions like best."""
    pipeline.to(device.torch_device)
    if device.is_processor:
        for network in networks(pipeline):
            for weight in network.parameters():
                if weight.dim() == 4:
                    weight.data = weight.data.contiguous(memory_format=torch.channels_last)
    return pipeline


def networks(pipeline: Any) -> tuple[nn.Module, ...]:
    return tuple(part for part in pipeline.components.values() if isinstance(part, nn.Module))


def accepted(pipeline: Any, wishes: dict[str, Any]) -> dict[str, Any]:
    """The wishes this pipeline has a parameter for; families differ in what they take."""
    known = inspect.signature(type(pipeline).__call__).parameters
    return {name: value for name, value in wishes.items() if name in known}


def _safely(card: ModelCard, dtype: torch.dtype) -> dict[str, Any]:
    disable_progress_bar()  # diffusers takes no word about it from the environment
    safely: dict[str, Any] = {"dtype": dtype, "use_safetensors": True, "local_files_only": True}
    plain = any(card.path.glob("*/*model.safetensors"))
    half = any(card.path.glob("*/*.fp16.safetensors"))
    return safely | ({"variant": "fp16"} if half and not plain else {})
