"""too-bright: how much may be burnt out depends on the other tones, and a compact part gets a box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.material import attached, header, rules
from vislint.exposure import burnt_most, overexposure
from vislint.model import Asset, Borders, Compression, Light, Measures, Problem
from vislint.vision.bright import largest_part, light_tones
from vislint.vision.frame import Pixels
from vislint.weak import OVEREXPOSED

LIT = Light(
    mean=190, median=200, low=90, high=255, highest=255, clipped_dark=0, clipped_bright=0.4, contrast=60,
    white=0.1, burnt_light=6, light_tones=0.2, light_steps=20, upper_tones=0.15, burnt_rim=0.2,
    burnt_part=(0.0, 0.0, 1.0, 0.3),
)  # fmt: skip
SMOOTH = replace(LIT, light_steps=2, upper_tones=0.02, burnt_rim=0.02)


def picture(light: Light, odds: float = 2.0) -> Asset:
    told = Measures(1000, 750, "photograph", None, light, None, Compression(None), Borders(), (), "",
                    photograph_odds=odds)  # fmt: skip
    asset = attached("a.jpg", header()).asset
    assert asset is not None
    return replace(asset, measures=told)


def said(light: Light, **options: float) -> list[Problem]:
    rule = rules()["too-bright"]
    return list(rule.with_options(replace(rule.options, **options))(picture(light)))


def test_a_burnt_out_picture_is_told_with_its_share_and_what_it_may_have() -> None:
    (problem,) = said(LIT)
    assert (
        problem.message == "the picture is too bright: much of it is burnt out, and hardly anything is dark"
    )
    assert problem.measured == "40 % burnt out"
    assert problem.bound is not None
    assert problem.bound.startswith("at most ")
    assert problem.region == (0.0, 0.0, 1.0, 0.3)


def test_what_is_clearly_drawn_passes() -> None:
    rule = rules()["too-bright"]
    assert said(LIT)
    assert not list(rule(picture(LIT, odds=-5.0)))


def test_smooth_light_with_clean_rims_may_be_white() -> None:
    assert burnt_most(SMOOTH, OVEREXPOSED) > 0.4
    assert not said(SMOOTH)


@pytest.mark.parametrize("options", [{"odds": 9.0}, {"burnt": 0.5}])
def test_options_report_less(options: dict[str, float]) -> None:
    assert said(LIT)
    assert not said(LIT, **options)


@pytest.mark.parametrize(
    "light",
    [
        replace(LIT, burnt_light=0.0),
        replace(LIT, highest=215.0),
        replace(LIT, clipped_bright=0.05),
    ],
)
def test_white_grounds_and_single_channels_pass(light: Light) -> None:
    assert not said(light)


@pytest.mark.parametrize("odds", [-20.0, 0.0, OVEREXPOSED, 5.9, 60.0])
def test_what_it_may_have_is_where_the_odds_are_reached(odds: float) -> None:
    most = burnt_most(LIT, odds)
    assert 0 <= most <= 1
    if 0 < most < 1:
        assert overexposure(replace(LIT, clipped_bright=most)) == pytest.approx(odds)


def photo(stops: float) -> Pixels:
    """Soft shapes with fine grain, so much lighter."""
    chance = np.random.default_rng(3)
    coarse = cv2.resize(chance.uniform(15, 150, (12, 16, 3)), (512, 384), interpolation=cv2.INTER_CUBIC)
    linear = np.clip(coarse + chance.normal(0, 5, coarse.shape), 0, 255) / 255
    return np.asarray((np.clip(linear**2.2 * 2**stops, 0, 1) ** (1 / 2.2) * 255).round(), np.uint8)


def test_exposure_makes_the_light_tones_rough() -> None:
    tones = [light_tones(photo(stops)) for stops in (0.0, 1.5, 2.5)]
    assert [tone.share for tone in tones[:2]] == sorted(tone.share for tone in tones[:2])
    assert tones[1].steps > 5
    assert light_tones(np.zeros((40, 40, 3), np.uint8)).steps == 0


def sky(mask: Pixels) -> None:
    mask[:120] = 255


def speckled(mask: Pixels) -> None:
    mask[::9, ::2] = 255


def two_halves(mask: Pixels) -> None:
    mask[:, :90] = mask[:, 200:290] = mask[:, 400:490] = 255


def everywhere(mask: Pixels) -> None:
    mask[10:-10, 10:-10] = 255


def test_a_burnt_out_sky_gets_a_box() -> None:
    mask = np.zeros((384, 512), np.uint8)
    sky(mask)
    speckled(mask)
    region = largest_part(mask)
    assert region is not None
    assert region == pytest.approx((0, 0, 1, 120 / 384), abs=0.03)


@pytest.mark.parametrize("draw", [speckled, two_halves, everywhere])
def test_what_is_scattered_or_all_over_gets_none(draw: Callable[[Pixels], None]) -> None:
    mask = np.zeros((384, 512), np.uint8)
    draw(mask)
    assert largest_part(mask) is None
