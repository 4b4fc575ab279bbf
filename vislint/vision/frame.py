"""A decoded picture at the size at which pictures are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]


def pixels(array: NDArray[Any]) -> Pixels:
    """The result of an OpenCV call on 8-bit pixels; its stubs know only that it is an array."""
    return cast("Pixels", array)


LONG_EDGE = 1024
"""Pixels of the longer side. Networks show pictures at about 1,080 pixels; softness that vanishes there harms
nobody, and at the native size of large cameras even good pictures are soft."""
COLOUR_EDGE = 512
"""Pixels of the longer side of what colour is told from: half as sharp is enough, and four times as fast."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every measurement is made of. All arrays are upright but `decoded`."""

    grey: Pixels
    """Height × width: the luma (ITU-R BT.601), long edge at most LONG_EDGE, never enlarged, on white."""
    colour: Pixels
    """Height × width × 3, blue green red, long edge at most COLOUR_EDGE, transparent parts on white."""
    decoded: Pixels | None = None
    """Luma as decoded, before it was brought to size and turned upright: holds the block grid of JPEG."""
    grid: int = 8
    """Distance in `decoded` of the borders of a JPEG's blocks: 8, or 4, 2, 1 after scaled decoding."""
    alpha: Pixels | None = None
    """Height × width as `colour`, 0 transparent to 255 opaque; None when the picture is opaque."""
    stored: Pixels | None = None
    """Colour below `alpha`, not laid on anything; None when the picture is opaque."""
