"""How large a picture may be, and what becomes of its size: arithmetic on the limits of a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import sqrt

from vislint.model import Dimensions, Limit, Placement
from vislint.shown import shown_as
from vislint.wording import number_of

MEASURES: Mapping[str, Callable[[int, int], int]] = {
    "max_pixels": lambda width, height: width * height,
    "max_dimensions": max,
    "max_side": max,
    "max_width": lambda width, _: width,
    "max_width_plus_height": lambda width, height: width + height,
}
"""Limits on size, and the number that each is about."""

_SHRUNK: Mapping[str, Callable[[int, int], int]] = {
    **MEASURES,
    "downscale_to_side": max,
    "downscale_to_pixels": MEASURES["max_pixels"],
}


def room(limit: Limit, size: Dimensions) -> Fraction:
    """How many times the picture fits into the limit: below 1 it is too large."""
    if isinstance(limit.value, Dimensions):
        sides, edges = [size.width, size.height], [limit.value.width, limit.value.height]
        if limit.value.either_way:
            sides, edges = sorted(sides), sorted(edges)
        return min(Fraction(edge, side) for edge, side in zip(edges, sides, strict=True))
    return Fraction(number_of(limit.value), _SHRUNK[limit.key](size.width, size.height))


def scaled_into(limit: Limit, size: Dimensions) -> Dimensions:
    """The largest size in the same shape that keeps the limit, in whole pixels."""
    share = room(limit, size)
    factor = sqrt(share) if limit.key.endswith("pixels") else share
    return Dimensions(max(1, int(size.width * factor)), max(1, int(size.height * factor)))


def resized(placement: Placement, size: Dimensions) -> tuple[Dimensions, Limit] | None:
    """The size at which the place shows a picture of `size`, where it scales it; None where it does not."""
    kind = shown_as(placement) or ""
    for key in _SHRUNK:
        for limit in placement.slot.get(key, placement.route, kind):
            if limit.effect == "downscale" and not limit.conflict and room(limit, size) < 1:
                return scaled_into(limit, size), limit
    for limit in placement.slot.get("min_width", placement.route, kind):
        if limit.effect == "upscale" and not limit.conflict and size.width < number_of(limit.value):
            least = number_of(limit.value)
            return Dimensions(least, round(Fraction(size.height * least, size.width))), limit
    return None
