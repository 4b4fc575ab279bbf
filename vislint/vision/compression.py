"""How much of the block grid of JPEG can be seen.

A JPEG is coded in squares of 8 pixels. Compressed hard, the steps between squares grow beyond the steps
within them: after Wang, Sheikh and Bovik ("No-reference perceptual quality assessment of JPEG compressed
images", ICIP 2002, doi 10.1109/ICIP.2002.1038064), the mean difference across the borders is set against that
elsewhere, only where both neighbouring differences are small. It is found in copies that were saved again at
a high quality or as PNG, and in pictures decoded at a half, where the squares have 4 pixels.

A copy that was cut before it was saved again has a second grid beside that of the file. Nothing but an
earlier compression makes one, so that it is told at a strength at which the file's own grid tells nothing.
It must show in both directions, since fences and charts have lines at even distances too.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.model import Compression
from vislint.vision.frame import Pixels

LINES = 128
"""Rows and columns that are looked at: with 256 as many of 1,068 pictures have a grid beyond `BLOCKY` (16),
and 113 instead of 108 a second one beyond `SHIFTED` (2026-11-27)."""
_EDGE, _SMOOTH = 24, 8
"""Levels: larger steps are edges of the picture; steps beside them by which a place is smooth."""
_FEWEST_CELLS = 8
_FINEST_GRID = 4
_GROUND = 0.05
"""Levels added to both sides, so that a perfectly smooth picture has no grid."""


def compression(decoded: Pixels | None, grid: int) -> Compression:
    """None for grids finer than 4 pixels, which cannot be seen either, and for very small pictures."""
    if decoded is None or grid < _FINEST_GRID or min(decoded.shape) < grid * _FEWEST_CELLS:
        return Compression(blocking=None)
    across, down = (_phases(_profile(sampled(decoded, axis)), grid) for axis in (0, 1))
    return Compression(
        blocking=round((_own(across) * _own(down)) ** 0.5, 3),
        shifted=round(min(_shifted(across), _shifted(down)), 3),
    )


def sampled(decoded: Pixels, axis: int, lines: int = LINES) -> Pixels:
    """Some rows (axis 0), or some columns (axis 1) laid down as rows."""
    step = max(1, decoded.shape[axis] // lines)
    if axis == 0:
        return decoded[::step]
    return np.asarray(cv2.transpose(np.ascontiguousarray(decoded[:, ::step])), np.uint8)


def _profile(lines: Pixels) -> NDArray[np.float64]:
    """By column from the second on: the mean step to the next one, where the steps beside it are small."""
    steps = np.asarray(cv2.absdiff(lines[:, 1:], lines[:, :-1]), np.uint8)
    beside = cv2.max(steps[:, :-2], steps[:, 2:])
    smooth = cv2.threshold(beside, _SMOOTH, 255, cv2.THRESH_BINARY_INV)[1]
    capped = cv2.min(cv2.threshold(steps[:, 1:-1], _EDGE, 255, cv2.THRESH_TRUNC)[1], smooth)
    total, places = (_column_sums(each) for each in (capped, smooth))
    return (total + 1) / (places / 255 + 1)


def _column_sums(values: NDArray[Any]) -> NDArray[np.float64]:
    return np.asarray(cv2.reduce(values, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S), np.float64).ravel()


def _phases(profile: NDArray[np.float64], grid: int) -> NDArray[np.float64]:
    """The mean step by place in the grid; the last but one lies across the borders of the file's own."""
    mean = profile[: len(profile) // grid * grid].reshape(-1, grid).mean(axis=0)
    return np.asarray(mean + _GROUND, np.float64)


def _own(phases: NDArray[np.float64]) -> float:
    """The step on the file's own grid against that of all other places, 1 without a grid."""
    return float(phases[-2] / np.delete(phases, -2).mean())


def _shifted(phases: NDArray[np.float64]) -> float:
    """The greatest step anywhere else against the rest, the own grid left out."""
    rest = np.delete(phases, -2)
    strongest = int(rest.argmax())
    return float(rest[strongest] / np.delete(rest, strongest).mean())
