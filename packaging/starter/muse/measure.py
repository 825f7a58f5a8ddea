"""What the muse can do, measured on ideas it has not met."""

import itertools
import random
import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from muse.corpus import talks, turn
from muse.lexicon import load
from muse.verse_en import syllables

HAN = re.compile(r"[\u4e00-\u9fff]")
ENOUGH = 120
SMALL = frozenset(("a", "an", "the", "of", "in", "on", "at", "and", "to", "with", "by", "its"))


class Request(msgspec.Struct, frozen=True):
    language: str
    task: str
    idea: str
    asked: str


class Answer(msgspec.Struct, frozen=True):
    """`ended` says whether the muse stopped by itself within `ENOUGH` tokens."""

    request: Request
    text: str
    ended: bool


class Figures(msgspec.Struct, frozen=True):
    """Shares are of 1. `copied` are words (English) or characters (Chinese), see `longest_copy`."""

    answers: int
    keeps_idea: float
    keeps_words: float
    ends: float
    keeps_language: float
    distinct_pairs: float
    copied_median: int
    copied_most: int


def requests(seed: int = 7, drawn: int = 50) -> list[Request]:
    """A hundred ideas written by hand and, for each language, `drawn` from seeds never trained."""
    found = [
        Request(language, "picture", idea, idea)
        for language in ("en", "zh")
        for idea in load("heldout")(language, "ideas")
    ]
    rng = random.Random(f"held out {seed}")
    for language in ("en", "zh"):
        while sum(each.language == language for each in found) < 50 + drawn:
            one = turn(rng, language, "picture")
            if one.asked == one.idea:
                found.append(Request(language, "picture", one.idea, one.asked))
    return found


class Muse:
    """The finished folder, loaded as any program would load it, in float32."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()

    def answer(self, asked: Sequence[Request], seed: int = 0, batch: int = 25) -> list[Answer]:
        torch.manual_seed(seed)
        found: list[Answer] = []
        for at in range(0, len(asked), batch):
            found += self._answer_some(asked[at : at + batch])
        return found

    def _answer_some(self, asked: Sequence[Request]) -> list[Answer]:
        chats = [[{"role": "user", "content": each.asked}] for each in asked]
        texts = self.tokenizer.apply_chat_template(
            chats, add_generation_prompt=True, tokenize=False
        )
        given = self.tokenizer(
            texts, return_tensors="pt", padding=True, padding_side="left", add_special_tokens=False
        )
        given.pop("token_type_ids", None)
        with torch.inference_mode():
            made = self.model.generate(**given, max_new_tokens=ENOUGH)
        end = self.model.generation_config.eos_token_id
        answers = []
        for one, row in zip(asked, made[:, given["input_ids"].shape[1] :], strict=True):
            ended = bool((row == end).any())
            text = self.tokenizer.decode(row, skip_special_tokens=True)
            answers.append(Answer(one, text, ended))
        return answers

    def seconds_for_100(self) -> float:
        """Seconds to say 100 tokens to one request, the cache in use, the end ignored."""
        given = self.tokenizer("<|user|>a lighthouse in a storm<|muse|>", return_tensors="pt")
        given.pop("token_type_ids", None)
        started = time.perf_counter()
        with torch.inference_mode():
            self.model.generate(**given, max_new_tokens=100, min_new_tokens=100)
        return time.perf_counter() - started


def units(text: str) -> list[str]:
    """Words, and every Chinese character as one."""
    return re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+(?:'\w+)?", text.lower())


def keeps_words(answer: Answer) -> bool:
    """Every word of the idea but the small ones, in any order; in Chinese every character."""
    wanted = set(units(answer.request.idea)) - SMALL
    return wanted <= set(units(answer.text))


def keeps_language(answer: Answer) -> bool:
    """No script in the answer that the request did not bring along."""
    foreign = re.findall(r"[a-z]+" if answer.request.language == "zh" else HAN, answer.text.lower())
    return all(each in answer.request.asked.lower() for each in foreign)


def longest_copy(text: str, corpus: set[tuple[str, ...]], least: int) -> int:
    """The longest run of units that the corpus sample holds, 0 when shorter than `least`."""
    words = units(text)
    best = run = 0
    for at in range(len(words) - least + 1):
        run = run + 1 if tuple(words[at : at + least]) in corpus else 0
        best = max(best, run + least - 1 if run else 0)
    return best


def runs_of(texts: Iterable[str], length: int) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for text in texts:
        words = units(text)
        found.update(tuple(words[at : at + length]) for at in range(len(words) - length + 1))
    return found


def figures(answers: Sequence[Answer], seed: int, sample: int = 20_000) -> Figures:
    """Judge answers of one language against `sample` talks of the corpus they were learned from.

    Runs are joined from pieces of 6 units, so `copied` is an upper bound.
    """
    language = answers[0].request.language
    drawn = (one for talk in itertools.islice(talks(seed), sample) for one in talk)
    known = runs_of((one.answer for one in drawn if one.language == language), 6)
    pairs = [pair for each in answers for pair in itertools.pairwise(units(each.text))]
    copied = sorted(longest_copy(each.text, known, 6) for each in answers)

    def share(hits: Iterable[bool]) -> float:
        return round(sum(hits) / len(answers), 3)

    return Figures(
        answers=len(answers),
        keeps_idea=share(each.request.idea.lower() in each.text.lower() for each in answers),
        keeps_words=share(keeps_words(each) for each in answers),
        ends=share(each.ended for each in answers),
        keeps_language=share(keeps_language(each) for each in answers),
        distinct_pairs=round(len(set(pairs)) / len(pairs), 3),
        copied_median=copied[len(copied) // 2],
        copied_most=copied[-1],
    )


def verse_requests(seed: int = 7, each: int = 20) -> list[Request]:
    rng = random.Random(f"verse {seed}")
    found = []
    for language in ("en", "zh"):
        for task in ("title", "haiku", "poem", "continue"):
            for _ in range(each):
                one = turn(rng, language, task)
                found.append(Request(language, task, one.noun, one.asked))
    return found


def has_form(answer: Answer) -> bool:
    """Whether an answer has the outward form its request asked for."""
    lines = [line for line in answer.text.splitlines() if line and not line.startswith("《")]
    english = answer.request.language == "en"
    if answer.request.task == "title":
        return len(lines) == 1 and len(units(answer.text)) <= (10 if english else 14)
    if answer.request.task == "haiku":
        count = [syllables(line) if english else len(units(line)) for line in lines]
        return count == [5, 7, 5]
    if answer.request.task == "poem":
        counts = [len(units(part)) for part in re.split(r"[，。\n]+", answer.text) if part]
        old = answer.text.startswith("《") and counts[1:] == [5] * 4
        return old or len(lines) in ((4,) if english else (3, 4, 5))
    return answer.text.rstrip()[-1:] in ".。"
