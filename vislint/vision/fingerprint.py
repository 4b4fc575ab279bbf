"""A short number that stays nearly the same when a picture is scaled, compressed again or cut a little.

The signs of low frequencies of the discrete cosine transform, after Zauner, "Implementation and Benchmarking
of Perceptual Image Hash Functions" (2010). One hash of 64 bits is made of the whole and of two parts around
the centre, so that a picture that lost its margin is found by the part that it still shows.
"""

from __future__ import annotations

import cv2
import numpy as np

from vislint.vision.frame import Pixels, pixels

SIDE = 32
FREQUENCIES = 9
"""Of the lowest 9 × 9 the first row and column are left out: 64 bits."""
PARTS = (1.0, 0.92, 0.84)
"""Share of width and height."""
_FLAT = 6.0
"""Standard deviation in levels at 32 pixels: less has no drawing to tell it by."""


def fingerprint(grey: Pixels) -> str:
    """Three hashes of 16 hexadecimal digits, of the whole and of its parts; empty for flat pictures."""
    small = pixels(cv2.resize(grey, (128, 128), interpolation=cv2.INTER_AREA))
    if float(cv2.resize(small, (SIDE, SIDE), interpolation=cv2.INTER_AREA).std()) < _FLAT:
        return ""
    return "".join(_hash(_centre(small, part)) for part in PARTS)


def _centre(small: Pixels, part: float) -> Pixels:
    margin = round(len(small) * (1 - part) / 2)
    return small[margin : len(small) - margin, margin : len(small) - margin]


def _hash(part: Pixels) -> str:
    small = cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    low = np.asarray(cv2.dct(small))[1:FREQUENCIES, 1:FREQUENCIES].ravel()
    return np.packbits(low > np.median(low)).tobytes().hex()
