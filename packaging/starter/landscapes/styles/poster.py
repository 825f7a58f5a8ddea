"""Flat colours as they were drawn, a little crisper and fuller, as silk-screen ink is."""

import numpy as np

from landscapes.styles.fields import Array, blur, luma, richer, single


def poster(picture: Array) -> Array:
    tone = luma(picture)
    crisp = (0.5 * (tone - blur(tone, 0.006)))[..., None]
    return single(np.clip(richer(picture, 1.08) + crisp, 0, 1))
