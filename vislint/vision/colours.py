"""The colours that take most of a picture."""

from __future__ import annotations

import cv2
import numpy as np

from vislint.vision.frame import Pixels

MOST = 5
SIDE = 64
_APART = 80.0
"""Levels of red, green and blue together by which two colours differ that do not count as one."""
_CANDIDATES = 32
_LEAST = 0.02
"""Share of the picture."""


def dominant_colours(colour: Pixels) -> tuple[str, ...]:
    """At most five, as #rrggbb, the most frequent first.

    Counted in 16 steps a channel; a frequent colour takes up its neighbours.
    """
    small = cv2.resize(colour, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)
    whole = np.asarray(cv2.cvtColor(small, cv2.COLOR_BGR2BGRA)).view(np.uint32).ravel()
    codes = (whole >> 4 & 0xF) | (whole >> 8 & 0xF0) | (whole >> 12 & 0xF00)
    counts = np.bincount(codes, minlength=4096)
    channels = (np.bincount(codes, whole >> shift & 0xFF, minlength=4096) for shift in (0, 8, 16))
    sums = np.stack([*channels], axis=1)
    found = np.flatnonzero(counts)
    frequent = found[np.argsort(-counts[found], kind="stable")[:_CANDIDATES]]
    means = sums[frequent] / counts[frequent, None]
    shares = counts[frequent] / len(codes)
    near = np.abs(means[:, None] - means[None]).sum(axis=2) < _APART
    first, left = [], np.ones(len(means), bool)
    while left.any():
        first.append(int(left.argmax()))
        left &= ~near[first[-1]]
    total = near[first] @ shares
    order = np.argsort(-total, kind="stable")[:MOST]
    shown = means[np.array(first)[order[total[order] >= _LEAST]]]
    return tuple("#" + bytes(mean[::-1]).hex() for mean in shown.astype(np.uint8))
