"""Photographs made worse by a stated amount: array in, array out, the same for the same seed."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

Photo = NDArray[np.uint8]
"""Height × width × 3, blue green red, 0 to 255."""

LONG_EDGE = 2048
"""Pixels: photographs are brought down to this before they are made worse, as in the reference figures."""


def bring_down(photo: Photo) -> Photo:
    factor = LONG_EDGE / max(photo.shape[:2])
    if factor >= 1:
        return photo
    size = (round(photo.shape[1] * factor), round(photo.shape[0] * factor))
    return np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8)


def gaussian(photo: Photo, sigma: float) -> Photo:
    return np.asarray(cv2.GaussianBlur(photo, (0, 0), sigma), np.uint8)


def defocus(photo: Photo, radius: float) -> Photo:
    """A disc, as a lens draws a point that is out of focus."""
    side = 2 * math.ceil(radius) + 1
    y, x = np.mgrid[:side, :side] - side // 2
    disc = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1)
    return np.asarray(cv2.filter2D(photo, -1, disc / disc.sum()), np.uint8)


def motion(photo: Photo, length: int, degrees: float) -> Photo:
    """A straight line of `length` pixels, as a camera draws a point when it moves."""
    side = length | 1
    big = 8
    line = np.zeros((side * big, side * big), np.uint8)
    centre, reach = side * big / 2, length * big / 2
    dx, dy = math.cos(math.radians(degrees)) * reach, math.sin(math.radians(degrees)) * reach
    ends = [(round(centre - dx), round(centre - dy)), (round(centre + dx), round(centre + dy))]
    cv2.line(line, ends[0], ends[1], 255, big)
    kernel = cv2.resize(line.astype(np.float32), (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.filter2D(photo, -1, kernel / kernel.sum()), np.uint8)


def exposure(photo: Photo, stops: float) -> Photo:
    """Twice the light a stop, in linear light (IEC 61966-2-1), clipped as a sensor clips."""
    levels = np.arange(256) / 255
    linear = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    lit = np.clip(linear * 2.0**stops, 0, 1)
    coded = np.where(lit <= 0.0031308, lit * 12.92, 1.055 * lit ** (1 / 2.4) - 0.055)
    return np.asarray(cv2.LUT(photo, (coded * 255).round().astype(np.uint8)), np.uint8)


def contrast(photo: Photo, factor: float) -> Photo:
    """Around the mean of the photograph."""
    mean = float(cv2.cvtColor(photo, cv2.COLOR_BGR2GRAY).mean())
    table = np.clip((np.arange(256) - mean) * factor + mean, 0, 255).round().astype(np.uint8)
    return np.asarray(cv2.LUT(photo, table), np.uint8)


def noise(photo: Photo, sigma: float, seed: int) -> Photo:
    grain = np.random.default_rng(seed).normal(0, sigma, photo.shape)
    return np.clip(photo + grain, 0, 255).astype(np.uint8)


def enlarge(photo: Photo, factor: float) -> Photo:
    """Made of fewer pixels: brought down by `factor` and up again."""
    height, width = photo.shape[:2]
    small = cv2.resize(photo, (round(width / factor), round(height / factor)), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def posterise(photo: Photo, levels: int) -> Photo:
    """So many levels a channel, without dither."""
    step = 256 // levels
    return np.asarray(photo // step * step + step // 2, np.uint8)


def jpeg(photo: Photo, quality: int) -> bytes:
    options = [cv2.IMWRITE_JPEG_QUALITY, quality]
    return cv2.imencode(".jpg", photo, options)[1].tobytes()


def resaved(photo: Photo, quality: int) -> bytes:
    """Compressed hard once, and saved again at a quality that hides it in the header."""
    once = cv2.imdecode(np.frombuffer(jpeg(photo, quality), np.uint8), cv2.IMREAD_COLOR)
    return jpeg(np.asarray(once, np.uint8), SAVED_AT)


def cut(photo: Photo, quality: int) -> bytes:
    """As `resaved`, but without a margin of 3 to 5 pixels: the first grid is not that of the file."""
    once = cv2.imdecode(np.frombuffer(jpeg(photo, quality), np.uint8), cv2.IMREAD_COLOR)
    return jpeg(np.ascontiguousarray(np.asarray(once, np.uint8)[3:-2, 5:-3]), SAVED_AT)


SAVED_AT = 90
Degradation = Callable[[Photo, int], bytes]
"""The photograph and a seed to a JPEG file."""


def _saved(change: Callable[[Photo, int], Photo]) -> Degradation:
    return lambda photo, seed: jpeg(change(photo, seed), SAVED_AT)


def _angle(seed: int) -> float:
    return float(np.random.default_rng(seed).uniform(0, 180))


DEGRADATIONS: dict[str, Degradation] = {
    "original": _saved(lambda photo, _: photo),
    "gaussian 1": _saved(lambda photo, _: gaussian(photo, 1)),
    "gaussian 2": _saved(lambda photo, _: gaussian(photo, 2)),
    "gaussian 3": _saved(lambda photo, _: gaussian(photo, 3)),
    "gaussian 5": _saved(lambda photo, _: gaussian(photo, 5)),
    "defocus 4": _saved(lambda photo, _: defocus(photo, 4)),
    "defocus 7": _saved(lambda photo, _: defocus(photo, 7)),
    "motion 9": _saved(lambda photo, seed: motion(photo, 9, _angle(seed))),
    "motion 17": _saved(lambda photo, seed: motion(photo, 17, _angle(seed))),
    "motion 31": _saved(lambda photo, seed: motion(photo, 31, _angle(seed))),
    "-2 EV": _saved(lambda photo, _: exposure(photo, -2)),
    "-3 EV": _saved(lambda photo, _: exposure(photo, -3)),
    "-4 EV": _saved(lambda photo, _: exposure(photo, -4)),
    "+1.5 EV": _saved(lambda photo, _: exposure(photo, 1.5)),
    "+2.5 EV": _saved(lambda photo, _: exposure(photo, 2.5)),
    "contrast 0.4": _saved(lambda photo, _: contrast(photo, 0.4)),
    "contrast 0.2": _saved(lambda photo, _: contrast(photo, 0.2)),
    "jpeg 40": lambda photo, _: jpeg(photo, 40),
    "jpeg 30": lambda photo, _: jpeg(photo, 30),
    "jpeg 20": lambda photo, _: jpeg(photo, 20),
    "jpeg 10": lambda photo, _: jpeg(photo, 10),
    "jpeg 5": lambda photo, _: jpeg(photo, 5),
    "jpeg 20 saved again": lambda photo, _: resaved(photo, 20),
    "jpeg 10 saved again": lambda photo, _: resaved(photo, 10),
    "jpeg 5 saved again": lambda photo, _: resaved(photo, 5),
    "jpeg 40 cut and saved": lambda photo, _: cut(photo, 40),
    "jpeg 20 cut and saved": lambda photo, _: cut(photo, 20),
    "jpeg 10 cut and saved": lambda photo, _: cut(photo, 10),
    "noise 10": _saved(lambda photo, seed: noise(photo, 10, seed)),
    "noise 20": _saved(lambda photo, seed: noise(photo, 20, seed)),
    "noise 40": _saved(lambda photo, seed: noise(photo, 40, seed)),
    "banding 16 levels": _saved(lambda photo, _: posterise(photo, 16)),
    "banding 32 levels": _saved(lambda photo, _: posterise(photo, 32)),
    "enlarged 2": _saved(lambda photo, _: enlarge(photo, 2)),
    "enlarged 3": _saved(lambda photo, _: enlarge(photo, 3)),
    "enlarged 4": _saved(lambda photo, _: enlarge(photo, 4)),
}
