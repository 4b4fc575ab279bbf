"""Which findings count at which severity, and which posts. Nothing is dropped without being counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from vislint.config import Settings
from vislint.model import INTERNAL_ERROR, SEVERITIES, Confidence, Finding, NotChecked, Post
from vislint.plans import Plans
from vislint.rule_settings import RuleSettings

CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")


def apply_settings(findings: Iterable[Finding], plans: Plans) -> tuple[Finding, ...]:
    """Findings at the severity and in the words that the configuration asks for."""
    done: list[Finding] = []
    for finding in findings:
        wish = plans.of(finding.path).settings.get(finding.rule, RuleSettings())
        severity = wish.severity if wish.severity in SEVERITIES else finding.severity
        asked = severity, wish.message or finding.message, wish.hint or finding.hint
        if asked != (finding.severity, finding.message, finding.hint):
            finding = replace(finding, severity=asked[0], message=asked[1], hint=asked[2])
        done.append(finding)
    return tuple(done)


def at_thresholds(
    findings: Iterable[Finding], settings: Settings
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings as grave and as sure as the configuration asks for, and the others."""
    grave = SEVERITIES[: SEVERITIES.index(settings.min_severity) + 1]
    sure = CONFIDENCES[: CONFIDENCES.index(settings.min_confidence) + 1]
    kept: list[Finding] = []
    below: list[Finding] = []
    for finding in findings:
        counts = finding.severity in grave and finding.confidence in sure
        (kept if counts or finding.rule == INTERNAL_ERROR else below).append(finding)
    return tuple(kept), tuple(below)


def drop_published(posts: Iterable[Post], now: datetime) -> tuple[list[Post], list[NotChecked]]:
    """Posts that are not known to be published, and the others, counted."""
    kept: list[Post] = []
    left: list[NotChecked] = []
    for post in posts:
        if is_published(post, now):
            left.append(NotChecked(post.path, "published (only drafts are checked)", post.path, post.line, 1))
        else:
            kept.append(post)
    return kept, left


def is_published(post: Post, now: datetime) -> bool:
    """By its status, else by a publish time that has passed."""
    if post.status is not None or post.publish is None:
        return post.status == "published"
    time = post.publish if post.publish.tzinfo else post.publish.replace(tzinfo=now.tzinfo)
    return time <= now
