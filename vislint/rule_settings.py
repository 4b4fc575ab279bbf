"""What `[rules.NAME]` says besides the rule's own options: how grave, where, in which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Literal

import pathspec

from vislint.model import Post, Severity


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """The same for every rule, of vislint, a pack or the repository's own."""

    severity: Severity | Literal["off"] | None = None
    networks: tuple[str, ...] = ()
    """Only for these networks or slots; for all when empty."""
    paths: tuple[str, ...] = ()
    """Only for posts that fit one of these patterns, as in .gitignore; for all when empty."""
    message: str | None = None
    """Said instead of the rule's own message."""
    hint: str | None = None
    """Said instead of the rule's own hint."""
    extends: str | None = None
    """The rule that this one is made of."""

    @property
    def is_kept_away(self) -> bool:
        """Whether there are posts or networks that the rule is not to look at."""
        return bool(self.networks or self.paths)

    def covers(self, post: Post | None, network: str | None, slot: str | None) -> bool:
        """Whether the rule is to look at a subject of `post`.

        A subject that belongs to no network is looked at when its post goes to one of `networks`.
        """
        if post is None:
            return True
        if self.paths and not _patterns(self.paths).match_file(post.path):
            return False
        if not self.networks:
            return True
        if network is not None:
            return self._names(network, slot or "")
        return any(self._names(place.network, place.slot) for place in post.destinations)

    def _names(self, network: str, slot: str) -> bool:
        return network in self.networks or f"{network}/{slot}" in self.networks


KEYS = frozenset(item.name for item in fields(RuleSettings))
"""Names that no option of a rule may have."""


@lru_cache(maxsize=64)
def _patterns(paths: Iterable[str]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines(paths)
