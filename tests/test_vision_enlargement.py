"""What interpolation leaves in an enlarged picture, and what blur does not."""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_vision import as_pixels, grey, measured
from vislint.model import Enlargement
from vislint.vision.enlargement import enlargement
from vislint.vision.frame import Pixels
from vislint.weak import ENLARGED

SIZE = (1200, 801)
BICUBIC, LINEAR = cv2.INTER_CUBIC, cv2.INTER_LINEAR


def enlarged(factor: float, interpolation: int = BICUBIC) -> Pixels:
    width, height = (round(side / factor) for side in SIZE)
    return as_pixels(cv2.resize(grey(size=(height, width)), SIZE, interpolation=interpolation))


def saved(picture: Pixels, quality: int = 90) -> Pixels:
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return as_pixels(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE))


def told(picture: Pixels) -> Enlargement:
    found = enlargement(picture, 8)
    assert found is not None
    return found


@pytest.mark.parametrize("factor", [2.3, 2.6, 3, 3.4, 4])
@pytest.mark.parametrize("interpolation", [BICUBIC, LINEAR])
@pytest.mark.parametrize("copy", [lambda picture: picture, saved], ids=["png", "jpeg"])
def test_the_factor_of_an_enlargement(
    factor: float, interpolation: int, copy: Callable[[Pixels], Pixels]
) -> None:
    found = told(copy(enlarged(factor, interpolation)))
    assert found.evidence >= ENLARGED
    assert found.factor == pytest.approx(factor, rel=0.01)


@pytest.mark.parametrize(
    "blur",
    [
        lambda picture: cv2.GaussianBlur(picture, (0, 0), 2),
        lambda picture: cv2.GaussianBlur(picture, (0, 0), 4),
        lambda picture: cv2.blur(picture, (17, 1)),
        lambda picture: cv2.filter2D(picture, -1, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (9, 9)) / 69),
    ],
    ids=["slight", "strong", "motion", "defocus"],
)
@pytest.mark.parametrize("copy", [lambda picture: picture, saved], ids=["png", "jpeg"])
def test_blur_is_no_enlargement(blur: Callable[[Pixels], object], copy: Callable[[Pixels], Pixels]) -> None:
    assert told(copy(as_pixels(blur(grey(size=SIZE[::-1]))))).evidence < ENLARGED


def test_a_sharp_picture_is_not_looked_at() -> None:
    assert measured(grey()).enlargement is None
    assert measured(enlarged(3)).enlargement is not None


def test_what_was_decoded_smaller_has_lost_the_traces() -> None:
    assert enlargement(enlarged(3), 4) is None
    assert enlargement(None, 8) is None


@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 2**32 - 1), st.integers(0, 255))
def test_any_pixels_can_be_looked_at(height: int, width: int, seed: int, most: int) -> None:
    picture = np.random.default_rng(seed).integers(0, most + 1, (height, width), dtype=np.uint8)
    found = enlargement(picture, 8)
    assert (found is None) == (min(height, width) < 128)
    assert found is None or (2 <= found.factor <= 5.2 and math.isfinite(found.evidence))
