"""What is cut of a picture: properties of the arithmetic, for every size and shape."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.test_properties import STEADY
from vislint.crop import (
    WHOLE,
    Point,
    Window,
    around,
    cropped,
    fitted,
    lost_share,
    nearest_shape,
    pixels,
    shape_of,
    turned_to,
    turned_to_all,
)
from vislint.model import Dimensions

SIZES = st.builds(Dimensions, st.integers(1, 20_000), st.integers(1, 20_000))
SHAPES = st.builds(Fraction, st.integers(1, 40), st.integers(1, 40))
SHARES = st.builds(lambda n: Fraction(n, 1000), st.integers(0, 1000))
POINTS = st.tuples(SHARES, SHARES)
BOXES = st.builds(
    lambda x, y, right, bottom: Window(
        Fraction(min(x, right), 1001),
        Fraction(min(y, bottom), 1001),
        Fraction(abs(right - x) + 1, 1001),
        Fraction(abs(bottom - y) + 1, 1001),
    ),
    *[st.integers(0, 1000)] * 4,
)


@STEADY
@given(SIZES, SHAPES, POINTS)
def test_a_window_lies_inside_the_frame_and_has_the_shape(
    size: Dimensions, shape: Fraction, towards: Point
) -> None:
    window = fitted(shape_of(size), shape, towards)
    assert window.x >= 0 <= window.y
    assert window.right <= 1 >= window.bottom
    assert (window.width * size.width) / (window.height * size.height) == shape
    assert 1 in (window.width, window.height), "as large as it can be"


@STEADY
@given(SIZES, SHAPES)
def test_in_whole_pixels_it_is_right_within_one(size: Dimensions, shape: Fraction) -> None:
    cut = cropped(size, shape)
    assert cut.width <= size.width
    assert cut.height <= size.height
    ideal = fitted(shape_of(size), shape)
    assert abs(cut.width - ideal.width * size.width) <= 1
    assert abs(cut.height - ideal.height * size.height) <= 1
    assert cut == pixels(size, ideal)


@STEADY
@given(SIZES, SHAPES, POINTS)
def test_a_window_that_follows_a_point_holds_it(size: Dimensions, shape: Fraction, point: Point) -> None:
    assert fitted(shape_of(size), shape, point).holds(point)


@STEADY
@given(SIZES, SHAPES, POINTS)
def test_what_is_kept_and_what_is_lost_make_the_whole(
    size: Dimensions, shape: Fraction, towards: Point
) -> None:
    window = fitted(shape_of(size), shape, towards)
    above = Window(height=window.y)
    below = Window(y=window.bottom, height=1 - window.bottom)
    left = Window(y=window.y, width=window.x, height=window.height)
    right = Window(window.right, window.y, 1 - window.right, window.height)
    assert window.area + sum(part.area for part in (above, below, left, right)) == 1
    assert lost_share(size, shape) == 1 - window.area


@STEADY
@given(SIZES, SHAPES, SHAPES)
def test_the_farther_the_shape_the_more_is_lost(size: Dimensions, one: Fraction, other: Fraction) -> None:
    real = shape_of(size)
    near, far = sorted((one, other), key=lambda shape: max(shape / real, real / shape))
    assert lost_share(size, near) <= lost_share(size, far)
    assert nearest_shape(size, [far, near]) in (near, far)
    assert lost_share(size, nearest_shape(size, [far, near])) == lost_share(size, near)


@STEADY
@given(BOXES, BOXES)
def test_a_part_of_a_part_lies_inside_both(outer: Window, inner: Window) -> None:
    part = outer.part(inner)
    assert outer.share_of(part) == 1
    assert part.area == outer.area * inner.area
    assert WHOLE.part(inner) == inner


@STEADY
@given(BOXES, BOXES)
def test_common_parts_are_the_same_from_both_sides(one: Window, other: Window) -> None:
    assert one.meet(other) == other.meet(one)
    assert 0 <= one.share_of(other) <= 1
    assert one.share_of(one) == 1


@STEADY
@given(SIZES, SHAPES, BOXES)
def test_a_crop_around_a_box_holds_it_or_none_can(size: Dimensions, shape: Fraction, box: Window) -> None:
    real = shape_of(size)
    window, focal = around(real, shape, box), turned_to(real, shape, box)
    if window is None:
        ideal = fitted(real, shape)
        assert focal is None
        assert box.width > ideal.width or box.height > ideal.height
        return
    assert WHOLE.share_of(window) == window.share_of(box) == 1
    assert focal is not None
    assert fitted(real, shape, focal).share_of(box) == 1


@STEADY
@given(SIZES, st.lists(SHAPES, min_size=1, max_size=3), BOXES)
def test_a_point_for_several_crops_keeps_the_box_in_each(
    size: Dimensions, shapes: list[Fraction], box: Window
) -> None:
    real = shape_of(size)
    point = turned_to_all(real, shapes, box)
    if point is None:
        middles = (fitted(real, shape, box.centre).share_of(box) for shape in shapes)
        assert len(shapes) > 1 or min(middles) < 1
        return
    assert all(fitted(real, shape, point).share_of(box) == 1 for shape in shapes)


def test_boxes_that_do_not_meet() -> None:
    half = Fraction(1, 2)
    assert Window(width=half).meet(Window(x=half, width=half)) is None
    assert Window(width=half).share_of(Window(x=half, width=half)) == 0
