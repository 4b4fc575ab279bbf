"""The crop that is drawn equals the crop computed by hand from what the network publishes.

Each case names picture, place and what the source says; the numbers are left edge, upper edge, width and
height of the part shown, in pixels of the picture. Where nothing else is said the middle is shown.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.material import attached, header, post
from vislint.model import Attachment, Destination, Route
from vislint.networks import load_networks
from vislint.place import Routes
from vislint.report.preview_figures import SIDE, Drawing, Rect
from vislint.report.previews import shown_post

NETWORKS = load_networks()
TOLERANCE = 0.1
"""Pixels: the drawing is rounded to a hundredth of its own unit."""


def drawings(*items: Attachment, to: str, of: int = 1, route: Route = "api") -> dict[str, Drawing]:
    """By place, what is drawn of the picture that stands at `of`, from 1."""
    network, _, slot = to.partition("/")
    draft = post(*items, destinations=(Destination(to, network, slot),))
    shown = shown_post(draft, NETWORKS, Routes({network: route}))
    return {place: each.drawing for each in shown.pictures[of - 1].previews for place in each.places}


def picture(width: int, height: int, name: str = "a.jpg", **more: Any) -> Attachment:
    format = more.pop("format", "jpeg")  # noqa: A001
    return attached(name, header(width, height, format=format), alt="What it shows", **more)


def in_pixels(rect: Rect | None, width: int, height: int) -> list[float]:
    assert rect is not None
    scale = max(width, height) / SIDE
    return [rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale]


CARD = {"role": "preview"}
VIDEO = {"format": "mp4"}

ALONE: list[tuple[str, str, tuple[int, int], dict[str, Any], Route, list[float]]] = [
    # X shows 3:4 to 2:1. 1600 / (3/4) = 2133.33; (2400 - 2133.33) / 2 = 133.33
    ("x", "X image", (1600, 2400), {}, "api", [0, 133.33, 1600, 2133.33]),
    # 800 × 2 = 1600; (2400 - 1600) / 2 = 400
    ("x", "X image", (2400, 800), {}, "api", [400, 0, 1600, 800]),
    # The large card of X is 2:1. 1200 / 2 = 600; (800 - 600) / 2 = 100
    ("x", "X link card", (1200, 800), CARD, "api", [0, 100, 1200, 600]),
    # LinkedIn shows 4:5 to 3:1. 1000 / (4/5) = 1250; (2000 - 1250) / 2 = 375
    ("linkedin", "LinkedIn feed", (1000, 2000), {}, "api", [0, 375, 1000, 1250]),
    # 600 × 3 = 1800; (2400 - 1800) / 2 = 300
    ("linkedin", "LinkedIn feed", (2400, 600), {}, "api", [300, 0, 1800, 600]),
    # The card of LinkedIn is 1.91:1. 1200 / 1.91 = 628.27; (900 - 628.27) / 2 = 135.86
    ("linkedin", "LinkedIn link card", (1200, 900), CARD, "api", [0, 135.86, 1200, 628.27]),
    # Bluesky's feed shows nothing taller than 1:2. 800 × 2 = 1600; (2400 - 1600) / 2 = 400
    ("bluesky", "Bluesky image", (800, 2400), {}, "api", [0, 400, 800, 1600]),
    # Its card is 1200:630, here at its own width. (900 - 630) / 2 = 135
    ("bluesky", "Bluesky link card", (1200, 900), CARD, "api", [0, 135, 1200, 630]),
    # Instagram's app shows 3:4 to 1.91:1. 1080 / (3/4) = 1440; (1920 - 1440) / 2 = 240
    ("instagram", "Instagram feed", (1080, 1920), {}, "app", [0, 240, 1080, 1440]),
    # Its profile grid is 3:4. 1350 × 3/4 = 1012.5; (1080 - 1012.5) / 2 = 33.75, in the source 34
    ("instagram", "Instagram feed (profile grid)", (1080, 1350), {}, "api", [33.75, 0, 1012.5, 1350]),
    # 1080 × 3/4 = 810; (1080 - 810) / 2 = 135, as the source has it
    ("instagram", "Instagram feed (profile grid)", (1080, 1080), {}, "api", [135, 0, 810, 1080]),
    # 566 × 3/4 = 424.5, in the source 425; (1080 - 424.5) / 2 = 327.75
    ("instagram", "Instagram feed (profile grid)", (1080, 566), {}, "api", [327.75, 0, 424.5, 566]),
    # A story is 9:16. 1350 × 9/16 = 759.375; (1080 - 759.375) / 2 = 160.31
    ("instagram/story", "Instagram story", (1080, 1350), {}, "api", [160.31, 0, 759.38, 1350]),
    # A reel of 9:16 on the grid of 3:4. 1080 / (3/4) = 1440; (1920 - 1440) / 2 = 240, as the source has it
    ("instagram/reel", "Instagram reel (profile grid)", (1080, 1920), VIDEO, "api", [0, 240, 1080, 1440]),
    # A pin is at most 2:3 tall. 1000 / (2/3) = 1500; (2000 - 1500) / 2 = 250
    ("pinterest", "Pinterest pin", (1000, 2000), {}, "api", [0, 250, 1000, 1500]),
    # YouTube's feed shows 1:1. (1600 - 900) / 2 = 350
    ("youtube/community-post", "YouTube community post", (1600, 900), {}, "app", [350, 0, 900, 900]),
    # A cover on Facebook is 16:9 on a computer. 856 × 16/9 = 1521.78; (1640 - 1521.78) / 2 = 59.11
    ("facebook/cover", "Facebook cover (desktop)", (1640, 856), {}, "api", [59.11, 0, 1521.78, 856]),
    # and 2.4:1 on a telephone. 1640 / 2.4 = 683.33; (856 - 683.33) / 2 = 86.33
    ("facebook/cover", "Facebook cover (mobile)", (1640, 856), {}, "api", [0, 86.33, 1640, 683.33]),
    # Link previews elsewhere are 1.91:1. 1200 / 1.91 = 628.27; (1200 - 628.27) / 2 = 285.86
    ("opengraph", "Open Graph link preview", (1200, 1200), CARD, "api", [0, 285.86, 1200, 628.27]),
    # A video on Threads is cut to 9:16. 1080 × 9/16 = 607.5; (1920 - 607.5) / 2 = 656.25
    ("threads", "Threads video", (1920, 1080), VIDEO, "api", [656.25, 0, 607.5, 1080]),
]


@pytest.mark.parametrize(("to", "place", "size", "more", "route", "expected"), ALONE)
def test_one_picture(
    to: str, place: str, size: tuple[int, int], more: dict[str, Any], route: Route, expected: list[float]
) -> None:
    name = "a.mp4" if more.get("format") == "mp4" else "a.jpg"
    found = drawings(picture(*size, name, **more), to=to, route=route)
    assert in_pixels(found[place].shown, *size) == pytest.approx(expected, abs=TOLERANCE)


def test_the_second_slide_of_a_carousel() -> None:
    """Instagram cuts every slide to the shape of the first: 1080 × 4/5 = 864; (1080 - 864) / 2 = 108."""
    found = drawings(picture(1080, 1350, "1.jpg"), picture(1080, 1080, "2.jpg"), to="instagram", of=2)
    shown = found["Instagram carousel"].shown
    assert in_pixels(shown, 1080, 1080) == pytest.approx([108, 0, 864, 1080], abs=TOLERANCE)


def test_one_of_two_on_mastodon() -> None:
    """Half of a frame of 3:2 is 3:4: 800 × 3/4 = 600; (1200 - 600) / 2 = 300."""
    found = drawings(picture(1200, 800, "1.jpg"), picture(1200, 800, "2.jpg"), to="mastodon")
    shown = found["Mastodon image (in a post of 2)"].shown
    assert in_pixels(shown, 1200, 800) == pytest.approx([300, 0, 600, 800], abs=TOLERANCE)


def test_one_of_two_on_mastodon_with_a_focal_point() -> None:
    """`object-position: 20 %` shares the rest of 600 px as 1 to 4: 600 × 0.2 = 120."""
    first = picture(1200, 800, "1.jpg", focal=(0.2, 0.5))
    found = drawings(first, picture(1200, 800, "2.jpg"), to="mastodon")
    shown = found["Mastodon image (in a post of 2)"].shown
    assert in_pixels(shown, 1200, 800) == pytest.approx([120, 0, 600, 800], abs=TOLERANCE)


def test_the_first_and_the_second_of_three_on_mastodon() -> None:
    """The first has the left half, 3:4: 1000 × 3/4 = 750. The others a quarter, 3:2: 1000 / 1.5 = 666.67."""
    three = [picture(1000, 1000, f"{number}.jpg") for number in (1, 2, 3)]
    place = "Mastodon image (in a post of 3)"
    first = drawings(*three, to="mastodon")[place].shown
    second = drawings(*three, to="mastodon", of=2)[place].shown
    assert in_pixels(first, 1000, 1000) == pytest.approx([125, 0, 750, 1000], abs=TOLERANCE)
    assert in_pixels(second, 1000, 1000) == pytest.approx([0, 166.67, 1000, 666.67], abs=TOLERANCE)


ZONES: list[tuple[str, str, tuple[int, int], dict[str, list[float]]]] = [
    # 0.14 × 1920 = 268.8; 0.35 × 1920 = 672, from 1248; 0.06 × 1080 = 64.8
    (
        "instagram/story",
        "Instagram story",
        (1080, 1920),
        {
            "above": [0, 0, 1080, 268.8],
            "below": [0, 1248, 1080, 672],
            "left": [0, 268.8, 64.8, 979.2],
            "right": [1015.2, 268.8, 64.8, 979.2],
        },
    ),
    # In pixels of a frame of 1080×1920, here at half the size: 140, 370, 60 and 164 become 70, 185, 30 and 82
    (
        "tiktok/photo",
        "TikTok photo",
        (540, 960),
        {
            "above": [0, 0, 540, 70],
            "below": [0, 775, 540, 185],
            "left": [0, 70, 30, 705],
            "right": [458, 70, 82, 705],
        },
    ),
    # A corner of 270×155 of 1280×720, here at 1.5 times the size: 405×232.5
    ("youtube/thumbnail", "YouTube thumbnail", (1920, 1080), {"bottom right": [1515, 847.5, 405, 232.5]}),
    # 1350 × 9/16 = 759.375 of the width are shown, from 160.31: 6 % of that is 45.56
    (
        "instagram/story",
        "Instagram story",
        (1080, 1350),
        {
            "above": [160.31, 0, 759.38, 189],
            "below": [160.31, 877.5, 759.38, 472.5],
            "left": [160.31, 189, 45.56, 688.5],
            "right": [874.13, 189, 45.56, 688.5],
        },
    ),
]


@pytest.mark.parametrize(("to", "place", "size", "expected"), ZONES)
def test_zones_of_the_interface(
    to: str, place: str, size: tuple[int, int], expected: dict[str, list[float]]
) -> None:
    drawing = drawings(picture(*size), to=to)[place]
    found = {zone.name: in_pixels(zone.rect, *size) for zone in drawing.zones}
    assert found == {name: pytest.approx(numbers, abs=TOLERANCE) for name, numbers in expected.items()}


def test_twenty_placements_over_ten_networks() -> None:
    networks = {to.partition("/")[0] for to, *_ in ALONE}
    assert len(ALONE) >= 20
    assert networks | {"mastodon"} >= {
        "x", "linkedin", "bluesky", "instagram", "pinterest", "youtube", "facebook", "opengraph", "threads"
    }  # fmt: skip
    assert len(networks | {"mastodon"}) >= 10
