"""What comes out of a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vislint.model.asset import Asset
from vislint.model.measures import Region
from vislint.model.network import Limit, Network
from vislint.model.post import Attachment, Post

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that is broken, and how bad that is by its effect and grade."""

    limit: Limit
    severity: Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule says: facts only. The engine adds rule, severity, place and fingerprint.

    `message` is a sentence fragment that stands alone; `measured` and `bound` are the two numbers with
    their units, for people. Without `breach` and `severity` the rule's own severity holds.
    """

    message: str
    measured: str | None = None
    bound: str | None = None
    hint: str | None = None
    breach: Breach | None = None
    severity: Severity | None = None
    attachment: Attachment | None = None
    """For rules on posts and publications: the attachment that the problem is about."""
    line: int | None = None
    column: int | None = None
    region: Region | None = None
    post: Post | None = None
    """For rules on the library: the post that the problem is about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem stamped by the engine."""

    rule: str
    group: str
    severity: Severity
    confidence: Confidence
    path: str
    line: int
    column: int
    message: str
    fingerprint: str
    post_line: int = 1
    """Line at which the post begins: tells posts of one file apart."""
    network: str | None = None
    slot: str | None = None
    reference: str | None = None
    asset: str | None = None
    measured: str | None = None
    bound: str | None = None
    hint: str | None = None
    region: Region | None = None
    limit: Limit | None = None


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that could not be looked at, and why."""

    reference: str
    reason: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that its post holds back, with the reason."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Exemption:
    """An entry of the baseline: a finding that is held back because it was there before."""

    path: str
    rule: str
    reference: str | None = None
    network: str | None = None
    slot: str | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding of an earlier run that this one does not have any more."""

    rule: str
    severity: Severity
    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since an earlier run."""

    name: str
    """The file that holds the earlier run."""
    new: frozenset[str]
    """Fingerprints of findings that the earlier run did not have."""
    gone: tuple[Gone, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """The result of a run; every report is a pure function of it (and of the pictures it names)."""

    root: str
    """Absolute path of the content repository: for reports that show pictures, never printed in JSON."""
    config: str | None
    formats: Mapping[str, int]
    signals: tuple[str, ...]
    """What the content formats were recognised by, for people."""
    posts: tuple[Post, ...]
    assets: Mapping[str, Asset]
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    networks: Mapping[str, Network]
    only: str = ""
    """What the posts have in common when not all were asked for, such as `changed since main`."""
    as_of: date | None = None
    """The day whose limits were asked for; None for those known now."""
    crashed: bool = False
    """True when a rule crashed: an internal error of vislint."""
    suppressed: tuple[Suppressed, ...] = ()
    """Findings that posts hold back; they count in no total but their own."""
    baselined: tuple[Finding, ...] = ()
    """Findings that the baseline holds back."""
    stale: tuple[Exemption, ...] = ()
    """Entries of the baseline that hold nothing back any more."""
    commit: str = ""
    """The commit of the content repository, forty hexadecimal digits; empty outside git."""
    comparison: Comparison | None = None

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)
