"""animation-limit, animation-lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.material import attached, findings, header, limit, placed, said, slot
from vislint.model import Header, Limit, Placement, Route


def gif(frames: int, width: int = 480, height: int = 320, **more: Any) -> Header:
    return header(width, height, format="gif", frames=frames, **more)


def on(*limits: Limit, show: Header, route: Route = "api") -> Placement:
    return placed(slot(*limits), show, route)


FRAMES = limit("max_frames", 350)
PIXELS = limit("max_total_pixels", 300_000_000)


def test_too_many_frames() -> None:
    (found,) = findings("animation-limit", on(FRAMES, PIXELS, show=gif(351)))
    assert (found.severity, found.message) == ("error", "too many frames for Net")
    assert (found.measured, found.bound) == ("351 frames", "at most 350")


def test_too_many_pixels_in_all_frames() -> None:
    (found,) = findings("animation-limit", on(FRAMES, PIXELS, show=gif(241, 1200, 1040)))
    assert found.message == "too many pixels in all frames together for Net"
    assert (found.measured, found.bound) == (
        "241 × 1200×1040, 300.8 megapixels", "at most 300.0 megapixels",
    )  # fmt: skip


@pytest.mark.parametrize(
    "shown",
    [
        on(FRAMES, PIXELS, show=gif(350)),
        on(FRAMES, PIXELS, show=gif(240, 1200, 1040)),
        on(PIXELS, show=header(None, None, format="gif", frames=900)),
        on(FRAMES, show=header(format="mp4", frames=900)),
        on(FRAMES, show=header(format="tiff", frames=900)),
        on(show=gif(900)),
    ],
)
def test_within_the_limits_or_no_animation(shown: Placement) -> None:
    assert said("animation-limit", shown) == []


def test_sources_that_differ_give_a_warning() -> None:
    limits = (limit("max_frames", 250, "limit"), limit("max_frames", 500, "limit", conflict=True))
    between = findings("animation-limit", on(*limits, show=gif(300)))
    assert [(each.severity, each.message) for each in between] == [
        ("warning", "too many frames for Net (the sources differ)")
    ]
    assert [each.severity for each in findings("animation-limit", on(*limits, show=gif(501)))] == ["error"]


VIDEO = limit("animated_gif", "video", "convert")
STILL = limit("animated_gif", "still", "degrade", conflict=True, grade="conflicting", route="api")
REFUSED = limit("animated_gif", "refused")


def test_a_gif_that_becomes_a_still_picture() -> None:
    (found,) = findings("animation-lost", on(VIDEO, STILL, show=gif(12)))
    assert (found.severity, found.measured) == ("warning", "GIF with 12 frames")
    assert found.message == "an animated GIF becomes a still picture on Net (the sources differ)"


def test_a_gif_that_becomes_a_video() -> None:
    assert said("animation-lost", on(VIDEO, STILL, show=gif(12), route="app")) == [
        ("info", "an animated GIF becomes a video on Net")
    ]


@pytest.mark.parametrize(
    "shown",
    [on(VIDEO, STILL, show=gif(1)), on(REFUSED, show=gif(9)), on(show=gif(9)), on(FRAMES, show=gif(9))],
)
def test_gifs_that_stand_still_are_refused_or_play(shown: Placement) -> None:
    assert said("animation-lost", shown) == []


@pytest.mark.parametrize("name", ["webp", "png"])
def test_other_animations_where_only_still_pictures_are_taken(name: str) -> None:
    formats = limit("formats", ("jpeg", "webp", "png"), "limit")
    (found,) = findings("animation-lost", on(formats, show=header(format=name, frames=9)))
    assert found.severity == "warning"
    assert found.message == "shown still on Net, which takes JPEG, WebP and PNG but no animation"


@pytest.mark.parametrize(
    "formats",
    [
        [limit("formats", ("jpeg", "png", "gif", "webp"), "limit")],
        [limit("formats", ("image/*",))],
        [limit("formats", ("jpeg", "png"))],
        [limit("formats", ("webp", "mp4"))],
        [limit("formats", ("webp",)), limit("formats", ("webp", "gif"), conflict=True)],
        [],
    ],
)
def test_animations_that_may_play_or_are_refused(formats: list[Limit]) -> None:
    assert said("animation-lost", on(*formats, show=header(format="webp", frames=9))) == []


def test_link_previews_are_left_alone() -> None:
    card = slot(STILL, takes=("preview",))
    assert said("animation-lost", placed(card, attached("a.gif", gif(9), role="preview"))) == []
