"""Teach the muse its corpus, in three stages that stop and go on anywhere."""

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as nnf
from training import Run, Stage
from transformers import LlamaForCausalLM

from muse import model as models
from muse import tokenizer as words
from muse.batches import Batch, Batches
from muse.card import report
from muse.copying import circuit, widen

EMA = 0.99
Losses = Callable[..., tuple[torch.Tensor, torch.Tensor]]
GENTLE = 2.5e-4  # the learning rate below which held weights may move as well


@dataclass(frozen=True)
class Pace:
    """Steps of one stage and its learning rate over them."""

    steps: int
    rate: float
    warmup: int
    decay: int
    shrink: float = 0.05
    """Weight decay, as AdamW counts it."""

    def rate_at(self, step: int) -> float:
        """Linear warm-up, a plateau, and a straight descent over the last `decay` steps.

        The plateau lets a training be made longer or shorter after it has begun.
        """
        rise = (step + 1) / self.warmup
        fall = (self.steps - step) / self.decay
        return self.rate * max(0.01, min(1.0, rise, fall))


@dataclass(frozen=True)
class Plan:
    """Phrases first, then the same and copying, and at last the whole in its final size.

    `tokens` is a batch's size, padding included; the last stage takes twice that.
    """

    phrases: Pace = Pace(steps=2_300, rate=2.5e-3, warmup=150, decay=100)
    copying: Pace = Pace(steps=4_000, rate=1e-3, warmup=100, decay=1_500)
    polish: Pace = Pace(steps=9_600, rate=6e-4, warmup=200, decay=1_700, shrink=0.01)
    tokens: int = 1024
    layers: int = 4
    width: int = 192
    hidden: int = 352
    """Feed-forward units that stay for the last stage; to leave them out later costs copying."""
    closing: float = 0.0
    """Minutes before the end of this call in which the last stage slows down to a halt; 0 where
    another call is to go on."""
    talks_for_words: int = 15_000


class Learner:
    """One optimiser step at a time, in bfloat16 with float32 masters.

    Casting the whole model once a step, and not each matrix at each use as autocast does, makes
    a third more steps of a model this small.
    """

    def __init__(
        self,
        model: LlamaForCausalLM,
        rate: float,
        held: dict[str, torch.Tensor] | None = None,
        shrink: float = 0.05,
        compiled: bool = False,
    ) -> None:
        self.model = model
        self.held = held or {}
        self.fast = copy.deepcopy(model)
        self.copied = 0.0
        nn.Module.to(self.fast, torch.bfloat16)
        self.fast.set_attn_implementation("eager")  # quicker than fused kernels at these lengths
        matrices = [each for each in model.parameters() if each.ndim > 1]
        vectors = [each for each in model.parameters() if each.ndim < 2]
        groups = [
            {"params": matrices, "weight_decay": shrink},
            {"params": vectors, "weight_decay": 0},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.95), fused=True)
        self._losses: Losses = torch.compile(losses, dynamic=True) if compiled else losses

    def learn(self, batch: Batch, rate: float) -> float:
        """Take one step and return the loss before it, in nats a token; `copied` is the ideas'."""
        pairs = list(zip(self.model.parameters(), self.fast.parameters(), strict=True))
        with torch.no_grad():
            for exact, rough in pairs:
                rough.copy_(exact)
        ids, weight = batch.ids.to(self.model.device), batch.weight.to(self.model.device)
        counted = weight[:, 1:].flatten().nonzero().flatten()
        loss, copied = self._losses(self.fast, ids, weight, counted)
        loss.backward()
        for exact, rough in pairs:
            exact.grad = None if rough.grad is None else rough.grad.to(exact.dtype)
            rough.grad = None
        if rate > GENTLE:
            for name, mask in self.held.items():
                gradient = self.model.get_parameter(name).grad
                if gradient is not None:
                    gradient.mul_(mask)
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        if norm.isfinite():  # one overflow in bfloat16 would spoil every weight for good
            self.optimizer.step()
        self.copied = copied.item()
        return loss.item()


