"""What a network prints over a picture: the zones of its interface, placed on the picture itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from vislint.crop import SAME_SHAPE, Window, shape_of
from vislint.cuts import View, shapes_of
from vislint.model import Dimensions, Limit, Placement
from vislint.wording import listing, share

KEYS = ("safe_zone", "keep_clear")


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a picture that is covered, and what says so."""

    name: str
    """Where it lies: above, below, left, right, or a corner."""
    window: Window
    limit: Limit


def zones(placement: Placement, view: View) -> list[Zone]:
    """The covered parts of the picture as `view` shows it; none where the place is described in another
    shape than the one shown, because how it is fitted there is not known."""
    if view.name or view.fate in ("refused", "bars"):
        return []
    return [
        Zone(name, view.window.part(window), limit)
        for limit in first_readings(placement)
        if _same_shape(view.shape or _own_shape(placement), frame_of(placement, limit))
        for name, window in _covered(limit.value)
    ]


def first_readings(placement: Placement) -> Iterator[Limit]:
    """The zones that hold here, without second readings."""
    for key in KEYS:
        for limit in placement.slot.get(key, placement.route):
            if not limit.conflict:
                yield limit


def frame_of(placement: Placement, limit: Limit) -> Fraction | None:
    """The shape that the zones are described in: the one named with them, or the only one of the place."""
    named = limit.value.get("frame") if isinstance(limit.value, Mapping) else None
    if isinstance(named, str):
        width, height = named.split("x")
        return Fraction(int(width), int(height))
    slot, route = placement.slot, placement.route
    shapes = {shape for best in slot.get("best_ratios", route) for shape in shapes_of(best)}
    if not shapes:
        shapes = {shape_of(size) for best in slot.get("best_sizes", route) for size in sizes_of(best)}
    return next(iter(shapes)) if len(shapes) == 1 else None


def sizes_of(limit: Limit) -> list[Dimensions]:
    values = limit.value if isinstance(limit.value, tuple) else ()
    return [size for size in values if isinstance(size, Dimensions)]


def covered_words(limit: Limit) -> str:
    """14 % above, 35 % below, 6 % on the left and 6 % on the right."""
    parts = limit.value if isinstance(limit.value, Mapping) else {}
    if "corner" in parts:
        return f"the corner at the {str(parts['corner']).replace('-', ' ')}"
    words = (("top", "above"), ("bottom", "below"), ("left", "on the left"), ("right", "on the right"))
    told = [
        f"{share(part)} {word}"
        for side, word in words
        if isinstance(part := parts.get(side), Fraction) and part > 0
    ]
    return listing(told)


def _own_shape(placement: Placement) -> Fraction | None:
    header = placement.asset.header
    return header.ratio


def _same_shape(shown: Fraction | None, frame: Fraction | None) -> bool:
    if shown is None or frame is None:
        return False
    return 1 - min(shown / frame, frame / shown) < SAME_SHAPE


def _covered(value: object) -> Iterator[tuple[str, Window]]:
    parts = value if isinstance(value, Mapping) else {}
    share = {name: part for name, part in parts.items() if isinstance(part, Fraction)}
    if "corner" in parts:
        yield str(parts["corner"]).replace("-", " "), _corner(str(parts["corner"]), share)
        return
    top, bottom = share.get("top", Fraction(0)), share.get("bottom", Fraction(0))
    left, right = share.get("left", Fraction(0)), share.get("right", Fraction(0))
    between = 1 - top - bottom
    bands = (
        ("above", Window(height=top)),
        ("below", Window(y=1 - bottom, height=bottom)),
        ("left", Window(y=top, width=left, height=between)),
        ("right", Window(1 - right, top, right, between)),
    )
    yield from ((name, window) for name, window in bands if window.area > 0)


def _corner(corner: str, share: Mapping[str, Fraction]) -> Window:
    width, height = share["width"], share["height"]
    x = 1 - width if corner.endswith("right") else Fraction(0)
    y = 1 - height if corner.startswith("bottom") else Fraction(0)
    return Window(x, y, width, height)
