"""Real failures of what files hold: metadata, colours, animation; see test_real_failures.py."""

from __future__ import annotations

from tests.material import attached, header
from tests.test_real_failures import check, serious
from vislint.model import Metadata

PLACE = Metadata(latitude=50.85, longitude=4.35)


def test_a68_the_place_stays_in_the_file() -> None:
    photo = attached("photo.jpg", header(metadata=PLACE), alt="Our office")
    (found,) = check(photo, to="bluesky mastodon")
    assert (found.severity, found.rule, found.measured) == (
        "warning",
        "private-metadata",
        "50.85° N, 4.35° E",
    )
    assert "Bluesky leaves that in" in found.message
    assert serious(check(photo, to="mastodon facebook")) == [], "both are known to remove it"
    assert [each.severity for each in check(photo, to="linkedin")] == ["warning"]
