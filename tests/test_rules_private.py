"""private-metadata."""

from __future__ import annotations

from typing import Any

import pytest

from tests.material import appearing, findings, header, limit, said, slot
from vislint.model import Header, Metadata

KEEPS = slot(limit("metadata", "left in the file", "none"))
REMOVES = slot(limit("metadata", "removed", "convert"))
UNKNOWN = slot()


def noted(**notes: Any) -> Header:
    return header(metadata=Metadata(**notes))


GHENT = noted(latitude=51.0538286, longitude=3.7250121)


def test_a_place_is_told_to_a_kilometre() -> None:
    (found,) = findings("private-metadata", appearing(GHENT, UNKNOWN))
    assert (found.severity, found.message) == ("warning", "the file tells where it was taken")
    assert (found.measured, found.bound) == ("51.05° N, 3.73° E", None)
    assert found.hint == "export it again without metadata"


@pytest.mark.parametrize(
    ("latitude", "longitude", "written"),
    [
        (-33.8567, 151.2153, "33.86° S, 151.22° E"),
        (40.6892, -74.0445, "40.69° N, 74.04° W"),
        (0.0, 6.6, "0.00° N, 6.60° E"),
    ],
)
def test_every_quarter_of_the_globe(latitude: float, longitude: float, written: str) -> None:
    (found,) = findings("private-metadata", appearing(noted(latitude=latitude, longitude=longitude)))
    assert found.measured == written


def test_who_is_known_to_leave_it_in_is_named() -> None:
    (found,) = findings("private-metadata", appearing(GHENT, REMOVES, KEEPS))
    assert (found.severity, found.message) == (
        "warning",
        "the file tells where it was taken, and Net leaves that in",
    )


def test_milder_where_every_network_removes_it() -> None:
    assert [each.severity for each in findings("private-metadata", appearing(GHENT, REMOVES))] == ["info"]
    assert [each.severity for each in findings("private-metadata", appearing(GHENT, REMOVES, UNKNOWN))] == [
        "warning"
    ]
    assert [each.severity for each in findings("private-metadata", appearing(GHENT))] == ["warning"], (
        "no network"
    )
    own_page = appearing(GHENT, REMOVES, role="preview")
    assert [each.severity for each in findings("private-metadata", own_page)] == ["warning"]


def test_serial_numbers_are_told_in_part() -> None:
    facts = noted(serial_number="330107163", camera="Canon EOS 40D")
    (found,) = findings("private-metadata", appearing(facts, KEEPS))
    assert (found.severity, found.measured) == ("info", "…163")
    assert found.message == "the file holds the serial number of the camera (Canon EOS 40D)"


def test_a_name_that_is_no_credit() -> None:
    assert said("private-metadata", appearing(noted(artist="Ada Byron"))) == [
        ("info", 'the file holds a name: "Ada Byron"')
    ]
    assert said("private-metadata", appearing(noted(artist="Ada Byron", copyright="© Ada Byron"))) == []


def test_more_pictures_inside() -> None:
    assert said("private-metadata", appearing(header(format="mpo", frames=2))) == [
        ("info", "1 more picture inside the file")
    ]


@pytest.mark.parametrize(
    "facts", [header(), noted(camera="Canon EOS 40D", software="GIMP", description="Hills")]
)
def test_nothing_private(facts: Header) -> None:
    assert said("private-metadata", appearing(facts, KEEPS)) == []
