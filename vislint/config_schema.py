"""The JSON Schema of the configuration file, made of the classes that read it.

Editors complete and check `vislint.toml` with it. Only words that mean the same in drafts 4 and 7 are used,
because the tools for TOML know no newer ones.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any, get_type_hints

import msgspec

from vislint.attribute_docs import attribute_docs
from vislint.config import NetworkSettings, Override, Settings
from vislint.rule import AnyRule
from vislint.rule_settings import RuleSettings

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
MONTH = r"^20[0-9][0-9]\.(0[1-9]|1[0-2])$"


def config_schema(rules: Mapping[str, AnyRule], networks: Iterable[str], formats: Iterable[str]) -> str:
    """The schema as JSON text; the names are those that exist."""
    known = list(networks)
    groups = dict.fromkeys(rule.group for rule in rules.values())
    tables = {name: _rule(rule) for name, rule in rules.items()}
    definitions: Schema = {
        "selection": {"type": "string", "enum": [*groups, *rules]},
        "patterns": {"type": "array", "items": {"type": "string"}},
        "reach": {"type": "array", "items": {"type": "string", "pattern": _any_of(known)}},
        "network": _of(NetworkSettings),
        "own-rule": _own_rule(),
        **{f"rule-{name}": table for name, table in tables.items()},
    }
    override = _of(Override)
    override["required"] = ["paths"]
    override["properties"] |= _shared(known, tables)
    override["properties"]["paths"] |= {"minItems": 1}
    definitions["override"] = override
    top = _of(Settings)
    top["properties"] |= _shared(known, tables, own_rules=True)
    top["properties"]["default_networks"] |= {"items": {"type": "string", "pattern": _any_of(known)}}
    top["properties"]["limits"] |= {"pattern": f"^$|{MONTH}"}
    top["properties"]["formats"] |= {"additionalProperties": {"enum": list(formats)}}
    top["properties"]["overrides"] |= {"items": {"$ref": "#/definitions/override"}}
    head = {"$schema": DRAFT, "title": "vislint.toml", "description": "The configuration of vislint."}
    return json.dumps({**head, **top, "definitions": definitions}, indent=2, ensure_ascii=False) + "\n"


def _shared(known: Iterable[str], tables: Iterable[str], own_rules: bool = False) -> Schema:
    """What stands at the top and in an override alike; rules of one's own only at the top."""
    selection = {"type": "array", "items": {"$ref": "#/definitions/selection"}}
    if own_rules:
        selection = {"type": "array", "items": {"anyOf": [selection["items"], {"type": "string"}]}}
    docs = attribute_docs(Settings if own_rules else Override)
    by_rule: Schema = {name: {"$ref": f"#/definitions/rule-{name}"} for name in tables}
    network = {"$ref": "#/definitions/network"}
    return {
        "select": {"description": docs["select"], **selection},
        "ignore": {"description": docs["ignore"], **selection},
        "networks": {
            "description": docs["networks"],
            "type": "object",
            "properties": dict.fromkeys(known, network),
            "additionalProperties": network,
        },
        "rules": {
            "description": docs.get("rules", "Severity and options of rules, and rules of your own."),
            "type": "object",
            "properties": by_rule,
            "additionalProperties": {"$ref": "#/definitions/own-rule"},
        },
    }


def _rule(rule: AnyRule) -> Schema:
    table = _of(type(rule.options))
    settings = _of(RuleSettings)["properties"]
    del settings["extends"]
    settings["networks"] |= {"$ref": "#/definitions/reach"}
    return {
        "description": rule.summary,
        "type": "object",
        "properties": {**settings, **table["properties"]},
        "additionalProperties": False,
    }


def _own_rule() -> Schema:
    """A rule of the repository, made of another: its options are those of the other."""
    table = _of(RuleSettings)
    table["description"] = "A rule of your own, made of another one by `extends`."
    table["additionalProperties"] = True
    return table


def _of(cls: type) -> Schema:
    """A table with the fields of a dataclass, each with its docstring and its default."""
    docs = attribute_docs(cls)
    hints = get_type_hints(cls)
    properties: Schema = {}
    for item in dataclasses.fields(cls):
        told = _type(hints[item.name])
        if item.name in docs:
            told = {"description": docs[item.name], **told}
        if isinstance(item.default, str | int | float | tuple) and item.default != ():
            told["default"] = item.default
        properties[item.name] = told
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _type(hint: Any) -> Schema:
    """A field's type; null, which TOML does not have, is left out, and so are tables of other classes."""
    told = msgspec.json.schema(hint)
    if "$defs" in told:
        return {"type": told.get("type", "object")}
    if told.get("enum"):
        return {"enum": [word for word in told["enum"] if word is not None]}
    choices = [choice for choice in told.get("anyOf", ()) if choice.get("type") != "null"]
    if len(choices) == 1:
        return dict(choices[0])
    return {"anyOf": choices} if choices else dict(told)


def _any_of(networks: Iterable[str]) -> str:
    return f"^({'|'.join(networks)})(/.*)?$"
