"""One configuration file, read and checked: a layer of what applies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vislint.config.find import MAX_BYTES, PYPROJECT, text_of
from vislint.config.patterns import check_patterns
from vislint.config.settings import NetworkSettings, Override, Settings
from vislint.errors import ConfigError, VislintError
from vislint.strict import build
from vislint.toml_file import TomlFile

TABLES = ("rules", "networks", "overrides")
"""What is read table by table; everything else is a field of Settings."""

Table = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Layer:
    """A file with what it says; its paths are still relative to it."""

    file: Path
    name: str
    """As errors call it: relative to the folder of the file that applies."""
    document: TomlFile
    data: Table

    @property
    def folder(self) -> Path:
        return self.file.parent

    def fail(self, message: str, where: Sequence[str | int], hint: str = "") -> VislintError:
        """An error at a key of the configuration."""
        return self.document.fail(message, self._at(where), hint)

    def place(self, where: Sequence[str | int]) -> str:
        """vislint.toml:12"""
        return f"{self.name}:{self.document.line(self._at(where))}"

    def _at(self, where: Sequence[str | int]) -> tuple[str | int, ...]:
        return ("tool", "vislint", *where) if self.file.name == PYPROJECT else tuple(where)


def read_layer(file: Path, name: str) -> Layer:
    """The file, checked for unknown keys and wrong types. Raises ConfigError."""
    try:
        text = text_of(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=name) from error
    if len(text) > MAX_BYTES:
        raise ConfigError(f"has more than the {MAX_BYTES:,} characters read", where=name)
    document = TomlFile(text, name, ConfigError)
    layer = Layer(file, name, document, _table_of(document, file))
    _check_tables(layer, layer.data, ())
    _check_settings(layer)
    for number, table in enumerate(_overrides(layer)):
        _check_override(layer, number, table)
    return layer


def _table_of(document: TomlFile, file: Path) -> Table:
    if file.name != PYPROJECT:
        return document.data
    tools = document.data.get("tool")
    table = tools.get("vislint", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise document.fail("tool.vislint must be a table", ("tool", "vislint"))
    return table


def _check_settings(layer: Layer) -> None:
    plain = {key: value for key, value in layer.data.items() if key not in TABLES}
    settings = build(Settings, plain, layer)
    check_patterns(settings.exclude, layer, ("exclude",))
    if settings.site_url and not settings.site_url.startswith(("http://", "https://")):
        raise layer.fail("site_url must begin with https:// or http://", ("site_url",))
    if settings.limits and not re.fullmatch(r"20\d\d\.(0[1-9]|1[0-2])", settings.limits):
        raise layer.fail(f'limits: "{settings.limits}" is no month such as "2026.11"', ("limits",))


def _check_tables(layer: Layer, data: Table, path: tuple[str | int, ...]) -> None:
    for name, table in _tables(layer, data, "networks", path).items():
        build(NetworkSettings, table, layer, (*path, "networks", name))
    for name, table in _tables(layer, data, "rules", path).items():
        paths = table.get("paths")
        patterns = [item for item in paths if isinstance(item, str)] if isinstance(paths, list) else []
        check_patterns(patterns, layer, (*path, "rules", name, "paths"))


def _overrides(layer: Layer) -> list[Any]:
    tables = layer.data.get("overrides", [])
    if not isinstance(tables, list):
        raise layer.fail("overrides must be written [[overrides]]", ("overrides",))
    return tables


def _check_override(layer: Layer, number: int, table: Any) -> None:
    path = ("overrides", number)
    if not isinstance(table, dict):
        raise layer.fail("overrides must be written [[overrides]]", path)
    _check_tables(layer, table, path)
    if not table.get("paths"):
        raise layer.fail("an override needs paths: the posts that it is about", path)
    override = build(Override, table, layer, path)
    check_patterns(override.paths, layer, (*path, "paths"))
    for name, rule in override.rules.items():
        if "extends" in rule:
            message = "a rule of your own is made outside of overrides"
            raise layer.fail(message, (*path, "rules", name, "extends"))


def _tables(
    layer: Layer, data: Table, key: str, path: tuple[str | int, ...]
) -> Mapping[str, Mapping[str, Any]]:
    """The tables below `key`, such as [rules.missing-alt]; anything else there is an error."""
    tables = data.get(key, {})
    if not isinstance(tables, dict):
        raise layer.fail(f"{key} must be a table, such as [{key}.NAME]", (*path, key))
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise layer.fail(f"{key}.{name} must be a table: [{key}.{name}]", (*path, key, name))
    return tables
