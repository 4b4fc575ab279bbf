"""How bright a picture is, how much of it is clipped, how far its tones reach."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.model import Light
from vislint.vision.bright import (
    BURNT,
    Channels,
    LightTones,
    burnt,
    largest_part,
    light_tones,
    rims,
    share_between,
)
from vislint.vision.frame import Frame, Pixels

BLACK = 3
"""Up to here in all three channels."""
UPPER = (192, 223)
"""Levels of the brightest channel: light, and far from burning out."""
MANY_ROWS = 256
"""From here on every second row is counted: with all none of 1,101 pictures is told to be another kind."""
SOME = 0.03
"""Share of burnt out pixels: with less no picture is overexposed, and what would tell is not measured."""
PART_FROM = 0.1
"""Share of burnt out pixels: with less, no part of them is looked for."""


def light(frame: Frame, counts: NDArray[np.float64], channels: Channels) -> Light:
    """`counts` is the histogram of the luma, `channels` are those of the colour of the frame."""
    total = float(counts.sum())
    levels = np.arange(256)
    mean = float((counts * levels).sum() / total)
    spread = float((counts * (levels - mean) ** 2).sum() / total) ** 0.5
    low, median, high, highest = percentiles(counts, (0.05, 0.5, 0.95, 0.99))
    levels_of_brightest = histogram(channels.greatest)
    clipped_bright = _share(levels_of_brightest, BURNT, 255)
    some = clipped_bright >= SOME
    tones = light_tones(frame.colour) if some else LightTones(0.0, 0.0)
    return Light(
        mean=round(mean, 2),
        median=median,
        low=low,
        high=high,
        highest=highest,
        clipped_dark=_share(levels_of_brightest, 0, BLACK),
        clipped_bright=clipped_bright,
        contrast=round(spread, 2),
        white=share_between(channels.least, BURNT, 255),
        brightest=percentiles(levels_of_brightest, (0.999,))[0],
        light_tones=tones.share,
        light_steps=tones.steps,
        upper_tones=_share(levels_of_brightest, *UPPER),
        burnt_rim=rims(channels.greatest) if some else 0.0,
        burnt_part=largest_part(burnt(channels.greatest)) if clipped_bright >= PART_FROM else None,
    )


def histogram(grey: Pixels) -> NDArray[np.float64]:
    """Pixels by level, of every second row where there are many: shares are the same."""
    rows = grey[:: 2 if len(grey) >= MANY_ROWS else 1]
    return cv2.calcHist([rows], [0], None, [256], [0, 256]).ravel().astype(np.float64)


def percentiles(counts: NDArray[np.float64], shares: tuple[float, ...]) -> tuple[float, ...]:
    """The levels below which these shares of the pixels lie."""
    reached = np.cumsum(counts) / counts.sum()
    return tuple(float(np.searchsorted(reached, share)) for share in shares)


def _share(counts: NDArray[np.float64], first: int, last: int) -> float:
    """Of the pixels whose levels lie between these two, both counted."""
    return round(float(counts[first : last + 1].sum() / counts.sum()), 4)
