"""From what the rules say to what counts: held back by posts, held back by the baseline, or neither."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vislint.baseline import hold_known, stale_entries
from vislint.compare import EarlierRun, compared
from vislint.config import Settings
from vislint.judge import judge, order
from vislint.model import Comparison, Exemption, Finding, Library, Post, Suppressed, Suppression
from vislint.pin import soften
from vislint.plans import Plans
from vislint.rule import AnyRule
from vislint.scenes import Scenes
from vislint.sift import apply_settings, at_thresholds
from vislint.suppress import concerned, hold_back
from vislint.unchecked import unseen


@dataclass(frozen=True, slots=True)
class Pinned:
    """What the rules look at, by the limits that were known in a month such as 2026.11."""

    month: str
    scenes: Scenes


@dataclass(frozen=True, slots=True)
class Scope:
    """What one run looks at, so that it is known where its silence means something."""

    rules: Mapping[str, AnyRule]
    plans: Plans
    networks: Container[str] = ()
    """The only networks looked at; all when empty."""
    wanted: Collection[str] = ("",)
    """The files and folders whose posts are looked at; "" is all of the repository."""
    day: date | None = None
    """The day whose limits are asked for."""
    pinned: Pinned | None = None
    """Where limits that are newer than a month do not make errors."""

    @property
    def whole(self) -> bool:
        return "" in self.wanted

    def holds(self, path: str) -> bool:
        """Whether a file would be looked at, if it were there."""
        return self.whole or any(path == name or path.startswith(f"{name}/") for name in self.wanted)

    def runs(self, rule: AnyRule, path: str) -> bool:
        """Whether a rule runs on everything that it could look at in the post at `path`."""
        wish = self.plans.of(path).settings.get(rule.id)
        return wish is not None and not wish.is_kept_away and (self.whole or rule.subject is not Library)

    def is_certain(self, said: Suppression, post: Post) -> bool:
        """Whether the rules that a suppression names looked at all that it is about."""
        if self.networks or self.day:
            return False
        meant = [rule for rule in self.rules.values() if said.rule in (rule.id, rule.group)]
        everywhere = all(self.runs(rule, post.path) for rule in meant if said.rule == rule.id or not rule.off)
        return everywhere and not any(unseen(item) for item in concerned(said, post))


@dataclass(frozen=True, slots=True)
class Results:
    """Findings by what became of them."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    posts: tuple[Post, ...]
    """With what became of their suppressions."""
    baselined: tuple[Finding, ...] = ()
    stale: tuple[Exemption, ...] = ()
    below: tuple[Finding, ...] = ()
    """Less grave or less sure than the configuration asks for."""

    def less(self, known: Sequence[Exemption], looked_at: Callable[[Exemption], bool]) -> Results:
        """The results without what the baseline holds back."""
        if not known:
            return self
        kept, held = hold_known(self.findings, known)
        return replace(self, findings=kept, baselined=held, stale=stale_entries(known, held, looked_at))

    def at_thresholds(self, settings: Settings) -> Results:
        """The results without what is less grave or less sure than the configuration asks for."""
        kept, below = at_thresholds(self.findings, settings)
        return replace(self, findings=kept, below=below)

    def compared(self, name: str, earlier: EarlierRun, looked_at: Callable[[Exemption], bool]) -> Comparison:
        held = (*(each.finding for each in self.suppressed), *self.baselined, *self.below)
        return compared(name, earlier, self.findings, held, looked_at)


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether this run looked at what a finding of an earlier one is about. Call it to ask."""

    scope: Scope
    posts: Mapping[str, Sequence[Post]]
    """By their path."""
    is_gone: Callable[[str], bool]
    """Whether there is no such file in the repository."""

    @classmethod
    def by(cls, scope: Scope, posts: Iterable[Post], is_gone: Callable[[str], bool]) -> Seen:
        found: dict[str, list[Post]] = {}
        for post in posts:
            found.setdefault(post.path, []).append(post)
        return cls(scope, found, is_gone)

    def __call__(self, entry: Exemption) -> bool:
        scope, rule = self.scope, self.scope.rules.get(entry.rule)
        if scope.day or (scope.networks and entry.network not in scope.networks):
            return False
        if rule is not None and not scope.runs(rule, entry.path):
            return False
        if entry.path not in self.posts:
            if rule is not None and rule.subject is Library:
                return scope.whole
            return scope.holds(entry.path) and self.is_gone(entry.path)
        return not any(
            item.reference == entry.reference and unseen(item)
            for post in self.posts[entry.path]
            for item in post.attachments
        )


def judged(scope: Scope, scenes: Scenes, *, ignores: bool) -> Results:
    """What the chosen rules say; with `ignores` posts hold back what they give a reason for."""
    running = scope.plans.rules.values()
    found = _softened(scope, [rule for rule in running if rule.subject is not Suppression], scenes)
    found = tuple(finding for finding in found if finding.path not in scenes.left_out)
    if not ignores:
        return Results(found, (), tuple(scenes.posts))
    kept, held, posts = hold_back(found, scenes.posts, scope.is_certain)
    library = Library(tuple(posts), scenes.library.assets)
    more = _found(scope, [rule for rule in running if rule.subject is Suppression], Scenes(library))
    return Results(tuple(sorted((*kept, *more), key=order)), held, tuple(posts))


def _found(scope: Scope, rules: Iterable[AnyRule], scenes: Scenes) -> tuple[Finding, ...]:
    return apply_settings(judge(rules, scenes, scope.plans), scope.plans)


def _softened(scope: Scope, rules: Sequence[AnyRule], scenes: Scenes) -> tuple[Finding, ...]:
    """Errors by limits that are newer than the month as warnings: the rules that speak are asked again."""
    found = _found(scope, rules, scenes)
    if scope.pinned is None:
        return found
    speaking = {finding.rule for finding in found if finding.severity == "error"}
    asked = [rule for rule in rules if rule.id in speaking]
    return soften(found, _found(scope, asked, scope.pinned.scenes), scope.pinned.month)
