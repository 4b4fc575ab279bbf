"""What a configuration makes of a rule: its options, and how grave, where and in which words it speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from vislint.rule import AnyRule
from vislint.rule_settings import KEYS, RuleSettings
from vislint.strict import Pointer, build, did_you_mean

Tables = Mapping[str, Mapping[str, Any]]


def tuned(
    rule: AnyRule, table: Mapping[str, Any], file: Pointer, path: Sequence[str | int]
) -> tuple[AnyRule, RuleSettings]:
    """The rule with the options of the table at `path`, and what else stands there."""
    given = dict(table)
    own = {key: given.pop(key) for key in sorted(KEYS) if key in given}
    known = {item.name for item in fields(rule.options)} | KEYS
    for key in given:
        if key not in known:
            message = f'the rule {rule.id} has no option "{key}"'
            raise file.fail(message, (*path, key), did_you_mean(key, known))
    options = build(type(rule.options), given, file, path)
    return rule.with_options(options), build(RuleSettings, own, file, path)


def rule_table(rules: Tables, name: str) -> dict[str, Any]:
    """What is said of a rule, over what is said of the repository's own rule that it extends.

    What is said of a rule of vislint or a pack holds for that rule alone, and `severity = "off"` too.
    """
    own = dict(rules.get(name, {}))
    base = rules.get(str(own.get("extends")), {})
    if "extends" not in base:
        return own
    inherited = rule_table(rules, own["extends"])
    if inherited.get("severity") == "off":
        del inherited["severity"]
    return inherited | own
