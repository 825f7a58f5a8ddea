"""The text encoder's own schooling, before it ever sees a picture.

`python -m landscapes.language WORK --minutes 15`, in `packaging/starter`.

Captions cost next to nothing, pictures much: so the encoder first learns from hundreds of thousands
of captions to tell what each of them says of a scene and what it leaves open. The heads that ask it
are thrown away; the hidden states they read are those the UNet will attend to. As that attends to
all positions alike, the padding too, the question is put to any position from the end onwards.
"""

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F
from training import Run, Stage, autocast, few_threads
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from landscapes.caption import Told, caption
from landscapes.caption_choice import ATTRIBUTES, facts
from landscapes.chance import draw_scene
from landscapes.muon import optimizers
from landscapes.scene import Scene
from landscapes.tokenizer import END, LENGTH, START, tokenizer_of

HIDDEN = 192
LAYERS = 3
STEPS = 3_200
BATCH = 128
SPARE = (1, 2, 3, 4, 6, 8, 16, LENGTH)
"""Positions of padding in the batches of a pool. A pool is drawn at once and sorted by length, as
padding takes as long as words do."""
POOL = len(SPARE)
SCENES = 12_000
FIRST_SCENE = 5_000_000
"""Scenes that the diffusion does not train on, so that nothing here depends on its pictures."""
MUON, ADAM = 0.01, 2e-3


def build_text_encoder(tokenizer: CLIPTokenizer, layers: int = LAYERS) -> CLIPTextModel:
    vocabulary = tokenizer.get_vocab()
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=HIDDEN,
        intermediate_size=HIDDEN * 2,
        num_hidden_layers=layers,
        num_attention_heads=HIDDEN // 48,
        max_position_embeddings=LENGTH,
        bos_token_id=vocabulary[START],
        eos_token_id=vocabulary[END],
        pad_token_id=vocabulary[END],
        projection_dim=HIDDEN,
    )
    return CLIPTextModel(config)


class Pupil(nn.Module):
    """The encoder and one linear head per attribute; class 0 of each is "unsaid"."""

    def __init__(self, tokenizer: CLIPTokenizer, layers: int = LAYERS) -> None:
        super().__init__()
        self.text = build_text_encoder(tokenizer, layers)
        self.sizes = [len(values) + 1 for values in ATTRIBUTES.values()]
        self.heads = nn.Linear(HIDDEN, sum(self.sizes))

    def forward(self, tokens: Tensor, positions: Tensor) -> list[Tensor]:
        """Scores per attribute, each B x P x classes, read at `positions` (B x P)."""
        states = self.text(input_ids=tokens).last_hidden_state
        rows = torch.arange(len(tokens), device=tokens.device)[:, None]
        return list(self.heads(states[rows, positions]).split(self.sizes, dim=-1))


@dataclass(frozen=True)
class Lesson:
    """`tokens` B x L, `ends` B (where each caption's END stands), `answers` B x attributes."""

    tokens: Tensor
    ends: Tensor
    answers: Tensor

    def __len__(self) -> int:
        return len(self.tokens)

    def to(self, device: torch.device) -> "Lesson":
        return Lesson(self.tokens.to(device), self.ends.to(device), self.answers.to(device))


def answers(scene: Scene, told: Told) -> list[int]:
    """Per attribute 0 where the caption leaves it open, else 1 and more for its values."""
    known = facts(scene)
    return [
        values.index(known[name]) + 1 if name in told.said else 0
        for name, values in ATTRIBUTES.items()
    ]


def scrambled(scene: Scene, others: Sequence[Scene]) -> Scene:
    """A scene that need not make sense, so that words are read and not guessed from the rest."""
    a, b, c = others
    return replace(
        scene, time=a.time, light=b.light, weather=c.weather, season=a.season, stars=b.stars,
        things=c.things,
    )  # fmt: skip


def draw_told(
    scenes: Sequence[Scene], rng: np.random.Generator, count: int
) -> list[tuple[Scene, Told]]:
    """New captions of random ones of the scenes, every other of which is scrambled."""
    found: list[tuple[Scene, Told]] = []
    for _ in range(count):
        some = [scenes[int(i)] for i in rng.integers(0, len(scenes), 4)]
        scene = some[0] if rng.random() < 0.5 else scrambled(some[0], some[1:])
        found.append((scene, caption(scene, rng)))
    return found


def lesson_of(tokenizer: CLIPTokenizer, pairs: Sequence[tuple[Scene, Told]]) -> Lesson:
    """Captions too long for the encoder are left out: their answers would be cut off."""
    rows: list[list[int]] = tokenizer([told.text for _, told in pairs]).input_ids
    kept = [(row, pair) for row, pair in zip(rows, pairs, strict=True) if len(row) <= LENGTH]
    tokens = torch.full((len(kept), LENGTH), tokenizer.get_vocab()[END])
    for at, (row, _) in enumerate(kept):
        tokens[at, : len(row)] = torch.tensor(row)
    ends = torch.tensor([len(row) - 1 for row, _ in kept])
    return Lesson(tokens, ends, torch.tensor([answers(*pair) for _, pair in kept]))


