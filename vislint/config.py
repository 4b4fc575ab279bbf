"""The one configuration file of a content repository: found, read, checked.

`vislint.toml`, or the table `[tool.vislint]` of `pyproject.toml`, in the folder of the checked posts or the
nearest above it, up to the top of the git work tree. Nothing is merged; paths in it are relative to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from pathspec import GitIgnoreSpec

from vislint.errors import ConfigError, VislintError
from vislint.model import Route
from vislint.rule import AnyRule
from vislint.rule_settings import KEYS, RuleSettings
from vislint.strict import build, did_you_mean
from vislint.toml_file import TomlFile

FILE_NAME = "vislint.toml"
MAX_BYTES = 1_000_000
"""Larger configuration files are refused: no hand writes one."""

MOST_STARS = 5
"""In one pattern: each further one multiplies the time that a name made for it takes."""

FailOn = Literal["error", "warning", "info", "never"]


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """How one network is used: `[networks.instagram]`."""

    publish: Route = "api"
    """`api`: a tool publishes the posts; `app`: somebody does it by hand."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every key of the file but the rules, with its default."""

    default_networks: tuple[str, ...] = ()
    """Networks of posts that name none."""
    exclude: tuple[str, ...] = ()
    """Patterns as in .gitignore; they win over files named on the command line."""
    select: tuple[str, ...] = ()
    """Rules or groups to run; all that are on by default when empty."""
    ignore: tuple[str, ...] = ()
    """Rules or groups not to run."""
    fail_on: FailOn = "error"
    """The severity from which on the exit code is 1."""
    only_drafts: bool = False
    """Leave out posts that are known to be published."""
    cache: bool = True
    """Keep what was measured in `.vislint/cache`."""
    formats: Mapping[str, str] = field(default_factory=dict)
    """Folder → content format, for what is not recognised by itself."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """vislint's name of a front matter field → the house's own, dotted when nested."""
    site: str = ""
    """The folder of a built site, whose pages are checked for their link previews."""
    site_url: str = ""
    """Where that site will stand; without it, its `CNAME` file and its first page say so."""
    networks: Mapping[str, NetworkSettings] = field(default_factory=dict)


@dataclass(frozen=True)
class Config:
    """What applies to a run, and the file it came from (None when there is none)."""

    root: Path
    file: Path | None = None
    settings: Settings = field(default_factory=Settings)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    document: TomlFile | None = None
    replaced: frozenset[str] = frozenset()
    """Settings that the command line gave instead."""

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
        selectable = {*rules, *groups}
        for key, names in (("select", self.settings.select), ("ignore", self.settings.ignore)):
            self._check(names, selectable, f'{key}: unknown rule or group "{{}}"', (key,))
        known = set(networks)
        chosen = self.settings.default_networks
        named = [name.partition("/")[0] for name in chosen]
        self._check(named, known, 'unknown network "{}"', ("default_networks",))
        self._check(self.settings.networks, known, 'unknown network "{}"', ("networks",), keyed=True)
        self._check(self.rules, set(rules), 'unknown rule "{}"', ("rules",), keyed=True)
        for rule, table in self.rules.items():
            reach = table.get("networks", ())
            named = [str(name).partition("/")[0] for name in reach] if isinstance(reach, list) else []
            self._check(named, known, 'unknown network "{}"', ("rules", rule, "networks"))
        for folder, name in self.settings.formats.items():
            self._check([name], set(formats), 'unknown content format "{}"', ("formats", folder))

    def _check(
        self,
        names: Iterable[str],
        known: set[str],
        message: str,
        path: tuple[str, ...],
        *,
        keyed: bool = False,
    ) -> None:
        for name in names:
            if name not in known:
                where = (*path, name) if keyed else path
                hint = did_you_mean(name, known)
                if self.document is None or path[0] in self.replaced:
                    raise ConfigError(message.format(name), hint=hint)
                raise self.document.fail(message.format(name), self._at(where), hint)

    def _at(self, path: tuple[str, ...]) -> tuple[str, ...]:
        in_pyproject = self.file is not None and self.file.name == "pyproject.toml"
        return ("tool", "vislint", *path) if in_pyproject else path

    def tune(self, rule: AnyRule) -> tuple[AnyRule, RuleSettings]:
        """The rule with the options that the file gives it, and what the file says about it."""
        given = self.rule_table(rule.id)
        if not given or self.document is None:
            return rule, RuleSettings()
        path = self._at(("rules", rule.id))
        own = {key: given.pop(key) for key in sorted(KEYS) if key in given}
        known = {item.name for item in fields(rule.options)} | KEYS
        for key in given:
            if key not in known:
                message = f'the rule {rule.id} has no option "{key}"'
                raise self.document.fail(message, (*path, key), did_you_mean(key, known))
        options = build(type(rule.options), given, self.document, path)
        settings = build(RuleSettings, own, self.document, path)
        _check_patterns(settings.paths, self.document, (*path, "paths"))
        return rule.with_options(options), settings

    def rule_table(self, name: str) -> dict[str, Any]:
        """What the file says of a rule, over what it says of the repository's own rule that it extends.

        What it says of a rule of vislint or a pack holds for that rule alone, and `severity = "off"` too.
        """
        own = dict(self.rules.get(name, {}))
        base = self.rules.get(str(own.get("extends")), {})
        if "extends" not in base:
            return own
        inherited = self.rule_table(own["extends"])
        if inherited.get("severity") == "off":
            del inherited["severity"]
        return inherited | own

    def fail_at(self, path: tuple[str, ...], message: str, hint: str = "") -> VislintError:
        """An error at a key of the file; without a place when there is no file."""
        if self.document is None:
            return ConfigError(message, hint=hint)
        return self.document.fail(message, self._at(path), hint)


def find_config(start: Path, top: Path | None) -> Path | None:
    """The configuration file for `start`: its folder or the nearest above, not beyond `top`."""
    for folder in (start, *start.parents):
        for candidate in (folder / FILE_NAME, folder / "pyproject.toml"):
            if candidate.is_file() and (candidate.name == FILE_NAME or _has_table(candidate)):
                return candidate
        if folder == top:
            break
    return None


def load_config(file: Path) -> Config:
    """The file's settings, checked for unknown keys and wrong types. Raises ConfigError."""
    try:
        text = _text(file)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", where=str(file)) from error
    if len(text) > MAX_BYTES:
        raise ConfigError(f"has more than the {MAX_BYTES:,} characters read", where=str(file))
    document = TomlFile(text, file.name, ConfigError)
    data: Any = document.data
    path: tuple[str, ...] = ()
    if file.name == "pyproject.toml":
        path = ("tool", "vislint")
        tools = data.get("tool")
        data = tools.get("vislint", {}) if isinstance(tools, dict) else {}
        if not isinstance(data, dict):
            raise document.fail("tool.vislint must be a table", path)
    rules = _tables(data, "rules", document, path)
    networks = {
        name: build(NetworkSettings, table, document, (*path, "networks", name))
        for name, table in _tables(data, "networks", document, path).items()
    }
    plain = {key: value for key, value in data.items() if key not in ("rules", "networks")}
    settings = build(Settings, plain, document, path)
    _check_patterns(settings.exclude, document, (*path, "exclude"))
    if settings.site_url and not settings.site_url.startswith(("http://", "https://")):
        raise document.fail("site_url must begin with https:// or http://", (*path, "site_url"))
    return Config(file.parent, file, replace(settings, networks=networks), rules, document)


