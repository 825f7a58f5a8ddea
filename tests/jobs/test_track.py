import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.artifact import Sound
from studio.jobs.track import Track

RATE = 8_000
FADE = int(0.005 * RATE)


def pulled(track: Track, frames: int, channels: int = 2, block: int = 64) -> np.ndarray:
    blocks = []
    for _ in range(0, frames, block):
        out = np.full((block, channels), np.nan, np.float32)
        track.fill(out)
        blocks.append(out)
    return np.concatenate(blocks)


def ones(seconds: float = 1.0) -> Sound:
    return Sound.of(np.ones(round(seconds * RATE)), RATE)


def ramp(seconds: float = 1.0) -> Sound:
    return Sound.of(np.linspace(0.0, 1.0, round(seconds * RATE), endpoint=False), RATE)


def largest_step(samples: np.ndarray) -> float:
    return float(np.abs(np.diff(samples[:, 0])).max())


def test_a_track_gives_its_own_samples_once_it_has_faded_in():
    left, right = np.linspace(-1, 1, RATE), np.linspace(1, -1, RATE)
    track = Track(Sound.of(np.stack([left, right], axis=1), RATE))
    track.resume()

    got = pulled(track, 1024)

    np.testing.assert_allclose(got[FADE:, 0], left[FADE:1024], atol=1e-6)
    np.testing.assert_allclose(got[FADE:, 1], right[FADE:1024], atol=1e-6)


def test_play_and_pause_fade():
    track = Track(ones())
    track.resume()
    came = pulled(track, 512)
    track.hold()
    went = pulled(track, 512)

    assert largest_step(came) <= 1.001 / FADE
    assert largest_step(np.concatenate([came[-1:], went])) <= 1.001 / FADE
    assert came[-1, 0] == pytest.approx(1.0)
    assert not went[FADE:].any()


def test_a_pause_stays_where_it_was_heard():
    track = Track(ones())
    track.resume()
    pulled(track, 512)
    track.hold()
    pulled(track, 4096)

    assert track.position == pytest.approx((512 + FADE) / RATE)


def test_volume_changes_over_ten_milliseconds():
    track = Track(ones(), volume=0.0)
    track.resume()
    pulled(track, 512)
    track.set_volume(1.0)

    got = pulled(track, 512)

    assert largest_step(got) <= 1.001 / (0.010 * RATE)
    assert got[-1, 0] == pytest.approx(1.0)


def test_a_seek_in_mid_play_does_not_click():
    track = Track(ramp())
    track.resume()
    pulled(track, 512)
    track.seek(0.9)
    assert track.position == pytest.approx(0.9)

    got = pulled(track, 512)

    assert largest_step(got) <= 1.001 / FADE
    assert got[-1, 0] == pytest.approx(0.9 + (512 - FADE - 1) / RATE, abs=1e-3)


def test_the_end_is_told_with_the_block_that_holds_it():
    track = Track(ones(0.1))
    track.resume()
    out = np.zeros((750, 2), np.float32)

    assert track.fill(out)
    assert not track.fill(out)
    assert track.ended
    assert track.position == pytest.approx(track.length)
    assert out[:50].all()
    assert not out[50:].any()


def test_a_loop_repeats_its_range_without_a_click():
    track = Track(ramp(), looping=True)
    track.set_range(0.25, 0.5)
    track.resume()

    got = pulled(track, 3 * RATE)

    assert got[RATE:].max() <= 0.5
    assert got[RATE:].min() >= 0.24
    assert largest_step(got) <= 0.3 / FADE
    assert got[2999, 0] == pytest.approx(got[2999 + 2000, 0], abs=1e-6)
    assert 0.25 <= track.position <= 0.5


def test_a_loop_without_a_range_repeats_the_whole_sound():
    track = Track(ones(0.25), looping=True)
    track.resume()

    got = pulled(track, RATE)

    assert not track.ended
    assert (got[RATE // 2 :, 0] > 0.99).mean() > 0.9


def test_play_from_behind_the_loop_range_goes_on_into_it():
    track = Track(ramp(), looping=True)
    track.set_range(0.25, 0.5)
    track.seek(0.9)
    track.resume()

    got = pulled(track, RATE)

    assert got.max() > 0.98
    assert 0.25 <= track.position <= 0.5


def test_stereo_on_a_device_of_one_channel_is_mixed():
    track = Track(Sound.of(np.tile([[1.0, 0.0]], (RATE, 1)), RATE))
    track.resume()

    assert pulled(track, 512, channels=1)[-1, 0] == pytest.approx(0.5)


def test_another_rate_keeps_place_and_pitch():
    tone = np.sin(2 * np.pi * 500 * np.arange(RATE) / RATE)
    track = Track(Sound.of(tone * 0.5, RATE))
    track.seek(0.5)
    track.resample(22_050)
    assert track.position == pytest.approx(0.5, abs=1e-3)
    assert track.length == pytest.approx(1.0, abs=1e-3)
    track.resume()

    got = pulled(track, 8192)[:8192, 0]

    loudest = np.abs(np.fft.rfft(got * np.hanning(8192))).argmax() * 22_050 / 8192
    assert loudest == pytest.approx(500, abs=5)


ACTIONS = st.one_of(
    st.tuples(st.just("seek"), st.floats(-1, 2)),
    st.tuples(st.just("range"), st.tuples(st.floats(-1, 2), st.none() | st.floats(-1, 2))),
    st.tuples(st.just("looping"), st.booleans()),
    st.tuples(st.just("volume"), st.floats(0, 1)),
    st.tuples(st.just("play"), st.booleans()),
    st.tuples(st.just("fill"), st.integers(1, 3000)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTIONS, max_size=25), st.sampled_from([0.0, 0.001, 0.3]))
def test_nothing_done_to_it_makes_a_click(actions: list, seconds: float):
    track = Track(ones(seconds))
    heard = [np.zeros((1, 2), np.float32)]
    for action, value in [*actions, ("play", False), ("fill", 100)]:
        match action:
            case "seek":
                track.seek(value)
            case "range":
                track.set_range(*value)
            case "looping":
                track.set_looping(value)
            case "volume":
                track.set_volume(value)
            case "play":
                track.resume() if value else track.hold()
            case _:
                out = np.full((value, 2), np.nan, np.float32)
                track.fill(out)
                heard.append(out)
        assert 0.0 <= track.position <= track.length
    whole = np.concatenate(heard)
    assert np.isfinite(whole).all()
    assert np.abs(whole).max() <= 1.0
    rises = np.diff(whole[:, 0])
    assert rises.max(initial=0.0) <= 1.01 * (1 / FADE + 1 / (0.010 * RATE)) or seconds < 0.01
