"""Lines of letters: parts of like height and stroke that stand side by side on one baseline.

What is lighter, or darker, than the mean around it falls into connected parts. Those that can be letters are
linked to others of like height and stroke beside them; four and more on a common baseline are a line. That a
letter is drawn with a pen of one width is known from the stroke width transform (Epshtein, Ofek and Wexler,
CVPR 2010, doi 10.1109/CVPR.2010.5540041). Here a cheap mean stands in for it: the distance of the pixels of a
part from its rim is a quarter of the width of its stroke. Nothing is read.

Made for few and large letters: where there are more of them than MOST, as on a page, no line is found.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.vision.frame import Pixels, pixels

SIDE = 500
"""Pixels of the longer side at which letters are looked for. No more than 62,500 parts have room there, which
16 bits can number."""
AROUND, APART = 0.3, 24
"""Side of the square around a pixel, as a share of the shorter side, and levels from its mean. Where 60 % of
90 real cards were told, 3 to 7 of 923 other graphics were called cards with 0.16 to 0.55 and with 20 to 28
levels; with two squares it was 6, for twice the time, and without the widths of strokes 9 (2026-11-27)."""
LEAST, LOWEST, HIGHEST = 5, 0.02, 0.75
"""Height of a letter in pixels, and as shares of the shorter side."""
FEWEST, MOST = 4, 250
"""Letters in a line, and in the picture."""
ROUNDS = 6
"""Each joins chains twice as long; after these hardly any is still in two."""
EDGE, NEAR = 40, 5
"""Levels between the darkest and the brightest of nine neighbours; side of the square, in pixels, by which
letters are made larger, so that outlines and shadows belong to them."""

Floats = NDArray[np.float32]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    box: Box
    height: float
    """Pixels of the tall letters: the third quartile."""
    letters: float
    """Parts, those as wide as several letters counted as several."""
    labels: NDArray[np.uint16]
    """Height × width: the part that each pixel belongs to."""
    parts: NDArray[np.intp]
    """Those of the line."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """Of one ink, light or dark, those that can be letters, from left to right."""

    labels: NDArray[np.uint16]
    names: NDArray[np.intp]
    boxes: Floats
    """Left, top, width, height and area of each."""
    strokes: Floats
    """Widths in pixels."""


@dataclass(frozen=True, slots=True)
class Lettering:
    letters: float
    """In lines."""
    tallest: float
    """Height of the tallest line, as a share of the shorter side."""
    height: float
    """The mean over letters."""
    share: float
    """Of all edges in the picture, those of the letters: 1 where there is nothing but words."""


def lettering(grey: Pixels) -> Lettering:
    small = _small(grey)
    lines = _apart([*_lines(small)])
    letters, short = sum(line.letters for line in lines), min(small.shape)
    return Lettering(
        letters=letters,
        tallest=max((line.height for line in lines), default=0.0) / short,
        height=sum(line.height * line.letters for line in lines) / max(1.0, letters) / short,
        share=_share_of_edges(small, lines),
    )


def _small(grey: Pixels) -> Pixels:
    factor = max(grey.shape) / SIDE
    if factor <= 1:
        return grey
    size = (max(1, round(grey.shape[1] / factor)), max(1, round(grey.shape[0] / factor)))
    return pixels(cv2.resize(grey, size, interpolation=cv2.INTER_AREA))


def _lines(small: Pixels) -> list[Line]:
    """Light on dark, then dark on light; the same place may be in both."""
    side = max(15, int(AROUND * min(small.shape))) | 1
    mean = cv2.blur(small, (side, side))
    lines = []
    for ink in (cv2.subtract(small, mean), cv2.subtract(mean, small)):
        mask = pixels(cv2.threshold(ink, APART, 1, cv2.THRESH_BINARY)[1])
        found = _parts(mask)
        if FEWEST <= len(found.names) <= MOST:
            first = _first(found.boxes, found.strokes)
            linked = (first == one for one in np.flatnonzero(np.bincount(first) >= FEWEST))
            lines += [line for some in linked if (line := _line(found, some))]
    return lines


def _parts(mask: Pixels) -> _Parts:
    _, labels, found, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_16U)
    boxes = np.asarray(found, np.float32)
    left, _, width, height, area = boxes.T
    short = min(mask.shape)
    like = (height >= max(LEAST, LOWEST * short)) & (height <= HIGHEST * short)
    like &= (width <= 6 * height) & (width >= 0.08 * height) & (area >= 0.15 * width * height)
    like[0] = False  # the ground
    names = np.flatnonzero(like)
    names = names[np.argsort(left[names], kind="stable")]
    strokes = np.ones(len(names), np.float32)
    if FEWEST <= len(names) <= MOST:
        inked = np.flatnonzero(mask.view(np.bool_))
        deep = cv2.distanceTransform(mask, cv2.DIST_L2, 3).ravel()[inked]
        mean = np.bincount(labels.ravel()[inked], deep, len(boxes))[names] / area[names]
        strokes = np.maximum(1, 4 * mean - 2.4).astype(np.float32)  # whole pixels have a rim of one
    return _Parts(np.asarray(labels, np.uint16), names, boxes[names], strokes)


def _first(parts: Floats, strokes: Floats) -> NDArray[np.intp]:
    """Of each letter the last one of its chain, which is what the letters of a line have in common."""
    left, top, width, height, _ = parts.T
    right, bottom = left + width, top + height
    lower, higher = np.minimum(height[:, None], height), np.maximum(height[:, None], height)
    gap = left - right[:, None]
    follows = (gap < higher) & (gap > -0.5 * lower) & (left > left[:, None]) & (higher < 2.6 * lower)
    follows &= np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top) > 0.6 * lower
    follows &= np.maximum(strokes[:, None], strokes) < 1.9 * np.minimum(strokes[:, None], strokes)
    linked = follows | follows.T
    first = np.arange(len(parts))
    for _ in range(ROUNDS):
        first = np.minimum(first, np.where(linked, first, MOST).min(axis=1))
        first = first[first]
    return first


def _line(found: _Parts, some: NDArray[np.bool_]) -> Line | None:
    """None where the feet do not stand on one line, or strokes are uneven, hairlines or blots."""
    left, top, width, height, _ = found.boxes[some].T
    strokes, bottom, tall = found.strokes[some], top + height, _quantile(height, 0.75)
    standing = np.abs(bottom - np.median(bottom)) <= max(1.5, 0.12 * tall)
    stroke = float(np.median(strokes)) / tall
    if standing.mean() < 0.6 or strokes.std() > 0.45 * strokes.mean() or not 0.04 < stroke < 0.4:
        return None
    box = (float(left.min()), _quantile(top, 0.1), float((left + width).max()), _quantile(bottom, 0.9))
    letters = float(np.maximum(1, np.round(width / (0.9 * tall))).sum())
    return Line(box, tall, letters, found.labels, found.names[some])


def _quantile(values: Floats, share: float) -> float:
    """One of the values, so that it is the same with every version of numpy."""
    return float(np.sort(values)[round(share * (len(values) - 1))])


def _apart(lines: list[Line]) -> list[Line]:
    """Of lines that lie upon each other the one with the most letters."""
    kept: list[Line] = []
    for line in sorted(lines, key=lambda line: (-line.letters, line.box)):
        if not any(_overlap(line.box, other.box) for other in kept):
            kept.append(line)
    return kept


def _overlap(one: Box, other: Box) -> bool:
    shared = min(one[3], other[3]) - max(one[1], other[1])
    beside = min(one[2], other[2]) <= max(one[0], other[0])
    return not beside and shared > 0.4 * min(one[3] - one[1], other[3] - other[1])


def _share_of_edges(small: Pixels, lines: list[Line]) -> float:
    if not lines:
        return 0.0
    window = np.ones((3, 3), np.uint8)
    steps = cv2.morphologyEx(small, cv2.MORPH_GRADIENT, window)
    edges = cv2.threshold(steps, EDGE, 255, cv2.THRESH_BINARY)[1]
    letters = np.zeros_like(small)
    for labels in {id(line.labels): line.labels for line in lines}.values():
        parts = np.concatenate([line.parts for line in lines if line.labels is labels])
        wanted = np.zeros(int(labels.max()) + 1, np.uint8)
        wanted[parts] = 255
        letters |= wanted[labels]
    near = cv2.dilate(letters, np.ones((NEAR, NEAR), np.uint8))
    return cv2.countNonZero(cv2.bitwise_and(edges, near)) / max(1, cv2.countNonZero(edges))
