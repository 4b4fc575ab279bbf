"""What the rules say in one run, sifted: what counts, what posts hold back, what is new since a month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vislint.judge import Scenes, judge, order
from vislint.model import Finding, Library, Network, Post, Suppressed, Suppression
from vislint.pin import newer_networks, soften
from vislint.place import Routes, publications
from vislint.plans import Plans
from vislint.rule import AnyRule
from vislint.sift import apply_settings
from vislint.suppress import concerned, hold_back
from vislint.unchecked import why_unseen


@dataclass(frozen=True, slots=True)
class Pinned:
    """The networks as they were known in a month such as 2026.11."""

    month: str
    networks: Mapping[str, Network]


@dataclass(frozen=True, slots=True)
class Judging:
    """The rules of one run, and what it is known to have looked at."""

    rules: Mapping[str, AnyRule]
    plans: Plans
    networks: Mapping[str, Network]
    ignores: bool = True
    """Whether posts may hold findings back."""
    usual: bool = True
    """Whether all networks of the posts are looked at, with the limits of now."""
    whole: bool = True
    """Whether all posts of the repository are looked at."""
    pinned: Pinned | None = None

    def results(self, library: Library) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], list[Post]]:
        """The findings that count, those held back by posts, and the posts with what became of that."""
        on_posts = [rule for rule in self.plans.rules.values() if rule.subject is not Suppression]
        found = self._found(on_posts, self._scenes(library, self.networks))
        found = self._softened(found, on_posts, library)
        if not self.ignores:
            return found, (), list(library.posts)
        kept, held, posts = hold_back(found, library.posts, self.is_certain)
        on_suppressions = [rule for rule in self.plans.rules.values() if rule.subject is Suppression]
        more = self._found(on_suppressions, Scenes(Library(tuple(posts), library.assets), ()))
        return tuple(sorted((*kept, *more), key=order)), held, posts

    def _found(self, rules: list[AnyRule], scenes: Scenes) -> tuple[Finding, ...]:
        return apply_settings(judge(rules, scenes, self.plans), self.plans)

    def _scenes(self, library: Library, networks: Mapping[str, Network]) -> Scenes:
        shown = [
            item
            for post in library.posts
            for item in publications(post, networks, Routes(self.plans.of(post.path).routes))
        ]
        return Scenes(library, shown)

    def _softened(
        self, found: tuple[Finding, ...], rules: list[AnyRule], library: Library
    ) -> tuple[Finding, ...]:
        """Errors by limits newer than the month as warnings: the rules that speak are asked again."""
        if self.pinned is None or not newer_networks(library.posts, self.networks, self.pinned.networks):
            return found
        speaking = {finding.rule for finding in found if finding.severity == "error"}
        asked = [rule for rule in rules if rule.id in speaking]
        then = self._found(asked, self._scenes(library, self.pinned.networks))
        return soften(found, then, self.pinned.month)

    def is_certain(self, said: Suppression, post: Post) -> bool:
        """Whether the rules that a suppression names looked at all that it is about."""
        if not self.usual:
            return False
        plan = self.plans.of(post.path)
        meant = [rule for rule in self.rules.values() if said.rule in (rule.id, rule.group)]
        everywhere = all(
            rule.id in plan.rules
            and not plan.settings[rule.id].is_kept_away
            and (self.whole or rule.subject is not Library)
            for rule in meant
            if said.rule == rule.id or not rule.off
        )
        return everywhere and not any(why_unseen(item) for item in concerned(said, post))
