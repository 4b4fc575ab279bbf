"""Real failures of alternative texts and publish times; see test_real_failures.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.material import attached, header, post, rules
from tests.test_real_failures import check, serious
from vislint.judge import judge
from vislint.model import Destination, Finding, Library
from vislint.scenes import Scenes


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


def test_a71_a_publish_time_in_no_zone() -> None:
    naive = post(publish=datetime(2026, 11, 30, 9), publish_text="2026-11-30 09:00")
    found = judge(rules().values(), Scenes(Library((naive,), {})))
    assert [(each.severity, each.rule) for each in found] == [("warning", "no-time-zone")]
    aware = replace(naive, publish=datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Europe/Brussels")))
    assert judge(rules().values(), Scenes(Library((aware,), {}))) == []


def test_a72_the_same_post_twice_within_the_hour() -> None:
    when = datetime(2026, 11, 30, 9, tzinfo=ZoneInfo("Europe/Brussels"))
    places = (Destination("facebook", "facebook"),)
    first = post(attached("hall.jpg", alt="The hall"), text="Come along", destinations=places, publish=when)
    again = replace(first, path="posts/b.md", publish=when.replace(minute=20))
    found = judge(rules().values(), Scenes(Library((first, again), {})))
    assert [(each.severity, each.rule, each.path) for each in found if each.severity != "info"] == [
        ("warning", "repeated-visual", "posts/b.md")
    ]
    elsewhere = replace(again, destinations=(Destination("linkedin", "linkedin"),))
    assert judge(rules().values(), Scenes(Library((first, elsewhere), {}))) == []
