"""Tunes from a small causal language model over MIDI tokens: prompt traits in, MIDI file out.

Any folder with a transformers causal model and MidiTok's tokenizer.json loads. Models that speak
the starter's vocabulary are held to the asked form; others are told what their own vocabulary can
say, and their piece is cut to the asked length.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import miditok
import torch
from transformers import (
    AutoModelForCausalLM,
    LogitsProcessorList,
    PreTrainedModel,
    StoppingCriteria,
    StoppingCriteriaList,
)

from studio.core.tune import TuneTraits
from studio.core.tune_form import form, request, sections
from studio.engine.threads import one_thread
from studio.engine.tune_grammar import MOST_TOKENS_A_BAR, TuneGrammar, TypeOrder, vocabulary
from studio.engine.tune_key import key_of
from studio.engine.tune_score import assemble, decode, signs

LONGEST = 600.0
"""Seconds of music in one piece."""

DRAFTS = 3
"""How often at most a section is written that would be heard in another key than the asked one."""

TOKENIZERS = frozenset({"REMI", "TSD", "MIDILike", "Structured", "PerTok", "MMM"})
"""MidiTok's tokenizers that write a piece as one row of tokens."""

OnToken = Callable[[int, int], None]


def load_model(folder: Path) -> PreTrainedModel:
    """The model in float32, whatever the file holds: one this small is quickest that way."""
    model = AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=torch.float32,
        use_safetensors=True,
        local_files_only=True,
        trust_remote_code=False,
    )
    return model.eval()


def load_tokenizer(folder: Path) -> miditok.MusicTokenizer:
    """Raises ValueError when tokenizer.json names no tokenizer of MidiTok's."""
    file = folder / "tokenizer.json"
    name = str(json.loads(file.read_bytes()).get("tokenization"))
    if name not in TOKENIZERS:
        raise ValueError("The model's tokenizer is not one for music.")
    return getattr(miditok, name)(params=file)


def compose(
    model: PreTrainedModel,
    tokenizer: miditok.MusicTokenizer,
    traits: TuneTraits,
    seconds: float,
    seed: int,
    on_token: OnToken,
    *,
    temperature: float = 0.9,
    top_k: int = 0,
    top_p: float = 0.95,
) -> bytes:
    """Write a tune as a Standard MIDI File, as long as the whole bars nearest to `seconds`.

    `on_token` hears (done, expected) after each token and may raise to stop at once. The same
    arguments give the same bytes. Raises ValueError for lengths outside 1 to 600 seconds.
    """
    if not 1 <= seconds <= LONGEST:
        raise ValueError(f"A tune lasts 1 to {LONGEST:.0f} seconds.")
    sampling = {"do_sample": temperature > 0}
    if temperature > 0:
        sampling |= {"temperature": temperature, "top_k": top_k, "top_p": top_p}
    writer = _Writer(model, tokenizer, on_token, sampling)
    if "Place_Z" in vocabulary(tokenizer) and not tokenizer.is_trained:
        return _in_form(writer, traits, seconds, seed)
    return _freely(writer, traits, seconds, seed)


def _in_form(writer: "_Writer", traits: TuneTraits, seconds: float, seed: int) -> bytes:
    """Section by section; a long tune comes back to its first section, as a da capo does."""
    bars = max(round(seconds / traits.bar_seconds), 2)
    plan = sections(bars)
    written: list[tuple[list[int], int]] = []
    for index, length in enumerate(plan):
        if index >= 2 and index % 2 == 0 and length == plan[0]:
            written.append(written[0])
            continue
        left = sum(plan[index + 1 :])
        written.append((_in_key(writer, traits, length, left, seed + index), length))
    return assemble(written, writer.tokenizer, traits, seed)


def _in_key(
    writer: "_Writer", traits: TuneTraits, bars: int, bars_left: int, seed: int
) -> list[int]:
    """A section, written anew where it would be heard in another key: in one of fourteen the model
    dwells on another note until that sounds like home."""
    ids: list[int] = []
    for draft in range(DRAFTS):
        ids = writer.section(traits, bars, bars_left, seed, draft)
        tracks = decode(writer.tokenizer, ids).tracks
        notes = [note for track in tracks if not track.is_drum for note in track.notes]
        if not notes or key_of(notes) == f"C {traits.mode}":
            break
    return ids


