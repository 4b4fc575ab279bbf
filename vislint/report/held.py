"""What the HTML report lists besides the posts: held back, gone since an earlier run, not looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from vislint.model import Finding, Gone, NotChecked, Run, Severity
from vislint.report import words
from vislint.report.printable import LONG_NAME, shorten, shorten_addresses
from vislint.wording import counted

MOST = 200
"""Entries listed of one kind; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list; `severity` is empty where it has none."""

    text: str
    spot: str
    rule: str = ""
    severity: Severity | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pile:
    """A list under its title; `rest` counts what is not listed."""

    title: str
    entries: tuple[Entry, ...]
    rest: int


def held_back(run: Run) -> list[Pile]:
    """Findings that posts or the baseline hold back."""
    by_posts = [_held(each.finding, run, each.reason) for each in run.suppressed]
    by_baseline = [_held(each, run) for each in run.baselined]
    return [
        *_pile(f"{counted(len(by_posts), 'finding')} held back by the posts, with their reasons", by_posts),
        *_pile(f"{counted(len(by_baseline), 'finding')} held back by the baseline", by_baseline),
    ]


def gone(run: Run) -> list[Pile]:
    """Findings of the earlier run that this one does not have any more."""
    if run.comparison is None:
        return []
    entries = [_gone(each, run) for each in run.comparison.gone]
    return _pile(f"{counted(len(entries), 'finding')} gone since {run.comparison.name}", entries)


def unchecked(entries: Iterable[NotChecked]) -> list[Pile]:
    """By reason, the most frequent first."""
    ordered = sorted(entries, key=lambda entry: entry.reason)
    groups = [(reason, [*group]) for reason, group in groupby(ordered, key=lambda entry: entry.reason)]
    groups.sort(key=lambda pair: -len(pair[1]))
    return [
        pile
        for reason, group in groups
        for pile in _pile(
            words.unchecked(reason, len(group)),
            [Entry(shorten(each.reference, LONG_NAME), _place(each)) for each in group],
        )
    ]


def _pile(title: str, entries: list[Entry]) -> list[Pile]:
    return [Pile(title, tuple(entries[:MOST]), max(0, len(entries) - MOST))] if entries else []


def _held(finding: Finding, run: Run, reason: str = "") -> Entry:
    text = words.sentence(shorten_addresses(finding.message), run.networks)
    spot = f"{finding.path}:{finding.line}:{finding.column}"
    return Entry(text, spot, finding.rule, finding.severity, reason)


def _gone(lost: Gone, run: Run) -> Entry:
    text = words.sentence(shorten_addresses(lost.message), run.networks)
    return Entry(text, f"{lost.path}:{lost.line}", lost.rule, lost.severity)


def _place(entry: NotChecked) -> str:
    return f"{entry.path}:{entry.line}:{entry.column}" if entry.path != entry.reference else ""
