import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.recipe import SIZE_LIMIT
from studio.ui.image.sizes import RATIOS, like, shaped, snapped

SIDES = st.integers(64, 2048)
MULTIPLES = st.sampled_from([8, 16, 32, 64])


@given(SIDES, MULTIPLES, st.sampled_from(list(RATIOS.values())))
def test_shapes_keep_about_the_models_number_of_pixels(
    side: int, multiple: int, ratio: tuple[int, int]
) -> None:
    width, height = shaped(ratio, (side, side), multiple)
    assert width % multiple == height % multiple == 0
    if side >= 8 * multiple:
        assert 0.75 <= width * height / side**2 <= 1.33
        assert width / height == pytest.approx(ratio[0] / ratio[1], rel=0.2)


@given(st.tuples(st.integers(1, 30_000), st.integers(1, 30_000)), SIDES, MULTIPLES)
def test_a_size_like_another_is_one_a_recipe_may_ask_for(
    size: tuple[int, int], side: int, multiple: int
) -> None:
    for length in like(size, (side, side), multiple):
        assert length % multiple == 0
        assert 16 <= length <= SIZE_LIMIT


def test_a_size_the_model_can_make_is_kept() -> None:
    assert like((768, 512), (512, 512), 8) == (768, 512)


def test_a_photo_is_brought_to_what_the_model_knows() -> None:
    width, height = like((6000, 4000), (512, 512), 8)
    assert width / height == pytest.approx(1.5, rel=0.02)
    assert width * height <= 2.1 * 512**2


@pytest.mark.parametrize(("side", "snap"), [(0, 16), (101, 104), (10**9, SIZE_LIMIT)])
def test_sides_stay_within_bounds(side: int, snap: int) -> None:
    assert snapped(side, 8) == snap
