"""Every selected rule over every subject of its kind; problems become findings here."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from vislint.model import (
    INTERNAL_ERROR,
    Appearance,
    Asset,
    Attachment,
    Finding,
    Header,
    Library,
    Measures,
    Placement,
    Post,
    Problem,
    Publication,
    Suppression,
)
from vislint.place import placements
from vislint.plans import Plans
from vislint.renamed import first
from vislint.rule import AnyRule


@dataclass(frozen=True, slots=True)
class Scene:
    """A subject for a rule, and where a finding about it belongs."""

    subject: Any
    post: Post | None = None
    attachment: Attachment | None = None
    network: str | None = None
    slot: str | None = None


@dataclass(frozen=True)
class Scenes:
    """All subjects of a run, by kind."""

    library: Library
    publications: Sequence[Publication]
    about: Sequence[Post] | None = None
    """The posts that the run is about; all of the library when None."""

    @property
    def posts(self) -> Sequence[Post]:
        return self.library.posts if self.about is None else self.about

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Files of posts that only the rules on all posts look at."""
        everything = {post.path for post in self.library.posts} if self.about is not None else set()
        return frozenset(everything - {post.path for post in self.posts})

    @cached_property
    def placements(self) -> Sequence[Placement]:
        return [placement for shown in self.publications for placement in placements(shown)]

    def of(self, rule: AnyRule) -> Sequence[Scene]:
        """What `rule` is to look at; `needs=Header` asks for a sound file, `needs=Measures` for its
        pixels."""
        wanted = (rule.subject, rule.needs)
        if wanted not in self._made:
            self._made[wanted] = tuple(self._serving(rule.subject, rule.needs))
        return self._made[wanted]

    @cached_property
    def _made(self) -> dict[tuple[type, type | None], Sequence[Scene]]:
        """Many rules look at the same subjects: each list is made once."""
        return {}

    def _serving(self, subject: type, needs: type[Header] | type[Measures] | None) -> Iterable[Scene]:
        every: dict[type, Callable[[], Iterable[Scene]]] = {
            Library: self._library,
            Post: self._posts,
            Publication: self._publications,
            Attachment: self._attachments,
            Asset: self._assets,
            Appearance: lambda: self._appearances,
            Placement: self._placements,
            Suppression: self._suppressions,
        }
        return every[subject]() if needs is None else filter(partial(_serves, needs), every[subject]())

    def _library(self) -> Iterator[Scene]:
        yield Scene(self.library)

    def _posts(self) -> Iterator[Scene]:
        return (Scene(post, post) for post in self.posts)

    def _publications(self) -> Iterator[Scene]:
        for shown in self.publications:
            slot = shown.slot.name if shown.slot else None
            yield Scene(shown, shown.post, None, shown.network.id, slot)

    def _suppressions(self) -> Iterator[Scene]:
        return (Scene(said, post) for post in self.posts for said in post.suppressions)

    def _attachments(self) -> Iterator[Scene]:
        for post in self.posts:
            for attachment in post.attachments:
                yield Scene(attachment, post, attachment)

    def _assets(self) -> Iterator[Scene]:
        for scene in self._appearances:
            yield Scene(scene.subject.asset, scene.post, scene.attachment)

    @cached_property
    def _appearances(self) -> Sequence[Scene]:
        return tuple(self._shown_files())

    def _shown_files(self) -> Iterator[Scene]:
        """Each file of a post once, at the first attachment that names it."""
        for post in self.posts:
            shown: dict[str, list[Attachment]] = {}
            for attachment in post.attachments:
                if attachment.asset is not None:
                    shown.setdefault(attachment.asset.path, []).append(attachment)
            for path, named in shown.items():
                asset = named[0].asset
                if asset is not None:
                    places = self._placed.get((id(post), path), ())
                    yield Scene(Appearance(asset, tuple(named), tuple(places)), post, named[0])

    @cached_property
    def _placed(self) -> Mapping[tuple[int, str], Sequence[Placement]]:
        """Placements by post and by the path of their file."""
        found: dict[tuple[int, str], list[Placement]] = {}
        for placed in self.placements:
            if placed.attachment.asset is not None:
                found.setdefault((id(placed.post), placed.attachment.asset.path), []).append(placed)
        return found

    def _placements(self) -> Iterator[Scene]:
        for placed in self.placements:
            yield Scene(placed, placed.post, placed.attachment, placed.network.id, placed.slot.name)


def judge(rules: Iterable[AnyRule], scenes: Scenes, plans: Plans | None = None) -> list[Finding]:
    """Findings of all rules, in the order of posts, lines and rules; the same for the same input.

    `plans` say which rules run for a post, how they are tuned and what they are kept away from.
    """
    found: list[Finding] = []
    for rule in rules:
        for scene in scenes.of(rule):
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


def _serves(needs: type[Header] | type[Measures], scene: Scene) -> bool:
    if scene.attachment is None:
        return True
    asset = scene.attachment.asset
    if asset is None or asset.header.defect is not None:
        return False
    return needs is not Measures or asset.measures is not None


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
        name = finding.fingerprint if times == 1 else f"{finding.fingerprint}-{times}"
        numbered.append(replace(finding, fingerprint=name))
    return numbered
