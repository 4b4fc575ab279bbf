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

from vislint.vision.frame import Frame, Pixels, inner, pixels, stacked

SIDE = 64
NEAR_BLACK, NEAR_WHITE, WHITE = 9, 246, 250
STEP, STEEP = 8, 64
"""Levels between the darkest and the brightest of nine neighbours: something to see, an edge of a drawing."""
BURNT_RIM, RIM_MOST = 252, 100

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
    exact: float
    """Natural logarithm of the share of the most frequent exact colour."""
    entropy: float
    """Of the colours in 32 steps a channel, in bits."""
    rim: float
    """Natural logarithm of the mean step, in levels, at the rim of what is burnt out."""


def is_photograph(traits: Traits) -> bool:
    return photograph_odds(traits) > 0 and traits.told >= LEAST_TOLD


def photograph_odds(traits: Traits) -> float:
    return round(BIAS + _sum(WEIGHTS, kind_features(traits)), 3)


def kind_features(told: Traits) -> tuple[float, ...]:
    return told.flat, told.frequent, told.steep, told.level, told.steep_of_steps, told.white


def _sum(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


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
    frequent, exact, entropy = _colours(frame.colour)
    told = counts[NEAR_BLACK + 1 : NEAR_WHITE]
    return Traits(
        told=places / span.size,
        flat=flat / max(1, places),
        frequent=frequent,
        steep=steep / max(1, places),
        level=float(told.max() / max(1, told.sum())),
        steep_of_steps=steep / max(1e-3 * places, steps, 1e-9),
        white=cv2.countNonZero(_above(least, WHITE - 1)) / least.size,
        exact=float(np.log(exact + 0.003)),
        entropy=entropy,
        rim=_rim(least, most, span),
    )


def _colours(colour: Pixels) -> tuple[float, float, float]:
    """Shares of the most frequent colour, in steps and exactly, and the entropy in bits."""
    near = cv2.resize(colour, (SIDE, SIDE), interpolation=cv2.INTER_NEAREST)
    blue, green, red = cv2.split(near)
    least = pixels(cv2.min(cv2.min(blue, green), red))
    most = pixels(cv2.max(cv2.max(blue, green), red))
    told = cv2.bitwise_and(_at_most(least, NEAR_WHITE - 1), _above(most, NEAR_BLACK)).ravel() > 0
    whole = np.asarray(cv2.cvtColor(near, cv2.COLOR_BGR2BGRA)).view(np.uint32).ravel()[told]
    if not len(whole):
        return 0.0, 0.0, 0.0
    steps = whole >> 3
    steps = (steps & 0x1F) | (steps >> 3 & 0x3E0) | (steps >> 6 & 0x7C00)
    counts = np.bincount(steps)
    shares = counts[counts > 0] / len(whole)
    ordered = np.sort(whole)
    exact = np.diff(np.flatnonzero(ordered[1:] != ordered[:-1]), prepend=-1, append=len(whole) - 1)
    return float(shares.max()), float(exact.max()) / len(whole), float(-(shares * np.log2(shares)).sum())


def _without_margin(rows: NDArray[Any], bands: Pixels) -> Pixels:
    apart = inner(rows, bands, 1)
    return np.ascontiguousarray(apart, np.uint8).reshape(-1, apart.shape[2])


def _rim(least: Pixels, most: Pixels, span: Pixels) -> float:
    rim = cv2.bitwise_and(_above(most, BURNT_RIM - 1), _at_most(least, BURNT_RIM - 1))
    places = cv2.countNonZero(rim)
    capped = cv2.threshold(span, RIM_MOST, 255, cv2.THRESH_TRUNC)[1]
    steps = cv2.sumElems(cv2.bitwise_and(capped, rim))[0]
    return float(np.log(steps / max(1, places) + 2))


def _above(values: Pixels, level: int) -> NDArray[Any]:
    return cv2.threshold(values, level, 255, cv2.THRESH_BINARY)[1]


def _at_most(values: Pixels, level: int) -> NDArray[Any]:
    return cv2.threshold(values, level, 255, cv2.THRESH_BINARY_INV)[1]
