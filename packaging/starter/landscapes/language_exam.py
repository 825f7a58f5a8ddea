"""How well does the text encoder read? `python -m landscapes.language_exam WORK`.

It reads new captions of scenes it never met, at the end of each and at the last position of the
padding, and is told apart by language and by whether unknown words and slips were mixed in.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from training import Run, few_threads
from transformers import CLIPTokenizer

from landscapes.caption import Told, chinese, english, mixed
from landscapes.caption_choice import ATTRIBUTES
from landscapes.caption_noise import add_unknown, slip
from landscapes.chance import draw_scene
from landscapes.data import HELD_OUT
from landscapes.language import Lesson, Pupil, lesson_of, pupil_of
from landscapes.scene import Scene
from landscapes.tokenizer import tokenizer_of

Rng = np.random.Generator
Write = Callable[[Scene, Rng], Told]


def strange(write: Write, language: str) -> Write:
    """The same with one unknown thing in every caption."""

    def told(scene: Scene, rng: Rng) -> Told:
        plain = write(scene, rng)
        return Told(add_unknown(plain.text, language, rng), plain.said)

    return told


def slipped(scene: Scene, rng: Rng) -> Told:
    plain = english(scene, rng)
    return Told(slip(plain.text, rng), plain.said)


PAPERS: dict[str, Write] = {
    "English": english,
    "Chinese": chinese,
    "English, everything said": lambda scene, rng: english(scene, rng, 1.0),
    "Chinese, everything said": lambda scene, rng: chinese(scene, rng, 1.0),
    "English, unknown words": strange(english, "en"),
    "Chinese, unknown words": strange(chinese, "zh"),
    "English, a slip": slipped,
    "both languages": mixed,
}


@torch.no_grad()
def read(pupil: Pupil, lesson: Lesson) -> torch.Tensor:
    """The class of every attribute, B x 2 x attributes: at the end and at the last position."""
    last = torch.full_like(lesson.ends, lesson.tokens.shape[1] - 1)
    scores = pupil(lesson.tokens, torch.stack([lesson.ends, last], dim=1))
    return torch.stack([score.argmax(-1) for score in scores], dim=-1)


def mark(pupil: Pupil, lesson: Lesson) -> dict[str, Any]:
    """Shares read rightly among what is said and among what is not, and the worst attributes."""
    wanted = lesson.answers[:, None].expand(-1, 2, -1)
    right = read(pupil, lesson) == wanted
    said = wanted > 0
    each = {
        name: float(right[..., number][said[..., number]].float().mean())
        for number, name in enumerate(ATTRIBUTES)
        if said[..., number].any()
    }
    worst = sorted(each, key=lambda name: each[name])[:4]
    return {
        "said": round(float(right[said].float().mean()), 4),
        "unsaid": round(float(right[~said].float().mean()), 4),
        "worst": {name: round(each[name], 3) for name in worst},
    }


def examine(
    pupil: Pupil, tokenizer: CLIPTokenizer, count: int = 600, seed: int = 9
) -> dict[str, dict[str, Any]]:
    pupil.eval()
    scenes = [draw_scene(HELD_OUT + number) for number in range(count)]
    rng = np.random.default_rng(seed)
    return {
        name: mark(pupil, lesson_of(tokenizer, [(scene, write(scene, rng)) for scene in scenes]))
        for name, write in PAPERS.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Examine the text encoder of the landscapes.")
    parser.add_argument("work", type=Path, help="the training's folder")
    asked = parser.parse_args()
    few_threads(1)
    run = Run(asked.work, asked.work, 5)
    tokenizer = tokenizer_of(run.work / "tokenizer", run.seed)
    marks = examine(pupil_of(run, tokenizer), tokenizer)
    (run.work / "language.json").write_text(json.dumps(marks, indent=1), encoding="utf-8")
    for name, figures in marks.items():
        print(f"{name:26}", json.dumps(figures))


if __name__ == "__main__":
    main()
