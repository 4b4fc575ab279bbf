"""wrong-ratio, image-too-large, image-too-small."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.material import attached, findings, header, limit, placed, said, slot
from vislint.model import Dimensions, Finding, Interval, Limit, LimitValue, Placement

FEED = limit("ratio", Interval(Fraction(4, 5), Fraction(191, 100)))
CROPPED = limit("ratio", Interval(Fraction(4, 5), Fraction(3)), "crop")
CARD = limit("best_ratios", (Fraction(191, 100),), "crop")
SIZES = limit("best_sizes", (Dimensions(1080, 1350), Dimensions(1080, 566)), "unknown")


def sized(width: int | None, height: int | None, *limits: Limit, **facts: Any) -> Placement:
    return placed(slot(*limits, takes=("image", "animation", "video")), header(width, height, **facts))


def one(rule: str, width: int, height: int, *limits: Limit) -> Finding:
    (found,) = findings(rule, sized(width, height, *limits))
    return found


@pytest.mark.parametrize(
    "size", [(1080, 1350), (1080, 1351), (1080, 1080), (1080, 566), (1200, 627), (None, None)]
)
def test_shapes_within_the_range(size: tuple[int | None, int | None]) -> None:
    assert said("wrong-ratio", sized(*size, FEED)) == []


def test_a_shape_that_is_refused() -> None:
    found = one("wrong-ratio", 1080, 1920, FEED, SIZES)
    assert (found.severity, found.message) == ("error", "too tall for Net")
    assert (found.measured, found.bound) == ("1080×1920, ratio 9:16", "4:5 to 1.91:1")
    assert found.hint == "crop it to 4:5, for instance 1080×1350"
    assert one("wrong-ratio", 2400, 1000, FEED).message == "too wide for Net"


def test_the_hint_never_asks_for_more_pixels_than_there_are() -> None:
    assert one("wrong-ratio", 400, 900, FEED, SIZES).hint == "crop it to 4:5, for instance 400×500"
    assert one("wrong-ratio", 900, 300, FEED, SIZES).hint == "crop it to 1.91:1, for instance 573×300"


def test_a_shape_that_is_cut_says_how_much() -> None:
    found = one("wrong-ratio", 1000, 2000, CROPPED)
    assert (found.severity, found.message) == (
        "warning", "too tall for Net: loses 38 % of its height",
    )  # fmt: skip
    assert one("wrong-ratio", 4000, 1000, CROPPED).message.endswith("loses 25 % of its width")
    assert said("wrong-ratio", sized(3100, 1000, CROPPED)) == []
    assert len(said("wrong-ratio", sized(3100, 1000, CROPPED), ignore_cut=0.01)) == 1
    assert len(said("wrong-ratio", sized(1950, 1000, FEED))) == 1
    bars = limit("ratio", CROPPED.value, "letterbox")
    assert one("wrong-ratio", 1000, 2000, bars).message == "too tall for Net: gets bars left and right"


def test_sources_that_differ_are_a_warning_on_their_side_only() -> None:
    second = limit("ratio", Interval(Fraction(3, 4)), "none", conflict=True, grade="conflicting")
    assert said("wrong-ratio", sized(1080, 1440, FEED, second)) == [
        ("warning", "too tall for Net (the sources differ)")
    ]
    assert said("wrong-ratio", sized(1080, 1920, FEED, second)) == [("error", "too tall for Net")]
    assert said("wrong-ratio", sized(3000, 1000, FEED, second)) == [("error", "too wide for Net")]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1200, 630), []),
        ((1000, 536), []),
        ((1600, 900), [("info", "loses 7 % of its height on Net")]),
        ((1440, 1309), [("warning", "loses 42 % of its height on Net")]),
        ((3000, 1000), [("warning", "loses 36 % of its width on Net")]),
    ],
)
def test_the_shape_that_is_shown_best(size: tuple[int, int], expected: list[tuple[str, str]]) -> None:
    assert said("wrong-ratio", sized(*size, CARD)) == expected


def test_options_of_the_best_shape() -> None:
    assert said("wrong-ratio", sized(1440, 1309, CARD), tolerance=0.5) == [
        ("info", "loses 42 % of its height on Net")
    ]
    assert said("wrong-ratio", sized(1440, 1309, CARD), ignore_cut=0.5) == []


def test_the_nearest_of_several_best_shapes_counts() -> None:
    several = limit("best_ratios", (Fraction(4, 5), Fraction(1)), "crop")
    assert said("wrong-ratio", sized(1000, 1000, several)) == []
    assert one("wrong-ratio", 1000, 2000, several).bound == "best 4:5 or 1:1"


def test_a_best_shape_is_no_news_where_the_range_says_what_is_cut_or_nothing_is() -> None:
    assert said("wrong-ratio", sized(1000, 1000, CROPPED, CARD)) == []
    assert said("wrong-ratio", sized(1000, 1000, limit("best_ratios", CARD.value, "unknown"))) == []


def test_a_video_has_its_own_range() -> None:
    tall = limit("video_ratio", Interval(Fraction(1, 10), Fraction(10)), "limit")
    assert said("wrong-ratio", sized(1080, 1920, FEED, tall, format="mp4")) == []
    assert said("wrong-ratio", sized(1080, 1920, FEED, tall)) == [("error", "too tall for Net")]


@pytest.mark.parametrize(
    ("key", "value", "inside", "beyond", "measured", "bound"),
    [
        ("max_pixels", 33_177_600, (7680, 4320), (6000, 8000), "6000×8000, 48.0 megapixels",
         "33.2 megapixels"),
        ("max_dimensions", Dimensions(1280, 1080), (1280, 1080), (1080, 1280), "1080×1280", "1280×1080"),
        ("max_dimensions", Dimensions(1080, 1920, True), (1920, 1080), (1200, 1900), "1200×1900",
         "1080×1920, either way round"),
        ("max_side", 4000, (3000, 4000), (3000, 4001), "3000×4001", "4000 px on the long side"),
        ("max_width", 1440, (1440, 9000), (1441, 100), "1441×100", "1440 px wide"),
        ("max_width_plus_height", 10_000, (5000, 5000), (5000, 5001), "5000×5001",
         "10000 px, width and height together"),
    ],
)  # fmt: skip
def test_too_many_pixels(
    key: str,
    value: LimitValue,
    inside: tuple[int, int],
    beyond: tuple[int, int],
    measured: str,
    bound: str,
) -> None:
    assert said("image-too-large", sized(*inside, limit(key, value))) == []
    found = one("image-too-large", *beyond, limit(key, value))
    assert (found.severity, found.message) == ("error", "too large for Net")
    assert (found.measured, found.bound) == (measured, f"at most {bound}")
    assert found.hint is not None
    width, height = map(int, found.hint.removeprefix("export it at ").split("×"))
    assert said("image-too-large", sized(width, height, limit(key, value))) == []
    assert abs(width / height - beyond[0] / beyond[1]) < 0.02 * beyond[0] / beyond[1]


def test_being_scaled_down_is_information() -> None:
    found = one("image-too-large", 4032, 3024, limit("max_width", 1440, "downscale"))
    assert (found.severity, found.message) == ("info", "is scaled down on Net")
    assert found.hint == "export it at 1440×1080 to keep control of its sharpness"


def test_the_size_that_a_network_scales_to_is_no_limit() -> None:
    assert said("image-too-large", sized(9000, 9000, limit("downscale_to_side", 2560, "downscale"))) == []


@pytest.mark.parametrize("facts", [{"format": "svg"}, {"format": "mp4"}])
def test_drawings_and_videos_are_left_alone(facts: dict[str, Any]) -> None:
    assert said("image-too-large", sized(9000, 9000, limit("max_side", 100), **facts)) == []
    assert said("image-too-small", sized(9, 9, limit("min_width", 100), **facts)) == []


def test_unknown_dimensions_are_left_alone() -> None:
    assert said("image-too-large", sized(None, None, limit("max_side", 100))) == []
    assert said("image-too-small", sized(None, None, limit("min_width", 100))) == []


@pytest.mark.parametrize(
    ("key", "value", "effect", "inside", "beyond", "severity", "message", "bound"),
    [
        ("min_width", 320, "upscale", (320, 10), (319, 900), "warning",
         "too small for Net, which scales it up", "320 px wide"),
        ("min_dimensions", Dimensions(200, 200), "hidden", (200, 200), (400, 199), "error",
         "too small for Net", "200×200"),
        ("min_dimensions", Dimensions(540, 960, True), "reject", (960, 540), (960, 539), "error",
         "too small for Net", "540×960"),
        ("large_min_dimensions", Dimensions(600, 315), "degrade", (600, 315), (599, 900), "warning",
         "too small for large Net", "600×315"),
        ("large_min_width", 401, "degrade", (401, 10), (400, 900), "warning",
         "too small for large Net", "401 px wide"),
    ],
)  # fmt: skip
def test_too_few_pixels(
    key: str,
    value: LimitValue,
    effect: str,
    inside: tuple[int, int],
    beyond: tuple[int, int],
    severity: str,
    message: str,
    bound: str,
) -> None:
    assert said("image-too-small", sized(*inside, limit(key, value, effect))) == []
    found = one("image-too-small", *beyond, limit(key, value, effect))
    assert (found.severity, found.message, found.bound) == (severity, message, f"at least {bound}")
    assert found.hint == f"export it again from the original at {bound}"


def test_some_pixels_may_be_missing_if_the_team_says_so() -> None:
    small = sized(290, 900, limit("min_width", 320, "upscale"))
    assert len(said("image-too-small", small)) == 1
    assert said("image-too-small", small, tolerance=0.1) == []


def test_the_hint_names_the_size_that_the_network_advises() -> None:
    found = one("image-too-small", 60, 60, limit("min_width", 320, "upscale"), SIZES)
    assert found.hint == "export it again from the original at 1080×1350"


def test_far_below_the_advice_of_the_network_itself_is_information() -> None:
    assert said("image-too-small", sized(540, 540, SIZES)) == []
    found = one("image-too-small", 539, 539, SIZES)
    assert (found.severity, found.message) == ("info", "much smaller than advised for Net")
    assert (found.measured, found.bound) == ("539×539", "best 1080×1350")
    vendor = limit("best_sizes", SIZES.value, "unknown", grade="vendor")
    assert said("image-too-small", sized(60, 60, vendor)) == []


def test_an_animation_is_a_picture_too() -> None:
    moving = placed(
        slot(limit("max_pixels", 921_600), takes=("animation",)),
        attached("a.gif", header(1280, 1280, format="gif", frames=3)),
    )
    assert said("image-too-large", moving) == [("error", "too large for Net")]
