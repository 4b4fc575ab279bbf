"""What is measured of pixels: in range, blind to what it must not see, growing with what it measures."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vislint.alike import NEAR, bits_apart, prints
from vislint.exposure import overexposure
from vislint.model import HASH_BITS, Measures
from vislint.vision.fingerprint import fingerprint
from vislint.vision.frame import Pixels, frame_of_luma
from vislint.vision.picture import measure
from vislint.weak import BLOCKY, BLURRED, GRADIENT, OVEREXPOSED, SHIFTED, drowned, washed_out


def grey(seed: int = 1, size: tuple[int, int] = (683, 1024)) -> Pixels:
    """Something like a photograph: noise at many scales, and edges."""
    chance = np.random.default_rng(seed)
    picture = np.full(size, 128.0)
    for layer in (2, 8, 32, 128):
        small = chance.normal(0, 12, (size[0] // layer + 1, size[1] // layer + 1))
        picture += cv2.resize(small, size[::-1], interpolation=cv2.INTER_CUBIC)
    for _ in range(60):
        x, y = int(chance.integers(size[1])), int(chance.integers(size[0]))
        cv2.ellipse(
            picture, (x, y), (60, 25), float(chance.integers(180)), 0, 360, float(chance.integers(255)), -1
        )
    return np.clip(picture + chance.normal(0, 2, size), 0, 255).astype(np.uint8)


def measured(picture: Pixels) -> Measures:
    colour = cv2.cvtColor(cv2.resize(picture, None, fx=0.5, fy=0.5), cv2.COLOR_GRAY2BGR)
    return measure(frame_of_luma(picture, np.asarray(colour, np.uint8), decoded=picture))


def blur_of(picture: Pixels) -> float:
    sharpness = measured(picture).sharpness
    assert sharpness is not None
    return sharpness.blur


def as_pixels(array: object) -> Pixels:
    return np.asarray(array, np.uint8)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_blur_grows_with_blur(seed: int) -> None:
    sharp = grey(seed)
    levels = [
        blur_of(sharp),
        *(blur_of(as_pixels(cv2.GaussianBlur(sharp, (0, 0), s))) for s in (1, 1.5, 2.5)),
    ]
    assert levels == sorted(levels)
    assert levels[0] < 0 < levels[-1]


@pytest.mark.parametrize("angle", [0, 45, 90, 120])
def test_motion_is_found_in_any_direction(angle: int) -> None:
    kernel = np.zeros((15, 15), np.float32)
    dx, dy = np.cos(np.radians(angle)) * 7, np.sin(np.radians(angle)) * 7
    cv2.line(kernel, (round(7 - dx), round(7 - dy)), (round(7 + dx), round(7 + dy)), 1.0)
    moved = measured(as_pixels(cv2.filter2D(grey(), -1, kernel / kernel.sum()))).sharpness
    still = measured(grey()).sharpness
    assert moved is not None
    assert still is not None
    assert moved.blur > still.blur + 2
    assert moved.motion > still.motion


@pytest.mark.parametrize(
    "change", [lambda p: p * 0.3, lambda p: 128 + (p - 128.0) * 0.3, lambda p: p * 0.5 + 60]
)
def test_light_and_contrast_are_no_blur(change: object) -> None:
    sharp = grey()
    changed = as_pixels(np.clip(change(sharp.astype(float)), 0, 255))  # type: ignore[operator]
    assert blur_of(changed) < 0
    assert blur_of(as_pixels(cv2.GaussianBlur(changed, (0, 0), 3))) > 0


def test_one_sharp_subject_is_enough() -> None:
    picture = as_pixels(cv2.GaussianBlur(grey(), (0, 0), 6))
    picture[200:480, 300:620] = grey()[200:480, 300:620]
    assert blur_of(picture) < 0


def test_noise_grows_with_noise_and_not_with_texture() -> None:
    chance = np.random.default_rng(4)
    smooth = as_pixels(cv2.GaussianBlur(grey(), (0, 0), 3))
    levels = []
    for sigma in (0, 5, 10, 20):
        grain = measured(as_pixels(np.clip(smooth + chance.normal(0, sigma, smooth.shape), 0, 255))).grain
        assert grain is not None
        levels.append(grain.noise)
    assert levels == sorted(levels)
    assert levels[2] == pytest.approx(10, rel=0.2)


@pytest.mark.parametrize("again", [False, True])
def test_squares_grow_with_compression(again: bool) -> None:
    levels = []
    for quality in (90, 30, 10, 5):
        data = cv2.imencode(".jpg", grey(), [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        picture = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        if again:
            data = cv2.imencode(".jpg", as_pixels(picture), [cv2.IMWRITE_JPEG_QUALITY, 90])[1]
            picture = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        levels.append(measured(as_pixels(picture)).compression.blocking or 0)
    assert levels == sorted(levels)
    assert levels[0] < 1.3
    assert levels[-1] > BLOCKY


@pytest.mark.parametrize("cut", [(3, 5), (1, 1), (4, 7), (6, 2)])
def test_squares_are_found_after_cutting_and_saving_again(cut: tuple[int, int]) -> None:
    measures = measured(_saved(_saved(grey(), 20)[cut[0] :, cut[1] :], 90))
    assert (measures.compression.shifted or 0) > SHIFTED
    assert (measured(_saved(grey(), 90)).compression.shifted or 0) < 1.2
    assert (measured(_saved(grey(), 30)).compression.shifted or 0) < SHIFTED


def _saved(picture: Pixels, quality: int) -> Pixels:
    data = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return as_pixels(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE))


@pytest.mark.parametrize("stops", [0.0, 0.7, -2.0, -3.0])
def test_a_photograph_stays_one_when_it_is_burnt_out_or_drowned(stops: float) -> None:
    lit = as_pixels(np.clip(grey() * 2.0**stops, 0, 255))
    assert measured(_saved(lit, 90)).kind == "photograph"


def test_burnt_out_light_is_no_white_ground() -> None:
    lens = cv2.GaussianBlur(grey(), (0, 0), 1.2) * 1.7  # steps of a lens are never as steep as drawn ones
    warm = as_pixels(np.clip(lens[..., None] * (0.8, 0.9, 1.0), 0, 255))  # burns out in red first
    half = as_pixels(cv2.resize(warm, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    luma = as_pixels(cv2.cvtColor(warm, cv2.COLOR_BGR2GRAY))
    burnt = measure(frame_of_luma(luma, half, decoded=luma)).light
    drawn = np.full((683, 1024), 255, np.uint8)
    for place in range(40):
        cv2.putText(drawn, "words on a card", (40, 16 * place), cv2.FONT_HERSHEY_SIMPLEX, 0.5, 40)
    card = measured(drawn)
    assert card.kind != "photograph"
    assert burnt.burnt_light > OVEREXPOSED
    assert burnt.burnt_light > card.light.burnt_light + 4
    assert card.light.burnt_light < OVEREXPOSED


def test_a_lamp_in_the_dark_is_not_overexposed() -> None:
    night = as_pixels(grey() * 0.2)
    cv2.circle(night, (500, 300), 60, 255, -1)
    light = measured(as_pixels(cv2.GaussianBlur(night, (0, 0), 3))).light
    assert overexposure(light) < 0 < OVEREXPOSED


def test_bars_are_measured() -> None:
    picture = grey()
    picture[:80] = 0
    picture[-80:] = 0
    bars = measured(picture).borders
    assert (bars.left, bars.right) == (0, 0)
    assert bars.top == pytest.approx(80 / 683, abs=0.003)
    assert bars.bottom == pytest.approx(80 / 683, abs=0.003)


@pytest.mark.parametrize("level", [0, 120, 255])
def test_one_colour_is_blank(level: int) -> None:
    assert measured(np.full((400, 600), level, np.uint8)).borders.blank
    dotted = np.full((400, 600), level, np.uint8)
    cv2.circle(dotted, (300, 200), 12, 128 if level != 120 else 255, -1)
    assert not measured(dotted).borders.blank


def test_a_fingerprint_outlives_scaling_and_compression() -> None:
    picture = grey()
    half = as_pixels(cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    data = cv2.imencode(".jpg", half, [cv2.IMWRITE_JPEG_QUALITY, 30])[1]
    copy = as_pixels(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE))
    cut = picture[: -len(picture) // 12]
    assert _apart(picture, copy) <= 12
    assert _apart(picture, cut) <= 12
    assert _apart(picture, grey(9)) > NEAR
    assert fingerprint(np.full((100, 100), 7, np.uint8)) == ""


def _apart(one: Pixels, other: Pixels) -> int:
    return bits_apart(prints(fingerprint(one)), prints(fingerprint(other)))


@given(st.integers(1, 90), st.integers(1, 90), st.integers(0, 2**32 - 1), st.sampled_from([1, 2, 4, 8]))
def test_any_pixels_can_be_measured(height: int, width: int, seed: int, grid: int) -> None:
    chance = np.random.default_rng(seed)
    picture = chance.integers(0, 256, (height, width), dtype=np.uint8)
    colour = chance.integers(0, 256, (height, width, 3), dtype=np.uint8)
    frame = frame_of_luma(picture, colour, decoded=picture, grid=grid)
    told = measure(replace(frame, alpha=picture, stored=colour))
    assert 0 <= told.light.low <= told.light.median <= told.light.high <= told.light.highest <= 255
    assert 0 <= told.light.clipped_bright <= 1
    assert 0 <= told.borders.left + told.borders.right <= 1
    assert told.transparency is not None
    assert len(told.fingerprint) in (0, 7 * HASH_BITS // 4)
    assert all(colour.startswith("#") and len(colour) == 7 for colour in told.colours)


@pytest.mark.parametrize("stops", [-2.0, -3.0, -4.0])
def test_a_drowned_photograph_is_dark_and_no_graphic(stops: float) -> None:
    levels = ((grey() / 255.0) ** 2.2 * 2.0**stops) ** (1 / 2.2) * 255
    assert drowned(measured(_saved(as_pixels(levels), 90)))
    assert not drowned(measured(_saved(grey(), 90)))


def test_one_lit_window_makes_no_dark_picture() -> None:
    night = as_pixels(grey() * 0.15)
    night[300:340, 500:540] = 240
    assert not drowned(measured(_saved(night, 90)))


def test_a_fence_has_not_moved() -> None:
    fence = grey()
    fence[:, ::6] = 20  # far more detail across than along
    told = measured(_saved(fence, 90)).sharpness
    assert told is not None
    assert told.blur < BLURRED


def gradient(least: float, most: float) -> Pixels:
    """A wallpaper: one smooth light over the whole, with the grain of a drawing program."""
    y, x = np.mgrid[0:683, 0:1024]
    levels = least + (most - least) * np.exp(-(((x - 400) / 700) ** 2) - ((y - 200) / 500) ** 2)
    return as_pixels(np.clip(levels + np.random.default_rng(3).normal(0, 0.8, levels.shape), 0, 255))


def test_a_drawn_gradient_has_no_relief_and_is_neither_flat_nor_dark() -> None:
    flat, dark = measured(gradient(90, 140)), measured(gradient(5, 60))
    assert flat.relief < GRADIENT < measured(grey()).relief
    assert not washed_out(flat)
    assert not drowned(dark)


def test_a_photograph_that_lost_its_contrast_is_washed_out() -> None:
    lost = measured(_saved(as_pixels(128 + (grey() - 128.0) * 0.2), 90))
    assert lost.relief > GRADIENT
    assert washed_out(lost)


def test_grain_on_a_plain_ground_is_not_washed_out() -> None:
    card = np.full((683, 1024), 120, np.uint8)
    cv2.putText(card, "join us", (200, 400), cv2.FONT_HERSHEY_SIMPLEX, 6, 150, 20)
    grain = np.random.default_rng(6).normal(0, 6, card.shape)
    assert not washed_out(measured(_saved(as_pixels(np.clip(card + grain, 0, 255)), 90)))


def test_stripes_all_over_are_no_photograph() -> None:
    y, x = np.mgrid[0:683, 0:1024]
    stripes = np.where((x + y) % 60 < 30, 90.0, 160.0) + np.random.default_rng(7).normal(0, 3, (683, 1024))
    assert measured(_saved(as_pixels(stripes), 75)).kind != "photograph"


@pytest.mark.parametrize("top", range(60, 160, 12))
def test_a_low_sharp_subject_is_found_wherever_it_lies(top: int) -> None:
    picture = as_pixels(cv2.GaussianBlur(grey(), (0, 0), 6))
    picture[top : top + 70, 100:900] = grey()[top : top + 70, 100:900]
    assert blur_of(picture) < 0
