from hypothesis import given
from hypothesis import strategies as st

from studio.core.artifact import Pixels
from studio.jobs.sample import SIDE, sample


@given(st.integers(1, 900), st.integers(1, 900), st.sampled_from([1, 3, 4]))
def test_a_picture_keeps_its_shape_and_colours(width: int, height: int, channels: int) -> None:
    colour = bytes([10, 20, 30, 40][:channels])

    small = sample(Pixels(width, height, channels, colour * (width * height)))

    assert small.data == colour * (small.width * small.height)
    assert min(small.width, small.height) >= min(SIDE, width, height)
    assert min(small.width, small.height) < 2 * SIDE


def test_a_side_of_a_picture_stays_where_it_is() -> None:
    left, right = b"\x00" * 400, b"\xff" * 400

    small = sample(Pixels(800, 800, 1, (left + right) * 800))

    assert (small.width, small.height) == (200, 200)
    assert small.data[:200] == b"\x00" * 100 + b"\xff" * 100
