"""Findings that posts hold back with a reason, and what became of each such suppression."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from vislint.model import INTERNAL_ERROR, Attachment, Finding, Post, Suppressed, Suppression
from vislint.renamed import current
from vislint.rule import AnyRule
from vislint.strict import did_you_mean

Certain = Callable[[Suppression, Post], bool]


def name_suppressions(posts: Iterable[Post], rules: Mapping[str, AnyRule]) -> list[Post]:
    """The posts with what is wrong with their suppressions: no reason, an unknown rule or picture."""
    known = {*rules, *(rule.group for rule in rules.values())}
    return [
        replace(post, suppressions=tuple(_named(said, post, known) for said in post.suppressions))
        if post.suppressions
        else post
        for post in posts
    ]


def _named(said: Suppression, post: Post, known: set[str]) -> Suppression:
    if said.fault:
        return said
    said = replace(said, rule=current(said.rule))
    if said.rule not in known:
        return replace(
            said, fault="names a rule that does not exist", suggestion=did_you_mean(said.rule, known)
        )
    shown = {item.reference for item in post.attachments}
    if said.reference is not None and said.reference not in shown:
        fault = f'names a picture that this post does not show: "{said.reference}"'
        return replace(said, fault=fault, suggestion=did_you_mean(said.reference, shown))
    if not said.reason:
        hint = f"write {said.rule}: and why it is right as it is"
        return replace(said, fault="gives no reason", suggestion=hint)
    return said


def hold_back(
    findings: Iterable[Finding], posts: Sequence[Post], certain: Certain
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], list[Post]]:
    """The findings that stay, those held back, and the posts that know which suppressions were used.

    An unused one is told only when it is `certain` that its rule looked at all that it is about.
    """
    if not any(post.suppressions for post in posts):
        return tuple(findings), (), [*posts]
    sound = {(post.path, post.line): [it for it in post.suppressions if not it.fault] for post in posts}
    shown = {(post.path, post.line): post.attachments for post in posts if post.suppressions}
    used: defaultdict[tuple[str, int], set[Suppression]] = defaultdict(set)
    kept: list[Finding] = []
    held: list[Suppressed] = []
    for finding in findings:
        key = finding.path, finding.post_line
        fitting = [it for it in sound.get(key, ()) if _fits(it, finding, shown.get(key, ()))]
        if fitting:
            used[key].update(fitting)
            held.append(Suppressed(finding, fitting[0].reason))
        else:
            kept.append(finding)
    return tuple(kept), tuple(held), [_marked(post, used, certain) for post in posts]


def _fits(said: Suppression, finding: Finding, shown: Sequence[Attachment]) -> bool:
    if said.rule not in (finding.rule, finding.group) or finding.rule == INTERNAL_ERROR:
        return False
    if said.reference is not None and finding.reference != said.reference:
        return False
    if said.lines is None:
        return True
    first, last = said.lines
    lines = [item.line for item in shown if item.reference == finding.reference]
    at = [finding.line] if finding.line in lines else [finding.line, *lines]
    return any(first <= line <= last for line in at)


def _marked(post: Post, by_post: Mapping[tuple[str, int], set[Suppression]], certain: Certain) -> Post:
    if not post.suppressions:
        return post
    used = by_post.get((post.path, post.line), set())
    told = tuple(
        replace(it, used=True if it in used else False if not it.fault and certain(it, post) else None)
        for it in post.suppressions
    )
    return replace(post, suppressions=told)


def concerned(said: Suppression, post: Post) -> list[Attachment]:
    """The attachments that a suppression may be about."""
    first, last = said.lines or (1, 1)
    return [
        item
        for item in post.attachments
        if said.reference in (None, item.reference) and (said.lines is None or first <= item.line <= last)
    ]
