"""Pictures: from words, from a picture, or into one."""

import math
from typing import Any

import numpy as np
import torch
from PIL import Image

from studio.core.artifact import Pixels
from studio.core.error import BadInput, EngineFailed, OutOfMemory
from studio.core.language import _
from studio.core.recipe import ImageRecipe
from studio.engine.context import Context
from studio.engine.memory import climb
from studio.engine.pipelines import Painter, accepted, load_painter
from studio.media.picture import load_mask, load_picture
from studio.store.card import ModelCard


def paint(recipe: ImageRecipe, context: Context) -> Pixels:
    """RGB, `height` x `width` x 3. The same recipe on the same machine gives the same bits.

    Raises `BadInput` for inputs that are no pictures or do not fit each other, before any model
    is loaded, and `OutOfMemory` with a size that would fit.
    """
    init, mask = _inputs(recipe, context)
    card = context.models.resolve(recipe.model)
    loaded = context.load(card, lambda card: load_painter(card, context.device), "image")
    painter: Painter = loaded.value
    if painter.fills_only:
        init, mask = _everything(recipe, init, mask)
    size = _worked_size(recipe, card)
    init, mask = init and _cover(init, size), mask and _cover(mask, size)
    run = _Run(recipe, context, card, painter, size)
    rungs = [lambda: context.cache.keep_only(loaded), painter.tile, painter.offload]
    try:
        picture = climb(lambda: run(init, mask), rungs, context.device)
    except OutOfMemory as error:
        raise _too_large(recipe, error) from error
    if recipe.mask and init and mask:
        picture = Image.composite(picture, init, mask)
    return Pixels.of(np.asarray(_middle(picture, recipe.width, recipe.height)))


class _Run:
    """One call of a pipeline, which the ladder may repeat."""

    def __init__(
        self,
        recipe: ImageRecipe,
        context: Context,
        card: ModelCard,
        painter: Painter,
        size: tuple[int, int],
    ) -> None:
        self.recipe = recipe
        self.context = context
        self.card = card
        self.painter = painter
        self.size = size

    def __call__(self, init: Image.Image | None, mask: Image.Image | None) -> Image.Image:
        task = "text" if init is None else "image" if mask is None else "fill"
        pipeline = self.painter.task(task)
        wishes = self._wishes()
        if init is not None:
            wishes |= {"image": init, "strength": self.recipe.strength}
            # A pipeline skips the first steps; asked for too few it would skip them all.
            wishes["num_inference_steps"] = max(
                self.recipe.steps, math.ceil(1 / self.recipe.strength)
            )
        if mask is not None:
            wishes["mask_image"] = mask
        with self.context.seeded(self.recipe.seed):
            result = pipeline(**accepted(pipeline, wishes))
        if any(getattr(result, "nsfw_content_detected", None) or ()):
            raise EngineFailed(
                _("The model's own filter held this picture back."),
                _("Try another seed or other words."),
            )
        return result.images[0].convert("RGB")

    def _wishes(self) -> dict[str, Any]:
        recipe = self.recipe
        wishes: dict[str, Any] = {
            "prompt": recipe.prompt,
            "negative_prompt": recipe.negative or None,
            "width": self.size[0],
            "height": self.size[1],
            "num_inference_steps": recipe.steps,
            "generator": torch.Generator("cpu").manual_seed(recipe.seed),
            "callback_on_step_end": self._stepped,
        }
        if self.card.family.guidance_style == "true":
            wishes["true_cfg_scale"] = recipe.guidance
            wishes["negative_prompt"] = recipe.negative or " "
        else:
            wishes["guidance_scale"] = recipe.guidance
        if self.card.family.guidance_style == "distilled" and recipe.negative:
            wishes["true_cfg_scale"] = max(1.5, recipe.guidance)
        return wishes

    def _stepped(
        self, pipeline: Any, index: int, _: Any, tensors: dict[str, Any]
    ) -> dict[str, Any]:
        self.context.step(index + 1, pipeline.num_timesteps)
        latents = tensors.get("latents")
        if latents is not None and hasattr(pipeline, "vae"):
            if latents.dim() == 3 and hasattr(pipeline, "_unpack_latents"):
                width, height = self.size
                latents = pipeline._unpack_latents(
                    latents, height, width, pipeline.vae_scale_factor
                )
            if latents.dim() == 4:
                self.context.preview(self.painter.latent_preview().picture(latents[0]))
        return tensors


def _inputs(recipe: ImageRecipe, context: Context) -> tuple[Image.Image | None, Image.Image | None]:
    if recipe.init is None:
        return None, None
    init = _image(load_picture(context.inputs.read(recipe.init)))
    if recipe.mask is None:
        return init, None
    mask = _image(load_mask(context.inputs.read(recipe.mask)))
    if mask.size != init.size:
        raise BadInput(
            _("The mask is {mask} and the picture {picture}.").format(
                mask="{} x {}".format(*mask.size), picture="{} x {}".format(*init.size)
            ),
            _("Make the mask the same size as the picture."),
        )
    if mask.getextrema() == (0, 0):
        raise BadInput(
            _("The mask is black everywhere, so there is nothing to paint."),
            _("Make white what should be painted."),
        )
    return init, mask


def _image(pixels: Pixels) -> Image.Image:
    """RGB or L; what is transparent becomes white, as on paper."""
    array = pixels.array()
    if pixels.channels == 1:
        return Image.fromarray(array[:, :, 0])
    picture = Image.fromarray(array)
    if pixels.channels == 3:
        return picture
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture).convert("RGB")


def _everything(
    recipe: ImageRecipe, init: Image.Image | None, mask: Image.Image | None
) -> tuple[Image.Image, Image.Image]:
    """An inpainting model paints from words alone when all of a grey picture may be painted."""
    init = init or Image.new("RGB", (recipe.width, recipe.height), "grey")
    return init, mask or Image.new("L", init.size, 255)


def _worked_size(recipe: ImageRecipe, card: ModelCard) -> tuple[int, int]:
    """The size in multiples the model can do; what is too much is cut off again afterwards."""
    multiple = card.family.multiple
    return (
        math.ceil(recipe.width / multiple) * multiple,
        math.ceil(recipe.height / multiple) * multiple,
    )


def _cover(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Scaled to fill the size, the rest cut off evenly: a picture is never stretched."""
    if image.size == size:
        return image
    scale = max(size[0] / image.width, size[1] / image.height)
    filled = (max(size[0], round(image.width * scale)), max(size[1], round(image.height * scale)))
    return _middle(image.resize(filled, Image.Resampling.LANCZOS), *size)


def _middle(image: Image.Image, width: int, height: int) -> Image.Image:
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return image.crop((left, top, left + width, top + height))


def _too_large(recipe: ImageRecipe, error: OutOfMemory) -> OutOfMemory:
    half = f"{max(64, recipe.width // 16 * 8)}x{max(64, recipe.height // 16 * 8)}"
    return OutOfMemory(
        error.message,
        _("Try a quarter of the picture ({size}), or close other programs.").format(size=half),
        error.actions,
    )
