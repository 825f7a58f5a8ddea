"""Tokenizers made in code: the real vocabularies weigh more than all tiny models together.

Each covers every byte or all printable ASCII, so that no test prompt meets an unknown token.
"""

import json
import string
from functools import cache
from typing import Any

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import CLIPTokenizer, PreTrainedTokenizerFast, Qwen2Tokenizer, T5Tokenizer

CHAT_TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
"""ChatML as Qwen writes it: roles system, user and assistant, and the reply left open."""

LLAMA_SPECIALS = ("<|begin_of_text|>", "<|end_of_text|>")
QWEN_SPECIALS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
BYTE_LEVEL_SIZE = 352
"""Tokens of a byte-level vocabulary: specials first, then 256 bytes, then merges."""

_CORPUS = (
    "the quick brown fox jumps over the lazy dog and sleeps in the grass",
    "a red house by the sea under a clear evening sky with two white birds",
    "once upon a time there was a painter who sang while the rain was falling",
)


def clip_tokenizer() -> CLIPTokenizer:
    """Spells every word byte by byte: 514 tokens, no merges, at most 77 tokens a prompt.

    CLIP marks the last byte of a word with `</w>`, so each byte is in the vocabulary twice.
    """
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = [*alphabet, *(byte + "</w>" for byte in alphabet), "<|startoftext|>", "<|endoftext|>"]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    return CLIPTokenizer(vocab=vocabulary, merges=[], model_max_length=77)


def t5_tokenizer(max_length: int = 64) -> T5Tokenizer:
    """Spells in printable ASCII: padding 0, end 1, unknown 2, then one token a character."""
    characters = string.ascii_letters + string.digits + string.punctuation
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    pieces += [(character, -3.0) for character in characters]
    return T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=max_length)


def llama_tokenizer() -> PreTrainedTokenizerFast:
    """Byte-level BPE as in Llama 3 base models: no chat template, and a start token put first."""
    start, end = LLAMA_SPECIALS
    tokenizer = Tokenizer.from_str(_byte_level_bpe(LLAMA_SPECIALS))
    tokenizer.post_processor = processors.TemplateProcessing(
        single=[start, "$A"],
        pair=[start, "$A", "$B"],
        special_tokens=[(start, tokenizer.token_to_id(start))],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        bos_token=start,
        eos_token=end,
        pad_token=end,
        model_max_length=512,
        clean_up_tokenization_spaces=False,
    )


def qwen_tokenizer() -> Qwen2Tokenizer:
    """Byte-level BPE as in Qwen 2 and 3 chat models; `<|im_end|>` closes a turn."""
    bpe = json.loads(_byte_level_bpe(QWEN_SPECIALS))["model"]
    learnt: dict[str, Any] = {
        "vocab": bpe["vocab"],
        "merges": [tuple(pair) for pair in bpe["merges"]],
    }
    return Qwen2Tokenizer(
        **learnt,
        pad_token="<|endoftext|>",
        eos_token="<|im_end|>",
        additional_special_tokens=["<|im_start|>"],
        chat_template=CHAT_TEMPLATE,
        model_max_length=512,
    )


@cache
def _byte_level_bpe(specials: tuple[str, ...]) -> str:
    """The JSON of a `BYTE_LEVEL_SIZE` token vocabulary learnt from three sentences."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=BYTE_LEVEL_SIZE,
        special_tokens=list(specials),
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_CORPUS, trainer)
    return tokenizer.to_str()
