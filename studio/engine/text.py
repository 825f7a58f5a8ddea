"""Writing, a word at a time."""

import time
from typing import Any

import torch
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    PreTrainedTokenizerBase,
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

EYE = 0.02
"""Seconds between two changes of a text that no eye tells from one."""


def write(recipe: TextRecipe, context: Context) -> Text:
    """What the model says to the prompt, without the prompt. Words are previewed as they come.

    A model with a chat template gets the prompt as a message, one without goes on from it.
    Raises `BadInput` when the prompt alone fills what the model can hold in mind.
    """
    card = context.models.resolve(recipe.model)
    loaded = context.load(card, lambda card: load_writer(card, context.device), "text")
    model, tokenizer = loaded.value
    tokens = _tokens(tokenizer, recipe.prompt).to(context.device.torch_device)
    most = min(recipe.max_tokens, _room(model, tokens.shape[1]))
    settings: dict[str, Any] = {
        "max_new_tokens": most,
        "repetition_penalty": recipe.repetition_penalty,
        "do_sample": recipe.temperature > 0,
    }
    if recipe.temperature > 0:
        settings |= {"temperature": recipe.temperature, "top_p": recipe.top_p}
        settings |= {"top_k": recipe.top_k}

    def attempt() -> Any:
        small = context.device.is_processor and loaded.size < SMALL
        with context.seeded(recipe.seed), one_thread(small):
            return model.generate(
                tokens,
                attention_mask=torch.ones_like(tokens),
                pad_token_id=_pad(tokenizer),
                streamer=_Streamer(tokenizer, context, most),
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


class _Streamer(TextStreamer):
    """Called by `generate` with every token: the place to stop, to report and to pass on words.

    Half of a character that takes several tokens is held back. A small model writes three hundred
    tokens a second, and telling each would cost it a tenth of its time; so after the first they
    are told `EYE` apart.
    """

    def __init__(self, tokenizer: PreTrainedTokenizerBase, context: Context, of: int) -> None:
        super().__init__(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self._context = context
        self._of = of
        self._step = 0
        self._untold: list[int] = []
        self._told = 0.0

    def put(self, value: Any) -> None:
        self._context.switch.check()
        if self.next_tokens_are_prompt:
            super().put(value)
            return
        self._step += 1
        self._untold += value.flatten().tolist()
        if time.monotonic() - self._told >= EYE:
            self._tell()

    def end(self) -> None:
        self._tell()
        super().end()

    def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
        if text:
            self._context.preview(Text(text))

    def _tell(self) -> None:
        if self._untold:
            self._context.step(self._step, self._of)
            super().put(torch.tensor(self._untold))
        self._untold = []
        self._told = time.monotonic()


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
