"""Which rules run for which post, and how: the configuration with its overrides by path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pathspec import GitIgnoreSpec

from vislint.config import Config, Override
from vislint.config.rules import tuned
from vislint.model import Route
from vislint.rule import AnyRule
from vislint.rule_settings import RuleSettings


@dataclass(frozen=True, slots=True)
class Plan:
    """What applies to some posts: the rules that run, tuned, what is said of each, how they are published."""

    rules: Mapping[str, AnyRule]
    settings: Mapping[str, RuleSettings]
    routes: Mapping[str, Route]
    overrides: tuple[int, ...] = ()
    """The overrides that fit, by their number from 0."""


class Plans:
    """The plan of every post."""

    def __init__(self, config: Config, rules: Mapping[str, AnyRule]) -> None:
        """Raises ConfigError at what an override says that a rule does not take."""
        self._config = config
        self._rules = rules
        self._overrides = config.settings.overrides
        self._patterns = [GitIgnoreSpec.from_lines(item.paths) for item in self._overrides]
        self._by_overrides: dict[tuple[int, ...], Plan] = {}
        self._by_path: dict[str, Plan] = {}
        self._check_overrides()

    @cached_property
    def general(self) -> Plan:
        """The plan of posts that no override fits, and of what belongs to no post."""
        return self._plan(())

    @cached_property
    def rules(self) -> Mapping[str, AnyRule]:
        """Every rule that runs for some post, as tuned in general."""
        if not self._overrides:
            return self.general.rules
        return {name: self._config.tune(rule)[0] for name, rule in self._rules.items() if self._may(rule)}

    def of(self, path: str) -> Plan:
        """The plan of the post at `path`."""
        if not self._patterns or not path:
            return self.general
        if path not in self._by_path:
            fitting = tuple(n for n, patterns in enumerate(self._patterns) if patterns.match_file(path))
            self._by_path[path] = self._plan(fitting)
        return self._by_path[path]

    def _plan(self, numbers: tuple[int, ...]) -> Plan:
        if numbers not in self._by_overrides:
            self._by_overrides[numbers] = self._made(numbers)
        return self._by_overrides[numbers]

    def _made(self, numbers: tuple[int, ...]) -> Plan:
        overrides = [self._overrides[number] for number in numbers]
        config, routes = self._config, self._config.publish_routes()
        for override in overrides:
            config = replace(config, rules=_laid_over(config.rules, override.rules))
            said = override.networks.items()
            routes |= {name: table["publish"] for name, table in said if "publish" in table}
        running: dict[str, AnyRule] = {}
        settings: dict[str, RuleSettings] = {}
        for name, rule in self._rules.items():
            made, wish = config.tune(rule)
            if wish.severity != "off" and self._runs(rule, overrides):
                running[name], settings[name] = made, wish
        return Plan(running, settings, routes, numbers)

    def _runs(self, rule: AnyRule, overrides: Sequence[Override]) -> bool:
        settings, replaced = self._config.settings, self._config.replaced
        on = is_on(rule, settings.select, settings.ignore)
        told_off = "ignore" in replaced and {rule.id, rule.group} & set(settings.ignore)
        if not on and (told_off or "select" in replaced):
            return False  # the command line wins
        for override in overrides:
            on = _switched(on, rule, override)
        return on

    def _may(self, rule: AnyRule) -> bool:
        """Whether the rule runs for any post, whichever overrides fit it."""
        return self._runs(rule, ()) or any(self._runs(rule, [item]) for item in self._overrides)

    def _check_overrides(self) -> None:
        sayings = self._config.sayings
        for number, override in enumerate(self._overrides):
            for name, table in override.rules.items():
                if sayings is not None and name in self._rules:
                    tuned(self._rules[name], table, sayings, ("overrides", number, "rules", name))


def is_on(rule: AnyRule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """A selection by name wins over one by group, and `ignore` over `select` at the same level."""
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    if rule.group in ignore:
        return False
    if select:
        return rule.group in select and not rule.off
    return not rule.off


def _switched(on: bool, rule: AnyRule, override: Override) -> bool:
    if rule.id in override.ignore:
        return False
    if rule.id in override.select:
        return True
    if rule.group in override.ignore:
        return False
    return on or (rule.group in override.select and not rule.off)


def _laid_over(
    below: Mapping[str, Mapping[str, Any]], above: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    return {**below, **{name: {**below.get(name, {}), **table} for name, table in above.items()}}
