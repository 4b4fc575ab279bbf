"""What becomes of a picture that is cut to another shape: arithmetic only."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from vislint.model import Dimensions, Interval, Limit

SAME_SHAPE = Fraction(1, 200)
"""1200×630 and 1080×566 both stand for 1.91:1."""


def shape_of(size: Dimensions) -> Fraction:
    return Fraction(size.width, size.height)


def lost_share(size: Dimensions, shape: Fraction) -> Fraction:
    """The share of the picture that is lost when it is cut to `shape`."""
    real = shape_of(size)
    return 1 - min(real / shape, shape / real)


def passed_bound(bounds: Interval, size: Dimensions) -> Fraction:
    """The bound that the picture lies beyond."""
    real = shape_of(size)
    if bounds.min is not None and real < bounds.min:
        return bounds.min
    return bounds.max if bounds.max is not None else real


def on_this_side(limits: Iterable[Limit], size: Dimensions) -> list[Limit]:
    """The ranges of ratios without second readings that are silent where the picture passes the first.

    A second reading of how tall a picture may be says nothing of one that is too wide.
    """
    ranges = [(limit, limit.value) for limit in limits if isinstance(limit.value, Interval)]
    firsts = [bounds.max for limit, bounds in ranges if not limit.conflict]
    wide = any(most is not None and shape_of(size) > most for most in firsts)
    return [
        limit
        for limit, bounds in ranges
        if not limit.conflict or (bounds.max if wide else bounds.min) is not None
    ]


def cropped(size: Dimensions, shape: Fraction) -> Dimensions:
    """The largest part of the picture that has the shape, a whole number of pixels within the bound."""
    if shape_of(size) < shape:
        return Dimensions(size.width, max(1, int(size.width / shape)))
    return Dimensions(max(1, int(size.height * shape)), size.height)


def size_to_export(size: Dimensions, shape: Fraction, advised: Iterable[Limit]) -> Dimensions:
    """An advised size of this shape that needs no enlarging, else what fits of the picture."""
    for limit in advised:
        for best in limit.value if isinstance(limit.value, tuple) else ():
            if (
                isinstance(best, Dimensions)
                and best.width <= size.width
                and lost_share(best, shape) < SAME_SHAPE
            ):
                return best
    return cropped(size, shape)
