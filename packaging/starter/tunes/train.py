"""Train the tune model: a small Llama over the tokens of tunes composed afresh for every step."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from miditok import REMI
from torch import nn
from training import Run, Stage, autocast, half
from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM

from tunes.corpus import compose, draw_bars, draw_traits
from tunes.tokens import make_tokenizer, to_ids

STEPS = 1900
BATCH = 16
BATCHES_A_ROUND = 12
MATRIX_RATE, VECTOR_RATE = 0.02, 3e-3
TEMPERATURE = 0.75
"""Cool enough for a motif to come back as it was."""

CARD = Path(__file__).with_name("card.md")


def make_model(vocabulary: int) -> LlamaForCausalLM:
    """1.8 million parameters: four layers keep a token under 3 ms on one processor core."""
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=vocabulary,
            hidden_size=192,
            intermediate_size=512,
            num_hidden_layers=4,
            num_attention_heads=3,
            max_position_embeddings=2048,
            tie_word_embeddings=True,
            pad_token_id=0,
            bos_token_id=1,
            eos_token_id=2,
        )
    )


def compose_ids(seed: str, tokenizer: REMI) -> list[int]:
    rng = random.Random(seed)
    traits = draw_traits(rng)
    return to_ids(compose(traits, draw_bars(traits, rng), rng), tokenizer)


class Data:
    """Batches of tunes of similar length; the step alone decides which, so training resumes."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.tokenizer = make_tokenizer()
        self._round = -1
        self._batches: list[list[list[int]]] = []

    def batch(self, step: int) -> torch.Tensor:
        """Token ids, int64 of shape (batch, longest), padded with -100 at the right."""
        number, place = divmod(step, BATCHES_A_ROUND)
        if number != self._round:
            count = BATCH * BATCHES_A_ROUND
            names = (f"{self.seed}:{number}:{i}" for i in range(count))
            tunes = sorted((compose_ids(name, self.tokenizer) for name in names), key=len)
            self._batches = [tunes[i : i + BATCH] for i in range(0, count, BATCH)]
            random.Random(number).shuffle(self._batches)
            self._round = number
        rows = self._batches[place]
        longest = max(map(len, rows))
        return torch.tensor([row + [-100] * (longest - len(row)) for row in rows])


def rate(step: int) -> float:
    """Share of the peak learning rate: a warm-up of 60 steps, the peak for three tenths of the
    training, then a straight line to a hundredth."""
    if step < 60:
        return (step + 1) / 60
    return 0.01 + 0.99 * min((STEPS - step) / (0.7 * STEPS), 1)


def optimisers(model: nn.Module) -> tuple[torch.optim.Muon, torch.optim.AdamW]:
    """Muon for the matrices inside the layers, which learns from fewer tunes; AdamW otherwise."""
    named = list(model.named_parameters())
    inside = [p for name, p in named if p.ndim == 2 and "embed" not in name]
    others = [p for name, p in named if p.ndim != 2 or "embed" in name]
    return (
        torch.optim.Muon(inside, lr=MATRIX_RATE, weight_decay=0.05),
        torch.optim.AdamW(others, lr=VECTOR_RATE, betas=(0.9, 0.95), weight_decay=0.0),
    )


def compiled(model: nn.Module) -> Callable[..., Any]:
    """Fused by torch.compile where there is a compiler, three times as quick after two minutes."""
    if shutil.which("c++") is None:
        return model
    return torch.compile(model, dynamic=True)


def train(run: Run) -> None:
    torch.manual_seed(run.seed)
    data = Data(run.seed)
    model = make_model(len(data.tokenizer))
    nn.Module.to(model, run.device)
    matrices, vectors = optimisers(model)
    stage = Stage(run, "model", model=model, matrices=matrices, vectors=vectors)
    model.train()
    forward = compiled(model)
    total, count = 0.0, 0
    for step in stage.steps(STEPS):
        matrices.param_groups[0]["lr"] = MATRIX_RATE * rate(step)
        vectors.param_groups[0]["lr"] = VECTOR_RATE * rate(step)
        labels = data.batch(step).to(run.device)
        with autocast(run.device):
            loss = forward(input_ids=labels.clamp(min=0), labels=labels).loss
        model.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        matrices.step()
        vectors.step()
        total, count = total + loss.item(), count + 1
        if count == 50:
            stage.log(loss=total / count, rate=rate(step))
            total, count = 0.0, 0
    export(model, data, run.out)


def export(model: LlamaForCausalLM, data: Data, out: Path) -> None:
    """Write the Hugging Face folder: float16 weights, tokenizer, sampling settings, card."""
    out.mkdir(parents=True, exist_ok=True)
    model.generation_config = GenerationConfig(
        do_sample=True,
        temperature=TEMPERATURE,
        top_p=0.95,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=0,
    )
    half(model)
    model.save_pretrained(out)
    data.tokenizer.save_pretrained(out)
    shutil.copyfile(CARD, out / "README.md")
