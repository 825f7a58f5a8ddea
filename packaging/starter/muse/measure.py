"""What the muse can do, measured on ideas it has not met."""

import argparse
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

from muse.corpus import LANGUAGES, TASKS, talks, turn
from muse.form import HAN, has_form, units
from muse.lexicon import load

ROOT = Path(__file__).resolve().parents[3]
SEED = 20261124
"""Of the corpus that the last stage of the training saw, which answers must not copy."""
ENOUGH = 160
RUN, PIECE = 20, 6
"""Units of a run that counts as copied, and of the pieces that runs are joined from."""
PREFIXES = {
    "en": {task: f"{task}: {{}}" for task in TASKS} | {"picture": "{}"},
    "zh": {
        "picture": "{}",
        "title": "标题：{}",
        "caption": "图注：{}",
        "haiku": "俳句：{}",
        "poem": "诗：{}",
        "music": "音乐：{}",
        "continue": "续写：{}",
    },
}
"""The plain request of each task."""


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
    """Shares are of 1; `copied` of answers with a run of `RUN` units found in the corpus."""

    answers: int
    keeps_idea: float
    ends: float
    keeps_language: float
    form: float
    distinct_pairs: float
    copied: float


def ideas(language: str, drawn: int, seed: int = 7) -> list[str]:
    """A hundred ideas written by hand, and as many `drawn` with seeds never trained."""
    rng = random.Random(f"held out {language} {seed}")
    fresh: dict[str, None] = {}
    while len(fresh) < drawn:
        fresh[turn(rng, language, "picture", odd=0).idea] = None
    return [*load("heldout")(language, "ideas"), *fresh]


def requests(language: str, task: str, drawn: int = 100) -> list[Request]:
    """The task asked of every idea; a continuation goes on from openings of the grammar."""
    if task == "continue":
        rng = random.Random(f"held out openings {language}")
        opened = (turn(rng, language, task) for _ in range(100 + drawn))
        return [Request(language, task, one.idea, one.asked) for one in opened]
    ask = PREFIXES[language][task]
    return [Request(language, task, each, ask.format(each)) for each in ideas(language, drawn)]


class Muse:
    """The finished folder, loaded as any program would load it, in float32."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()

    def answer(
        self, asked: Sequence[Request], seed: int = 0, batch: int = 200, **sampling: float
    ) -> list[Answer]:
        """`sampling` overrides the folder's own, as `temperature=0.6`."""
        torch.manual_seed(seed)
        found: list[Answer] = []
        for at in range(0, len(asked), batch):
            found += self._answer_some(asked[at : at + batch], sampling)
        return found

    def _answer_some(self, asked: Sequence[Request], sampling: dict[str, float]) -> list[Answer]:
        chats = [[{"role": "user", "content": each.asked}] for each in asked]
        texts = self.tokenizer.apply_chat_template(
            chats, add_generation_prompt=True, tokenize=False
        )
        given = self.tokenizer(
            texts, return_tensors="pt", padding=True, padding_side="left", add_special_tokens=False
        )
        given.pop("token_type_ids", None)
        with torch.inference_mode():
            made = self.model.generate(**given, max_new_tokens=ENOUGH, **sampling)
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


def keeps_idea(answer: Answer) -> bool:
    """Word for word; a continuation need not say again what it goes on from."""
    request = answer.request
    return request.task == "continue" or request.idea.lower() in answer.text.lower()


def keeps_language(answer: Answer) -> bool:
    """No script in the answer that the request did not bring along.

    The names of keys, and the S of an S-shaped line, are Latin in Chinese too.
    """
    text, asked = answer.text.lower(), answer.request.asked.lower()
    if answer.request.language == "en":
        return all(each in asked for each in HAN.findall(text))
    text = re.sub(r"[a-g](?=[大小]调)|s(?=形)", "", text)
    return all(each in asked for each in re.findall(r"[a-z]+", text))


def formed(answer: Answer) -> bool:
    return has_form(answer.request.language, answer.request.task, answer.text)


def longest_copy(text: str, corpus: set[tuple[str, ...]], least: int) -> int:
    """The longest run of units that the corpus sample holds, 0 when shorter than `least`."""
    words = units(text)
    best = run = 0
    for at in range(len(words) - least + 1):
        run = run + 1 if tuple(words[at : at + least]) in corpus else 0
        best = max(best, run + least - 1 if run else 0)
    return best


def corpus_runs(seed: int, sample: int, length: int = PIECE) -> set[tuple[str, ...]]:
    """Every run of `length` units in the first `sample` talks of the corpus."""
    found: set[tuple[str, ...]] = set()
    for one in itertools.chain.from_iterable(itertools.islice(talks(seed), sample)):
        words = units(one.answer)
        found.update(tuple(words[at : at + length]) for at in range(len(words) - length + 1))
    return found


def figures(answers: Sequence[Answer], known: set[tuple[str, ...]]) -> Figures:
    """Judge answers of one task and language against the runs of the corpus.

    Runs are joined from pieces, so `copied` is an upper bound.
    """
    pairs = [pair for each in answers for pair in itertools.pairwise(units(each.text))]

    def share(hits: Iterable[bool]) -> float:
        return round(sum(hits) / len(answers), 3)

    return Figures(
        answers=len(answers),
        keeps_idea=share(map(keeps_idea, answers)),
        ends=share(each.ended for each in answers),
        keeps_language=share(map(keeps_language, answers)),
        form=share(map(formed, answers)),
        distinct_pairs=round(len(set(pairs)) / max(1, len(pairs)), 3),
        copied=share(longest_copy(each.text, known, PIECE) >= RUN for each in answers),
    )


Found = dict[str, dict[str, Figures]]
"""By language and task."""


def judge(
    muse: Muse, seed: int, drawn: int = 100, every: int = 2, sample: int = 20_000
) -> tuple[Found, list[Answer]]:
    """Ask each task of one idea in `every`, in both languages, and a picture of twice as many.

    `sample` talks stand for the corpus of that seed.
    """
    asked = [
        request
        for language, task in itertools.product(LANGUAGES, TASKS)
        for request in requests(language, task, drawn)[:: every // (1 + (task == "picture"))]
    ]
    told, known = muse.answer(asked), corpus_runs(seed, sample)
    found: Found = {language: {} for language in LANGUAGES}
    for language, task in itertools.product(LANGUAGES, TASKS):
        mine = [a for a in told if (a.request.language, a.request.task) == (language, task)]
        found[language][task] = figures(mine, known)
    return found, told


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="How well the muse keeps to ideas and forms.")
    folder = ROOT / "resources" / "models" / "starter-muse"
    parser.add_argument("--folder", type=Path, default=folder, help="the model")
    parser.add_argument("--drawn", type=int, default=100, help="drawn ideas beside the written")
    parser.add_argument("--every", type=int, default=2, help="ask of one idea in so many")
    asked = parser.parse_args(words)
    found, _ = judge(Muse(asked.folder), SEED, asked.drawn, asked.every)
    print(msgspec.json.format(msgspec.json.encode(found)).decode())
