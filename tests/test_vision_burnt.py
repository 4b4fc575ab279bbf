"""Light that burnt out against paper: channels, rims, and pictures without colour."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from vislint.exposure import overexposure
from vislint.model import Measures
from vislint.vision.bright import channels_of, rims, share_between
from vislint.vision.frame import Pixels, frame_of_luma
from vislint.vision.picture import measure
from vislint.weak import OVEREXPOSED, burnt_out

SIZE = (384, 512)


def pixels(array: object) -> Pixels:
    return np.asarray(array, np.uint8)


def scene(stops: float, *, colour: bool = True) -> Pixels:
    """Warm soft shapes with the grain of a photograph, and that much more light."""
    chance = np.random.default_rng(4)
    coarse = cv2.resize(chance.uniform(20, 170, (24, 32)), SIZE[::-1], interpolation=cv2.INTER_CUBIC)
    grain = cv2.GaussianBlur(chance.normal(0, 16, SIZE), (0, 0), 1)
    tint = (0.75, 0.9, 1.05) if colour else (0.9, 0.9, 0.9)
    linear = np.clip((coarse + grain)[..., None] * tint, 0, 255) / 255
    return pixels((np.clip(linear**2.2 * 2**stops, 0, 1) ** (1 / 2.2) * 255).round())


def cut_out() -> Pixels:
    """The scene in a disc with a soft rim, laid on white."""
    disc = np.zeros(SIZE, np.float64)
    cv2.circle(disc, (256, 192), 120, 1.0, -1)
    alpha = cv2.GaussianBlur(disc, (0, 0), 0.7)[..., None]
    return pixels((scene(0.0) * alpha + 255 * (1 - alpha)).round())


def told(picture: Pixels) -> Measures:
    luma = pixels(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))
    return measure(frame_of_luma(luma, picture, decoded=luma))


def test_too_much_light_is_reported_and_what_is_laid_on_white_is_not() -> None:
    ordinary, lit, laid = told(scene(0.0)), told(scene(2.0)), told(cut_out())
    assert laid.light.clipped_bright > lit.light.clipped_bright > 0.1
    assert burnt_out(lit)
    assert not burnt_out(ordinary)
    assert not burnt_out(laid)
    assert laid.light.burnt_light < OVEREXPOSED < lit.light.burnt_light


def test_more_light_has_higher_odds() -> None:
    odds = [overexposure(told(scene(stops)).light) for stops in (0.0, 1.0, 1.5, 2.0)]
    assert odds == sorted(odds)


def test_a_picture_without_colour_is_not_taken_for_paper() -> None:
    bare, coloured = told(scene(2.0, colour=False)).light, told(scene(2.0)).light
    assert bare.white == pytest.approx(bare.clipped_bright, abs=0.002)
    assert bare.burnt_light > told(cut_out()).light.burnt_light
    assert coloured.white < coloured.clipped_bright


def test_channels_are_sorted_in_each_pixel() -> None:
    picture = scene(1.0)
    channels = channels_of(picture)
    expected = np.sort(picture, axis=2)
    for place, channel in enumerate((channels.least, channels.middle, channels.greatest)):
        assert np.array_equal(channel, expected[:, :, place])
    assert share_between(channels.least, 0, 255) == 1


def test_ragged_parts_have_longer_rims_than_compact_ones() -> None:
    compact, ragged = np.zeros(SIZE, np.uint8), np.zeros(SIZE, np.uint8)
    compact[:192] = 255
    speckled = compact.copy()
    speckled[8:180:4, ::4] -= 1
    ragged[::8, :] = ragged[1::8, :] = ragged[2::8, :] = ragged[3::8, :] = 255
    assert rims(compact) < 0.02
    assert rims(ragged) > 0.4
    assert rims(speckled) == rims(compact)
    assert rims(np.full(SIZE, 250, np.uint8)) == 0


def test_saving_as_jpeg_makes_few_rims() -> None:
    exact = scene(2.5)
    saved = pixels(
        cv2.imdecode(cv2.imencode(".jpg", exact, [cv2.IMWRITE_JPEG_QUALITY, 90])[1], cv2.IMREAD_COLOR)
    )
    once, again = (rims(channels_of(each).greatest) for each in (exact, saved))
    assert again == pytest.approx(once, rel=0.35)


def test_a_pale_fill_is_no_light() -> None:
    """Two channels at their end on the whole card, as in light, but the third is of one level."""
    plain = np.full((*SIZE, 3), (225, 255, 255), np.uint8)
    cv2.putText(plain, "words on pale yellow", (20, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (40, 60, 90), 3)
    varied = pixels(np.dstack([scene(2.0)[:, :, 0], plain[:, :, 1], plain[:, :, 2]]))
    card, light = told(plain), told(varied)
    assert not burnt_out(card)
    assert card.light.burnt_light < 0 < light.light.burnt_light