def losses(
    model: LlamaForCausalLM, ids: torch.Tensor, weight: torch.Tensor, counted: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean cross-entropy in nats a token, weighted (rows x length), and that of copies alone.

    `counted` are the flat places, from the second of each row on, whose weight is not 0.
    """
    counts, targets = weight[:, 1:].flatten()[counted], ids[:, 1:].flatten()[counted]
    states = model.model(ids[:, :-1], use_cache=False).last_hidden_state.flatten(0, 1)
    logits = model.lm_head(states[counted]).float()
    each = nnf.cross_entropy(logits, targets, reduction="none")
    copies = (counts > 1).float()
    copied = (each.detach() * copies).sum() / copies.sum().clamp(min=1)
    return (each * counts).sum() / counts.sum(), copied


def average_into(slow: LlamaForCausalLM, model: LlamaForCausalLM, step: int) -> None:
    """Move the running mean of the weights, which is what is exported, towards the newest."""
    keep = min(EMA, (step + 1) / (step + 10))
    with torch.no_grad():
        for mean, now in zip(slow.parameters(), model.parameters(), strict=True):
            mean.lerp_(now, 1 - keep)


def tokenizer_of(run: Run, plan: Plan) -> Tokenizer:
    """The tokenizer of this training, learned once and then kept beside the checkpoints."""
    file = run.work / "tokenizer.json"
    if not file.exists():
        run.work.mkdir(parents=True, exist_ok=True)
        words.build(run.seed, plan.talks_for_words).save(str(file))
    return Tokenizer.from_file(str(file))


def learn(
    run: Run,
    name: str,
    pace: Pace,
    model: LlamaForCausalLM,
    batches: Batches,
    held: dict[str, torch.Tensor] | None = None,
    compiled: bool = True,
    closing: float = 0.0,
) -> tuple[LlamaForCausalLM, Stage]:
    """Run one stage as far as its pace or the minutes allow; gives the mean weights.

    `closing` is as in `Plan`.
    """
    nn.Module.to(model, run.device)
    slow = copy.deepcopy(model)
    learner = Learner(model, pace.rate, held, pace.shrink, compiled)
    parts = {"model": model, "slow": slow, "optimizer": learner.optimizer, "batches": batches}
    stage = Stage(run, name, **parts)
    mean = copied = 0.0
    for step in stage.steps(pace.steps):
        rate = pace.rate_at(step)
        if closing:
            rate *= max(0.01, min(1.0, run.seconds_left() / (closing * 60)))
        loss = learner.learn(batches.take(), rate)
        average_into(slow, model, step)
        if math.isfinite(loss):
            mean = loss if mean == 0 else 0.98 * mean + 0.02 * loss
            copied = learner.copied if copied == 0 else 0.98 * copied + 0.02 * learner.copied
        if step % 100 == 0:
            stage.log(loss=mean, copied=copied, rate=rate)
    return slow, stage


def train(run: Run, plan: Plan | None = None) -> None:
    """Learn until the plan or the minutes end, then write the folder with its measured card."""
    plan = plan or Plan()
    tokenizer = tokenizer_of(run, plan)
    torch.manual_seed(run.seed)
    model = models.build(tokenizer, plan.layers, plan.width)
    batches = Batches(tokenizer, run.seed, plan.tokens)
    model, stage = learn(run, "phrases", plan.phrases, model, batches)
    steps, seconds = stage.step, stage.elapsed()
    if steps >= plan.phrases.steps:
        batches = Batches(tokenizer, run.seed + 1, plan.tokens)
        nn.Module.to(model, "cpu")
        wide = widen(model, batches.take().ids)
        held = circuit(wide, plan.width)
        model, stage = learn(run, "copying", plan.copying, wide, batches, held)
        steps, seconds = steps + stage.step, seconds + stage.elapsed()
    if stage.name == "copying" and stage.step >= plan.copying.steps:
        batches = Batches(tokenizer, run.seed + 2, plan.tokens * 2)
        nn.Module.to(model, "cpu")
        models.slim(model, [batches.take().ids for _ in range(3)], plan.hidden)
        model, stage = learn(run, "polish", plan.polish, model, batches, closing=plan.closing)
        steps, seconds = steps + stage.step, seconds + stage.elapsed()
    models.export(model, tokenizer, run.out)
    report(run, steps, seconds)
