"""Whether the rules, groups, networks and content formats that a configuration names exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vislint.strict import did_you_mean

if TYPE_CHECKING:
    from vislint.config import Config

Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """All that exist."""

    rules: frozenset[str]
    groups: frozenset[str]
    networks: frozenset[str]
    formats: frozenset[str]


def check_names(config: Config, names: Names) -> None:
    """Raises ConfigError at the first name that does not exist."""
    for kind, known, name, where in _named(config, names):
        if name not in known:
            raise config.fail_at(where, f'{kind} "{name}"', did_you_mean(name, known))


def _named(config: Config, names: Names) -> Iterator[tuple[str, frozenset[str], str, Where]]:
    settings = config.settings
    yield from _selections(settings.select, settings.ignore, names, ())
    for name in settings.default_networks:
        yield "unknown network", names.networks, _network(name), ("default_networks",)
    yield from _tables(settings.networks, config.rules, names, ())
    for folder, name in settings.formats.items():
        yield "unknown content format", names.formats, name, ("formats", folder)
    for number, override in enumerate(settings.overrides):
        path = ("overrides", number)
        yield from _selections(override.select, override.ignore, names, path)
        yield from _tables(override.networks, override.rules, names, path)


def _selections(
    select: Iterable[str], ignore: Iterable[str], names: Names, path: Where
) -> Iterator[tuple[str, frozenset[str], str, Where]]:
    selectable = names.rules | names.groups
    for key, chosen in (("select", select), ("ignore", ignore)):
        for name in chosen:
            yield f"{key}: unknown rule or group", selectable, name, (*path, key)


def _tables(
    networks: Iterable[str], rules: Any, names: Names, path: Where
) -> Iterator[tuple[str, frozenset[str], str, Where]]:
    for name in networks:
        yield "unknown network", names.networks, name, (*path, "networks", name)
    for rule, table in rules.items():
        yield "unknown rule", names.rules, rule, (*path, "rules", rule)
        reach = table.get("networks", ())
        for name in reach if isinstance(reach, list) else ():
            yield "unknown network", names.networks, _network(str(name)), (*path, "rules", rule, "networks")


def _network(name: str) -> str:
    return name.partition("/")[0]