def part(lesson: Lesson, numbers: Tensor, spare: int) -> Lesson:
    """Some rows, cut to the longest of them and `spare` positions of padding."""
    ends = lesson.ends[numbers]
    length = min(LENGTH, int(ends.max()) + 1 + spare)
    return Lesson(lesson.tokens[numbers, :length], ends, lesson.answers[numbers])


def lessons(
    tokenizer: CLIPTokenizer, seed: int, first: int, batch: int, scenes: int
) -> Iterator[Lesson]:
    """Batches from step `first` on, for ever; the same for the same seed and step."""
    known = [draw_scene(FIRST_SCENE + number) for number in range(scenes)]
    for pool in range(first // POOL, 2**31):
        rng = np.random.default_rng((seed, 7, pool))
        whole = lesson_of(tokenizer, draw_told(known, rng, batch * POOL))
        parts = whole.ends.argsort().tensor_split(POOL)
        spares = rng.permutation(SPARE)
        order = rng.permutation(POOL)
        for step in range(POOL):
            if pool * POOL + step >= first:
                yield part(whole, parts[order[step]], int(spares[step]))


def somewhere(lesson: Lesson, count: int = 2) -> Tensor:
    """`count` random positions per caption, from its END to the last of the padding."""
    room = lesson.tokens.shape[1] - lesson.ends[:, None]
    share = torch.rand(len(lesson), count, device=room.device)
    return lesson.ends[:, None] + (share * room).long().clamp(max=room - 1)


def loss_of(scores: Sequence[Tensor], wanted: Tensor) -> Tensor:
    """Sum over the attributes of the mean cross-entropy; `wanted` is B x attributes."""
    total = scores[0].new_zeros(())
    for number, score in enumerate(scores):
        right = wanted[:, number, None].expand(score.shape[:2])
        total = total + F.cross_entropy(score.flatten(0, 1), right.flatten())
    return total


def school(
    run: Run,
    tokenizer: CLIPTokenizer,
    steps: int = STEPS,
    layers: int = LAYERS,
    batch: int = BATCH,
    scenes: int = SCENES,
) -> Pupil:
    """Train, or go on training; keeps `language.pt` and `language.log` in the run's folder."""
    torch.manual_seed(run.seed)
    pupil = Pupil(tokenizer, layers).to(run.device)
    pupil.text.set_attn_implementation("eager")
    muon, adam = optimizers(pupil, MUON, ADAM)
    stage = Stage(run, "language", model=pupil, muon=muon, adam=adam)
    smooth = 0.0
    source = lessons(tokenizer, run.seed, stage.step, batch, scenes)
    for step, drawn in zip(stage.steps(steps), source, strict=False):
        share = min(1.0, (step + 1) / 50, 2 * (1 - step / steps))
        muon.param_groups[0]["lr"], adam.param_groups[0]["lr"] = MUON * share, ADAM * share
        lesson = drawn.to(run.device)
        with autocast(run.device):
            scores = pupil(lesson.tokens, somewhere(lesson))
        loss = loss_of([score.float() for score in scores], lesson.answers)
        pupil.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(pupil.parameters(), 1.0)
        muon.step()
        adam.step()
        smooth = loss.item() if not smooth else smooth * 0.98 + loss.item() * 0.02
        if step % 50 == 0:
            stage.log(loss=smooth, share=share)
    return pupil


def pupil_of(run: Run, tokenizer: CLIPTokenizer) -> Pupil:
    """Encoder and heads as `school` left them in the run's folder, in float32.

    Raises FileNotFoundError where there was no schooling. Layers are counted from the weights.
    """
    state: dict[str, Any] = torch.load(
        run.work / "language.pt", map_location=run.device, weights_only=True
    )["model"]
    layers = 1 + max(int(n.split("layers.")[1].split(".")[0]) for n in state if "layers." in n)
    pupil = Pupil(tokenizer, layers)
    pupil.load_state_dict(state)
    return pupil.to(run.device)


def main() -> None:
    parser = argparse.ArgumentParser(description="School the text encoder of the landscapes.")
    parser.add_argument("work", type=Path, help="the training's folder, with its tokenizer")
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--steps", type=int, default=STEPS)
    asked = parser.parse_args()
    # A polite kill ends like running out of minutes does: what was learnt is saved.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    few_threads(1)
    run = Run(asked.work, asked.work, asked.minutes)
    school(run, tokenizer_of(run.work / "tokenizer", run.seed), asked.steps)


if __name__ == "__main__":
    main()
