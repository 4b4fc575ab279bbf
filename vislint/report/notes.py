"""A remark as the HTML report shows it: strings and numbers only, no markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Comparison, Network, Region, Severity
from vislint.report import words
from vislint.report.bars import Bar, bar
from vislint.report.citations import Cited, web_address
from vislint.report.printable import shorten_addresses
from vislint.report.remarks import Place, Remark

_SIZE = re.compile(r"\b\d{2,5}×\d{2,5}\b")
_NOT_IN_NAMES = re.compile(r"[^\w.:/-]+")


@dataclass(frozen=True, slots=True)
class Hint:
    """What to do; `size` is the size to export, where it names one, between two pieces of text."""

    before: str
    size: str = ""
    after: str = ""

    @property
    def spaced(self) -> bool:
        """False where a comma or a full stop follows."""
        return self.after.startswith(" ")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a remark holds, and the anchor of the finding there; empty for that of the remark itself."""

    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark. `where` is its line and column."""

    id: str
    severity: Severity
    message: str
    measured: str
    bound: str
    bar: Bar | None
    hint: Hint
    spots: tuple[Spot, ...]
    effects: tuple[str, ...]
    citations: tuple[Cited, ...]
    doubt: str
    rule: str
    group: str
    networks: tuple[str, ...]
    """Names for filters; empty where it holds for every network of its post."""
    where: str
    region: Region | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Scope:
    """What notes need to know of the run."""

    networks: Mapping[str, Network]
    comparison: Comparison | None = None
    root: str = ""
    """The folder of the content repository."""

    def name_of(self, network: str) -> str:
        known = self.networks.get(network)
        return known.name if known else network


def note_of(remark: Remark, scope: Scope) -> Note:
    finding = remark.finding
    fresh = scope.comparison.new if scope.comparison else frozenset()
    return Note(
        id=anchor(finding.fingerprint),
        severity=finding.severity,
        message=words.sentence(shorten_addresses(remark.message), scope.networks),
        measured=finding.measured or "",
        bound=words.bounded(finding.bound) if finding.measured else finding.bound or "",
        bar=bar(finding.measured, finding.bound),
        hint=_hint(words.sentence(remark.hint or "", scope.networks)),
        spots=tuple(_spots(remark, scope)),
        effects=tuple(dict.fromkeys(words.EFFECTS[limit.effect] for limit in remark.limits)),
        citations=tuple(dict.fromkeys(_citations(remark))),
        doubt=words.CONFIDENCES[finding.confidence],
        rule=finding.rule,
        group=finding.group,
        networks=tuple(dict.fromkeys(token(place.network) for place in remark.places)),
        where=f"{finding.line}:{finding.column}",
        region=finding.region,
        is_new=any(each.fingerprint in fresh for each in remark.findings),
    )


def anchor(fingerprint: str) -> str:
    return f"f-{token(fingerprint)}"


def token(name: str) -> str:
    """A name as one word, for lists of words in attributes."""
    return _NOT_IN_NAMES.sub("-", name) or "-"


def _hint(text: str) -> Hint:
    named = _SIZE.findall(text)
    if not named:
        return Hint(text)
    before, _, after = text.rpartition(named[-1])
    return Hint(before, named[-1], after)


def _spots(remark: Remark, scope: Scope) -> Iterator[Spot]:
    """Each place once, with an anchor for the findings that were merged into the first."""
    told: set[str] = set()
    for finding in remark.findings:
        own = finding.fingerprint == remark.finding.fingerprint
        name = _place(Place(finding.network, finding.slot), scope) if finding.network else ""
        if name in told and own:
            continue
        yield Spot("" if name in told else name, "" if own else anchor(finding.fingerprint))
        told.add(name)


def _place(place: Place, scope: Scope) -> str:
    name = scope.name_of(place.network)
    return f"{name} {place.slot.replace('_', ' ')}" if place.slot else name


def _citations(remark: Remark) -> Iterator[Cited]:
    for limit in remark.limits:
        disputed = limit.conflict or limit.grade == "conflicting"
        for source in limit.sources:
            said = words.cited(source) + ("; the sources differ" if disputed else "")
            yield Cited(source.title or source.id, web_address(source), said)
