"""missing-alt, alt-too-long."""

from __future__ import annotations

from typing import Any

import pytest

from tests.material import attached, findings, header, limit, network, placed, referred, said, slot
from vislint.model import Attachment, Route


@pytest.mark.parametrize(
    ("alt", "message"),
    [
        (None, "no alt text"),
        ("", "the alt text is empty"),
        (" \n", "the alt text is blank"),
    ],
)
@pytest.mark.parametrize("role", ["media", "preview", "body"])
def test_no_text(alt: str | None, message: str, role: Any) -> None:
    (found,) = findings("missing-alt", attached(alt=alt, role=role))
    assert (found.severity, found.message) == ("warning", message)
    assert found.hint


@pytest.mark.parametrize(
    "attachment",
    [
        attached(alt="A bridge at night"),
        attached(alt_possible=False),
        referred("https://example.org/report.pdf?x=1", "remote"),
    ],
)
def test_with_a_text_or_with_no_place_for_one(attachment: Attachment) -> None:
    assert said("missing-alt", attachment) == []


@pytest.mark.parametrize(
    "attachment",
    [attached("a.mp4", header(format="mp4")), referred("https://example.org/clip.mp4", "remote")],
)
def test_a_video_without_a_description_is_information(attachment: Attachment) -> None:
    assert [finding.severity for finding in findings("missing-alt", attachment)] == ["info"]


def test_images_that_were_not_looked_at_need_a_text_too() -> None:
    assert len(said("missing-alt", referred("https://example.org/a.png", "remote"))) == 1


def test_decorations_inside_a_page_if_the_team_has_them() -> None:
    assert said("missing-alt", attached(alt="", role="body"), decorative=True) == []
    assert len(said("missing-alt", attached(alt=None, role="body"), decorative=True)) == 1
    assert len(said("missing-alt", attached(alt="", role="media"), decorative=True)) == 1


MOST = limit("max_chars", 1500)


def test_a_text_that_is_too_long() -> None:
    net = network(slot(), alt=(MOST,))
    (found,) = findings("alt-too-long", placed(net, attached(alt="a" * 1600)))
    assert (found.severity, found.message) == ("error", "alt text too long for Net")
    assert (found.measured, found.bound) == ("1600 characters", "at most 1500")
    assert found.hint == "shorten it by 100 characters"


@pytest.mark.parametrize("alt", [None, "", "a" * 1500, "\U0001f600" * 1500])
def test_texts_that_fit(alt: str | None) -> None:
    assert said("alt-too-long", placed(network(slot(), alt=(MOST,)), attached(alt=alt))) == []


@pytest.mark.parametrize(("route", "severities"), [("api", ["error"]), ("app", ["warning"])])
def test_a_worded_limit_is_milder_by_hand(route: Route, severities: list[str]) -> None:
    net = network(slot(), alt=(limit("max_chars", 1000, "limit"),))
    long = placed(net, attached(alt="a" * 1001), route)
    assert [found.severity for found in findings("alt-too-long", long)] == severities


def test_limits_of_the_other_route_and_other_slots_do_not_count() -> None:
    long = attached(alt="a" * 1600)
    by_hand = network(slot(), alt=(limit("max_chars", 1500, route="app"),))
    assert said("alt-too-long", placed(by_hand, long)) == []
    elsewhere = network(slot(), alt=(MOST, limit("slots", ("carousel",))))
    assert said("alt-too-long", placed(elsewhere, long)) == []
    without = network(slot(limit("alt", False)), alt=(MOST,))
    assert said("alt-too-long", placed(without, long)) == []


def test_a_card_has_its_own_limit() -> None:
    card = network(slot(takes=("preview",)), alt=(MOST, limit("card_max_chars", 420)))
    assert said("alt-too-long", placed(card, attached(alt="a" * 420, role="preview"))) == []
    assert len(said("alt-too-long", placed(card, attached(alt="a" * 421, role="preview")))) == 1
