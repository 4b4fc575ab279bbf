"""Real failures of crops; see test_real_failures.py."""

from __future__ import annotations

from tests.material import attached, header
from tests.test_real_failures import check
from vislint.model import Attachment, Finding


def cuts(*visuals: Attachment, to: str) -> list[Finding]:
    return [each for each in check(*visuals, to=to) if each.rule == "subject-cut"]


def test_a44_a_logo_at_the_edge_of_a_square_is_cut_in_a_card() -> None:
    """terraform-website#364: 1:1 in a card of 1.91:1 loses 24 % above; the logo is the upper fifth."""
    logo = attached(
        "card.png",
        header(1200, 1200, format="png"),
        alt="The project's logo",
        role="preview",
        subject=(0.3, 0.05, 0.4, 0.2),
    )
    (found,) = cuts(logo, to="linkedin")
    assert (found.severity, found.network, found.slot) == ("error", "linkedin", "card")
    assert found.message == "the subject is cut in link previews on LinkedIn: 94 % of it is lost above"
    assert found.hint == "crop it to 1.91:1 yourself: 1200×628 from 0,0 keeps it"
    assert found.limit is not None
    assert [source.id for source in found.limit.sources] == ["li-help-link"]
    assert found.region == (0.3, 0.05, 0.4, 0.2)


def test_a46_heads_are_clipped_between_five_to_three_and_a_card() -> None:
    """makeabilitylab#1417: 5:3 loses 6.4 % above and below in a card of 1.91:1."""
    face = attached(
        "team.jpg", header(1500, 900), alt="The team", role="preview", subject=(0.4, 0.02, 0.1, 0.2)
    )
    (found,) = cuts(face, to="linkedin")
    assert found.severity == "error"
    assert (found.measured, found.bound) == (
        "22 % of the subject lost",
        "only 6.4 to 93.6 % of the height kept, at 1.91:1",
    )
    lower = attached(
        "team.jpg", header(1500, 900), alt="The team", role="preview", subject=(0.4, 0.1, 0.1, 0.2)
    )
    assert cuts(lower, to="linkedin") == []


def test_a47_the_punchline_of_a_tall_comic_is_cut_in_the_feed() -> None:
    """social-app#5263: 1:3 in a feed that shows nothing taller than 1:2."""
    comic = attached("comic.png", header(800, 2400, format="png"), alt="A comic", subject=(0, 0.85, 1, 0.15))
    (found,) = cuts(comic, to="bluesky")
    assert found.severity == "error"
    assert found.message == "the subject is cut on Bluesky: all of it is lost below"
    assert "take a picture" not in (found.hint or "")
    fine = attached("comic.png", header(800, 1600, format="png"), alt="A comic", subject=(0, 0.85, 1, 0.15))
    assert cuts(fine, to="bluesky") == []


def test_a47_without_a_declared_subject_the_cut_is_told_all_the_same() -> None:
    comic = attached("comic.png", header(800, 2400, format="png"), alt="A comic")
    assert [(each.severity, each.rule, each.message) for each in check(comic, to="bluesky")] == [
        ("warning", "wrong-ratio", "too tall for Bluesky: loses 33 % of its height")
    ]
