"""What applies and where it came from, as text for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from vislint.report.printable import printable_lines

Record = Mapping[str, Any]

_SAID = ("severity", "networks", "paths", "message", "hint")


def render(record: Record, changed: Mapping[str, Record]) -> str:
    """`changed` are the rules about which something is said; the others are only counted."""
    lines = [*_head(record), ""]
    rows = [(key, told) for key, told in record["settings"].items()]
    rows += [(f"networks.{name}.publish", told["publish"]) for name, told in record["networks"].items()]
    lines += _table(rows)
    lines += ["", *_rules(record, changed)]
    return printable_lines(lines)


def _head(record: Record) -> Iterator[str]:
    if record["file"] is None:
        yield "No configuration file: all values are defaults."
    else:
        yield f"Configuration: {record['file']}"
    for name in record["extends"]:
        yield f"  builds upon {name}"
    post = record["post"]
    if post is not None:
        yield f"Post: {post['path']}" + (", which is excluded" if post["excluded"] else "")
        for override in post["overrides"]:
            yield f"  override {', '.join(override['paths'])}  {override['from']}"


def _rules(record: Record, changed: Mapping[str, Record]) -> Iterator[str]:
    running = sum(told["runs"]["value"] for told in record["rules"].values())
    yield f"{running} of {len(record['rules'])} rules run."
    for name, told in changed.items():
        state = "runs" if told["runs"]["value"] else "does not run"
        yield f"  {name} {state}  {told['runs']['from']}"
        rows = [(key, told[key]) for key in _SAID if key in told]
        rows += told.get("options", {}).items()
        yield from (f"  {row}" for row in _table(rows))


def _table(rows: list[tuple[str, Record]]) -> list[str]:
    written = [(f"{key} = {_toml(told['value'])}", told["from"]) for key, told in rows]
    width = min(60, max((len(text) for text, _ in written), default=0))
    return [f"  {text:<{width}}  {origin}" for text, origin in written]


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
