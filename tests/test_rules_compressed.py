"""over-compressed: steps in smooth parts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.material import attached, findings, header, said
from vislint.model import Asset, Borders, Compression, Light, Measures

LIGHT = Light(90.0, 90.0, 10.0, 200.0, 220.0, 0.0, 0.0, 50.0)


def picture(banding: float | None, kind: Any = "photograph", odds: float = 2.0, **more: Any) -> Asset:
    squares = Compression(more.pop("squares", 1.0), 1.0)
    measures = Measures(
        1000, 750, kind, None, LIGHT, None, squares, Borders(), (), "", photograph_odds=odds, banding=banding
    )
    asset = attached(facts=header(**more)).asset
    assert asset is not None
    return replace(asset, measures=measures)


def test_steps_are_named_with_their_strength() -> None:
    (found,) = findings("over-compressed", picture(0.31), steps=0.2)
    assert found.message == "smooth areas show steps: the picture was stored with too few levels"
    assert (found.measured, found.bound) == ("steps of strength 0.31", "below 0.20")
    assert found.hint == "export it again from the original, in full colour"


@pytest.mark.parametrize(
    "asset",
    [picture(0.1), picture(None), picture(0.9, "graphic", -4.0), picture(0.9, odds=0.5)],
    ids=["faint", "not told", "graphic", "perhaps drawn"],
)
def test_drawings_and_smooth_gradients_have_none(asset: Asset) -> None:
    assert said("over-compressed", asset, steps=0.2) == []


def test_squares_and_a_low_quality_are_told_first() -> None:
    (again,) = said("over-compressed", picture(0.9, squares=3.0, jpeg_quality=90), steps=0.2)
    assert again[1].startswith("squares show")
    (hard,) = said("over-compressed", picture(0.9, jpeg_quality=10), steps=0.2)
    assert hard[1] == "the picture is compressed too much"


def test_steps_are_reported_only_on_request() -> None:
    assert said("over-compressed", picture(0.9)) == []
    assert said("over-compressed", picture(0.31), steps=0.5) == []
