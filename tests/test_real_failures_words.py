"""Real failures of alternative texts; see test_real_failures.py."""

from __future__ import annotations

from collections.abc import Sequence

from tests.material import attached, header
from tests.test_real_failures import check, serious
from vislint.model import Finding


def quality(found: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(each.severity, each.rule) for each in found if each.group == "alt"]


def test_a62_a_file_name_as_text() -> None:
    published = attached("img.png", header(format="png"), alt="img.png")
    assert serious(check(published, to="mastodon")) == [("warning", "placeholder-alt", None)]
    photo = attached("DSC01234.jpg", header(), alt="DSC01234")
    assert serious(check(photo, to="bluesky")) == [("warning", "placeholder-alt", None)]


def test_a63_the_letter_that_the_template_left() -> None:
    both = [attached("mSaiBol1.jpg", alt="A"), attached("mCanLup2.jpg", line=2, alt="A")]
    assert quality(check(*both, to="bluesky mastodon")) == [("warning", "placeholder-alt")] * 2


def test_a67_a_credit_as_text() -> None:
    credit = "from Ben Zerante via iNaturalist (CC BY-NC-ND)"
    found = check(attached("hoatzin.jpg", header(), alt=credit), to="mastodon")
    assert quality(found) == [("warning", "alt-not-description")]
    described = "A hoatzin with its crest up, on a branch. Photo by Ben Zerante via iNaturalist (CC BY-NC-ND)"
    assert check(attached("hoatzin.jpg", header(), alt=described), to="mastodon") == []
