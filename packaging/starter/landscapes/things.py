"""Small things that stand in a scene: boats, houses, a lighthouse, palms."""

import numpy as np

from landscapes.canvas import Canvas
from landscapes.palette import Array, Palette, mix, rgb
from landscapes.scene import Scene

Rng = np.random.Generator


def dimmed(scene: Scene, code: str) -> Array:
    """A local colour under the hour's light."""
    share = {"day": 1.0, "dawn": 0.85, "sunset": 0.7, "dusk": 0.5, "night": 0.34}[scene.time]
    return (rgb(code) * np.float32(share)).astype(np.float32)


def box(left: float, top: float, right: float, bottom: float) -> list[tuple[float, float]]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def boat(canvas: Canvas, scene: Scene, x: float, y: float, size: float) -> None:
    """A sailing boat whose hull sits at `y`."""
    hull = dimmed(scene, "8c3a2c")
    sail = mix(dimmed(scene, "fff8ea"), rgb("fff8ea"), 0.35)
    s = size
    canvas.stamp(
        [
            (
                [
                    (x - s * 0.5, y - s * 0.12),
                    (x + s * 0.5, y - s * 0.12),
                    (x + s * 0.34, y + s * 0.08),
                    (x - s * 0.36, y + s * 0.08),
                ],
                hull,
            ),
            (
                [
                    (x - s * 0.03, y - s * 0.16),
                    (x - s * 0.03, y - s * 1.15),
                    (x - s * 0.46, y - s * 0.18),
                ],
                sail * np.float32(0.86),
            ),
            (
                [
                    (x + s * 0.02, y - s * 0.16),
                    (x + s * 0.02, y - s * 1.0),
                    (x + s * 0.5, y - s * 0.18),
                ],
                sail,
            ),
        ]
    )


def house(
    canvas: Canvas, scene: Scene, colours: Palette, x: float, y: float, size: float, rng: Rng
) -> None:
    """A house with a gable roof, standing on `y`; its windows are lit after dark."""
    walls = dimmed(scene, str(rng.choice(["f3e3c8", "e8d0b0", "d8b48c", "f2ece0"])))
    roof = dimmed(scene, str(rng.choice(["b04a34", "8c4238", "5c4a52", "a0522d"])))
    if scene.season == "winter":
        roof = mix(colours.snow, roof, 0.12)
    window = colours.lamp if scene.dark or scene.time == "sunset" else dimmed(scene, "4a5b74")
    s, h = size, size * 0.62
    canvas.stamp(
        [
            (box(x - s / 2, y - h, x + s / 2, y + s * 0.06), walls),
            (box(x + s * 0.14, y - h, x + s / 2, y + s * 0.06), walls * np.float32(0.82)),
            (
                [
                    (x - s * 0.6, y - h),
                    (x - s * 0.32, y - h * 1.85),
                    (x + s * 0.34, y - h * 1.85),
                    (x + s * 0.62, y - h),
                ],
                roof,
            ),
            (box(x - s * 0.36, y - h * 0.75, x - s * 0.14, y - h * 0.3), window),
            (box(x + s * 0.2, y - h * 0.75, x + s * 0.4, y - h * 0.3), window),
        ]
    )


def lighthouse(
    canvas: Canvas, scene: Scene, colours: Palette, x: float, y: float, size: float
) -> None:
    """A banded tower on a rock, its foot at `y`; it shines after dark."""
    white, red = dimmed(scene, "f6f2ea"), dimmed(scene, "c8382c")
    rock = mix(colours.rock, rgb("101018"), 0.35)
    s = size
    canvas.stamp(
        [
            (
                [
                    (x - s * 0.6, y + s * 0.12),
                    (x - s * 0.32, y - s * 0.1),
                    (x + s * 0.05, y - s * 0.16),
                    (x + s * 0.4, y - s * 0.06),
                    (x + s * 0.66, y + s * 0.12),
                ],
                rock,
            )
        ]
    )
    bands = []
    for i in range(5):
        low, high = i / 5, (i + 1) / 5
        wl, wh = s * (0.16 - 0.06 * low), s * (0.16 - 0.06 * high)
        yl, yh = y - s * (0.1 + 0.9 * low), y - s * (0.1 + 0.9 * high)
        bands.append(
            ([(x - wl, yl), (x + wl, yl), (x + wh, yh), (x - wh, yh)], white if i % 2 else red)
        )
    top = y - s
    lamp = colours.lamp if scene.dark or scene.time == "sunset" else dimmed(scene, "ffe9a8")
    bands.append((box(x - s * 0.13, top - s * 0.03, x + s * 0.13, top), dimmed(scene, "30323c")))
    bands.append((box(x - s * 0.075, top - s * 0.16, x + s * 0.075, top - s * 0.03), lamp))
    bands.append(
        ([(x - s * 0.11, top - s * 0.16), (x, top - s * 0.28), (x + s * 0.11, top - s * 0.16)], red)
    )
    canvas.stamp(bands)
    if scene.dark:
        canvas.glow(x, top - s * 0.1, 0.05, colours.lamp, 0.75)


def palm(canvas: Canvas, x: float, y: float, size: float, ink: Array, rng: Rng) -> None:
    lean = rng.uniform(-0.35, 0.35) * size
    tx, ty, w = x + lean, y - size, size * 0.045
    shapes = [
        (
            [
                (x - w, y),
                (x + w, y),
                (x + lean * 0.5 + w, y - size * 0.55),
                (tx + w * 0.6, ty),
                (tx - w * 0.6, ty),
                (x + lean * 0.5 - w, y - size * 0.55),
            ],
            ink,
        )
    ]
    for angle in np.linspace(-0.35, np.pi + 0.35, 7) + rng.normal(0, 0.08, 7):
        reach = size * rng.uniform(0.42, 0.55)
        ex, ey = tx + np.cos(angle) * reach, ty - np.sin(angle) * reach * 0.5 + reach * 0.25
        mx, my = tx + np.cos(angle) * reach * 0.55, ty - np.sin(angle) * reach * 0.62 - reach * 0.06
        thick = size * 0.075
        shapes.append(
            (
                [
                    (tx, ty - thick * 0.3),
                    (mx, my - thick * 0.6),
                    (ex, ey),
                    (mx, my + thick),
                    (tx, ty + thick * 0.5),
                ],
                ink,
            )
        )
    canvas.stamp(shapes)
