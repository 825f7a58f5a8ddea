"""The sound synthesiser: loud enough, clean, the same each time, and without a seam."""

from itertools import pairwise

import numpy as np
import pyloudnorm
import pytest
from numpy.typing import NDArray
from scipy.signal import resample_poly

from studio.media.soundscape.noise import pour
from studio.media.soundscape.reading import read_scene
from studio.media.soundscape.render import SOURCES, render
from studio.media.soundscape.ring import RATE, Ring
from studio.media.soundscape.scene import KINDS, STRIKES

Frames = NDArray[np.float32]

BEDS = tuple(kind for kind in KINDS if kind not in STRIKES)
CHINESE = (
    *("雨", "风", "海浪", "雷", "篝火", "溪水", "鸟叫"),
    *("蟋蟀", "钟声", "嗡鸣", "呼啸而过", "咔哒", "心跳", "脚步声"),
)


def made(prompt: str, seconds: float = 3.0, seed: int = 1) -> Frames:
    return render(read_scene(prompt), seconds, seed, lambda share: None)


def spectrum(sound: Frames) -> NDArray[np.floating]:
    """Power in eight bands of equal width to the ear, in dB."""
    mono = sound.mean(axis=1)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    hertz = np.fft.rfftfreq(len(mono), 1 / RATE)
    edges = np.geomspace(60, 16_000, 9)
    return 10 * np.log10(
        [power[(hertz >= a) & (hertz < b)].mean() + 1e-12 for a, b in pairwise(edges)]
    )


@pytest.fixture(scope="module")
def sounds() -> dict[str, Frames]:
    return {kind: made(kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_clean_loud_and_stereo(sounds: dict[str, Frames], kind: str) -> None:
    sound = sounds[kind]
    assert sound.shape == (3 * RATE, 2)
    assert sound.dtype == np.float32
    assert np.isfinite(sound).all()
    assert 20 * np.log10(np.abs(resample_poly(sound, 4, 1, axis=0)).max()) <= -1
    assert np.abs(sound.mean(axis=0)).max() < 1e-3
    assert not np.array_equal(sound[:, 0], sound[:, 1])
    loud = pyloudnorm.Meter(RATE).integrated_loudness(sound)
    assert -20.5 < loud < -15.5 if kind in BEDS else -30 < loud < -15


@pytest.mark.parametrize("kind", BEDS)
def test_what_goes_on_has_no_seam(sounds: dict[str, Frames], kind: str) -> None:
    """The last frame leads into the first as any frame into its next; so do the spectra."""
    sound = sounds[kind]
    around = np.concatenate([sound[-RATE // 4 :], sound[: RATE // 4]])
    steps = np.abs(np.diff(around, axis=0)).max(axis=1)
    assert steps[RATE // 4 - 1] <= max(1.2 * np.quantile(steps, 0.995), 2e-3)
    bright = np.abs(np.diff(around, 3, axis=0)).max(axis=1)
    seam = bright[RATE // 4 - 4 : RATE // 4 + 1].max()
    assert seam <= max(1.2 * np.quantile(bright, 0.995), 4e-3)


@pytest.mark.parametrize("kind", sorted(STRIKES))
def test_what_comes_once_ends_in_silence(sounds: dict[str, Frames], kind: str) -> None:
    sound = sounds[kind]
    assert np.abs(sound[-2:]).max() == 0
    assert np.abs(sound[-RATE // 20 :]).max() < 0.02
    assert np.abs(sound).max() > 0.1


@pytest.mark.parametrize(("kind", "chinese"), list(zip(KINDS, CHINESE, strict=True)))
def test_both_languages_make_the_same(kind: str, chinese: str) -> None:
    assert np.array_equal(made(kind, 0.6), made(chinese, 0.6))


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_makes_the_same_again_and_another_another(kind: str) -> None:
    first = made(kind, 0.7, seed=4)
    assert np.array_equal(first, made(kind, 0.7, seed=4))
    assert not np.array_equal(first, made(kind, 0.7, seed=5))


def test_kinds_can_be_told_apart(sounds: dict[str, Frames]) -> None:
    looks = {kind: spectrum(sound) - spectrum(sound).max() for kind, sound in sounds.items()}
    for index, one in enumerate(KINDS):
        for other in KINDS[index + 1 :]:
            assert np.abs(looks[one] - looks[other]).max() > 3, (one, other)


@pytest.mark.parametrize(
    ("near", "far"),
    [("thunder", "distant thunder"), ("rain", "distant rain"), ("fire", "distant fire")],
)
def test_what_is_far_is_duller(near: str, far: str) -> None:
    looks = [spectrum(made(prompt, 1.5)) for prompt in (near, far)]
    bright, dull = (look[-2:].mean() - look.max() for look in looks)
    assert dull < bright - 3


@pytest.mark.parametrize("kind", ["rain", "wind", "fire", "waves", "stream"])
def test_strength_is_heard(kind: str) -> None:
    meter = pyloudnorm.Meter(RATE)
    loud = [meter.integrated_loudness(made(f"{how} {kind}")) for how in ("gentle", "wild")]
    assert loud[1] > loud[0] + 1


@pytest.mark.parametrize(
    "sort", ["gravel", "wood", "snow", "leaves", "sand", "mud", "puddles", "grass"]
)
def test_grounds_sound_otherwise(sort: str) -> None:
    look = spectrum(made(f"footsteps on {sort}", 1.2)) - spectrum(made("footsteps", 1.2))
    assert np.abs(look - look.mean()).max() > 3


@pytest.mark.parametrize("prompt", [
    "heavy rain with distant thunder and wind", "rain on a tin roof", "rain on leaves, on the lake",
    "a waterfall and cicadas", "gulls, owls and a cuckoo", "wind chimes in a breeze", "a clock",
    "temple bell", "hand bells", "typing", "雨打在窗上，帐篷里", "running through puddles",
])  # fmt: skip
@pytest.mark.parametrize("seconds", [0.5, 1.37])
def test_however_short_and_mixed(prompt: str, seconds: float) -> None:
    sound = made(prompt, seconds)
    assert sound.shape == (round(seconds * RATE), 2)
    assert 0.02 < np.abs(sound).max() <= 1


def test_bells_ring_on_and_clicks_come_again() -> None:
    bell = np.abs(made("a bell", 8.0)).max(axis=1)
    halves = bell[: 4 * RATE].max(), bell[4 * RATE :].max()
    assert halves[1] < 0.5 * halves[0]
    clicks = np.abs(made("clicks", 6.0)).max(axis=1).reshape(-1, RATE // 10).max(axis=1)
    assert 4 <= int(((clicks[1:] > 0.1) & (clicks[:-1] <= 0.1)).sum()) <= 9


def test_the_making_is_told_and_can_be_ended() -> None:
    told: list[float] = []
    render(read_scene("rain, birds and a drone"), 4.0, 1, told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    assert len(told) > 20

    def enough(share: float) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render(read_scene("rain"), 4.0, 1, enough)


def test_noise_keeps_its_power_round_the_circle() -> None:
    ring = Ring(RATE)
    list(pour(ring, np.random.default_rng(3), lambda time, hertz: np.full(
        (len(time), hertz.shape[1]), 1 / np.sqrt(2 * hertz.shape[1]))))  # fmt: skip
    pieces = (ring.sound**2).mean(axis=0)[: RATE // 10 * 10].reshape(10, -1).mean(axis=1)
    assert np.abs(10 * np.log10(pieces)).max() < 1


def test_every_kind_has_a_source() -> None:
    assert tuple(SOURCES) == KINDS
