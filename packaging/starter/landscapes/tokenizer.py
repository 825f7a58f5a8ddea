"""A byte-level vocabulary in CLIP's format, made from the words of our captions.

English is learnt as usual. Chinese is written without spaces, so a learnt vocabulary would glue
together what merely stands side by side; there every character is a token, and so is every word
of two characters. Every byte is in the vocabulary, so any text at all can be read.
"""

import json
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import CLIPTokenizer

from landscapes.caption import english
from landscapes.caption_chinese import OPENINGS, SIDES, STYLED, TONES
from landscapes.caption_noise import QUALITY
from landscapes.chance import draw_scene
from landscapes.words import phrases

START, END = "<|startoftext|>", "<|endoftext|>"
LENGTH = 64
ENGLISH = 1_450
"""How many tokens English may have, the 512 bytes among them; all of its words find room."""
WORD_END = "</w>"
WORDS = r"[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"

Merges = list[tuple[str, str]]


def english_merges(texts: list[str], size: int) -> Merges:
    tokenizer = Tokenizer(models.BPE(end_of_word_suffix=WORD_END))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        show_progress=False,
        end_of_word_suffix=WORD_END,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator(texts, trainer)
    return [(str(a), str(b)) for a, b in json.loads(tokenizer.to_str())["model"]["merges"]]


def chinese_phrases() -> list[str]:
    joining = "的，。、：；没有不要任何还带伴看得见"
    return [*phrases("zh"), *OPENINGS, *TONES, *STYLED, *SIDES, "色调", "没有", joining]


def chinese_merges(phrases: list[str]) -> Merges:
    characters = sorted({c for phrase in phrases for c in phrase if ord(c) > 0x7F})
    pairs = sorted({p for p in phrases if len(p) == 2 and "的" not in p and ord(min(p)) > 0x7F})
    merges: Merges = []
    for character in characters:
        first, *rest = written(character)
        for i, letter in enumerate(rest):
            whole = first + "".join(rest[:i])
            merges.append((whole, letter))
            if i == len(rest) - 1:
                merges.append((whole, letter + WORD_END))
    for a, b in pairs:
        merges += [(written(a), written(b)), (written(a), written(b) + WORD_END)]
    return list(dict.fromkeys(merges))


def written(text: str) -> str:
    """`text` in the printable letters that stand for its bytes in a byte-level vocabulary."""
    splitter = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    return "".join(piece for piece, _ in splitter.pre_tokenize_str(text))


def build_tokenizer(folder: Path, seed: int, captions: int = 20_000) -> CLIPTokenizer:
    """Make the vocabulary, write it to `folder` and load it as every pipeline will."""
    rng = np.random.default_rng((seed, 3))
    texts = [english(draw_scene(number), rng).text for number in range(captions)]
    merges = english_merges([*texts, *QUALITY], ENGLISH) + chinese_merges(chinese_phrases())
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokens = [*alphabet, *(letter + WORD_END for letter in alphabet)]
    tokens += [a + b for a, b in merges]
    vocabulary = {token: number for number, token in enumerate(dict.fromkeys(tokens))}
    vocabulary |= {START: len(vocabulary), END: len(vocabulary) + 1}
    tokenizer = CLIPTokenizer(vocab=vocabulary, merges=merges, model_max_length=LENGTH)  # pyright: ignore[reportArgumentType]
    tokenizer.save_pretrained(folder)
    return CLIPTokenizer.from_pretrained(folder)


def tokenizer_of(folder: Path, seed: int) -> CLIPTokenizer:
    """The tokenizer kept in `folder`, made first if there is none."""
    if folder.exists():
        return CLIPTokenizer.from_pretrained(folder)
    return build_tokenizer(folder, seed)
