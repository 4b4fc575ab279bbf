"""The configuration of a content repository: found, read, checked.

`vislint.toml`, or the table `[tool.vislint]` of `pyproject.toml`, in the folder of the checked posts or the
nearest above it, up to the top of the git work tree. Nothing is merged but what `extends` names; paths are
relative to the file that says them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from vislint.config import rules as of_rules
from vislint.config.extends import read_layers
from vislint.config.find import FILE_NAME, find_config
from vislint.config.layers import TABLES
from vislint.config.merge import Sayings, merge
from vislint.config.names import Names, check_names
from vislint.config.settings import FailOn, NetworkSettings, Override, Settings
from vislint.errors import ConfigError, VislintError
from vislint.model import Route
from vislint.renamed import current
from vislint.rule import AnyRule
from vislint.rule_settings import RuleSettings
from vislint.strict import build

__all__ = [
    "FILE_NAME",
    "Config",
    "FailOn",
    "NetworkSettings",
    "Override",
    "Settings",
    "find_config",
    "load_config",
    "with_settings",
]


@dataclass(frozen=True)
class Config:
    """What applies to a run, and the file it came from (None when there is none)."""

    root: Path
    file: Path | None = None
    settings: Settings = field(default_factory=Settings)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    sayings: Sayings | None = None
    replaced: frozenset[str] = frozenset()
    """Settings that the command line gave instead."""
    extended: tuple[str, ...] = ()
    """The files that the file builds upon, relative to it, those that win last."""

    @property
    def name(self) -> str | None:
        """The file as seen from its own folder."""
        return self.file.name if self.file else None

    def publish_routes(self) -> dict[str, Route]:
        return {network: settings.publish for network, settings in self.settings.networks.items()}

    def check_names(
        self, *, rules: Iterable[str], groups: Iterable[str], networks: Iterable[str], formats: Iterable[str]
    ) -> None:
        """Raises ConfigError at the first rule, group, network or content format that does not exist."""
        names = Names(frozenset(rules), frozenset(groups), frozenset(networks), frozenset(formats))
        check_names(self, names)

    def tune(self, rule: AnyRule) -> tuple[AnyRule, RuleSettings]:
        """The rule with the options that the file gives it, and what the file says about it."""
        given = self.rule_table(rule.id)
        if not given or self.sayings is None:
            return rule, RuleSettings()
        return of_rules.tuned(rule, given, self.sayings, ("rules", rule.id))

    def rule_table(self, name: str) -> dict[str, Any]:
        """What the file says of a rule, with what it inherits from one of the repository's own."""
        return of_rules.rule_table(self.rules, name)

    def fail_at(self, path: Sequence[str | int], message: str, hint: str = "") -> VislintError:
        """An error at a key of the file; without a place when no file says it."""
        if self.sayings is None or path[0] in self.replaced:
            return ConfigError(message, hint=hint)
        return self.sayings.fail(message, path, hint)


def load_config(file: Path, top: Path | None = None) -> Config:
    """The file's settings, with those of the files it extends, checked for unknown keys and wrong types.

    `top` is the top of the git work tree. Raises ConfigError.
    """
    layers = read_layers(file, top)
    data, sayings = merge(layers, file.parent)
    plain = {key: value for key, value in data.items() if key not in TABLES}
    settings = replace(
        build(Settings, plain, sayings),
        networks={
            name: build(NetworkSettings, table, sayings, ("networks", name))
            for name, table in data.get("networks", {}).items()
        },
        overrides=tuple(
            build(Override, table, sayings, ("overrides", number))
            for number, table in enumerate(data.get("overrides", []))
        ),
    )
    names = tuple(layer.name for layer in layers[:-1])
    return Config(file.parent, file, settings, data.get("rules", {}), sayings, extended=names)


def with_settings(config: Config, **changes: Any) -> Config:
    """The configuration with what the command line says instead; None keeps the file's value."""
    given = {key: value for key, value in changes.items() if value is not None}
    given |= {key: (*map(current, given[key]),) for key in ("select", "ignore") if key in given}
    return replace(config, settings=replace(config.settings, **given), replaced=frozenset(given))