def _tables(data: Any, key: str, document: TomlFile, path: tuple[str, ...]) -> dict[str, Mapping[str, Any]]:
    """The tables below `key`, such as [rules.missing-alt]; anything else there is an error."""
    tables = data.get(key, {}) if isinstance(data, dict) else {}
    if not isinstance(tables, dict):
        raise document.fail(f"{key} must be a table, such as [{key}.NAME]", (*path, key))
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise document.fail(f"{key}.{name} must be a table: [{key}.{name}]", (*path, key, name))
    return tables


def _text(file: Path) -> str:
    with file.open(encoding="utf-8-sig") as stream:
        return stream.read(MAX_BYTES + 1)


def _check_patterns(patterns: Iterable[str], document: TomlFile, path: tuple[str, ...]) -> None:
    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError as error:
            raise document.fail(f'"{pattern}" is no pattern as in .gitignore', path) from error
        if len(re.findall(r"\*+", pattern)) > MOST_STARS:
            raise document.fail(f'"{pattern}" has more than {MOST_STARS} stars', path)


def _has_table(pyproject: Path) -> bool:
    try:
        return "[tool.vislint" in _text(pyproject)
    except (OSError, UnicodeDecodeError):
        return False


def with_settings(config: Config, **changes: Any) -> Config:
    """The configuration with what the command line says instead; None keeps the file's value."""
    given = {key: value for key, value in changes.items() if value is not None}
    return replace(config, settings=replace(config.settings, **given), replaced=frozenset(given))
