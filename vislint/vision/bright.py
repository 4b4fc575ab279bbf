"""The light tones of a picture and the largest part of it that is burnt out."""

from __future__ import annotations

import math

import cv2
import numpy as np

from vislint.model import Region
from vislint.vision.frame import Pixels, pixels

LIGHTEST, LEVELS = 224, 29
"""Luma from 224 to 252: light, with drawing left in it."""
STEP_MOST = 100
"""Levels: steeper steps are edges of drawings."""
GRID = 64
"""Cells along the longer side in which the largest part is looked for: coarse, since noise and fine branches
must not tear a sky into pieces."""
LEAST, MOST, FILLED, OF_ALL = 0.04, 0.75, 0.6, 0.5
"""Share of the picture that the part takes and that its box may take, share of the box that is filled and of
all burnt out cells that belong to the part. Others are scattered or all over the picture, where a box tells
nothing: about a quarter of the burnt out copies have one (looked at by eye, 60 of them)."""


def light_tones(colour: Pixels) -> tuple[float, float]:
    """Share of the light tones, and how far apart in levels the nine pixels around one lie in the mean.

    In a photograph that is exposed well the light tones are skies and highlights, which are smooth. More
    exposure moves the drawing of the middle tones to where they are.
    """
    luma = pixels(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY))
    where = cv2.inRange(luma, LIGHTEST, LIGHTEST + LEVELS - 1)
    count = cv2.countNonZero(where)
    if not count:
        return 0.0, 0.0
    window = np.ones((3, 3), np.uint8)
    steps = cv2.subtract(cv2.dilate(luma, window), cv2.erode(luma, window))
    capped = cv2.threshold(steps, STEP_MOST, 255, cv2.THRESH_TRUNC)[1]
    return round(count / luma.size, 4), round(cv2.mean(capped, where)[0], 2)


def largest_part(burnt: Pixels) -> Region | None:
    """The box around the largest connected part of a mask (255 within), where it is worth drawing."""
    height, width = burnt.shape
    scale = GRID / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    cells = pixels(cv2.resize(burnt, size, interpolation=cv2.INTER_AREA))
    mostly = cv2.threshold(cells, 127, 255, cv2.THRESH_BINARY)[1]
    parts = cv2.connectedComponentsWithStats(mostly, connectivity=4)[2][1:]
    if not len(parts):
        return None
    x, y, across, down, area = (int(value) for value in parts[int(np.argmax(parts[:, cv2.CC_STAT_AREA]))])
    box, whole = across * down, math.prod(size)
    every = cv2.countNonZero(mostly)
    if area < max(LEAST * whole, FILLED * box, OF_ALL * every) or box > MOST * whole:
        return None
    left, top, wide, high = x / size[0], y / size[1], across / size[0], down / size[1]
    return round(left, 4), round(top, 4), round(wide, 4), round(high, 4)
