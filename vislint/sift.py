"""Which rules run, and which findings count at which severity. Nothing is dropped without being counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from vislint.config import Config
from vislint.model import SEVERITIES, Finding, NotChecked, Post
from vislint.rule import AnyRule
from vislint.rule_settings import RuleSettings


def choose_rules(
    config: Config, rules: Mapping[str, AnyRule]
) -> tuple[list[AnyRule], dict[str, RuleSettings]]:
    """The rules to run, tuned, and what the configuration says about each.

    A selection by name wins over one by group, and `ignore` over `select` at the same level.
    """
    select, ignore = config.settings.select, config.settings.ignore
    chosen: list[AnyRule] = []
    settings: dict[str, RuleSettings] = {}
    for rule in rules.values():
        tuned, wish = config.tune(rule)
        if _is_on(rule, select, ignore) and wish.severity != "off":
            chosen.append(tuned)
            settings[rule.id] = wish
    return chosen, settings


def _is_on(rule: AnyRule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    if rule.group in ignore:
        return False
    if select:
        return rule.group in select and not rule.off
    return not rule.off


def apply_settings(findings: Iterable[Finding], settings: Mapping[str, RuleSettings]) -> tuple[Finding, ...]:
    """Findings at the severity and in the words that the configuration asks for."""
    done: list[Finding] = []
    for finding in findings:
        wish = settings.get(finding.rule, RuleSettings())
        severity = wish.severity if wish.severity in SEVERITIES else finding.severity
        done.append(
            replace(
                finding,
                severity=severity,
                message=wish.message or finding.message,
                hint=wish.hint or finding.hint,
            )
        )
    return tuple(done)


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
