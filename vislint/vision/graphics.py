"""Text card, screenshot or any other graphic: windows are ruled straight, dull and full of small parts.

Asked only of pictures that are no photographs, so that photographs cost nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from vislint.model import PictureKind
from vislint.odds import log_odds
from vislint.vision.bright import channels_of
from vislint.vision.cards import is_card
from vislint.vision.frame import Frame, Pixels, halved, pixels
from vislint.vision.kind import Traits

PARTS_SIDE, COLOUR_SIDE = 256, 128
"""Pixels of the longer side at which parts are counted, and of the grid at which colours are looked up."""
LINE, LINES = 3, 7
"""Levels of a step that can belong to a ruled line, and how many rows of such steps a window has at least:
title bar, borders and fields have two steps each."""
NEAR, APART, LEAST_PART = 33, 40, 4
"""Pixels around a part, levels by which it differs from their mean, pixels that it has at least."""
STRONG = 40
"""Levels between the channels of a strong colour."""

WEIGHTS = (3.71, 0.826, 9.294, -3.797, 1.143)
BIAS = -10.934
"""Log-odds of a screenshot, by `benchmarks/kinds.py` on 2026-11-27: 405 screenshots against 784 other
graphics, classes weighed alike."""
SCREENSHOT = 0.5
"""From here on it is called one: of pictures from sources that were left out, 81 % of the screenshots are and
11 % of the others. The name graphic is never wrong, so it gets what is doubtful."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is asked about a graphic. Shares are of 1."""

    straight: float
    """Of the width over which the seventh most stepped row steps against the next one."""
    parts: float
    """Natural logarithm of the number of parts that stand out from what is around them, and one."""
    fill: float
    """Of the boxes around these parts, on average, what the parts themselves take."""
    strong: float
    """Of strong colours."""
    flat: float
    """As in Traits."""


def graphic_kind(frame: Frame, traits: Traits) -> PictureKind:
    odds = screenshot_odds(drawn(frame, traits))
    if is_card(frame.grey, traits, odds):
        return "text card"
    return "screenshot" if odds > SCREENSHOT else "graphic"


def screenshot_odds(told: Drawn) -> float:
    return log_odds(WEIGHTS, BIAS, screenshot_features(told))


def screenshot_features(told: Drawn) -> tuple[float, ...]:
    return told.straight, told.parts, told.fill, told.strong, told.flat


def drawn(frame: Frame, traits: Traits) -> Drawn:
    parts, fill = _parts(frame.grey)
    return Drawn(_straight(frame.grey), float(np.log(parts + 1)), fill, _strong(frame.colour), traits.flat)


def _straight(grey: Pixels) -> float:
    if len(grey) < 2:
        return 0.0
    steps = cv2.threshold(cv2.absdiff(grey[1:], grey[:-1]), LINE, 255, cv2.THRESH_BINARY)[1]
    shares = cv2.reduce(steps, 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F).ravel() / 255
    return float(np.sort(shares)[-min(LINES, len(shares))])


def _parts(grey: Pixels) -> tuple[int, float]:
    """How many there are, and the mean share of its box that each fills."""
    half = pixels(halved(grey)) if max(grey.shape) >= 2 * PARTS_SIDE and min(grey.shape) > 1 else grey
    factor = max(1.0, max(half.shape) / PARTS_SIDE)
    size = (max(1, round(half.shape[1] / factor)), max(1, round(half.shape[0] / factor)))
    small = half if factor == 1 else pixels(cv2.resize(half, size, interpolation=cv2.INTER_AREA))
    around = cv2.absdiff(small, cv2.blur(small, (NEAR, NEAR)))
    apart = cv2.threshold(around, APART, 255, cv2.THRESH_BINARY)[1]
    labelled = cv2.connectedComponentsWithStats(apart, connectivity=8, ltype=cv2.CV_16U)  # twice as fast
    found = np.asarray(labelled[2])[1:]
    areas = found[:, cv2.CC_STAT_AREA]
    boxes = found[:, cv2.CC_STAT_WIDTH] * found[:, cv2.CC_STAT_HEIGHT]
    told = areas >= LEAST_PART
    return int(told.sum()), float((areas[told] / boxes[told]).mean()) if told.any() else 0.0


def _strong(colour: Pixels) -> float:
    near = cv2.resize(colour, (COLOUR_SIDE, COLOUR_SIDE), interpolation=cv2.INTER_NEAREST)
    channels = channels_of(pixels(near))
    strong = cv2.threshold(cv2.subtract(channels.greatest, channels.least), STRONG, 255, cv2.THRESH_BINARY)[1]
    return cv2.countNonZero(strong) / strong.size
