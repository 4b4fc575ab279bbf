"""The light and the edges of a picture with transparent parts are those of the page below: they pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.material import attached, header, rules
from vislint.model import Asset, Borders, Compression, Light, Measures, Transparency

LIT = Light(
    mean=120, median=120, low=20, high=240, highest=250, clipped_dark=0, clipped_bright=0, contrast=60,
)  # fmt: skip
WEAK = {
    "too-dark": (replace(LIT, mean=20, brightest=60), Borders()),
    "low-contrast": (replace(LIT, low=100, highest=130, brightest=200), Borders()),
    "bordered-image": (LIT, Borders(left=0.2, right=0.2)),
}


def picture(light: Light, borders: Borders, clear: float) -> Asset:
    told = Measures(1000, 750, "photograph", None, light, None, Compression(None), borders, (), "",
                    photograph_odds=3.0, relief=0.1,
                    transparency=Transparency(clear, 0.0, 0.0, visible=True))  # fmt: skip
    asset = attached("a.png", header()).asset
    assert asset is not None
    return replace(asset, measures=told)


@pytest.mark.parametrize("name", WEAK)
def test_a_picture_that_was_cut_out_is_not_judged_by_what_lies_below(name: str) -> None:
    rule = rules()[name]
    assert list(rule.with_options(rule.options)(picture(*WEAK[name], clear=0.01)))
    assert not list(rule.with_options(rule.options)(picture(*WEAK[name], clear=0.2)))
