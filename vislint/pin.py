"""Limits newer than the month that a configuration names: what is an error by them alone is a warning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from vislint.model import Finding, Network, Post


def newer_networks(
    posts: Iterable[Post], now: Mapping[str, Network], then: Mapping[str, Network]
) -> frozenset[str]:
    """The networks that posts go to and that have other limits now than then."""
    used = {name for post in posts for name in post.networks if name in now}
    return frozenset(name for name in used if now[name] != then[name])


def soften(now: Iterable[Finding], then: Iterable[Finding], month: str) -> tuple[Finding, ...]:
    """The findings of now; errors that are none by the limits of `month` are warnings and say so."""
    known = Counter(_identity(finding) for finding in then if finding.severity == "error")
    softened: list[Finding] = []
    for finding in now:
        identity = _identity(finding)
        if finding.severity != "error":
            softened.append(finding)
        elif known[identity]:
            known[identity] -= 1
            softened.append(finding)
        else:
            message = f"{finding.message}, new since {month}"
            softened.append(replace(finding, severity="warning", message=message))
    return tuple(softened)


def _identity(finding: Finding) -> tuple[object, ...]:
    """What a finding is about, whatever its limit says."""
    return (
        finding.rule, finding.path, finding.post_line, finding.line, finding.column, finding.reference,
        finding.network, finding.slot,
    )  # fmt: skip
