"""What the HTML report can be filtered by: only what occurs in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vislint.model import SEVERITIES, Severity
from vislint.report.view import Card


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list: what stands in the address, what people read, how many findings there are."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Filters:
    severities: tuple[tuple[Severity, int], ...]
    networks: tuple[Choice, ...]
    rules: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    new: int
    """Findings that an earlier run did not have."""
    total: int
    posts: int
    """Those with findings."""


def filters(cards: Iterable[Card]) -> Filters:
    severities: Counter[Severity] = Counter()
    networks: Counter[tuple[str, str]] = Counter()
    rules: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    new = posts = 0
    for card in cards:
        posts += card.worst is not None
        names = dict(card.networks)
        for note in card.every_note():
            severities[note.severity] += 1
            rules[note.rule] += 1
            groups[note.group] += 1
            new += note.is_new
            networks.update((word, names.get(word, word)) for word in note.networks or names)
    return Filters(
        tuple((severity, severities[severity]) for severity in SEVERITIES if severities[severity]),
        tuple(Choice(word, name, count) for (word, name), count in sorted(networks.items(), key=_by_name)),
        _choices(rules),
        _choices(groups),
        new,
        severities.total(),
        posts,
    )


def _choices(counts: Counter[str]) -> tuple[Choice, ...]:
    return tuple(Choice(name, name, count) for name, count in sorted(counts.items()))


def _by_name(entry: tuple[tuple[str, str], int]) -> tuple[str, str]:
    (word, name), _ = entry
    return name.lower(), word
