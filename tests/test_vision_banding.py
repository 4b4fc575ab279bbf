"""Steps in smooth parts, and what only looks like them to a measurement."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_vision import as_pixels, grey, measured
from vislint.vision.banding import banding
from vislint.vision.frame import Pixels

CLEAR = 0.25
SIZE = (683, 1024)


def sky(low: float = 40, high: float = 220, noise: float = 0.6) -> Pixels:
    """A round gradient with a trace of noise."""
    y, x = np.mgrid[: SIZE[0], : SIZE[1]]
    far = np.hypot(x - 300, y - 900) / 1200
    grain = np.random.default_rng(3).normal(0, noise, SIZE)
    return as_pixels(np.clip(low + (high - low) * far + grain, 0, 255))


def of_levels(picture: Pixels, levels: int) -> Pixels:
    step = 256 // levels
    return as_pixels(picture // step * step + step // 2)


def saved(picture: Pixels, quality: int = 90) -> Pixels:
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return as_pixels(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE))


def strength(picture: Pixels) -> float:
    found = banding(picture)
    assert found is not None
    return found


@pytest.mark.parametrize("levels", [16, 32])
def test_few_levels_make_steps(levels: int) -> None:
    assert strength(of_levels(sky(), levels)) > CLEAR
    assert strength(saved(of_levels(sky(), levels))) > CLEAR


def test_it_is_a_fact_of_every_picture() -> None:
    assert measured(of_levels(sky(), 16)).banding == strength(of_levels(sky(), 16))


@pytest.mark.parametrize(
    "picture",
    [
        sky(),
        sky(noise=0),
        saved(sky(), 75),
        sky(100, 130),
        grey(),
        saved(grey(), 75),
        as_pixels(np.clip((sky(90, 160).astype(float) - 128) * 2 + 128, 0, 255)),
        as_pixels(np.clip((sky(90, 160).astype(float) - 128) * 3 + 128, 0, 255)),
        as_pixels(np.tile(np.arange(1024) // 4, (600, 1))),
    ],
    ids=["sky", "clean", "jpeg", "faint", "texture", "texture jpeg", "contrast 2", "contrast 3", "ramp"],
)
def test_gradients_and_texture_are_no_steps(picture: Pixels) -> None:
    assert strength(picture) < CLEAR / 2


@pytest.mark.parametrize("size", [(3904, 5232), (6000, 9000), (5232, 3904)])
@pytest.mark.parametrize("across", [False, True])
def test_a_large_gradient_in_one_direction_has_no_steps(size: tuple[int, int], across: bool) -> None:
    """256 levels over thousands of rows are plateaus, but each level is there."""
    height, width = size
    ramp = np.linspace(0, 255, width if across else height)
    rows = np.tile(ramp, (height, 1)) if across else np.tile(ramp[:, None], (1, width))
    assert strength(as_pixels(rows)) < CLEAR / 2


def test_flat_colours_are_no_steps() -> None:
    drawing = np.full(SIZE, 235, np.uint8)
    for level, box in ((30, (0, 0, 300, 683)), (90, (400, 80, 200, 300)), (160, (640, 80, 200, 300))):
        cv2.rectangle(drawing, box, level, -1)
    assert strength(drawing) < CLEAR / 2


@given(st.integers(1, 80), st.integers(1, 80), st.integers(0, 2**32 - 1), st.integers(0, 255))
def test_any_pixels_have_a_strength(height: int, width: int, seed: int, most: int) -> None:
    picture = np.random.default_rng(seed).integers(0, most + 1, (height, width), dtype=np.uint8)
    found = banding(picture)
    assert (found is None) == (min(height, width) < 16)
    assert found is None or 0 <= found <= 9


def test_extremes_have_no_steps() -> None:
    for level in (0, 3, 128, 252, 255):
        assert strength(np.full(SIZE, level, np.uint8)) < CLEAR / 2
    assert banding(None) is None
