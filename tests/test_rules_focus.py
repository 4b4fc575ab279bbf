"""out-of-focus: which cause it names, and what it says to do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.material import attached, findings, header, said
from vislint.model import Asset, Borders, Compression, Enlargement, Light, Measures, Sharpness

LIGHT = Light(90.0, 90.0, 10.0, 200.0, 220.0, 0.0, 0.0, 50.0)
ENLARGED = "nothing in the picture is sharp: it was enlarged about 3 times"
MOVED = "the picture is blurred in one direction: the camera or the subject moved"
SOFT = "nothing in the picture is sharp: it is out of focus, or was enlarged"


def picture(blur: float, motion: float = 0.0, made: Enlargement | None = None, **facts: Any) -> Asset:
    measures = Measures(
        1024, 768, "photograph", Sharpness(blur, motion), LIGHT, None, Compression(None), Borders(), (), "",
        enlargement=made, photograph_odds=2.0,
    )  # fmt: skip
    asset = attached(facts=header(width=1920, height=1440, **facts)).asset
    assert asset is not None
    return replace(asset, measures=measures)


@pytest.mark.parametrize(
    ("asset", "message"),
    [
        (picture(2.0, made=Enlargement(3.0, 3.1)), ENLARGED),
        (picture(2.0, 0.3, made=Enlargement(3.0, 3.1)), ENLARGED),
        (picture(2.0, made=Enlargement(3.0, 2.0)), SOFT),
        (picture(2.0, 0.3, made=Enlargement(3.0, 2.0)), MOVED),
        (picture(2.0, 0.3), MOVED),
        (picture(2.0), SOFT),
    ],
)
def test_the_cause_is_named_where_it_is_told(asset: Asset, message: str) -> None:
    assert said("out-of-focus", asset) == [("warning", message)]


def test_an_enlarged_picture_is_told_its_size() -> None:
    (found,) = findings("out-of-focus", picture(2.0, made=Enlargement(3.0, 3.1)))
    assert found.hint == "use the original, or show it at 640×480: it holds no more than that"
    assert found.measured == "blur score 2.0 at 1,024 pixels"


def test_the_size_is_upright_whatever_way_the_file_lies() -> None:
    upright = picture(2.0, made=Enlargement(3.0, 3.1))
    lying = replace(upright, header=replace(upright.header, width=1440, height=1920, orientation=6))
    (found,) = findings("out-of-focus", lying)
    assert found.hint is not None
    assert "640×480" in found.hint


def test_a_sharp_picture_was_not_enlarged_whatever_its_pixels_repeat() -> None:
    assert said("out-of-focus", picture(0.5, made=Enlargement(3.0, 9.0))) == []


def test_the_evidence_that_is_asked_for_can_be_set() -> None:
    asset = picture(2.0, made=Enlargement(3.0, 3.1))
    assert said("out-of-focus", asset, enlarged=4.0) == [("warning", SOFT)]


def test_what_nearly_passes_for_a_drawing_is_left_alone() -> None:
    asset = picture(9.0)
    assert asset.measures is not None
    drawn = replace(asset, measures=replace(asset.measures, photograph_odds=0.3))
    assert said("out-of-focus", asset)
    assert said("out-of-focus", drawn) == []
