"""Bars of one colour along the edges, and pictures that show nothing."""

from __future__ import annotations

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
    mean, spread = _lines(grey, axis)
    return _bar(mean, spread), _bar(mean[::-1], spread[::-1])


def _lines(grey: Pixels, axis: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and standard deviation of each row (axis 1) or column (axis 0)."""
    mean = np.asarray(cv2.reduce(grey, axis, cv2.REDUCE_AVG, dtype=cv2.CV_64F), np.float64).ravel()
    squares = np.asarray(cv2.reduce(grey, axis, cv2.REDUCE_SUM2, dtype=cv2.CV_64F), np.float64).ravel()
    return mean, np.sqrt(np.maximum(squares / grey.shape[axis] - mean**2, 0))


def _bar(mean: NDArray[np.float64], spread: NDArray[np.float64]) -> float:
    """How far the bar reaches that begins at the first line, as a share of all; 0 without one."""
    plain = (spread < PLAIN) & (np.abs(mean - mean[0]) < ALIKE)
    depth = int(np.argmin(plain)) if not plain.all() else 0
    if depth < LEAST * len(mean):
        return 0.0
    behind = slice(depth, depth + NEXT)
    begins = (np.abs(mean[behind] - mean[0]) > STEP) | (spread[behind] > STEP)
    return round(depth / len(mean), 4) if begins.any() else 0.0
