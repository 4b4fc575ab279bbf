"""What applies, in general or to one post, and where each value came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pathspec import GitIgnoreSpec

from vislint.config import Config
from vislint.plans import Plan, Plans, is_on
from vislint.rule import AnyRule

SCHEMA = "vislint.config/1"
DEFAULT = "default"
COMMAND_LINE = "command line"

Record = dict[str, Any]
Where = tuple[str | int, ...]

_IN_TABLES = ("extends", "networks", "overrides")


def applying(config: Config, rules: Mapping[str, AnyRule], path: str | None) -> Record:
    """Every setting and rule with its value and its origin; `path` is that of a post.

    An origin is `vislint.toml:12`, `default` or `command line`.
    """
    plans = Plans(config, rules)
    plan = plans.of(path) if path else plans.general
    told = _Told(config, plan)
    return {
        "schema": SCHEMA,
        "file": config.name,
        "extends": list(config.extended),
        "post": told.post(path) if path else None,
        "settings": told.settings(),
        "networks": told.networks(),
        "rules": {rule.id: told.rule(rule) for rule in rules.values()},
    }


class _Told:
    def __init__(self, config: Config, plan: Plan) -> None:
        self._config = config
        self._plan = plan

    def post(self, path: str) -> Record:
        excluded = GitIgnoreSpec.from_lines(self._config.settings.exclude).match_file(path)
        overrides = self._config.settings.overrides
        return {
            "path": path,
            "excluded": excluded,
            "overrides": [
                {"paths": list(overrides[number].paths), "from": self._place(("overrides", number))}
                for number in self._plan.overrides
            ],
        }

    def settings(self) -> Record:
        settings = self._config.settings
        names = [item.name for item in dataclasses.fields(settings) if item.name not in _IN_TABLES]
        return {name: self._value(_plain(getattr(settings, name)), [(name,)]) for name in names}

    def networks(self) -> Record:
        return {
            name: {"publish": self._value(route, self._everywhere("networks", name, "publish"))}
            for name, route in sorted(self._plan.routes.items())
        }

    def rule(self, rule: AnyRule) -> Record:
        runs = rule.id in self._plan.rules
        told: Record = {"runs": {"value": runs, "from": self._switch(rule)}}
        if runs:
            wish = self._plan.settings[rule.id]
            severity = self._everywhere("rules", rule.id, "severity")
            told["severity"] = self._value(wish.severity or rule.severity, severity)
            for key in ("networks", "paths", "message", "hint"):
                if getattr(wish, key):
                    where = self._everywhere("rules", rule.id, key)
                    told[key] = self._value(_plain(getattr(wish, key)), where)
            told["options"] = self._options(self._plan.rules[rule.id])
        return told

    def _options(self, rule: AnyRule) -> Record:
        return {
            item.name: self._value(
                _plain(getattr(rule.options, item.name)), self._everywhere("rules", rule.id, item.name)
            )
            for item in dataclasses.fields(rule.options)
        }

    def _switch(self, rule: AnyRule) -> str:
        """Where it is said whether the rule runs."""
        off = self._everywhere("rules", rule.id, "severity")
        place = self._last(off)
        if rule.id not in self._plan.rules and place and self._said_off(rule):
            return place
        for number in reversed(self._plan.overrides):
            override = self._config.settings.overrides[number]
            for key, names in (("ignore", override.ignore), ("select", override.select)):
                if {rule.id, rule.group} & set(names):
                    return self._place(("overrides", number, key))
        settings = self._config.settings
        for key, names in (("ignore", settings.ignore), ("select", settings.select)):
            if {rule.id, rule.group} & set(names):
                return self._place((key,))
        on = is_on(rule, settings.select, settings.ignore)
        return self._place(("select",)) if settings.select and not on else DEFAULT

    def _said_off(self, rule: AnyRule) -> bool:
        tables: list[Mapping[str, Any]] = [self._config.rule_table(rule.id)]
        overrides = self._config.settings.overrides
        tables += [overrides[number].rules.get(rule.id, {}) for number in self._plan.overrides]
        said = [table["severity"] for table in tables if "severity" in table]
        return said[-1:] == ["off"]

    def _everywhere(self, *where: str) -> list[Where]:
        """The places where a key of a table may stand, those that win last."""
        places: list[Where] = [where]
        places += [("overrides", number, *where) for number in self._plan.overrides]
        return places

    def _value(self, value: Any, where: Sequence[Where]) -> Record:
        return {"value": value, "from": self._last(where) or DEFAULT}

    def _last(self, where: Sequence[Where]) -> str:
        places = [self._place(path) for path in where if self._is_said(path)]
        return places[-1] if places else ""

    def _is_said(self, path: Where) -> bool:
        if path[0] in self._config.replaced:
            return True
        if path[0] != "overrides":
            return self._config.sayings is not None and self._config.sayings.says(path)
        override: Any = self._config.settings.overrides[int(path[1])]
        table = override.rules if path[2] == "rules" else override.networks
        return path[4] in table.get(path[3], {})

    def _place(self, path: Where) -> str:
        if path[0] in self._config.replaced:
            return COMMAND_LINE
        return (self._config.sayings.place(path) if self._config.sayings else "") or DEFAULT


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def changed(record: Record) -> Iterator[tuple[str, Record]]:
    """The rules about which something else is said than what vislint brings."""
    for name, told in record["rules"].items():
        values = [told["runs"], *(told.get(key, {}) for key in ("severity", "networks", "paths", "message"))]
        values += told.get("options", {}).values()
        if any(value.get("from", DEFAULT) != DEFAULT for value in values):
            yield name, told