def _freely(writer: "_Writer", traits: TuneTraits, seconds: float, seed: int) -> bytes:
    """Let an unknown model play on until its notes fill the length, then cut there."""
    score = decode(writer.tokenizer, writer.free(traits, seconds, seed))
    signs(score, traits)
    end = round(seconds * traits.tempo / 60 * score.ticks_per_quarter)
    return score.clip(0, end, clip_end=True).dumps_midi()


class _Writer:
    """One model at work: builds prompts, samples, reports tokens."""

    def __init__(
        self,
        model: PreTrainedModel,
        tokenizer: miditok.MusicTokenizer,
        on_token: OnToken,
        sampling: dict[str, Any],
    ) -> None:
        self.model, self.tokenizer = model, tokenizer
        self.on_token, self.sampling = on_token, sampling
        self.done = 0

    def section(
        self, traits: TuneTraits, bars: int, bars_left: int, seed: int, draft: int
    ) -> list[int]:
        """Token ids of a section, the request left out; drafts of a seed share their form."""
        known = vocabulary(self.tokenizer)
        prompt = [known[name] for name in ("BOS_None", *request(traits, bars))]
        grammar = TuneGrammar(self.tokenizer, traits, form(bars, seed), len(prompt))

        def expected(count: int) -> int:
            begun = max(grammar.bars_begun - 1, 0)
            a_bar = (count + 4 * 34) / (begun + 4)
            return max(round(a_bar * (bars + bars_left)), count + 1)

        most = bars * (MOST_TOKENS_A_BAR + 8)
        drawn = seed + draft * 7_919  # the first draft is that of the seed itself
        return self._sample(prompt, most, drawn, expected, LogitsProcessorList([grammar]))

    def free(self, traits: TuneTraits, seconds: float, seed: int) -> list[int]:
        """Token ids of a piece at least `seconds` long, as far as the model's memory reaches."""
        known = vocabulary(self.tokenizer)
        opening = ("BOS_None", *request(traits, 16), "Bar_None", f"TimeSig_{traits.metre}")
        prompt = [known[name] for name in opening if name in known] or [0]
        memory = getattr(self.model.config, "max_position_embeddings", None) or 4096
        most = max(min(round(seconds * 60), memory - len(prompt)), 8)
        until = _LongEnough(self.tokenizer, seconds * traits.tempo / 60)
        order = LogitsProcessorList()
        if not self.tokenizer.is_trained:
            order.append(TypeOrder(self.tokenizer))
        return self._sample(prompt, most, seed, lambda count: max(most, count), order, until)

    def _sample(
        self,
        prompt: list[int],
        most: int,
        seed: int,
        expected: Callable[[int], int],
        processors: LogitsProcessorList,
        *stops: StoppingCriteria,
    ) -> list[int]:
        device = self.model.device
        inputs = torch.tensor([prompt], device=device)
        heard = _Heard(lambda: self._heard(expected))
        generate: Any = self.model.generate
        others = [device] if device.type == "cuda" else []
        with one_thread(), torch.random.fork_rng(devices=others), torch.inference_mode():
            torch.manual_seed(seed)
            ids = generate(
                inputs=inputs,
                attention_mask=torch.ones_like(inputs),
                max_new_tokens=most,
                logits_processor=processors,
                stopping_criteria=StoppingCriteriaList([heard, *stops]),
                pad_token_id=self.tokenizer.pad_token_id,
                eos_token_id=vocabulary(self.tokenizer).get("EOS_None"),
                **self.sampling,
            )
        return ids[0, len(prompt) :].tolist()

    def _heard(self, expected: Callable[[int], int]) -> None:
        self.done += 1
        self.on_token(self.done, expected(self.done))


class _Heard(StoppingCriteria):
    """Never stops by itself; what it calls may raise."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call

    def __call__(self, input_ids: torch.Tensor, scores: Any, **_: Any) -> Any:
        self._call()
        return torch.zeros(len(input_ids), dtype=torch.bool, device=input_ids.device)


class _LongEnough(StoppingCriteria):
    """Stops once the notes written reach a length in quarter notes; looks every 24 tokens."""

    def __init__(self, tokenizer: miditok.MusicTokenizer, quarters: float) -> None:
        self._tokenizer, self._quarters = tokenizer, quarters

    def __call__(self, input_ids: torch.Tensor, scores: Any, **_: Any) -> Any:
        enough = False
        if input_ids.shape[1] % 24 == 0:
            score: Any = self._tokenizer.decode(input_ids[0].tolist())
            enough = score.end() >= self._quarters * score.ticks_per_quarter
        return torch.full((len(input_ids),), enough, device=input_ids.device)
