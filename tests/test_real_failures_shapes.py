"""Real failures of carousels, and of tools that scale pictures; see test_real_failures.py."""

from __future__ import annotations

from pathlib import Path

from tests.material import attached, header
from tests.test_real_failures import check, serious
from vislint.model import Attachment
from vislint.networks import load_networks


def slides(format: str) -> list[Attachment]:  # noqa: A002
    """One of 1086×1448 among five of 941×1672."""
    sizes = [(941, 1672)] * 3 + [(1086, 1448)] + [(941, 1672)] * 2
    return [
        attached(
            f"{number}.{format}", header(*size, format=format), line=number, alt=f"The walk, part {number}"
        )
        for number, size in enumerate(sizes, 1)
    ]


def test_a01_one_slide_fails_the_carousel_and_is_named() -> None:
    (found,) = [each for each in check(*slides("jpeg"), to="tiktok") if each.severity != "info"]
    assert (found.severity, found.rule, found.reference) == ("error", "image-too-large", "4.jpeg")


def test_a01_where_slides_must_be_of_one_size() -> None:
    found = [each for each in check(*slides("jpeg"), to="pinterest") if each.rule == "uneven-carousel"]
    assert [(each.severity, each.reference) for each in found] == [("warning", "4.jpeg")]
    assert "slide 4 has another size" in found[0].message


def test_a01_on_instagram_the_shape_of_the_first_decides() -> None:
    even = [header(1080, 1350)] * 3
    files = [
        attached(f"{n}.jpg", facts, line=n, alt=f"The walk, part {n}") for n, facts in enumerate(even, 1)
    ]
    odd = attached("odd.jpg", header(1080, 1080), line=9, alt="Another shape")
    (found,) = check(*files, odd, to="instagram")
    assert (found.severity, found.rule, found.reference) == ("warning", "uneven-carousel", "odd.jpg")
    assert "slide 4 loses 20 % of its width on Instagram" in found.message
    assert serious(check(*files, to="instagram")) == []


OUR_TOOL = """
network = "bluesky"
[sources.tool]
title = "what our scheduler makes of pictures"
kind = "own"
read = 2026-11-27
how = "page"
[slot.image]
max_side = { value = 1000, from = "tool", if_broken = "downscale" }
"""


def test_a18_a_tool_that_scales_before_it_publishes(tmp_path: Path) -> None:
    (tmp_path / "bluesky.toml").write_text(OUR_TOOL)
    tool = load_networks(tmp_path)
    (found,) = check(header(1600, 1200), to="bluesky", networks=tool)
    assert (found.severity, found.rule) == ("info", "image-too-large")
    assert (found.message, found.bound) == ("is scaled down on Bluesky", "at most 1000 px on the long side")
    assert check(header(1000, 750), to="bluesky", networks=tool) == []
    assert check(header(1600, 1200), to="bluesky") == []
