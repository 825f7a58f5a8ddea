"""The muse's tokenizer: byte-level BPE learned on its own corpus, and the shape of a talk.

Every Chinese character stands alone before merging, so that a phrase never met is still copied
character by character, and any other script falls back to its bytes.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from muse.chinese import common_characters
from muse.corpus import Turn, talks

VOCABULARY = 3072
END, USER, MUSE = "<|end|>", "<|user|>", "<|muse|>"
ASKED, SAID, COPIED = 0, 1, 2
"""Roles of a token: of the request, said by the muse, said by it in the request's own words."""
TEMPLATE = (
    "{% for message in messages %}"
    "{% if message['role'] == 'assistant' %}"
    "{{ '<|muse|>' + message['content'] | trim + '<|end|>' }}"
    "{% elif message['role'] == 'user' %}"
    "{{ '<|user|>' + message['content'] | trim }}"
    "{% endif %}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|muse|>' }}{% endif %}"
)


def build(seed: int, talks_read: int = 15_000, vocabulary: int = VOCABULARY) -> Tokenizer:
    """Learn the merges; the same seed gives the same tokenizer."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r"\p{Han}|\p{Nd}"), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=[END, USER, MUSE],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_texts(seed, talks_read), trainer)
    return tokenizer


def _texts(seed: int, talks_read: int) -> Iterator[str]:
    yield "".join(common_characters())
    for talk in islice(talks(seed), talks_read):
        for turn in talk:
            yield turn.asked
            yield turn.answer


def id_of(tokenizer: Tokenizer, mark: str) -> int:
    found = tokenizer.token_to_id(mark)
    if found is None:
        raise ValueError(f"the tokenizer does not know {mark}")
    return found


def encode(tokenizer: Tokenizer, talk: list[Turn]) -> tuple[list[int], list[int]]:
    """Token ids as the chat template lays them out, and the role of each: see `ASKED`."""
    ids: list[int] = []
    roles: list[int] = []
    user, muse, end = (id_of(tokenizer, mark) for mark in (USER, MUSE, END))
    for turn in talk:
        asked = [user, *tokenizer.encode(turn.asked).ids, muse]
        answer = tokenizer.encode(turn.answer)
        start = turn.answer.lower().find(turn.idea.lower())
        stop = start + len(turn.idea) if start >= 0 else start
        own = [COPIED if start <= first < stop else SAID for first, _ in answer.offsets]
        ids += [*asked, *answer.ids, end]
        roles += [ASKED] * len(asked) + [*own, SAID]
    return ids, roles


def save(tokenizer: Tokenizer, folder: Path) -> None:
    """Write the files `AutoTokenizer.from_pretrained` reads, and nothing else."""
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        eos_token=END,
        pad_token=END,
        additional_special_tokens=[USER, MUSE],
        clean_up_tokenization_spaces=False,
        model_max_length=1024,
    )
    wrapped.chat_template = TEMPLATE
    wrapped.save_pretrained(folder)
    compact = folder / "tokenizer.json"
    content = json.loads(compact.read_text(encoding="utf-8"))
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    compact.write_text(text, encoding="utf-8")
