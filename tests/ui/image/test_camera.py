import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from studio.ui.image.camera import MARGIN, Camera


def camera(picture: tuple[int, int] = (400, 200), ratio: float = 1.0) -> Camera:
    made = Camera()
    made.resize(QSizeF(600, 500), ratio)
    made.look_at(QSizeF(*picture))
    return made


def test_a_picture_is_fitted_into_the_middle() -> None:
    target = camera().target
    assert target.left() == MARGIN
    assert target.right() == 600 - MARGIN
    assert target.center().y() == pytest.approx(250, abs=1)


@given(
    st.floats(0.02, 60),
    st.floats(50, 550),
    st.floats(50, 450),
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)
def test_zooming_keeps_what_is_under_the_pointer(
    scale: float, x: float, y: float, ratio: float
) -> None:
    made = camera((600, 500), ratio)
    point = QPointF(x, y)
    made.zoom(1.5, QPointF(300, 250))
    before = made.spot(point)
    if not QRectF(0, 0, 1, 1).contains(before):
        return
    made.zoom(scale, point)
    middle = made.spot(QPointF(300, 250))
    across, down = 2 / made.target.width(), 2 / made.target.height()
    held = not (across < middle.x() < 1 - across and down < middle.y() < 1 - down)
    if not held:
        after = made.spot(point)
        assert after.x() == pytest.approx(before.x(), abs=across)
        assert after.y() == pytest.approx(before.y(), abs=down)


def test_one_to_one_is_one_pixel_of_the_screen() -> None:
    made = camera(ratio=2.0)
    made.zoom(1.0, QPointF(300, 250))
    assert made.target.width() == 200
    assert (made.target.x() * 2) % 1 == 0


def test_a_picture_cannot_be_pushed_out_of_sight() -> None:
    made = camera()
    made.pan(QPointF(100_000, -100_000))
    assert made.target.intersects(QRectF(0, 0, 600, 500))


def test_another_picture_of_the_same_size_is_seen_alike_and_other_sizes_are_fitted() -> None:
    made = camera()
    made.zoom(4.0, QPointF(100, 100))
    before = made.target
    made.look_at(QSizeF(400, 200))
    assert made.target == before
    made.look_at(QSizeF(300, 300))
    assert made.fitted
