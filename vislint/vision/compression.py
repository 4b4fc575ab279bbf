"""How much of the block grid of JPEG can be seen.

A JPEG is coded in squares of 8 pixels. Compressed hard, the steps between squares grow beyond the steps
within them: after Wang, Sheikh and Bovik ("No-reference perceptual quality assessment of JPEG compressed
images", ICIP 2002, doi 10.1109/ICIP.2002.1038064), the mean difference across the borders is set against that
elsewhere. It is found in copies that were saved again at a high quality or as PNG, and in pictures decoded at
a half, where the squares have 4 pixels.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.model import Compression
from vislint.vision.frame import Pixels

LINES = 512
"""Rows and columns that are looked at; more tell nothing new."""
_EDGE = np.uint8(24)
"""Levels: larger steps are edges of the picture."""
_FEWEST_CELLS = 8
_FINEST_GRID = 4


def compression(decoded: Pixels | None, grid: int) -> Compression:
    """None for grids finer than 4 pixels, which cannot be seen either, and for very small pictures."""
    if decoded is None or grid < _FINEST_GRID or min(decoded.shape) < grid * _FEWEST_CELLS:
        return Compression(blocking=None)
    across = _grid_strength(_profile(_sampled(decoded, 0), 1), grid)
    down = _grid_strength(_profile(_sampled(decoded, 1), 0), grid)
    return Compression(blocking=round((across * down) ** 0.5, 3))


def _sampled(decoded: Pixels, axis: int) -> Pixels:
    step = max(1, decoded.shape[axis] // LINES)
    return decoded[::step] if axis == 0 else np.ascontiguousarray(decoded[:, ::step])


def _profile(lines: Pixels, axis: int) -> NDArray[np.float64]:
    """By column (axis 1) or row (axis 0): how much the step to the next one exceeds its neighbours.

    Steps of edges are capped, flat ones count nothing.
    """
    first, second = (lines[:, :-1], lines[:, 1:]) if axis == 1 else (lines[:-1], lines[1:])
    steps = np.minimum(cv2.absdiff(first, second), _EDGE)
    return np.asarray(cv2.reduce(steps, 1 - axis, cv2.REDUCE_AVG, dtype=cv2.CV_64F), np.float64).ravel()


def _grid_strength(profile: NDArray[np.float64], grid: int) -> float:
    """The mean step on the strongest phase of the grid against that of all others, 1 without a grid."""
    cells = profile[: len(profile) // grid * grid].reshape(-1, grid)
    phases = cells.mean(axis=0)
    strongest = int(phases.argmax())
    rest = (phases.sum() - phases[strongest]) / (grid - 1)
    return float((phases[strongest] + 0.05) / (rest + 0.05))
