"""Rule packs: packages of rule modules, named by entry points in the group `vislint.packs`.

The rules that come with vislint are such a pack and are loaded by the same function.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from importlib.metadata import entry_points

from vislint.errors import ConfigError
from vislint.rule import AnyRule, Rule

BUILT_IN = "vislint.rules"


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


def load_rules() -> dict[str, AnyRule]:
    """Every rule of every installed pack by id. Two packs may not use one id."""
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
            rules[rule.id] = rule
    return rules


def _is_rule_of(value: object, module: str) -> bool:
    return isinstance(value, Rule) and value.check.__module__ == module
