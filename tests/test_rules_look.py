"""colour-space, lost-transparency, rotated-by-metadata."""

from __future__ import annotations

from typing import Any

import pytest

from tests.material import attached, findings, header, limit, placed, said, slot
from vislint.model import Header, Limit, Placement, Route

SRGB = limit("colour_space", "sRGB", "convert")
RGB_ONLY = limit("colour_mode", "8-bit RGB or RGBA", "limit")


def on(*limits: Limit, show: Header, route: Route = "api") -> Placement:
    return placed(slot(*limits), show, route)


@pytest.mark.parametrize("profile", ["Display P3", "Adobe RGB", "ProPhoto RGB", "Rec. 2020"])
def test_wide_colours_are_information(profile: str) -> None:
    (converted,) = findings("colour-space", on(SRGB, show=header(icc=profile)))
    assert (converted.severity, converted.bound, converted.hint) == ("info", "sRGB", "export it in sRGB")
    assert converted.message == f"{profile} is converted on Net, and strong colours get paler"
    assert said("colour-space", on(show=header(icc=profile))) == [
        ("info", f"{profile} looks washed out in apps that ignore the profile")
    ]


@pytest.mark.parametrize(
    ("limits", "severity", "message"),
    [
        ([], "info", "CMYK is made for print: colours change on screens"),
        ([SRGB], "warning", "CMYK colours change on Net"),
        ([limit("colour_space", "sRGB", "unknown")], "warning", "CMYK colours change on Net"),
        ([RGB_ONLY], "error", "CMYK is not accepted on Net"),
        (
            [limit("colour_mode", "RGB", "limit", grade="vendor")],
            "warning",
            "CMYK is not accepted on Net (not documented by Net)",
        ),
    ],
)
def test_colours_for_print(limits: list[Limit], severity: str, message: str) -> None:
    for facts in (header(mode="CMYK"), header(icc="CMYK")):
        assert said("colour-space", on(*limits, show=facts)) == [(severity, message)]


@pytest.mark.parametrize("profile", ["", "sRGB", "gray", "BenQ GW2765", "Generic RGB Profile", "damaged"])
def test_ordinary_and_unknown_profiles(profile: str) -> None:
    assert said("colour-space", on(SRGB, show=header(icc=profile, mode="RGB"))) == []


def test_colours_of_what_is_no_picture() -> None:
    assert said("colour-space", on(SRGB, show=header(format="mp4", icc="Display P3"))) == []


OPAQUE = limit("transparency", False, "convert")
BOTH = limit("formats", ("jpeg", "png"), "limit")
ALPHA = header(format="png", alpha=True, mode="RGBA")


@pytest.mark.parametrize(
    "limits",
    [
        [OPAQUE],
        [OPAQUE, BOTH],
        [limit("formats", ("jpeg",), "convert")],
        [OPAQUE, limit("formats", ("jpeg",), "convert")],
    ],
)
def test_transparency_that_is_known_to_be_lost(limits: list[Limit]) -> None:
    (found,) = findings("lost-transparency", on(*limits, show=ALPHA))
    assert (found.severity, found.message) == ("warning", "transparent parts turn white or black on Net")
    assert (found.measured, found.bound) == ("PNG with an alpha channel", "no transparency")
    assert found.hint == "look at it on black and on white, and put it on a background of your own"


@pytest.mark.parametrize(
    "shown",
    [
        on(OPAQUE, show=header(format="png", alpha=False)),
        on(OPAQUE, show=header(format="png", alpha=None)),
        on(OPAQUE, limit("formats", ("jpeg",)), show=ALPHA),
        on(limit("transparency", False, "reject"), show=ALPHA),
        on(limit("formats", ("jpeg", "png"), "convert"), show=ALPHA),
        on(limit("formats", ("image/*",)), show=ALPHA),
        on(show=ALPHA),
        on(OPAQUE, show=header(format="gif", frames=9, alpha=True)),
    ],
)
def test_transparency_that_is_kept_refused_or_not_known_of(shown: Placement) -> None:
    assert said("lost-transparency", shown) == []


@pytest.mark.parametrize(
    ("orientation", "look"),
    [(3, "upside down"), (6, "lying on its left side"), (8, "lying on its right side")],
)
def test_a_picture_that_is_turned_by_a_note(orientation: int, look: str) -> None:
    (found,) = findings("rotated-by-metadata", _asset(orientation=orientation))
    assert (found.severity, found.measured) == ("info", f"EXIF orientation {orientation}")
    assert found.message == f"shown {look} where its metadata is ignored"


@pytest.mark.parametrize("facts", [{"orientation": 1}, {"orientation": 6, "format": "heic"}])
def test_a_picture_that_stands_upright_by_itself(facts: dict[str, Any]) -> None:
    assert said("rotated-by-metadata", _asset(**facts)) == []


def _asset(**facts: Any) -> Any:
    return attached(facts=header(**facts)).asset
