"""Ask a trained tune model for tunes it has not met, and count how often it does as asked.

`PYTHONPATH=.:packaging/starter python packaging/starter/tunes/measure.py FOLDER --tunes 100`
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from training import Run

from studio.core.tune import TuneTraits
from studio.core.tune_form import MOST_BARS
from studio.engine.tunes import compose, load_model, load_tokenizer
from tunes.corpus import compose as compose_by_rule
from tunes.corpus import draw_bars, draw_traits
from tunes.judge import RUNS, Melody, judge, longest_run, melody_of_midi, melody_of_piece, runs
from tunes.train import BATCH, BATCHES_A_ROUND, STEPS

SECONDS = 20.0


def asked_traits(index: int) -> tuple[TuneTraits, random.Random]:
    """Traits drawn as for training, from seeds training never uses."""
    rng = random.Random(f"held out {index}")
    while True:
        traits = draw_traits(rng)
        if SECONDS / traits.bar_seconds <= MOST_BARS:
            return traits, rng


def known_runs(steps: int) -> dict[int, set[int]]:
    """Runs of notes in the melodies of every tune seen in so many training steps."""
    seed = Run(Path(), Path(), 0).seed
    known: dict[int, set[int]] = {length: set() for length in RUNS}
    for number in range(-(-steps // BATCHES_A_ROUND)):
        for index in range(BATCH * BATCHES_A_ROUND):
            rng = random.Random(f"{seed}:{number}:{index}")
            traits = draw_traits(rng)
            melody = melody_of_piece(compose_by_rule(traits, draw_bars(traits, rng), rng))
            for length in RUNS:
                known[length] |= runs(melody, length)
    return known


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a tune model.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tunes", type=int, default=100)
    parser.add_argument("--steps", type=int, default=STEPS, help="training steps it has had")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer = load_model(asked.folder), load_tokenizer(asked.folder)
    figures: dict[str, list[float]] = {}
    written: list[Melody] = []
    ruled: list[Melody] = []
    began = time.process_time()
    for index in range(asked.tunes):
        traits, rng = asked_traits(index)
        midi = compose(model, tokenizer, traits, SECONDS, index, lambda done, expected: None)
        for name, value in judge(midi, traits, SECONDS, index).items():
            figures.setdefault(name, []).append(value)
        written.append(melody_of_midi(midi, traits))
        bars = max(round(SECONDS / traits.bar_seconds), 2)
        ruled.append(melody_of_piece(compose_by_rule(traits, bars, rng)))
    seconds = (time.process_time() - began) / asked.tunes
    for name, values in figures.items():
        print(f"{name:32s} {np.mean(values):6.3f}  of {len(values)}")
    print(f"{'processor seconds for a tune':32s} {seconds:6.2f}")
    known = known_runs(asked.steps)
    for name, melodies in (("model", written), ("composer", ruled)):
        longest = [longest_run(melody, known) for melody in melodies if melody]
        shares = {length: round(float(np.mean(np.array(longest) >= length)), 2) for length in RUNS}
        print(f"melodies of the {name} with a run of so many notes known from training: {shares}")


if __name__ == "__main__":
    main()
