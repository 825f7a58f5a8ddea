"""Flat colours as they were drawn, a little crisper and fuller, as silk-screen ink is."""

import numpy as np

from landscapes.styles.fields import Array, blur, luma


def poster(picture: Array) -> Array:
    tone = luma(picture)
    crisp = (0.5 * (tone - blur(tone, 0.006)))[..., None]
    fuller = tone[..., None] + np.float32(1.08) * (picture - tone[..., None])
    return np.clip(fuller + crisp, 0, 1)
