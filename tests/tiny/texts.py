"""Tiny language models: one that only continues text, and one that holds a conversation."""

from pathlib import Path

from transformers import (
    LlamaConfig,
    LlamaForCausalLM,
    Qwen2Tokenizer,
    Qwen3Config,
    Qwen3ForCausalLM,
    Qwen3Model,
)

from tests.tiny import parts
from tests.tiny.vocabularies import llama_tokenizer, qwen_tokenizer


def llama(folder: Path, seed: int = 0) -> None:
    """A Llama 3 base model: no chat template, so the engine has to write a plain prompt itself.

    352 byte-level tokens, 2 layers of 16, at most 512 positions. Sampling gives stray bytes,
    which is what a streaming decoder has to survive.
    """
    tokenizer = llama_tokenizer()
    config = LlamaConfig(**parts.decoder_layers(), **parts.vocabulary_of(tokenizer))
    with parts.seeded(seed):
        LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def qwen(folder: Path, seed: int = 0) -> None:
    """A Qwen3 chat model: ChatML template, `<|im_end|>` to end a turn, a separate padding token.

    352 byte-level tokens, 2 layers of 16, at most 512 positions.
    """
    tokenizer = qwen_tokenizer()
    with parts.seeded(seed):
        Qwen3ForCausalLM(_qwen3_config(tokenizer)).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def qwen3_encoder(tokenizer: Qwen2Tokenizer) -> Qwen3Model:
    """The same without its language head: (batch, tokens) becomes (batch, tokens, WIDTH)."""
    return Qwen3Model(_qwen3_config(tokenizer))


def _qwen3_config(tokenizer: Qwen2Tokenizer) -> Qwen3Config:
    return Qwen3Config(head_dim=8, **parts.decoder_layers(), **parts.vocabulary_of(tokenizer))
