"""Rule packs: packages of rule modules, named by entry points in the group `vislint.packs`.

The rules that come with vislint are such a pack and are loaded by the same function. A repository adds rules
of its own in its configuration, made of these: `[rules.NAME]` with `extends`.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from dataclasses import fields, replace
from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from vislint.config import Config
from vislint.errors import ConfigError
from vislint.model import INTERNAL_ERROR
from vislint.rule import AnyRule, Rule
from vislint.rule_settings import KEYS
from vislint.strict import did_you_mean

BUILT_IN = "vislint.rules"

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_pack(name: str) -> list[AnyRule]:
    """The rules of a package, one a module, sorted by id."""
    package = import_module(name)
    rules: list[AnyRule] = []
    for info in pkgutil.iter_modules(package.__path__):
        if info.ispkg or info.name.startswith("_"):
            continue
        module = import_module(f"{name}.{info.name}")
        rules.extend(value for value in vars(module).values() if _is_rule_of(value, module.__name__))
    return sorted(rules, key=lambda rule: rule.id)


def load_rules(config: Config | None = None) -> dict[str, AnyRule]:
    """Every rule of every installed pack by id, then those of the repository. No id may be used twice."""
    names = {BUILT_IN} | {point.value for point in entry_points(group="vislint.packs")}
    rules: dict[str, AnyRule] = {}
    for name in sorted(names, key=lambda name: (name != BUILT_IN, name)):
        try:
            pack = load_pack(name)
        except Exception as error:
            raise ConfigError(f"the rule pack {name} cannot be loaded: {error}") from error
        for rule in pack:
            if rule.id in rules:
                raise ConfigError(f"two rule packs have a rule named {rule.id}; the second is {name}")
            _check_options(rule, name)
            rules[rule.id] = rule
    return rules | own_rules(config, rules) if config else rules


def own_rules(config: Config, rules: Mapping[str, AnyRule]) -> dict[str, AnyRule]:
    """The rules that the configuration makes of others. Raises ConfigError at the line of what is wrong."""
    own = {name: table["extends"] for name, table in config.rules.items() if "extends" in table}
    taken = {*rules, *(rule.group for rule in rules.values()), INTERNAL_ERROR}
    for name in own:
        if name in taken:
            message = f'"{name}" is a name of vislint already'
            raise config.fail_at(
                ("rules", name), message, "a rule that extends another needs a name of its own"
            )
        if not _ID.fullmatch(name):
            hint = "write small letters, digits and hyphens, such as hero-large"
            raise config.fail_at(("rules", name), f'"{name}" cannot be the name of a rule', hint)
    return {name: _made(config, rules, own, (name,)) for name in own}


def _made(
    config: Config, rules: Mapping[str, AnyRule], own: Mapping[str, Any], chain: tuple[str, ...]
) -> AnyRule:
    """The first rule of `chain`, whose last one is looked up: each extends the next."""
    name, base = chain[0], own[chain[-1]]
    where = ("rules", chain[-1], "extends")
    if not isinstance(base, str):
        raise config.fail_at(where, f"rules.{chain[-1]}.extends: expected the name of a rule")
    if base in chain:
        raise config.fail_at(where, f"these rules extend each other: {' → '.join((*chain, base))}")
    if base in own:
        return _made(config, rules, own, (*chain, base))
    if base not in rules:
        hint = did_you_mean(base, {*rules, *own} - {*chain})
        raise config.fail_at(where, f'extends: unknown rule "{base}"', hint)
    said = config.rule_table(name).get("message")
    title = str(said) if said else rules[base].summary
    doc = f"{title}\n\nA rule of this repository: {base} with settings of its own.\n\n{rules[base].doc}"
    return replace(rules[base], id=name, doc=doc, off=False)


def _check_options(rule: AnyRule, pack: str) -> None:
    for item in fields(rule.options):
        if item.name in KEYS:
            message = f"the rule pack {pack} cannot be loaded: the rule {rule.id} has an option"
            raise ConfigError(f'{message} "{item.name}", which means something else for every rule')


def _is_rule_of(value: object, module: str) -> bool:
    return isinstance(value, Rule) and value.check.__module__ == module
