"""By how much a picture was enlarged, where interpolation has left its traces.

A pixel that was interpolated is a mean of its neighbours, more so the farther it lies from the pixels that
there were. The size of second differences therefore rises and falls along a line, once for each pixel of the
smaller picture: after Gallagher, "Detection of linear and cubic interpolation in JPEG compressed images" (CRV
2005, doi 10.1109/CRV.2005.33), it is averaged by column and by row, and a peak is looked for in its spectrum,
at the same factor in both directions. Blur by a lens or by a camera that moved leaves none. JPEG has peaks of
its own at each eighth, which are left out. So is thereby a factor of four, which is looked for by itself: its
first differences have more at a quarter than at one and three eighths, and the squares of JPEG less.

A factor of two has no such rhythm in second differences, and a high compression or a soft interpolation hides
that of the others: nothing found means nothing. A rhythm does not tell 1.5 times from 3, and may be that of
half the factor from 4 on; among blurred pictures the first is rare, and of the second too little is said.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.model import Enlargement
from vislint.vision.compression import sampled
from vislint.vision.frame import Pixels

Floats = NDArray[np.float64]

SMALLEST = 128
"""Pixels of the shorter side."""
_LINES = 512
"""Rows and columns that are looked at."""
_LONGEST = 4096
"""Pixels of a line that are looked at; as many places has a spectrum from 0 to 1 cycle a pixel."""
_MOST_FIRST, _MOST_SECOND = 16, 12
"""Levels: an edge counts no more than this."""
_NEAR = 8
"""Columns on either side whose mean a column is set against."""
_FACTORS = np.exp(np.arange(np.log(2.05), np.log(5.2), 0.0006))
_AGREE = 13
"""Neighbouring factors that count as the same: 0.8 %, as rounding to whole pixels takes."""
_BIN = 256
"""Places of a spectrum over which its median is taken."""
_EIGHTH = 0.006
"""Cycles a pixel to either side of each eighth that belong to JPEG."""
_FLOOR = 6
"""Times the median: what one and three eighths count for at least, for pictures without squares."""
_FOUR = 2.9
"""Added to the log ratio of a factor of four: 1 in 100 blurred pictures has 2.5 then, as of others."""


def enlargement(decoded: Pixels | None, grid: int) -> Enlargement | None:
    """None for what was decoded at less than its own size, which loses the traces, and for small pictures."""
    if decoded is None or grid != 8 or min(decoded.shape) < SMALLEST:
        return None
    first, second = zip(
        *(_profiles(sampled(decoded, axis, _LINES)[:, :_LONGEST]) for axis in (0, 1)), strict=True
    )
    return strongest([spectrum(each) for each in first], [spectrum(each) for each in second])


def strongest(first: list[Floats], second: list[Floats]) -> Enlargement:
    """The factor that the spectra of first and second differences tell best, by direction each."""
    by_factor = (_by_factor(second[0]) + _by_factor(second[1])) / 2
    place = int(by_factor.argmax())
    four = sum(_fourfold(each) for each in first) / 2 + _FOUR
    if four > by_factor[place]:
        return Enlargement(factor=4.0, evidence=round(four, 3))
    return Enlargement(factor=round(float(_FACTORS[place]), 2), evidence=round(float(by_factor[place]), 3))


def _profiles(lines: Pixels) -> tuple[Floats, Floats]:
    """By column the mean sizes of the first and of the second differences along the lines."""
    first = cv2.absdiff(lines[:, 1:], lines[:, :-1])
    second = cv2.filter2D(lines, cv2.CV_16S, np.array([[1, -2, 1]], np.float32))
    return _means(first, _MOST_FIRST), _means(cv2.convertScaleAbs(second[:, 1:-1]), _MOST_SECOND)


def _means(sizes: NDArray[Any], most: int) -> Floats:
    capped = cv2.threshold(sizes, most, 255, cv2.THRESH_TRUNC)[1]
    sums = cv2.reduce(capped, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S)
    return np.asarray(sums, np.float64).ravel() / len(sizes)


def spectrum(profile: Floats) -> Floats:
    """Of what a profile has beyond its neighbourhood: amplitudes at 0 to half a cycle a pixel."""
    places = 2 * _NEAR + 1
    around = np.convolve(np.pad(profile, _NEAR, mode="edge"), np.full(places, 1 / places), "valid")
    window = np.hanning(len(profile))
    beyond = np.clip(profile / (around + 0.02) - 1, -0.5, 0.5) * window
    return np.asarray(np.abs(np.fft.rfft(beyond, _LONGEST)) / np.sqrt((window**2).sum()), np.float64)


def _by_factor(amplitudes: Floats) -> Floats:
    """Log of the amplitude at each factor against the median around it, agreeing factors taken together."""
    at = np.rint(_LONGEST / _FACTORS).astype(int)
    logs = np.log(_widened(amplitudes / _medians(amplitudes), 3)[at] + 0.5)
    eighth = np.abs(8 / _FACTORS - np.rint(8 / _FACTORS)) / 8 < _EIGHTH
    return _widened(np.where(eighth, np.log(0.5), logs), _AGREE)


def _medians(amplitudes: Floats) -> Floats:
    """Of each _BIN places, interpolated between."""
    bins = amplitudes[: len(amplitudes) // _BIN * _BIN].reshape(-1, _BIN)
    centres = (np.arange(len(bins)) + 0.5) * _BIN
    medians = np.interp(np.arange(len(amplitudes)), centres, np.median(bins, axis=1))
    return np.asarray(medians + 1e-6, np.float64)


def _widened(values: Floats, places: int) -> Floats:
    """The greatest of so many neighbouring values, at each of them."""
    return np.asarray(cv2.dilate(values[None], np.ones((1, places), np.uint8)), np.float64).ravel()


def _fourfold(amplitudes: Floats) -> float:
    """Log of the amplitude at a quarter against that at one and three eighths of a cycle a pixel."""
    eighth, quarter, three = (float(amplitudes[k - 3 : k + 4].max()) for k in (512, 1024, 1536))
    least = _FLOOR * float(np.median(amplitudes[len(amplitudes) * 2 // 5 :])) + 1e-6
    return float(np.log((quarter + 1e-9) / (max(eighth, three) + least)))
