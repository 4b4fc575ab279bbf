"""Bars of one colour along the edges, and pictures that show nothing."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.model import Borders
from vislint.vision.frame import Pixels

PLAIN = 2.5
"""Standard deviation in levels within one line of a bar: the ringing of JPEG stays below."""
ALIKE = 3.0
"""Levels between the mean of a line and that of the outermost."""
STEP = 12.0
"""Levels by which the picture behind a bar differs from it, within the next lines."""
NEXT = 4
"""Lines in which the picture must begin: a sky or a vignette fades in more slowly."""
LEAST = 0.02
"""Share of the height or width: thinner ones are frames."""
EMPTY = 6.0
"""Levels between the 0.5th and the 99.5th percentile of a blank picture."""


FAR, SPECK = 24, 0.0005
"""Levels from the median, and the share of pixels beyond them that is something small to see."""


def borders(grey: Pixels, counts: NDArray[np.float64]) -> Borders:
    """`counts` is the histogram of `grey`."""
    reached = np.cumsum(counts) / counts.sum()
    span = np.searchsorted(reached, 0.995) - np.searchsorted(reached, 0.005)
    median = int(np.searchsorted(reached, 0.5))
    near = counts[max(0, median - FAR) : median + FAR + 1].sum() / counts.sum()
    if span <= EMPTY and 1 - near < SPECK:
        return Borders(blank=True)
    left, right = _bars(grey, 0)
    top, bottom = _bars(grey, 1)
    return Borders(left=left, top=top, right=right, bottom=bottom)


def _bars(grey: Pixels, axis: int) -> tuple[float, float]:
    """At the beginning and the end of the rows (axis 1) or columns (axis 0)."""
    outermost = (grey[:1], grey[-1:]) if axis else (grey[:, :1], grey[:, -1:])
    if min(float(cv2.meanStdDev(line)[1][0, 0]) for line in outermost) >= PLAIN:
        return 0.0, 0.0  # as most pictures: none of their lines need be looked at
    first, last = _bar(grey, axis), _bar(cv2.flip(grey, 1 - axis), axis)
    return first, last


def _bar(grey: NDArray[Any], axis: int) -> float:
    """How far the bar reaches that begins at the first row (axis 1) or column (axis 0), as a share of all."""
    mean = np.asarray(cv2.reduce(grey, axis, cv2.REDUCE_SUM, dtype=cv2.CV_32S), np.float64).ravel()
    mean /= grey.shape[axis]
    alike = np.abs(mean - mean[0]) < ALIKE
    reach = int(np.argmin(alike)) if not alike.all() else len(alike)
    lines = grey[: reach + NEXT] if axis else grey[:, : reach + NEXT]
    spread = _spread(lines, axis, mean[: reach + NEXT])
    plain = alike[: len(spread)] & (spread < PLAIN)
    depth = int(np.argmin(plain)) if not plain.all() else 0
    if depth < LEAST * len(mean):
        return 0.0
    behind = slice(depth, depth + NEXT)
    begins = (np.abs(mean[behind] - mean[0]) > STEP) | (spread[behind] > STEP)
    return round(depth / len(mean), 4) if begins.any() else 0.0


def _spread(lines: NDArray[Any], axis: int, mean: NDArray[np.float64]) -> NDArray[np.float64]:
    """Standard deviation of each row (axis 1) or column (axis 0)."""
    squares = np.asarray(cv2.reduce(lines, axis, cv2.REDUCE_SUM2, dtype=cv2.CV_64F), np.float64).ravel()
    return np.asarray(np.sqrt(np.maximum(squares / lines.shape[axis] - mean**2, 0)), np.float64)
