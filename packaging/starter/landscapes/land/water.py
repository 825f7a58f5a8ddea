"""Water: a mirror of what stands above it, ripples, the light's path, waves and foam."""

import numpy as np

from landscapes.canvas import Array, Colour
from landscapes.land.view import INK, View
from landscapes.palette import mix, rgb
from landscapes.terrain import noise


def mirror(view: View, top: float, own: float = 0.35, ripples: int = 16) -> None:
    """Everything below `top` reflects what is above; `own` is how much of the water's colour."""
    c, rng = view.canvas, view.rng
    s, first = c.height, round(top * c.height)
    if first >= s:
        return
    deep = s - first
    below = c.y[first:] - np.float32(first / s)
    reach = min(0.95, 0.98 * first / deep)
    source = np.clip(first - 1 - below * s * reach, 0, s - 1).astype(int)
    phase = rng.uniform(0, 6, 2)
    wobble = (np.sin(below * 230 + phase[0]) + np.sin(below * 410 + phase[1])) * 0.5
    wobble *= 0.0015 + below * 0.02
    shift = np.arange(c.width)[None] + (wobble[:, None] * s)
    columns = np.clip(np.round(shift), 0, c.width - 1).astype(int)
    picture = c.pixels[source[:, None], columns]
    share = own + 0.4 * np.clip(below / max(1 - top, 0.1), 0, 1)
    if view.scene.weather in ("rain", "storm", "snow"):
        share = share + 0.15
    share = np.clip(share, 0, 0.9)[:, None, None].astype(np.float32)
    c.pixels[first:] = mix(picture, view.colours.water, share)
    pale = mix(view.colours.water, view.colours.sky[3], 0.6)
    for _ in range(ripples):
        depth = rng.random() ** 1.4
        y = top + 0.012 + depth * (0.98 - top)
        wide = rng.uniform(0.08, 0.2) * (0.5 + depth)
        c.lens(rng.random() * view.aspect, y, wide, 0.0014 + 0.003 * depth, pale, 0.45)
    glitter(view, top)


def glitter(view: View, top: float, bottom: float = 0.97) -> None:
    """The path of the sun or moon on the water."""
    if view.scene.light == "none":
        return
    bright = view.colours.glow if view.scene.light == "sun" else rgb("e9ecff")
    y = top + 0.008
    while y < bottom:
        depth = (y - top) / max(1 - top, 0.1)
        wide = (0.05 + 0.13 * depth) * view.rng.uniform(0.6, 1.25)
        x = view.across + view.rng.normal(0, 0.012 + 0.02 * depth)
        view.canvas.lens(x, y, wide, 0.0022 + 0.004 * depth, bright, 0.8 - 0.45 * depth)
        y += 0.014 + 0.028 * depth


def foam_colour(view: View) -> Colour:
    return mix(view.local("f4fbff"), view.colours.sky[3], 0.2)


def waves(view: View, top: float, strength: float, count: int = 7) -> None:
    """Rows of swell that grow towards the viewer, with pale crests; `strength` 0 calm .. 1."""
    rng, x = view.rng, view.x
    deep = mix(view.colours.water, INK, 0.3)
    crest = mix(view.colours.water, view.colours.sky[3], 0.5)
    foam = foam_colour(view)
    for i in range(count):
        near = (i + 1) / count
        y = top + (1 - top) * 0.94 * near**1.6
        tall = (0.006 + 0.05 * near) * (0.35 + strength)
        line = y - tall * crests(x, rng, 9.5 - 7 * near)
        edge = 0.003 + 0.008 * near
        view.canvas.silhouette(line, mix(crest, view.colours.water, 0.35), deep, 0.1 + 0.2 * near)
        view.canvas.blend(*band(view, line, line + edge, foam, 0.25 + 0.5 * strength))
        if strength > 0.5:
            shreds = line + edge * (1 + 3 * np.clip(noise(x, rng, 9, 3), 0, 1))
            view.canvas.blend(*band(view, line, shreds.astype(np.float32), foam, 0.9))


def crests(x: Array, rng: np.random.Generator, often: float) -> Array:
    """Trochoid-like waves in 0..1: round troughs, pointed tops."""
    phase = x * np.float32(often * np.pi) + noise(x, rng, 2.5, 2) * np.float32(1.3)
    height = 0.75 + 0.25 * noise(x, rng, 3, 2)
    return ((1 - np.abs(np.sin(phase + rng.uniform(0, 3)))) ** 1.1 * height).astype(np.float32)


def band(view: View, upper: Array, lower: Array, colour: Colour,
         strength: float) -> tuple[Array, Colour, int]:  # fmt: skip
    """What lies between two skylines, as arguments for the canvas's blend."""
    cover, top = view.canvas.under(upper)
    under, first = view.canvas.under(lower)
    cover[first - top :] -= under[: cover.shape[0] - (first - top)]
    last = int(np.clip(np.ceil(float(lower.max()) * view.canvas.height) + 1 - top, 1, None))
    return np.clip(cover[:last], 0, 1) * np.float32(strength), colour, top


def floes(view: View, top: float) -> None:
    """Ice on the winter sea."""
    snow = mix(view.colours.snow, view.colours.water, 0.12)
    shade = mix(snow, view.colours.water, 0.45)
    for depth in sorted(view.rng.uniform(0.1, 0.95, 9)):
        x, y = view.rng.random() * view.aspect, top + depth * (1 - top)
        wide, thick = 0.08 + 0.2 * depth, 0.004 + 0.012 * depth
        view.canvas.lens(x, y + thick * 0.6, wide, thick, shade)
        view.canvas.lens(x, y, wide, thick, snow)


def rocks(view: View, x: float, y: float, size: float, count: int = 3) -> None:
    """A few boulders standing in water, each with a little foam."""
    rock = mix(view.colours.rock, INK, 0.3)
    for _ in range(count):
        cx, w = x + view.rng.normal(0, size * 0.8), size * view.rng.uniform(0.35, 0.8)
        tops = [(cx - w, y), (cx - w * 0.6, y - w * 0.5), (cx - w * 0.05, y - w * 0.8)]
        body = [*tops, (cx + w * 0.5, y - w * 0.45), (cx + w, y)]
        lit = tops if view.lit_left else [*body[2:], (cx + w * 0.2, y)]
        shine = view.colours.snow if view.winter else mix(rock, view.colours.glow, 0.3)
        view.canvas.stamp([(body, rock), ([*lit, (cx, y)], mix(rock, shine, 0.5))])
        view.canvas.lens(cx, y, w * 2.6, 0.006, foam_colour(view), 0.8)
