"""Text cards are told from other graphics, and nothing else is called one."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.vision.frame import Pixels
from vislint.vision.lettering import lettering
from vislint.vision.picture import measure

QUOTE = "What we build together\nbelongs to all of us"


def kind(picture: Image.Image, suffix: str = "PNG") -> str:
    buffer = io.BytesIO()
    picture.save(buffer, suffix)
    return measure(frame_of(buffer.getvalue(), read_header(buffer.getvalue()))).kind


def write(picture: Image.Image, text: str, height: int, ink: str = "white") -> Image.Image:
    left, top = picture.width / 12, picture.height / 5
    ImageDraw.Draw(picture).text((left, top), text, ink, ImageFont.load_default(height))
    return picture


def plain(size: tuple[int, int], colour: str = "navy") -> Image.Image:
    return Image.new("RGB", size, colour)


def gradient(size: tuple[int, int], colour: str = "navy") -> Image.Image:
    other = Image.linear_gradient("L").resize(size)
    return Image.composite(plain(size, "purple"), plain(size, colour), other)


def discs(size: tuple[int, int], colour: str = "navy") -> Image.Image:
    picture = plain(size, colour)
    pen = ImageDraw.Draw(picture)
    for x, y, r, fill in ((0.9, 0.9, 0.4, "teal"), (0.7, 0.1, 0.2, "purple")):
        x, y, r = x * size[0], y * size[1], r * size[1]
        pen.ellipse((x - r, y - r, x + r, y + r), fill)
    return picture.filter(ImageFilter.GaussianBlur(size[1] / 12))


@pytest.mark.parametrize("ground", [plain, gradient, discs])
@pytest.mark.parametrize("size", [(1200, 630), (1080, 1080), (1080, 1350), (800, 418)])
@pytest.mark.parametrize("suffix", ["PNG", "JPEG", "WEBP"])
def test_few_words_set_large_are_a_text_card(
    ground: Callable[[tuple[int, int]], Image.Image], size: tuple[int, int], suffix: str
) -> None:
    assert kind(write(ground(size), QUOTE, size[0] // 14), suffix) == "text card"


@pytest.mark.parametrize("share", [8, 12, 18])
def test_the_letters_may_be_large_or_small(share: int) -> None:
    assert kind(write(plain((1200, 630)), QUOTE + "\nfrom the first day on", 630 // share)) == "text card"


def test_dark_letters_on_a_light_ground_are_a_card_too() -> None:
    assert kind(write(plain((1200, 630), "gold"), QUOTE, 80, "black")) == "text card"


def chart() -> Image.Image:
    picture = plain((1200, 800), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(22)
    for step in range(11):
        y = 60 + step * 64
        pen.line((90, y, 1140, y), "lightgrey", 2)
        pen.text((30, y - 12), str(100 - step * 10), "black", font)
    for bar in range(12):
        height = (bar * 37 % 11) * 60 + 20
        pen.rectangle((110 + bar * 86, 700 - height, 160 + bar * 86, 700), "steelblue")
        pen.text((110 + bar * 86, 715), f"w{bar}", "black", font)
    return picture


def drawing() -> Image.Image:
    picture = plain((900, 900), "beige")
    pen, chance = ImageDraw.Draw(picture), np.random.default_rng(3)
    for _ in range(40):
        x, y, r = (int(chance.integers(least, most)) for least, most in ((0, 900), (0, 900), (10, 160)))
        box, fill = (x - r, y - r, x + r, y + r), tuple(int(level) for level in chance.integers(0, 255, 3))
        pen.ellipse(box, fill, "black", 4)
    return picture


def wordmark() -> Image.Image:
    picture = write(plain((600, 600), "white"), "Quill", 150, "black")
    ImageDraw.Draw(picture).ellipse((200, 330, 400, 530), "tomato")
    return picture


def page() -> Image.Image:
    picture = plain((1280, 800), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(15)
    pen.text((80, 40), "What is new", "black", ImageFont.load_default(40))
    for line in range(28):
        pen.text(
            (80, 120 + 22 * line), "the quick brown fox jumps over the lazy dog and back " * 2, "black", font
        )
    return picture


def fence() -> Image.Image:
    """Upright bars of one width on one line."""
    picture = plain((1200, 600))
    pen = ImageDraw.Draw(picture)
    for bar in range(4):
        pen.rectangle((100 + bar * 300, 60, 140 + bar * 300, 560), "white")
    return picture


@pytest.mark.parametrize("picture", [chart, drawing, wordmark, page, fence])
def test_what_is_drawn_otherwise_is_none(picture: Callable[[], Image.Image]) -> None:
    assert kind(picture()) != "text card"


def test_a_strip_of_words_is_none() -> None:
    assert kind(write(plain((1600, 200)), "Subscribe to our newsletter", 70)) != "text card"


def test_words_on_a_photograph_leave_it_a_photograph() -> None:
    chance = np.random.default_rng(5)
    levels = np.add.outer(np.linspace(40, 160, 600), np.linspace(0, 40, 900))[..., None]
    noisy = (levels + chance.normal(0, 6, (600, 900, 3))).clip(0, 255).astype(np.uint8)
    assert kind(write(Image.fromarray(noisy), QUOTE, 64), "JPEG") == "photograph"


def grey(picture: Image.Image) -> Pixels:
    return np.asarray(picture.convert("L"))


def test_letters_are_counted_and_measured() -> None:
    told = lettering(grey(write(plain((1000, 500), "black"), "HALLE HALLE\nHALLE HALLE", 100)))
    assert told.letters == 20
    assert told.tallest == pytest.approx(72 / 500, abs=0.02)  # capitals of a face of 100 pixels
    assert told.share > 0.95


def test_nothing_is_lettered_where_nothing_is_written() -> None:
    assert lettering(grey(drawing())).share < 0.3


@pytest.mark.parametrize("side", [500, 511, 999, 1023])
def test_a_grid_of_single_pixels_has_no_letters(side: int) -> None:
    dots = np.zeros((side, side), np.uint8)
    dots[::2, ::2] = 255
    assert lettering(dots).letters == 0


@pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (3000, 1), (16, 16), (5, 400)])
def test_odd_shapes_are_survived(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 256, shape).astype(np.uint8)
    assert lettering(noise).letters == 0
