"""Screenshots are told from other graphics; photographs are asked nothing."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from vislint.model import PictureKind
from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.vision.frame import Frame
from vislint.vision.graphics import drawn, screenshot_odds
from vislint.vision.kind import traits
from vislint.vision.light import histogram
from vislint.vision.picture import measure

WORDS = "the quick brown fox jumps over the lazy dog and comes back again"


def window(dark: bool = False, side: int = 1280) -> Image.Image:
    """A title bar, a list at the left, fields and lines of small text."""
    ground, panel, ink, rule = (30, 45, 220, 70) if dark else (255, 240, 30, 200)
    picture = Image.new("RGB", (side, side * 5 // 8), (ground,) * 3)
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(14)
    pen.rectangle((0, 0, side, 40), (panel,) * 3, (rule,) * 3)
    pen.rectangle((0, 40, side // 5, side), (panel,) * 3, (rule,) * 3)
    for line in range(24):
        y = 60 + line * 30
        pen.text((20, y), WORDS[line % 7 : 22], (ink,) * 3, font)
        pen.text((side // 4, y), WORDS * 2, (ink,) * 3, font)
        if line % 4 == 0:
            pen.rectangle((side // 4 - 10, y - 6, side - 40, y + 22), None, (rule,) * 3)
    return picture


def logo() -> Image.Image:
    picture = Image.new("RGB", (600, 600), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((80, 80, 520, 520), (200, 30, 60))
    pen.polygon([(300, 130), (440, 430), (160, 430)], (250, 220, 40))
    return picture


def card() -> Image.Image:
    picture = Image.new("RGB", (1200, 630), (10, 40, 120))
    ImageDraw.Draw(picture).text((80, 180), "We ship\non Monday", "white", ImageFont.load_default(120))
    return picture


def frame(picture: Image.Image, suffix: str = "PNG") -> Frame:
    buffer = io.BytesIO()
    picture.save(buffer, suffix)
    return frame_of(buffer.getvalue(), read_header(buffer.getvalue()))


@pytest.mark.parametrize(
    ("picture", "kind"),
    [(window(), "screenshot"), (window(dark=True), "screenshot"), (logo(), "graphic"), (card(), "text card")],
)
@pytest.mark.parametrize("suffix", ["PNG", "JPEG"])
def test_what_a_graphic_is(picture: Image.Image, kind: PictureKind, suffix: str) -> None:
    assert measure(frame(picture, suffix)).kind == kind


def test_noise_and_shapes_everywhere_are_a_photograph_still() -> None:
    chance = np.random.default_rng(5)
    levels = np.add.outer(np.linspace(40, 160, 600), np.linspace(0, 40, 900))[..., None] + chance.normal(
        0, 6, (600, 900, 3)
    )
    picture = Image.fromarray(levels.clip(0, 255).astype(np.uint8))
    assert measure(frame(picture, "JPEG")).kind == "photograph"


@pytest.mark.parametrize("size", [(16, 16), (16, 3000), (3000, 16), (100, 100)])
@pytest.mark.parametrize("level", [0, 128, 255])
def test_nothing_to_see_is_no_screenshot(size: tuple[int, int], level: int) -> None:
    assert measure(frame(Image.new("L", size, level))).kind == "graphic"


def test_the_size_at_which_it_was_taken_hardly_counts() -> None:
    odds = [
        screenshot_odds(drawn(told, traits(told, histogram(told.grey))))
        for told in (frame(window()), frame(window().resize((640, 400), Image.Resampling.LANCZOS)))
    ]
    assert min(odds) > 0
