"""Rules and networks as text for the terminal."""

from __future__ import annotations

import dataclasses
import textwrap
from collections.abc import Iterable, Mapping

from vislint.attribute_docs import attribute_docs
from vislint.model import Limit, Network
from vislint.networks.changes import tables
from vislint.report.printable import printable_lines
from vislint.rule import AnyRule
from vislint.rule_settings import RuleSettings

_SEVERITIES = 'severity = "error" | "warning" | "info" | "off"'
_ROUTES = {None: "", "api": "by tool", "app": "by hand"}


def list_rules(rules: Mapping[str, AnyRule], settings: Mapping[str, RuleSettings] | None = None) -> str:
    """One line a rule, under the heading of its group; `settings` are those of the configuration."""
    said = {name: wish.severity for name, wish in (settings or {}).items() if wish.severity}
    width = max(map(len, rules), default=0)
    groups = dict.fromkeys(rule.group for rule in rules.values())
    lines: list[str] = []
    for group in groups:
        lines.append(group)
        lines += [
            f"  {rule.id:<{width}}  {said.get(rule.id, rule.severity):<7}  {rule.summary}"
            for rule in rules.values()
            if rule.group == group
        ]
    return "\n".join([*lines, "", f"{len(rules)} rules. `vislint rule NAME` explains one.", ""])


def explain_rule(rule: AnyRule, settings: RuleSettings | None = None) -> str:
    """A rule's documentation and how it can be tuned; `settings` is what the configuration says of it."""
    said = settings or RuleSettings()
    head = f"{rule.id}  ({rule.group}, {rule.severity}, confidence {rule.confidence})"
    lines = [
        head,
        "=" * len(head),
        "",
        rule.doc,
        "",
        "In vislint.toml",
        "---------------",
        f"[rules.{rule.id}]",
    ]
    lines += [f"extends = {_toml(said.extends)}"] if said.extends else []
    lines.append(f"severity = {_toml(said.severity)}" if said.severity else _SEVERITIES)
    for key in ("networks", "paths", "message", "hint"):
        value = getattr(said, key)
        lines += [f"{key} = {_toml(value)}"] if value else []
    docs = attribute_docs(type(rule.options))
    for item in dataclasses.fields(rule.options):
        value = getattr(rule.options, item.name)
        lines.append(f"{item.name} = {_toml(value)}")
        lines += textwrap.wrap(docs.get(item.name, ""), 96, initial_indent="  # ", subsequent_indent="  # ")
    return "\n".join([*lines, ""])


def list_networks(networks: Mapping[str, Network]) -> str:
    """One line a network: id, name, slots, date."""
    width = max(map(len, networks), default=0)
    lines = [
        f"{network.id:<{width}}  {network.updated}  {network.name}: {', '.join(network.slots)}"
        for network in networks.values()
    ]
    places = sum(len(network.slots) for network in networks.values())
    closing = f"{len(networks)} networks, {places} slots. `vislint networks NAME` shows the limits of one."
    return printable_lines([*lines, "", closing])


def describe_network(network: Network) -> str:
    """Every limit of a network with effect, route, source and date; then the sources."""
    lines = [f"{network.name} ({network.id}), as known on {network.updated}", ""]
    for title, limits in tables(network).items():
        rows = [limit for group in limits.values() for limit in group]
        if rows:
            lines += [title, *_rows(rows), ""]
    lines.append("sources")
    for source in network.sources.values():
        read = source.read or "date unknown"
        lines.append(f"  {source.id}: {source.kind}, {source.how}, {read}")
        lines += [f"    {part}" for part in (source.title, source.url) if part]
        if source.note:
            lines += textwrap.wrap(source.note, 96, initial_indent="    ", subsequent_indent="    ")
    return printable_lines(lines)


def _rows(limits: Iterable[Limit]) -> list[str]:
    table = [
        (
            ("≠ " if limit.conflict else "") + limit.key,
            limit.text,
            limit.effect,
            _ROUTES[limit.route],
            limit.tier,
            ", ".join(f"{source.id} {source.read or 'undated'}" for source in limit.sources),
            "; ".join(
                part for part in (limit.proof and f"error {limit.proof}", limit.note, *_past(limit)) if part
            ),
        )
        for limit in limits
    ]
    widths = [max(len(row[column]) for row in table) for column in range(6)]
    return [
        "  " + "  ".join(cell.ljust(width) for cell, width in zip((*row[:6],), widths, strict=True)).rstrip()
        + (f"\n      {row[6]}" if row[6] else "")
        for row in table
    ]  # fmt: skip


def _past(limit: Limit) -> list[str]:
    return [f"{past.text} until {past.until}" for past in limit.was]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
