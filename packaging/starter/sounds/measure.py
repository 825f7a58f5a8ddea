"""Figures and a contact sheet of the sound synthesiser.

    python packaging/starter/measure.py sounds [--sheet sheet.webp]

Every kind is made for ten seconds in both languages with three seeds; one line each says how loud
it is, how high its peaks are, how its two ends meet and how long the making takes.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyloudnorm
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy.signal import resample_poly, stft

from studio.media.soundscape.reading import read_scene
from studio.media.soundscape.render import render
from studio.media.soundscape.ring import RATE
from studio.media.soundscape.scene import KINDS

PROMPTS = {
    "rain": ("rain", "雨声"),
    "wind": ("wind", "风声"),
    "waves": ("waves", "海浪"),
    "thunder": ("thunder", "雷声"),
    "fire": ("campfire", "篝火"),
    "stream": ("a stream", "溪水"),
    "birds": ("birds", "鸟叫"),
    "crickets": ("crickets", "蟋蟀"),
    "bell": ("a bell", "钟声"),
    "drone": ("a drone", "嗡鸣"),
    "whoosh": ("whoosh", "呼啸而过"),
    "click": ("a click", "咔哒"),
    "heartbeat": ("heartbeat", "心跳"),
    "footsteps": ("footsteps on gravel", "碎石上的脚步声"),
}
SECONDS = 10.0
SEEDS = (1, 2, 3)

_TILE = (236, 120)
_COLUMNS = 4
_DEEPEST = 72.0
"""Decibels below the loudest that are still drawn."""


def made(prompt: str, seed: int, seconds: float = SECONDS) -> NDArray[np.float32]:
    return render(read_scene(prompt), seconds, seed, lambda share: None)


def figures(sound: NDArray[np.float32]) -> tuple[float, float, float]:
    """LUFS, true peak in dB, and the step from the last frame to the first against the usual."""
    loud = pyloudnorm.Meter(RATE).integrated_loudness(sound)
    peak = 20 * np.log10(np.abs(resample_poly(sound, 4, 1, axis=0)).max())
    steps = np.abs(np.diff(sound, axis=0))
    near = np.concatenate([steps[:RATE], steps[-RATE:]])
    seam = np.abs(sound[0] - sound[-1]).max() / max(float(np.quantile(near, 0.99)), 1e-6)
    return float(loud), float(peak), float(seam)


def lines() -> Iterator[str]:
    yield "| kind | LUFS | true peak, dB | seam | s for 10 s |"
    yield "| --- | --- | --- | --- | --- |"
    for kind in KINDS:
        found: list[tuple[float, float, float]] = []
        began = time.process_time()
        sounds = [made(prompt, seed) for prompt in PROMPTS[kind] for seed in SEEDS]
        taken = (time.process_time() - began) / len(sounds)
        found = [figures(sound) for sound in sounds]
        loud, peak, seam = np.array(found).T
        yield (
            f"| {kind} | {loud.min():.1f} to {loud.max():.1f} | {peak.max():.1f} "
            f"| {seam.max():.1f} | {taken:.2f} |"
        )


def spectrogram(sound: NDArray[np.float32]) -> Image.Image:
    """Time to the right, 40 Hz to 18 kHz upwards by octaves, brighter is louder."""
    width, height = _TILE
    mono = sound.mean(axis=1)
    hop = max(1, len(mono) // width)
    _hertz, _time, spectra = stft(mono, RATE, nperseg=2048, noverlap=max(0, 2048 - hop))
    level = 20 * np.log10(np.abs(spectra) + 1e-7)
    bins = (np.geomspace(40, 18_000, height) * 2048 / RATE).astype(int)[::-1]
    across = np.linspace(0, level.shape[1] - 1, width).astype(int)
    share = np.clip((level[bins][:, across] - level.max() + _DEEPEST) / _DEEPEST, 0, 1)
    low, middle, high = (
        np.array(colour) for colour in ((20, 20, 24), (170, 70, 60), (255, 226, 150))
    )
    share = share[..., None]
    picture = np.where(share < 0.5, low + (middle - low) * 2 * share,
                       middle + (high - middle) * (2 * share - 1))  # fmt: skip
    return Image.fromarray(picture.astype(np.uint8))


def sheet() -> Image.Image:
    width, height = _TILE
    rows = -(-len(KINDS) // _COLUMNS)
    whole = Image.new("RGB", (_COLUMNS * (width + 8) + 8, rows * (height + 26) + 8), (38, 38, 39))
    draw = ImageDraw.Draw(whole)
    for index, kind in enumerate(KINDS):
        left = 8 + (index % _COLUMNS) * (width + 8)
        top = 8 + (index // _COLUMNS) * (height + 26)
        whole.paste(spectrogram(made(PROMPTS[kind][0], 1)), (left, top))
        draw.text((left + 2, top + height + 4), kind, fill=(228, 228, 228))
    return whole


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Loudness, seams and speed of the fourteen kinds.")
    parser.add_argument("--sheet", type=Path, help="draw the contact sheet there instead")
    asked = parser.parse_args(words)
    if asked.sheet:
        sheet().save(asked.sheet, quality=78, method=6)
        return
    for line in lines():
        print(line, flush=True)
