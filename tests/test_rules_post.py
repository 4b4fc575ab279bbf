"""post-unreadable, unknown-network."""

from __future__ import annotations

from dataclasses import replace

from tests.material import findings, post, said
from vislint.model import Destination, Unreadable

FAULT = Unreadable("is not valid YAML: a quoted text is never closed", 3, 8, "close it")


def test_an_unreadable_post_is_an_error_at_its_place() -> None:
    (found,) = findings("post-unreadable", replace(post(), unreadable=FAULT, flaw=FAULT))
    assert (found.severity, found.line, found.column, found.hint) == ("error", 3, 8, "close it")
    assert found.message == "this post is not valid YAML: a quoted text is never closed"


def test_a_flaw_that_did_not_hinder_reading_is_a_warning() -> None:
    (found,) = findings("post-unreadable", replace(post(), flaw=FAULT))
    assert (found.severity, found.line) == ("warning", 3)


def test_a_post_that_can_be_read_passes() -> None:
    assert findings("post-unreadable", post()) == []


def test_unknown_names_are_warnings_where_they_stand() -> None:
    places = (
        Destination("instagram", "instagram"),
        Destination(
            "instagrm", "instagrm", line=4, column=7, known=False, suggestion='did you mean "instagram"?'
        ),
        Destination("instagram/stroy", "instagram", "stroy", line=5, known=False),
        Destination("matrix-eu", "matrix", foreign=True),
    )
    first, second = findings("unknown-network", post(destinations=places))
    assert (first.severity, first.message) == ("warning", 'unknown network or account "instagrm"')
    assert (first.line, first.column, first.hint) == (4, 7, 'did you mean "instagram"?')
    assert second.message == 'unknown network or place "instagram/stroy"'


def test_known_networks_and_those_that_the_repository_sets_up_pass() -> None:
    places = (Destination("x", "x"), Destination("chat", "matrix", foreign=True))
    assert said("unknown-network", post(destinations=places)) == []
