"""What becomes of a picture that is cut to another shape: arithmetic only, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from vislint.model import Dimensions, Interval, Limit, Region

SAME_SHAPE = Fraction(1, 200)
"""1200×630 and 1080×566 both stand for 1.91:1."""

Point = tuple[Fraction, Fraction]
"""x and y as fractions of the picture, from its upper left corner."""

MIDDLE: Point = (Fraction(1, 2), Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a picture, as fractions of its width and height from the upper left corner."""

    x: Fraction = Fraction(0)
    y: Fraction = Fraction(0)
    width: Fraction = Fraction(1)
    height: Fraction = Fraction(1)

    @property
    def right(self) -> Fraction:
        return self.x + self.width

    @property
    def bottom(self) -> Fraction:
        return self.y + self.height

    @property
    def area(self) -> Fraction:
        return self.width * self.height

    @property
    def centre(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, point: Point) -> bool:
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def meet(self, other: Window) -> Window | None:
        """What both have in common; None where they do not overlap."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Window(x, y, right - x, bottom - y) if right > x and bottom > y else None

    def part(self, inner: Window) -> Window:
        """A window of this window, as fractions of the whole picture."""
        return Window(
            self.x + inner.x * self.width,
            self.y + inner.y * self.height,
            inner.width * self.width,
            inner.height * self.height,
        )

    def share_of(self, region: Window) -> Fraction:
        """How much of `region` lies within this window, 0 to 1."""
        common = self.meet(region)
        return common.area / region.area if common and region.area else Fraction(0)


WHOLE = Window()


def window_of(region: Region) -> Window:
    return Window(*(exact(number) for number in region))


def exact(number: float) -> Fraction:
    """The number that a person wrote: 0.28 is 7/25."""
    return Fraction(str(number))


def shape_of(size: Dimensions) -> Fraction:
    return Fraction(size.width, size.height)


def fitted(real: Fraction, shape: Fraction, towards: Point = MIDDLE) -> Window:
    """The largest part of a picture of the shape `real` that has `shape`.

    `towards` says how the rest is shared between the sides, as `object-position` of CSS does: 0.5 leaves as
    much on either side, and the window always holds that point.
    """
    width, height = min(Fraction(1), shape / real), min(Fraction(1), real / shape)
    return Window(towards[0] * (1 - width), towards[1] * (1 - height), width, height)


def lost_share(size: Dimensions, shape: Fraction) -> Fraction:
    """The share of the picture that is lost when it is cut to `shape`."""
    return 1 - fitted(shape_of(size), shape).area


def nearest_shape(size: Dimensions, shapes: Iterable[Fraction]) -> Fraction:
    """The shape to which the picture loses least."""
    return min(shapes, key=lambda shape: lost_share(size, shape))


def passed_bound(bounds: Interval, size: Dimensions) -> Fraction:
    """The bound that the picture lies beyond."""
    real = shape_of(size)
    if bounds.min is not None and real < bounds.min:
        return bounds.min
    return bounds.max if bounds.max is not None else real


def within(bounds: Interval, shape: Fraction) -> Fraction:
    """The shape of the range that is nearest to `shape`."""
    least, most = bounds.min or shape, bounds.max or shape
    return min(max(shape, least), most)


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


def pixels(size: Dimensions, window: Window) -> Dimensions:
    """The window in whole pixels that lie within it, at least one."""
    return Dimensions(max(1, int(size.width * window.width)), max(1, int(size.height * window.height)))


def cropped(size: Dimensions, shape: Fraction) -> Dimensions:
    """The largest part of the picture that has the shape, a whole number of pixels within the bound."""
    return pixels(size, fitted(shape_of(size), shape))


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


def around(real: Fraction, shape: Fraction, region: Window) -> Window | None:
    """The largest part of `shape` with `region` as near to its middle as the frame allows; None where no
    part of that shape holds it."""
    window = fitted(real, shape)
    if region.width > window.width or region.height > window.height:
        return None
    x, y = region.centre[0] - window.width / 2, region.centre[1] - window.height / 2
    x, y = min(max(x, Fraction(0)), 1 - window.width), min(max(y, Fraction(0)), 1 - window.height)
    return Window(x, y, window.width, window.height)


def turned_to_all(real: Fraction, shapes: Iterable[Fraction], region: Window) -> Point | None:
    """The focal point that keeps `region` in windows of all these shapes which follow it, the nearest to that
    for the first; None where no point does."""
    wanted = [*shapes]
    first = turned_to(real, wanted[0], region) if wanted else None
    if first is None:
        return None
    x = _share_for([fitted(real, shape).width for shape in wanted], region.x, region.right, first[0])
    y = _share_for([fitted(real, shape).height for shape in wanted], region.y, region.bottom, first[1])
    return None if x is None or y is None else (x, y)


def _share_for(
    lengths: Iterable[Fraction], start: Fraction, end: Fraction, wish: Fraction
) -> Fraction | None:
    """On one axis, the share nearest to `wish` for which windows of all these lengths hold start to end."""
    least, most = Fraction(0), Fraction(1)
    for length in lengths:
        if length < 1:
            least = max(least, (end - length) / (1 - length))
            most = min(most, start / (1 - length))
    return min(max(wish, least), most) if least <= most else None


def turned_to(real: Fraction, shape: Fraction, region: Window) -> Point | None:
    """The focal point that keeps `region` in a window which follows it; None where no point does."""
    window = around(real, shape, region)
    if window is None:
        return None
    x = window.x / (1 - window.width) if window.width < 1 else region.centre[0]
    y = window.y / (1 - window.height) if window.height < 1 else region.centre[1]
    return x, y
