"""A decoded picture at the size at which pictures are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]

LONG_EDGE = 1024
"""Pixels of the longer side. Networks show pictures at about 1,080 pixels; softness that vanishes there harms
nobody, and at the native size of large cameras even good pictures are soft."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every measurement is made of."""

    colour: Pixels
    """Height × width × 3, blue green red, 0 to 255, upright, on white, long edge at most LONG_EDGE."""
    grey: Pixels
    """Height × width: the luma of `colour`."""
    scale: float = 1.0
    """Pixels of the file for each pixel here, at least 1."""
    decoded: Pixels | None = None
    """Luma as decoded, before it was brought to size and turned: holds the grid of JPEG's blocks."""
    grid: float = 8.0
    """Distance of the block grid in `decoded`: 8, 4 or 2 pixels."""
    alpha: Pixels | None = None
    """Height × width, 0 transparent to 255 opaque; None when the picture is opaque."""
    over: Pixels | None = None
    """Blue, green, red as stored, where there is `alpha`."""
