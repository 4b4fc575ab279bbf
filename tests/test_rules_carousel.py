"""uneven-carousel."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.material import attached, findings, header, limit, network, published, referred, said, slot
from vislint.model import Attachment, Dimensions, Interval, Limit, Network, Publication

FIRST = limit("same_ratio", "first", "crop")
EQUAL = limit("same_dimensions", True, "limit", grade="code")
TALL, SQUARE, WIDE = (1080, 1350), (1080, 1080), (1080, 566)


def net(*limits: Limit) -> Network:
    return network(slot(*limits, takes=("image", "animation", "video"), items="several"))


def slide(number: int, shape: tuple[int, int] | None, **facts: Any) -> Attachment:
    return attached(f"{number}.jpg", header(*shape or (None, None), **facts), line=number)


def carousel(*shapes: tuple[int, int] | None, of: Network | None = None, route: Any = "api") -> Publication:
    slides = [slide(number, shape) for number, shape in enumerate(shapes, 1)]
    return published(of or net(FIRST), *slides, route=route)


def test_the_slide_that_differs_is_named() -> None:
    (found,) = findings("uneven-carousel", carousel(TALL, TALL, SQUARE, TALL))
    assert (found.severity, found.reference) == ("warning", "3.jpg")
    assert found.message == "slide 3 loses 20 % of its width on Net, to the shape of the first"
    assert (found.measured, found.bound) == ("1080×1080, ratio 1:1", "as the first, 1080×1350")
    assert found.hint == "crop it to 4:5, for instance 864×1080"


def test_the_first_is_named_when_all_others_differ_from_it() -> None:
    (found,) = findings("uneven-carousel", carousel(SQUARE, TALL, TALL, (1080, 1351)))
    assert found.reference == "1.jpg"
    assert found.message == "slide 1 sets the shape of all: the others lose up to 20 % on Net"


def test_with_two_slides_the_second_is_named() -> None:
    (found,) = findings("uneven-carousel", carousel(SQUARE, WIDE))
    assert found.message == "slide 2 loses 48 % of its width on Net, to the shape of the first"
    (found,) = findings("uneven-carousel", carousel(WIDE, SQUARE))
    assert found.message == "slide 2 loses 48 % of its height on Net, to the shape of the first"


@pytest.mark.parametrize(
    "shown",
    [
        carousel(TALL, (1080, 1351), (540, 675), (864, 1080)),
        carousel(TALL),
        carousel(None, TALL, SQUARE),
        carousel(TALL, None, TALL),
        carousel(TALL, SQUARE, of=net()),
        carousel(TALL, SQUARE, of=net(limit("same_ratio", "first", "none"))),
        published(net(FIRST), slide(1, TALL), slide(2, SQUARE, format="svg")),
        published(net(FIRST), referred("1.jpg", "missing"), slide(2, TALL), slide(3, SQUARE)),
        published(network(text=()), slot=None),
    ],
)
def test_even_or_unknown(shown: Publication) -> None:
    assert said("uneven-carousel", shown) == []


def test_what_is_cut_anyway_is_told_by_wrong_ratio() -> None:
    """Both are shown 4:5 at most, so neither loses anything to the other."""
    bounds = limit("ratio", Interval(Fraction(4, 5), Fraction(191, 100)), "crop")
    assert said("uneven-carousel", carousel((1080, 1920), TALL, of=net(FIRST, bounds))) == []
    (found,) = findings("uneven-carousel", carousel((1080, 1920), SQUARE, of=net(FIRST, bounds)))
    assert "20 % of its width" in found.message


def test_a_video_counts_too() -> None:
    shown = published(net(FIRST), slide(1, TALL), slide(2, (1920, 1080), format="mp4"))
    assert len(said("uneven-carousel", shown)) == 1


def test_how_much_is_not_worth_a_word() -> None:
    shown = carousel(TALL, (1080, 1300))
    assert said("uneven-carousel", shown) == []
    assert len(said("uneven-carousel", shown, ignore_cut=0.03)) == 1


def test_slides_of_one_size() -> None:
    found = findings("uneven-carousel", carousel(SQUARE, TALL, TALL, of=net(EQUAL)))
    assert [(each.severity, each.reference, each.bound) for each in found] == [
        ("warning", "1.jpg", "2 of 3 have 1080×1350")
    ]
    assert found[0].message == "slide 1 has another size, and Net wants one (not documented by Net)"
    (second,) = findings("uneven-carousel", carousel(SQUARE, TALL, of=net(EQUAL)))
    assert (second.reference, second.bound, second.hint) == (
        "2.jpg", "the first has 1080×1080", "export it at 1080×1080",
    )  # fmt: skip
    assert said("uneven-carousel", carousel(TALL, TALL, of=net(EQUAL))) == []


def test_an_advised_size_is_hinted_at() -> None:
    best = limit("best_sizes", (Dimensions(1080, 1350),), "unknown")
    (found,) = findings("uneven-carousel", carousel(TALL, (2160, 2160), of=net(FIRST, best)))
    assert found.hint == "crop it to 4:5, for instance 1080×1350"
