"""Farmed land: furrows, rows of flowers, hay."""

import numpy as np

from landscapes.canvas import Colour
from landscapes.land.things import ground_things
from landscapes.land.trees import wood
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.terrain import rolling


def field(view: View) -> None:
    rng, h = view.rng, view.horizon
    far = rolling(view.x, rng, h + 0.02, 0.09, 2.0)
    view.layer(far, mix(view.colours.leaves, view.colours.grass, 0.4), 0.6)
    view.mist(h)
    edge = h + 0.035
    line = np.full_like(view.x, edge)
    view.layer(line, mix(view.colours.grass, INK, 0.1), 0.3, 0.3)
    wood(view, line, 0.045, 38, 0.4, "oaks" if not view.winter else "pines")
    hay = view.scene.season in ("summer", "autumn") and rng.random() < 0.45
    if hay:
        stubble(view, edge)
    else:
        furrows(view, edge)
    view.mist(edge, 0.55)
    ground_things(view, np.full_like(view.x, view.down(0.2)), 0.08)
    if hay:
        bales(view)


def furrows(view: View, edge: float) -> None:
    """Rows that run together at the horizon; in spring and summer they bloom."""
    c, rng = view.canvas, view.rng
    first = round(edge * c.height)
    rows = ((c.y[first:] - edge) / (1 - edge))[:, None]
    vanish = view.aspect * float(rng.uniform(0.3, 0.7))
    often = float(rng.uniform(3.0, 4.2)) / view.scale**0.7
    stripes = (c.x[None] - vanish) / (rows + 0.05) * often
    sharp = np.clip(2.2 * (0.12 + rows) * c.height / 256 * 3, 0.6, 9)
    wave = np.clip(np.sin(stripes * np.pi) * sharp + 0.5, 0, 1)[..., None].astype(np.float32)
    crop, soil = bloom(view), earth(view)
    fade = np.clip(rows * 2.4 + 0.12, 0, 1)[..., None].astype(np.float32)
    mean = mix(crop, soil, 0.5)
    air = view.far(mean, 0.25)
    c.pixels[first:] = mix(air, mix(soil, crop, wave), fade)
    shade = np.clip(np.sin(stripes * np.pi + (0.9 if view.lit_left else -0.9)) * sharp - 0.6, 0, 1)
    c.blend((shade * (1 - wave[..., 0]) * 0.35 * fade[..., 0]).astype(np.float32), INK, first)
    if view.scene.season in ("spring", "summer"):
        flowers(view, edge, vanish, often)


def bloom(view: View) -> Colour:
    if view.scene.season == "spring":
        code = str(view.rng.choice(("e88fb4", "b98ae0", "f2d24a", "ee6a5c")))
        return mix(view.local(code), view.colours.crops, 0.2)
    if view.scene.season == "summer" and view.rng.random() < 0.4:
        return mix(view.local("8a6cc8"), view.colours.crops, 0.1)
    return view.colours.crops


def earth(view: View) -> Colour:
    if view.winter:
        return mix(view.local("8a7a70"), view.colours.snow, 0.45)
    if view.scene.season == "autumn":
        return view.local("7a5636")
    return mix(view.colours.grass, INK, 0.25)


def flowers(view: View, edge: float, vanish: float, often: float) -> None:
    """Blossoms on the rows, larger the nearer."""
    c, rng = view.canvas, view.rng
    tone = bloom(view)
    light = mix(tone, np.ones(3, np.float32), 0.35)
    for _ in range(240):
        depth = float(rng.uniform(0.08, 1) ** 0.7)
        reach = view.aspect * often / (depth + 0.05)
        ridge = 2 * float(np.floor(rng.uniform(-reach, reach) / 2)) + float(rng.uniform(0.15, 0.85))
        x = vanish + ridge * (depth + 0.05) / often
        size = (0.0018 + 0.009 * depth) * view.scale**0.5
        c.disc(x, edge + depth * (1 - edge), size, light if rng.random() < 0.5 else tone)


def stubble(view: View, edge: float) -> None:
    """A mown field with the lines of the mower."""
    c = view.canvas
    gold = view.local("e6bc5c" if view.scene.season == "summer" else "cf9a4c")
    line = np.full_like(view.x, edge)
    c.silhouette(line, view.far(gold, 0.3), mix(gold, INK, 0.12), 0.5)
    furrow = mix(gold, INK, 0.18)
    for i in range(11):
        share = ((i + 1) / 11) ** 1.7
        y = edge + (1 - edge) * share
        wave = rolling(view.x, view.rng, y, 0.012, 1.1)
        c.silhouette(wave, mix(gold, furrow, 0.55 * (i % 2)), mix(gold, furrow, 0.3), 0.3)


def bales(view: View) -> None:
    """Round bales, scattered; the nearest is large."""
    rng = view.rng
    gold = view.local("d9a845")
    turn = np.linspace(0, 2 * np.pi, 24)
    spots = [
        (float(share), float(rng.uniform(0.06, 0.94)) * view.aspect)
        for share in rng.uniform(0.12, 0.6, 6)
    ]
    spots = [spot for spot in spots if not view.scene.things or abs(spot[1] - view.spot) > 0.22]
    spots.append((0.66, view.beside() if view.scene.things else view.spot))
    for share, x in sorted(spots):
        y = view.down(share + 0.08)
        r = (0.014 + 0.1 * share) * view.scale**0.6
        long = r * 1.3 * (1 if view.lit_left else -1)
        face = [(x + r * 0.82 * np.cos(a), y - r + r * np.sin(a)) for a in turn]
        back = [(x + long + r * 0.82 * np.cos(a), y - r + r * np.sin(a)) for a in turn]
        roll = [(x, y - 2 * r), (x + long, y - 2 * r), (x + long, y), (x, y)]
        view.canvas.lens(x + long / 2, y, r * 4.2, r * 0.16, INK, 0.35)
        view.canvas.polygons([roll, back], mix(gold, INK, 0.28))
        view.canvas.stamp([(face, gold)])
        for inner in (0.66, 0.34):
            ring = [(x + r * 0.82 * inner * np.cos(a), y - r + r * inner * np.sin(a)) for a in turn]
            view.canvas.stamp([(ring, mix(gold, INK, 0.16 if inner > 0.5 else 0.0))])
