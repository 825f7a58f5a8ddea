"""Writing, a word at a time."""

from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedTokenizerBase,
    StoppingCriteria,
    StoppingCriteriaList,
    TextStreamer,
)

from studio.core.artifact import Text
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import TextRecipe
from studio.engine.cache import Loaded
from studio.engine.context import Context
from studio.engine.device import Device
from studio.engine.memory import climb
from studio.engine.threads import SMALL, one_thread
from studio.store.card import ModelCard


def write(recipe: TextRecipe, context: Context) -> Text:
    """What the model says to the prompt, without the prompt. Words are previewed as they come.

    A model with a chat template gets the prompt as a message, one without goes on from it.
    Raises `BadInput` when the prompt alone fills what the model can hold in mind.
    """
    card = context.models.resolve(recipe.model)
    loaded = context.load(card, lambda card: load_writer(card, context.device), "text")
    model, tokenizer = loaded.value
    tokens = _tokens(tokenizer, recipe.prompt).to(context.device.torch_device)
    room = _room(model, tokens.shape[1])
    streamer = _Streamer(tokenizer, context)
    settings: dict[str, Any] = {
        "max_new_tokens": min(recipe.max_tokens, room),
        "repetition_penalty": recipe.repetition_penalty,
        "do_sample": recipe.temperature > 0,
    }
    if recipe.temperature > 0:
        settings |= {"temperature": recipe.temperature, "top_p": recipe.top_p}
        settings |= {"top_k": recipe.top_k}
    pace = StoppingCriteriaList([_Pace(context, tokens.shape[1], settings["max_new_tokens"])])

    def attempt() -> Any:
        small = context.device.is_processor and loaded.size < SMALL
        with context.seeded(recipe.seed), one_thread(small):
            return model.generate(
                tokens,
                attention_mask=torch.ones_like(tokens),
                pad_token_id=_pad(tokenizer),
                streamer=streamer,
                stopping_criteria=pace,
                **settings,
            )

    output = climb(attempt, [lambda: context.cache.keep_only(loaded)], context.device)
    return Text(tokenizer.decode(output[0, tokens.shape[1] :], skip_special_tokens=True).strip())


def load_writer(card: ModelCard, device: Device) -> Loaded:
    safely: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    tokenizer = AutoTokenizer.from_pretrained(card.path, **safely)
    model: Any = AutoModelForCausalLM.from_pretrained(
        card.path, dtype=device.dtype, use_safetensors=True, **safely
    )
    model.to(device.torch_device).eval()
    return Loaded((model, tokenizer), (model,))


class _Pace(StoppingCriteria):
    """Called by `generate` after every token: the place to report and to stop."""

    def __init__(self, context: Context, start: int, of: int) -> None:
        self._context = context
        self._start = start
        self._of = of

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
        self._context.step(input_ids.shape[1] - self._start, self._of)
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)


class _Streamer(TextStreamer):
    """Passes on whole words; half of a character that takes several tokens is held back."""

    def __init__(self, tokenizer: PreTrainedTokenizerBase, context: Context) -> None:
        super().__init__(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self._context = context

    def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
        if text:
            self._context.preview(Text(text))


def _tokens(tokenizer: Any, prompt: str) -> torch.Tensor:
    if tokenizer.chat_template:
        encoded = tokenizer.apply_chat_template(
            [{"role": "user", "content": prompt}],
            add_generation_prompt=True,
            enable_thinking=False,
            return_tensors="pt",
            return_dict=True,
        )
        return encoded["input_ids"]
    return tokenizer(prompt, return_tensors="pt")["input_ids"]


def _room(model: Any, length: int) -> int:
    limit = getattr(model.config, "max_position_embeddings", None) or 2**31
    if length >= limit:
        raise BadInput(
            _("The prompt is longer than this model can hold in mind ({length} tokens).").format(
                length=length
            ),
            _("Shorten it to under {limit} tokens, or choose another model.").format(limit=limit),
        )
    return limit - length


def _pad(tokenizer: Any) -> int:
    return tokenizer.eos_token_id if tokenizer.pad_token_id is None else tokenizer.pad_token_id
