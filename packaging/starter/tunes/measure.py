"""Ask a trained tune model for tunes it has not met, and count how often it does as asked.

`python packaging/starter/measure.py tunes --tunes 100`
"""

import argparse
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from training import Run

from studio.core.tune import TuneTraits
from studio.core.tune_form import MOST_BARS
from studio.engine.tunes import compose, load_model, load_tokenizer
from tunes.corpus import compose as compose_by_rule
from tunes.corpus import draw_bars, draw_traits
from tunes.judge import (
    RUNS,
    Melody,
    eights,
    flow,
    judge,
    longest_run,
    melody_of_midi,
    melody_of_piece,
    runs,
)
from tunes.train import BATCH, BATCHES_A_ROUND, STEPS, TEMPERATURE

SECONDS = 20.0
FOLDER = Path(__file__).resolve().parents[3] / "resources" / "models" / "starter-tunes"


def asked_traits(index: int) -> tuple[TuneTraits, random.Random]:
    """Traits drawn as for training, from seeds training never uses."""
    rng = random.Random(f"held out {index}")
    while True:
        traits = draw_traits(rng)
        if SECONDS / traits.bar_seconds <= MOST_BARS:
            return traits, rng


@dataclass
class Known:
    """What the melodies of training were made of: runs of notes, and of eight whole bars."""

    runs: dict[int, set[int]] = field(default_factory=lambda: {length: set() for length in RUNS})
    eights: set[int] = field(default_factory=set)

    def learn(self, melody: Melody) -> None:
        for length in RUNS:
            self.runs[length] |= runs(melody, length)
        self.eights |= eights(melody)


def met(since: int, until: int) -> Known:
    """The melodies of every tune seen in the training steps from `since` up to `until`."""
    seed = Run(Path(), Path(), 0).seed
    known = Known()
    for number in range(since // BATCHES_A_ROUND, -(-until // BATCHES_A_ROUND)):
        for index in range(BATCH * BATCHES_A_ROUND):
            rng = random.Random(f"{seed}:{number}:{index}")
            traits = draw_traits(rng)
            known.learn(melody_of_piece(compose_by_rule(traits, draw_bars(traits, rng), rng)))
    return known


def main(asked: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Measure a tune model.")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--tunes", type=int, default=100)
    parser.add_argument("--since", type=int, default=0, help="first training step to compare with")
    parser.add_argument("--steps", type=int, default=STEPS, help="training steps it has had")
    parser.add_argument("--temperature", type=float, default=TEMPERATURE)
    parser.add_argument("--keep", type=Path, help="folder for the tunes as MIDI files")
    chosen = parser.parse_args(asked)
    torch.set_num_threads(1)
    model, tokenizer = load_model(chosen.folder), load_tokenizer(chosen.folder)
    figures: dict[str, list[float]] = {}
    written: list[Melody] = []
    ruled: list[Melody] = []
    began = time.process_time()
    for index in range(chosen.tunes):
        traits, rng = asked_traits(index)
        midi = compose(
            model,
            tokenizer,
            traits,
            SECONDS,
            index,
            lambda done, expected: None,
            temperature=chosen.temperature,
        )
        written.append(melody_of_midi(midi, traits))
        for name, value in (judge(midi, traits, SECONDS, index) | flow(written[-1])).items():
            figures.setdefault(name, []).append(value)
        bars = max(round(SECONDS / traits.bar_seconds), 2)
        ruled.append(melody_of_piece(compose_by_rule(traits, bars, rng)))
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            (chosen.keep / f"{index:03d}-{traits.style}.mid").write_bytes(midi)
    seconds = (time.process_time() - began) / chosen.tunes
    for name, values in figures.items():
        print(f"{name:34s} {np.mean(values):6.3f}  of {len(values)}")
    print(f"{'processor seconds for a tune':34s} {seconds:6.2f}", flush=True)
    known = met(chosen.since, chosen.steps)
    for name, melodies in (("model", written), ("composer", ruled)):
        sung = [melody for melody in melodies if any(melody)]
        longest = np.array([longest_run(melody, known.runs) for melody in sung])
        shares = {length: round(float(np.mean(longest >= length)), 2) for length in RUNS}
        print(f"melodies of the {name} with a run of so many notes known from training: {shares}")
        whole = [bool(eights(melody) & known.eights) for melody in sung if len(melody) >= 8]
        print(f"melodies of the {name} with eight bars from training: {np.mean(whole):.3f}")


if __name__ == "__main__":
    main()
