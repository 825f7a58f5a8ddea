"""Draw the contact sheet: eight tunes of the model as piano rolls.

`PYTHONPATH=.:packaging/starter python packaging/starter/tunes/sheet.py FOLDER`
"""

import argparse
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from symusic import Score

from studio.core.tune import TuneTraits, read_tune
from studio.engine.tunes import compose, load_model, load_tokenizer
from tunes.train import TEMPERATURE

PROMPTS = (
    "a happy waltz for strings, piano and bass in G major",
    "a calm lullaby for music box and harp in F major",
    "an energetic march for brass, bass and drums in Bb major",
    "a playful folk dance in 6/8 for flute, guitar and bass in D major",
    "a sad blues for clarinet, piano, bass and drums in A minor",
    "a dreamy lo-fi tune for marimba, piano, bass and drums in Eb major",
    "a solemn chorale for organ in C minor",
    "dreamy ambient music for bells, pad and strings in E minor",
)
SECONDS, SEED = 20.0, 7
TILE, GAP, TITLE = (560, 170), 12, 22
PAPER, LINES, INK = "#fbf8f1", "#e4ddcf", "#3b342b"
VOICES = ("#c2452d", "#2f6f8f", "#7a9a4a", "#8a5a9c", "#b58a2e")
"""Colours of a tune's instruments, in the order asked; the first carries the melody."""


def draw_roll(midi: bytes, traits: TuneTraits, title: str) -> Image.Image:
    """One tune: time from left to right with a line to each bar, pitch upwards, drums below."""
    score: Any = Score.from_midi(midi)
    tile = Image.new("RGB", TILE, PAPER)
    pen = ImageDraw.Draw(tile)
    beats, unit = map(int, traits.metre.split("/"))
    bar = score.ticks_per_quarter * 4 * beats // unit
    end = -(-score.end() // bar) * bar
    width, height = TILE[0], TILE[1] - TITLE
    pitches = [note.pitch for t in score.tracks if not t.is_drum for note in t.notes] or [60]
    low, high = min(pitches) - 5, max(pitches) + 2
    for tick in range(0, end + 1, bar):
        x = round(tick / end * (width - 1))
        pen.line((x, TITLE, x, TILE[1]), fill=LINES)
    for track in reversed(score.tracks):
        colour = VOICES[traits.instruments.index(track.name.lower()) % len(VOICES)]
        for note in track.notes:
            left, right = (tick / end * width for tick in (note.time, note.end))
            if track.is_drum:
                row = TILE[1] - 4 - note.pitch % 4 * 4
                pen.rectangle((left, row, left + 2, row + 2), fill=INK)
                continue
            y = TITLE + (high - note.pitch) / (high - low) * height
            thick = 2 if track.name.lower() == traits.instruments[0] else 1
            pen.rectangle((left, y - thick, max(right - 2, left + 1), y + thick), fill=colour)
    pen.text((4, 4), title, fill=INK)
    return tile


def main(asked: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Draw eight tunes of a tune model.")
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args(asked)
    model, tokenizer = load_model(chosen.folder), load_tokenizer(chosen.folder)
    rows = len(PROMPTS) // 2
    size = (2 * TILE[0] + 3 * GAP, rows * TILE[1] + (rows + 1) * GAP)
    sheet = Image.new("RGB", size, "white")
    for index, prompt in enumerate(PROMPTS):
        traits = read_tune(prompt, SEED)
        midi = compose(
            model, tokenizer, traits, SECONDS, SEED, lambda *_: None, temperature=TEMPERATURE
        )
        title = f"{prompt}, {traits.metre}, {traits.tempo} bpm"
        place = (GAP + index % 2 * (TILE[0] + GAP), GAP + index // 2 * (TILE[1] + GAP))
        sheet.paste(draw_roll(midi, traits, title), place)
    sheet.save(chosen.folder / "sheet.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
