"""Layers laid over each other: what they say together, and which of them says what.

A key of a later layer replaces that of an earlier one; tables are laid over each other key by key, and
overrides are put in a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from vislint.config.layers import Layer, Table
from vislint.config.patterns import brought_to, folder_at
from vislint.errors import VislintError
from vislint.renamed import current

BY_KEY = ("formats", "fields")
BY_NAME = ("networks", "rules")

Where = tuple[str | int, ...]


class Sayings:
    """Which layer says what, so that an error stands at the line that is wrong."""

    def __init__(self, own: Layer) -> None:
        self._own = own
        self._by_path: dict[Where, tuple[Layer, Where]] = {}

    def note(self, path: Where, layer: Layer, there: Where | None = None) -> None:
        self._by_path[path] = layer, path if there is None else there

    def fail(self, message: str, where: Sequence[str | int], hint: str = "") -> VislintError:
        layer, path = self._find(tuple(where)) or (self._own, tuple(where))
        return layer.fail(message, path, hint)

    def place(self, where: Sequence[str | int]) -> str:
        """vislint.toml:12; empty for what no file says."""
        found = self._find(tuple(where))
        return found[0].place(found[1]) if found else ""

    def says(self, where: Sequence[str | int]) -> bool:
        """Whether a file says just this key."""
        return tuple(where) in self._by_path

    def _find(self, path: Where) -> tuple[Layer, Where] | None:
        for length in range(len(path), 0, -1):
            found = self._by_path.get(path[:length])
            if found is not None:
                return found[0], (*found[1], *path[length:])
        return None


def merge(layers: Sequence[Layer], root: Path) -> tuple[Table, Sayings]:
    """What the layers say together, as the last of them would, with all paths relative to `root`."""
    merged: Table = {}
    sayings = Sayings(layers[-1])
    for layer in layers:
        for key, value in _at_root(layer, root).items():
            if key in BY_KEY or key in BY_NAME:
                sayings.note((key,), layer)
                _lay_over(merged.setdefault(key, {}), value, layer, sayings, (key,), (key,))
            elif key == "overrides":
                _append(merged.setdefault(key, []), value, layer, sayings)
            else:
                merged[key] = value
                merged |= _selections({key: value})
                sayings.note((key,), layer)
    return merged, sayings


def _lay_over(
    below: Table, above: Mapping[str, Any], layer: Layer, sayings: Sayings, path: Where, there: Where
) -> None:
    """`there` is the path in the layer, which may call a rule by a former name."""
    for said, value in above.items():
        key = current(said) if path == ("rules",) else said
        sayings.note((*path, key), layer, (*there, said))
        if path[0] in BY_NAME and len(path) == 1:
            _lay_over(below.setdefault(key, {}), value, layer, sayings, (*path, key), (*there, said))
        else:
            below[key] = current(value) if key == "extends" and isinstance(value, str) else value


def _append(row: list[Any], tables: list[Any], layer: Layer, sayings: Sayings) -> None:
    for number, table in enumerate(tables):
        sayings.note(("overrides", len(row)), layer, ("overrides", number))
        rules = {current(name): rule for name, rule in table.get("rules", {}).items()}
        row.append({**table, **_selections(table), "rules": rules})


def _selections(table: Table) -> Table:
    """Which rules a table selects and ignores, by their ids of today."""
    return {key: [*map(current, table[key])] for key in ("select", "ignore") if key in table}


def _at_root(layer: Layer, root: Path) -> Table:
    """What a layer says, with its patterns and folders relative to `root`."""
    folder, data = layer.folder, dict(layer.data)
    if folder == root:
        return data
    if "exclude" in data:
        data["exclude"] = brought_to(root, data["exclude"], folder)
    if data.get("site"):
        data["site"] = folder_at(root, data["site"], folder)
    if "formats" in data:
        moved = {folder_at(root, name, folder): value for name, value in data["formats"].items()}
        data["formats"] = {name: value for name, value in moved.items() if not name.startswith("..")}
    data["rules"] = _rules_at_root(data.get("rules", {}), folder, root)
    data["overrides"] = [
        {
            **table,
            "paths": brought_to(root, table["paths"], folder),
            "rules": _rules_at_root(table.get("rules", {}), folder, root),
        }
        for table in data.get("overrides", [])
    ]
    return data


def _rules_at_root(rules: Table, folder: Path, root: Path) -> Table:
    def moved(table: Table) -> Table:
        paths = table.get("paths")
        return {**table, "paths": brought_to(root, paths, folder)} if isinstance(paths, list) else table

    return {name: moved(table) for name, table in rules.items()}
