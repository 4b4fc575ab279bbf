"""Findings as people read them: the same problem on several networks is told once and names them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vislint.model import SEVERITIES, Finding, Limit, Network, Severity, Source
from vislint.wording import listing

_BLANK = "\0"
_PREVIEWS = "link previews"
_PREVIEWS_ON = f"{_PREVIEWS} on {_BLANK}"
"""What holds for link previews in general holds for those on a network: told once."""
_AFTER_PREPOSITION = re.compile(rf"(?<= (?:by|of|on|in) ){_BLANK}|(?<= for ){_BLANK}(?!, which)")


@dataclass(frozen=True, slots=True)
class Place:
    """A network, and the slot where one is known."""

    network: str
    slot: str | None

    def __str__(self) -> str:
        return f"{self.network}/{self.slot}" if self.slot else self.network


@dataclass(frozen=True, slots=True)
class Remark:
    """One problem and every place that has it. `finding` is the first of those merged."""

    finding: Finding
    message: str
    hint: str | None
    places: tuple[Place, ...]
    names_places: bool
    """True when the message itself says which networks it is about."""
    limits: tuple[Limit, ...]
    fingerprints: tuple[str, ...] = ()
    """Of all findings that are told here as one."""

    @property
    def severity(self) -> Severity:
        return self.finding.severity

    @property
    def sources(self) -> tuple[Source, ...]:
        """The leading source of each limit, each once."""
        return tuple(dict.fromkeys(limit.sources[0] for limit in self.limits if limit.sources))


def merge(findings: Iterable[Finding], networks: Mapping[str, Network]) -> list[Remark]:
    """Findings that differ only in their network or slot as one remark each; the worst first."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_sameness(finding, networks), []).append(finding)
    remarks = [_remark(group, networks) for group in groups.values()]
    return sorted(remarks, key=lambda remark: SEVERITIES.index(remark.severity))


def _sameness(finding: Finding, networks: Mapping[str, Network]) -> object:
    name = _name(finding, networks)
    return (
        finding.rule,
        finding.severity,
        finding.confidence,
        _blanked(finding.message, name).replace(_PREVIEWS_ON, _PREVIEWS),
        _blanked(finding.hint or "", name),
        finding.measured,
        finding.bound,
        finding.reference,
        finding.line,
        finding.column,
        finding.region,
    )


def _remark(group: Sequence[Finding], networks: Mapping[str, Network]) -> Remark:
    first = next((found for found in group if _is_general(found, networks)), group[0])
    name = _name(first, networks)
    names = listing(dict.fromkeys(_name(finding, networks) for finding in group))
    message = _blanked(first.message, name)
    hint = _blanked(first.hint, name).replace(_BLANK, names) if first.hint else None
    several = any(finding.network != first.network for finding in group)
    return Remark(
        finding=first,
        message=_named(message, names) if several else first.message,
        hint=hint,
        places=tuple(dict.fromkeys(Place(f.network, f.slot) for f in group if f.network)),
        names_places=_BLANK in message,
        limits=_distinct(finding.limit for finding in group),
        fingerprints=tuple(finding.fingerprint for finding in group),
    )


def _is_general(finding: Finding, networks: Mapping[str, Network]) -> bool:
    return _PREVIEWS in finding.message and _BLANK not in _blanked(finding.message, _name(finding, networks))


def _distinct(limits: Iterable[Limit | None]) -> tuple[Limit, ...]:
    known: dict[object, Limit] = {}
    for limit in limits:
        if limit is not None:
            known.setdefault((limit.sources, limit.grade, limit.effect, limit.note), limit)
    return tuple(known.values())


def _name(finding: Finding, networks: Mapping[str, Network]) -> str:
    network = networks.get(finding.network or "")
    return network.name if network else finding.network or ""


def _blanked(text: str, name: str) -> str:
    return _finder(name)(_BLANK, text) if name and name in text else text


@lru_cache(maxsize=256)
def _finder(name: str) -> Callable[[str, str], str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").sub


def _named(message: str, names: str) -> str:
    """Several names where one stood: `too heavy for X and Bluesky`, `each of X and Bluesky shows 4`."""
    return _AFTER_PREPOSITION.sub(lambda _: names, message).replace(_BLANK, f"each of {names}")
