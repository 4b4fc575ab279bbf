"""The colours that take most of a picture."""

from __future__ import annotations

import cv2
import numpy as np

from vislint.vision.frame import Pixels

MOST = 5
SIDE = 64
_APART = 48.0
"""Distance in levels of red, green and blue below which two colours count as one."""
_LEAST = 0.02
"""Share of the picture."""


def dominant_colours(colour: Pixels) -> tuple[str, ...]:
    """At most five, as #rrggbb, the most frequent first.

    Counted in 16 steps a channel; a frequent colour takes up its neighbours.
    """
    small = cv2.resize(colour, (SIDE, SIDE), interpolation=cv2.INTER_AREA).reshape(-1, 3).astype(np.int64)
    codes = (small >> 4) @ np.array([1, 16, 256])
    counts = np.bincount(codes, minlength=4096)
    sums = np.stack([np.bincount(codes, small[:, each], minlength=4096) for each in range(3)], axis=1)
    order = np.lexsort((np.arange(4096), -counts))[: int(np.count_nonzero(counts))]
    found: list[tuple[np.ndarray[tuple[int], np.dtype[np.float64]], int]] = []
    for code in order.tolist():
        mean = sums[code] / counts[code]
        near = [i for i, (other, _) in enumerate(found) if np.linalg.norm(other - mean) < _APART]
        if near:
            found[near[0]] = (found[near[0]][0], found[near[0]][1] + int(counts[code]))
        elif len(found) < 4 * MOST:
            found.append((mean, int(counts[code])))
    found.sort(key=lambda pair: -pair[1])
    shown = [mean for mean, count in found[:MOST] if count >= _LEAST * len(small)]
    return tuple("#{:02x}{:02x}{:02x}".format(*(int(value) for value in mean[::-1])) for mean in shown)
