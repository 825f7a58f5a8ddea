"""The last word on a picture: its colour, then the hand it is painted by."""

import numpy as np

from landscapes.palette import Array, mix, rgb
from landscapes.scene import Scene, Tint
from landscapes.styles.fields import Rng, blur, luma
from landscapes.styles.ink import ink
from landscapes.styles.oil import oil
from landscapes.styles.pixel import pixel
from landscapes.styles.poster import poster
from landscapes.styles.watercolour import watercolour
from landscapes.styles.woodblock import woodblock

# Shadow, middle and light of each colour word.
RAMPS: dict[Tint, str] = {
    "pink": "531a40 e8609f ffdcea",
    "blue": "06184e 2a6fe0 d6e8ff",
    "green": "06301c 3fa852 e2f7c8",
    "golden": "5a3a04 e8a51a fff1b0",
    "purple": "230a48 8a48cc ecd8ff",
    "red": "40060d dc2a22 ffd2b8",
    "teal": "03302f 14a59c cdfbf0",
    "grey": "0c0c0e 808084 f6f6f4",
}
WASH_NATURAL, WASH_TINTED = 0.42, 0.62  # colour laid over the ink
FIRM_TINTED, FIRM_DARK = 0.55, 0.35  # local contrast where hue or light no longer part things
PAPER_TINT = 0.35  # how far paper follows the colour word


def finish(picture: Array, scene: Scene, rng: Rng) -> Array:
    """H x W x 3 in 0..1, tinted and painted in the scene's style. The tint comes first, so that
    paper, outlines and the red seal stay what they are; then it is laid on once more, thinly,
    lest cream paper pass for gold."""
    firm = FIRM_TINTED if scene.tint != "natural" else FIRM_DARK if scene.dark else 0.0
    coloured = tinted(firmer(np.clip(picture, 0, 1), firm), scene.tint, 0.8)
    painted = styled(coloured, scene, rng)
    if scene.style in ("poster", "pixel"):
        return painted
    return tinted(painted, scene.tint, 0.0 if scene.style == "ink" else PAPER_TINT)


def firmer(picture: Array, strength: float) -> Array:
    """Every part set off a little more from what surrounds it."""
    if strength == 0:
        return picture
    tone = luma(picture)
    lift = np.float32(strength) * (tone - blur(tone, 0.07))
    return np.clip(picture + lift[..., None], 0, 1).astype(np.float32)


def styled(picture: Array, scene: Scene, rng: Rng) -> Array:
    match scene.style:
        case "poster":
            return poster(picture)
        case "watercolour":
            return watercolour(picture, rng)
        case "ink":
            return ink(picture, rng, WASH_NATURAL if scene.tint == "natural" else WASH_TINTED)
        case "woodblock":
            return woodblock(picture, rng)
        case "pixel":
            return pixel(picture)
        case "oil":
            return oil(picture, rng)


def tinted(picture: Array, tint: Tint, strength: float) -> Array:
    """The whole picture pulled towards one colour word, keeping its lights and darks."""
    if tint == "natural" or strength == 0:
        return picture
    dark, middle, light = (rgb(code) for code in RAMPS[tint].split())
    tone = luma(picture)
    ramp = np.empty_like(picture)
    for channel in range(3):
        stops = (0.0, dark[channel], middle[channel], light[channel], 1.0)
        ramp[..., channel] = np.interp(tone, (0.0, 0.08, 0.5, 0.92, 1.0), stops)
    return mix(picture, ramp, 1.0 if tint == "grey" else strength)
