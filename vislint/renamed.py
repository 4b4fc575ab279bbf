"""Former names of rules: what posts, configurations and baselines say keeps its meaning when one is renamed.

A fingerprint is made of the first name that a rule had, so that no baseline is lost.
"""

from __future__ import annotations

RENAMED: dict[str, str] = {}
"""Former id → the id of today. A rule that is renamed twice stands here under both."""


def current(name: str) -> str:
    """The id of today; every other name as it is."""
    return RENAMED.get(name, name)


def first(rule: str) -> str:
    """The oldest id that a rule had."""
    return next((former for former, today in RENAMED.items() if today == rule), rule)
