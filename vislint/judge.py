"""Every selected rule over every subject of its kind; problems become findings here."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from vislint.model import INTERNAL_ERROR, Asset, Attachment, Finding, Library, Post, Problem
from vislint.plans import Plans
from vislint.renamed import first
from vislint.rule import AnyRule
from vislint.scenes import Scene, Scenes


def judge(rules: Iterable[AnyRule], scenes: Scenes, plans: Plans | None = None) -> list[Finding]:
    """Findings of all rules, in the order of posts, lines and rules; the same for the same input.

    `plans` say which rules run for a post, how they are tuned and what they are kept away from.
    """
    chosen = [*rules]
    together = [rule for rule in chosen if rule.subject is Library]
    single = [rule for rule in chosen if rule.subject is not Library]
    found = [finding for rule in together for finding in _asked(rule, Scene(scenes.library), plans)]
    for part in scenes.parts() if single else ():
        for rule in single:
            for scene in part.of(rule):
                found += _asked(rule, scene, plans)
    unique = {(order(finding), finding.severity): finding for finding in found}
    return _number(sorted(unique.values(), key=order))


def _asked(rule: AnyRule, scene: Scene, plans: Plans | None) -> list[Finding]:
    """What the rule says of a scene, tuned as for its post; nothing where it is not to look."""
    if plans is not None and scene.post is not None:
        if not _covers(plans, rule, scene.post, scene.network, scene.slot):
            return []
        rule = plans.of(scene.post.path).rules[rule.id]
    try:
        return [
            stamp(rule, scene, problem)
            for problem in rule(scene.subject)
            # A rule that looks at all posts at once says nothing of those that it does not run for.
            if plans is None or problem.post is None or _covers(plans, rule, problem.post)
        ]
    except Exception as error:  # noqa: BLE001 - a rule of anybody's must not end the run
        return [stamp(rule, scene, _crash(rule, error), INTERNAL_ERROR)]


def _covers(
    plans: Plans, rule: AnyRule, post: Post, network: str | None = None, slot: str | None = None
) -> bool:
    """Whether the rule runs for the post and may speak of this place."""
    plan = plans.of(post.path)
    return rule.id in plan.rules and plan.settings[rule.id].covers(post, network, slot)


def stamp(rule: AnyRule, scene: Scene, problem: Problem, rule_id: str | None = None) -> Finding:
    """A problem with the rule's identity, its severity and its place."""
    attachment = problem.attachment or scene.attachment
    post = problem.post or scene.post
    asset = attachment.asset if attachment else None
    limit = problem.breach.limit if problem.breach else None
    severity = problem.severity or (problem.breach.severity if problem.breach else rule.severity)
    path = post.path if post else (asset.path if asset else "")
    return Finding(
        rule=rule_id or rule.id,
        group=rule.group,
        severity=severity,
        confidence=rule.confidence,
        path=path,
        line=problem.line or (attachment.line if attachment else post.line if post else 1),
        column=problem.column or (attachment.column if attachment else 1),
        message=problem.message,
        fingerprint=_fingerprint(rule_id or rule.id, path, attachment, scene, asset),
        post_line=post.line if post else 1,
        network=scene.network,
        slot=scene.slot,
        reference=attachment.reference if attachment else None,
        asset=asset.path if asset else None,
        measured=problem.measured,
        bound=problem.bound or (limit.text if limit else None),
        hint=problem.hint,
        region=problem.region,
        limit=limit,
    )


def _crash(rule: AnyRule, error: Exception) -> Problem:
    return Problem(
        f"the rule {rule.id} crashed: {type(error).__name__}: {error}",
        severity="error",
        hint="this is a fault of the rule, not of the post; the other rules went on",
    )


def order(finding: Finding) -> tuple[Any, ...]:
    return (
        finding.path,
        finding.post_line,
        finding.line,
        finding.column,
        finding.rule,
        finding.network or "",
        finding.slot or "",
        finding.message,
    )


def _fingerprint(
    rule: str, path: str, attachment: Attachment | None, scene: Scene, asset: Asset | None
) -> str:
    """Identity without line numbers: rule, post, picture, slot and the picture's content."""
    parts = [
        first(rule),
        path,
        attachment.reference if attachment else "",
        scene.network or "",
        scene.slot or "",
        asset.hash if asset else "",
    ]
    text = "\0".join(parts).encode("utf-8", "surrogateescape")
    return hashlib.sha256(text).hexdigest()[:20]


def _number(findings: Sequence[Finding]) -> list[Finding]:
    """Tell apart findings that would share a fingerprint, such as the same picture named twice."""
    seen: Counter[str] = Counter()
    numbered: list[Finding] = []
    for finding in findings:
        seen[finding.fingerprint] += 1
        times = seen[finding.fingerprint]
        if times > 1:
            finding = replace(finding, fingerprint=f"{finding.fingerprint}-{times}")
        numbered.append(finding)
    return numbered
