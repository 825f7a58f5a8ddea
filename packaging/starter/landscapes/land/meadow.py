"""What grows at the viewer's feet: grass and the flowers or fallen leaves of the season."""

from landscapes.canvas import Array, Polygon
from landscapes.land.trees import limb
from landscapes.land.view import INK, View
from landscapes.palette import mix

DOTS = {
    "spring": ("f7b6d2", "ffffff", "f6dc5a"),
    "summer": ("f4cf3e", "e8574a", "ffffff"),
    "autumn": ("d9662c", "b8442a", "e8a63a"),
}


def meadow(view: View, line: Array, count: int = 70) -> None:
    """Tufts below a skyline, larger the nearer, with blossoms or leaves among them."""
    rng = view.rng
    top = float(line.mean())
    codes = DOTS.get(view.scene.season, ())
    grass = mix(view.colours.grass, INK, 0.2)
    blades: list[Polygon] = []
    spots: list[tuple[float, float, float]] = []
    for _ in range(count):
        near, x = float(rng.random()), float(rng.uniform(0, 1)) * view.aspect
        y = view.at(line, x) + 0.012 + near * (1.02 - top)
        size = 0.006 + 0.014 * near
        if rng.random() < 0.5:
            blades += [limb((x, y), (x + lean * size, y - size), size * 0.12, size * 0.03)
                       for lean in (-0.5, 0.05, 0.55)]  # fmt: skip
        else:
            spots.append((x, y, size * 0.3))
    if blades:
        view.canvas.polygons(blades, grass)
    for i, (x, y, radius) in enumerate(spots if codes else []):
        view.canvas.disc(x, y, radius, view.local(codes[i % len(codes)]))
