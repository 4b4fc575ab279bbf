"""Photograph or not: screenshots, text cards, drawings and diagrams are none.

Photographs have noise and texture nearly everywhere. What was drawn has areas in which all pixels are equal,
one colour or one level that takes much of the room, and steps that are either steep or none. Near white and
near black nothing is told by that, since photographs that are burnt out or drowned have such areas as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.odds import log_odds
from vislint.vision.bright import channels_of
from vislint.vision.frame import Frame, Pixels, inner, pixels, stacked

SIDE = 64
"""Pixels a side among which the most frequent colour is counted: with 96 none of 1,101 pictures is told to be
another kind (2026-11-27)."""
NEAR_BLACK, NEAR_WHITE, WHITE = 9, 246, 250
STEP, STEEP = 8, 64
"""Levels between the darkest and the brightest of nine neighbours: something to see, an edge of a drawing."""

WEIGHTS = (0.226, -5.144, 14.967, 0.438, -17.593, -4.728)
BIAS = 3.391
"""Log-odds of a photograph, by `benchmarks/fit.py` on 2026-11-27: 156 good photographs and their degraded
copies (3,120) against 419 graphics, classes weighed alike."""
LEAST_TOLD = 0.1
"""Of neighbourhoods: with less between near white and near black, nothing can be told."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Shares are of 1. The next four leave out what is nearly white or nearly black."""

    told: float
    """Of neighbourhoods that are neither nearly white nor nearly black."""
    flat: float
    """Of neighbourhoods in which all nine pixels are equal."""
    frequent: float
    """Of the most frequent colour, in 32 steps a channel."""
    steep: float
    """Of steep neighbourhoods."""
    level: float
    """Of the most frequent level of luma."""
    steep_of_steps: float
    """Of the steep among all neighbourhoods with something to see."""
    white: float
    """Of white neighbourhoods in the whole picture."""


def is_photograph(traits: Traits) -> bool:
    return photograph_odds(traits) > 0 and traits.told >= LEAST_TOLD


def photograph_odds(traits: Traits) -> float:
    return round(log_odds(WEIGHTS, BIAS, kind_features(traits)), 3)


def kind_features(told: Traits) -> tuple[float, ...]:
    return told.flat, told.frequent, told.steep, told.level, told.steep_of_steps, told.white


def traits(frame: Frame, counts: NDArray[np.float64]) -> Traits:
    """`counts` is the histogram of the luma."""
    window = np.ones((3, 3), np.uint8)
    rows = stacked(frame.bands, 1)
    least, most = (_without_margin(each(rows, window), frame.bands) for each in (cv2.erode, cv2.dilate))
    span = np.asarray(cv2.subtract(most, least), np.uint8)
    within = cv2.bitwise_and(_at_most(least, NEAR_WHITE - 1), _above(most, NEAR_BLACK))
    places = cv2.countNonZero(within)
    flat, steps, steep = (
        cv2.countNonZero(cv2.bitwise_and(within, each))
        for each in (_at_most(span, 0), _above(span, STEP - 1), _above(span, STEEP - 1))
    )
    told = counts[NEAR_BLACK + 1 : NEAR_WHITE]
    return Traits(
        told=places / span.size,
        flat=flat / max(1, places),
        frequent=_frequent(frame.colour),
        steep=steep / max(1, places),
        level=float(told.max() / max(1, told.sum())),
        steep_of_steps=steep / max(1e-3 * places, steps, 1e-9),
        white=cv2.countNonZero(_above(least, WHITE - 1)) / least.size,
    )


def _frequent(colour: Pixels) -> float:
    """Share of the most frequent colour, in steps."""
    near = pixels(cv2.resize(colour, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST))
    channels = channels_of(near)
    between = _at_most(channels.least, NEAR_WHITE - 1), _above(channels.greatest, NEAR_BLACK)
    told = cv2.bitwise_and(*between).ravel() > 0
    steps = np.asarray(cv2.cvtColor(near, cv2.COLOR_BGR2BGRA)).view(np.uint32).ravel()[told] >> 3
    steps = (steps & 0x1F) | (steps >> 3 & 0x3E0) | (steps >> 6 & 0x7C00)
    return float(np.bincount(steps).max()) / len(steps) if len(steps) else 0.0


def _without_margin(rows: NDArray[Any], bands: Pixels) -> Pixels:
    apart = inner(rows, bands, 1)
    return np.ascontiguousarray(apart, np.uint8).reshape(-1, apart.shape[2])


def _above(values: Pixels, level: int) -> NDArray[Any]:
    return cv2.threshold(values, level, 255, cv2.THRESH_BINARY)[1]


def _at_most(values: Pixels, level: int) -> NDArray[Any]:
    return cv2.threshold(values, level, 255, cv2.THRESH_BINARY_INV)[1]
