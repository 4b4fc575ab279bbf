"""The rules on alternative texts against the 158 of galaxy-social, judged by hand.

The corpus lies beside the checkout and is no part of it; without it these tests are skipped. The labels are
kept by hash, so that no text of others is copied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.content import CORPUS, posts
from tests.material import findings
from vislint.model import Post
from vislint.repository import Repository

LABELS = Path(__file__).parent / "data" / "alt-labels.tsv"
RIGHT = {
    "placeholder-alt": {"placeholder"},
    "alt-not-description": {"credit", "wordy"},
    "repeated-alt": {"repeated"},
}

pytestmark = pytest.mark.skipif(not (CORPUS / "galaxy-social").is_dir(), reason=f"no corpus at {CORPUS}")


@cache
def labels() -> dict[str, set[str]]:
    rows = (line.split("\t") for line in LABELS.read_text().splitlines() if not line.startswith("#"))
    return {name: set(verdicts) for name, *verdicts in rows}


@cache
def corpus() -> Sequence[Post]:
    return tuple(posts(Repository(CORPUS / "galaxy-social")))


def told(alt: str) -> set[str]:
    return labels()[hashlib.sha256(alt.encode()).hexdigest()]


def alts() -> list[str]:
    return [item.alt for post in corpus() for item in post.attachments if item.alt and item.alt.strip()]


@cache
def reported() -> Sequence[tuple[str, str, str]]:
    """Rule, alternative text and path of every finding."""
    found = []
    for post in corpus():
        by_place = {(item.line, item.column): item.alt or "" for item in post.attachments}
        for rule in RIGHT:
            for each in findings(rule, post):
                found.append((rule, by_place[each.line, each.column], post.path))
    return found


def test_every_text_is_labelled() -> None:
    assert {hashlib.sha256(alt.encode()).hexdigest() for alt in alts()} == set(labels())


def test_precision_is_at_least_95_percent() -> None:
    right = [bool(told(alt) & RIGHT[rule]) for rule, alt, _ in reported()]
    assert sum(right) / len(right) >= 0.95
    distinct = {(rule, alt) for rule, alt, _ in reported()}
    assert sum(bool(told(alt) & RIGHT[rule]) for rule, alt in distinct) / len(distinct) >= 0.95


@pytest.mark.parametrize(
    ("rule", "least"), [("placeholder-alt", 0.75), ("alt-not-description", 1.0), ("repeated-alt", 2 / 3)]
)
def test_recall(rule: str, least: float) -> None:
    """Missed are `overview` and the name of a logo file twice; and one credit at two images, told once."""
    wanted = {alt for alt in alts() if told(alt) & RIGHT[rule]}
    found = {alt for name, alt, _ in reported() if name == rule}
    assert len(found & wanted) / len(wanted) >= least
