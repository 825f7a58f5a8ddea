"""The muse itself: a small Llama, so that every loader of language models knows it."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import torch
from decompose import narrow, seen_by
from tokenizers import Tokenizer
from training import half
from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM
from transformers.models.llama.modeling_llama import LlamaDecoderLayer
from transformers.utils import logging

from muse import tokenizer as words


def build(tokenizer: Tokenizer, layers: int = 4, width: int = 192) -> LlamaForCausalLM:
    """An untrained Llama; heads are 32 wide, two of them share keys and values."""
    end = words.id_of(tokenizer, words.END)
    config = LlamaConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=width,
        intermediate_size=width * 2,
        num_hidden_layers=layers,
        num_attention_heads=width // 32,
        num_key_value_heads=width // 64,
        max_position_embeddings=1024,
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=end,
        pad_token_id=end,
        initializer_range=0.03,
    )
    return LlamaForCausalLM(config)


def slim(model: LlamaForCausalLM, texts: Sequence[torch.Tensor], hidden: int) -> list[float]:
    """Keep `hidden` feed-forward units a layer, in place, judged by `texts` (rows x length each).

    Returns the share of each layer's energy that is lost. Nothing happens to a model that is no
    larger than that.
    """
    if hidden >= model.config.intermediate_size:
        return []
    lost = [
        narrow(
            [layer.mlp.gate_proj, layer.mlp.up_proj],
            layer.mlp.down_proj,
            seen_by(layer.mlp.down_proj, lambda: [model(input_ids=text) for text in texts]),
            hidden,
        )
        for layer in cast(list[LlamaDecoderLayer], list(model.model.layers))
    ]
    model.config.intermediate_size = hidden
    return lost


def sampling(tokenizer: Tokenizer) -> GenerationConfig:
    """How to sample by default.

    No repetition penalty: it counts the request's own words too, which the answer is to repeat.
    """
    end = words.id_of(tokenizer, words.END)
    return GenerationConfig(
        do_sample=True,
        temperature=0.6,
        top_p=0.9,
        max_new_tokens=160,
        eos_token_id=end,
        pad_token_id=end,
    )


def export(model: LlamaForCausalLM, tokenizer: Tokenizer, folder: Path) -> None:
    """Write the finished folder, float16; `model` is changed to half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    half(model)
    model.config.dtype = torch.float16
    model.generation_config = sampling(tokenizer)
    logging.disable_progress_bar()
    model.save_pretrained(folder)
    words.save(tokenizer, folder)
