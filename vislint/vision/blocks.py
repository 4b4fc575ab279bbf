"""Means over square blocks of a picture."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def block_means(values: NDArray[Any], side: int) -> Floats:
    """The mean of each whole block of `side` × `side` values; the rest at the right and below is left out.

    A picture that is smaller than a block is one block.
    """
    down, across = (max(1, length // side) for length in values.shape[:2])
    whole = values[: down * side, : across * side]
    while whole.dtype == np.float32 and min(whole.shape[0] // down, whole.shape[1] // across) % 2 == 0:
        half = (whole.shape[1] // 2, whole.shape[0] // 2)  # in steps of two OpenCV is twice as fast
        whole = np.asarray(cv2.resize(whole, half, interpolation=cv2.INTER_AREA))
    means = cv2.resize(whole, (across, down), interpolation=cv2.INTER_AREA)
    return np.asarray(means, np.float32).reshape(down, across)
