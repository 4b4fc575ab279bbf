"""Numbers in words: measured and bound never read the same when they differ."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.material import limit, network, slot
from vislint.model import Breach, Grade, Interval
from vislint.wording import (
    at,
    counted,
    dimensions,
    file_size,
    file_sizes,
    format_name,
    interval,
    listing,
    megapixel_pair,
    number_of,
    picture,
    ratio,
    reservation,
    share,
    span,
    whom,
)


def test_lists_and_counts() -> None:
    assert listing(["a"]) == "a"
    assert listing(["a", "b", "c"]) == "a, b and c"
    assert listing(["a", "b"], "or") == "a or b"
    assert [counted(number, "image") for number in (0, 1, 2)] == ["0 images", "1 image", "2 images"]
    assert span(5, 9, "image") == "images 5–9"
    assert span(5, 5, "image") == "image 5"
    assert [share(part) for part in (0.125, 0.001, 0.999, 1)] == [
        "12 %",
        "less than 1 %",
        "more than 99 %",
        "100 %",
    ]
    assert [format_name(name) for name in ("jpeg", "webp", "image/*")] == ["JPEG", "WebP", "any pixel image"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (130, "130 bytes"),
        (976_560, "976.6 kB"),
        (999_960, "1 MB"),
        (2_000_000, "2 MB"),
        (3_400_000, "3.4 MB"),
        (300_000_000, "300 MB"),
        (4_000_000_000, "4 GB"),
    ],
)
def test_sizes(number: int, words: str) -> None:
    assert file_size(number) == words


@pytest.mark.parametrize(
    ("measured", "bound", "words"),
    [
        (3_400_000, 2_000_000, ("3.4 MB", "2 MB")),
        (2_040_000, 2_000_000, ("2.04 MB", "2.00 MB")),
        (2_000_001, 2_000_000, ("2,000,001 bytes", "2,000,000 bytes")),
    ],
)
def test_two_sizes_that_differ_read_differently(measured: int, bound: int, words: tuple[str, str]) -> None:
    assert file_sizes(measured, bound) == words


def test_pixels() -> None:
    assert dimensions(1080, 1350) == "1080×1350"
    assert megapixel_pair(48_000_000, 33_177_600) == ("48.0 megapixels", "33.2 megapixels")
    assert megapixel_pair(33_177_601, 33_177_600) == ("33,177,601 pixels", "33,177,600 pixels")


def test_ratios() -> None:
    assert ratio(Fraction(4, 5)) == "4:5"
    assert ratio(Fraction(191, 100)) == "1.91:1"
    assert ratio(Fraction(941, 1672)) == "0.56:1"
    assert picture(1080, 1920) == "1080×1920, ratio 9:16"
    assert picture(1080, 1352, Fraction(4, 5)) == "1080×1352, ratio 0.799:1"
    assert picture(1080, 1351, Fraction(4, 5)) == "1080×1351, ratio 0.799:1"
    assert interval(Interval(Fraction(4, 5), Fraction(191, 100))) == "4:5 to 1.91:1"
    assert interval(Interval(Fraction(2, 3), None)) == "at least 2:3"
    assert interval(Interval(None, Fraction(3))) == "at most 3:1"
    assert interval(Interval(Fraction(9, 16), Fraction(9, 16))) == "9:16"
    assert ratio(Fraction(200)) == "200:1"


def test_link_previews_are_told_apart_from_posts() -> None:
    card, feed = slot(takes=("preview",)), slot()
    net, preview = network(card), replace(network(card), name="Open Graph link preview")
    assert (whom(net, feed), at(net, feed)) == ("Net", "on Net")
    assert (whom(net, card), at(net, card)) == ("link previews on Net", "in link previews on Net")
    assert (whom(preview, card), at(preview, card)) == ("link previews", "in link previews")


def test_a_value_that_is_no_number_is_a_mistake_of_the_rule() -> None:
    with pytest.raises(TypeError):
        number_of("many")
    with pytest.raises(TypeError):
        number_of(True)


@pytest.mark.parametrize(
    ("grade", "conflict", "words"),
    [
        ("official", False, ""),
        ("code", False, " (not documented by Net)"),
        ("vendor", False, " (not documented by Net)"),
        ("conflicting", False, " (the sources differ)"),
        ("official", True, " (the sources differ)"),
    ],
)
def test_what_weakens_a_limit_is_said(grade: Grade, conflict: bool, words: str) -> None:
    doubtful = limit("max_size", 5, "crop", grade=grade, conflict=conflict)
    assert reservation(Breach(doubtful, "warning"), network(slot()), "api") == words


def test_a_breach_milder_than_its_limit_is_one_that_sources_differ_on() -> None:
    milder = Breach(limit("ratio", 5), "warning")
    assert reservation(milder, network(slot()), "api") == " (the sources differ)"
