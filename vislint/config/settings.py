"""Every key of the configuration file with its type, its default and what it means.

The docstrings below the fields are what editors show: the JSON Schema is made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from vislint.model import Confidence, Route, Severity

FailOn = Literal["error", "warning", "info", "never"]


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """How one network is used: `[networks.instagram]`."""

    publish: Route = "api"
    """`api`: a tool publishes the posts; `app`: somebody does it by hand."""


@dataclass(frozen=True, slots=True)
class Override:
    """What is different for some posts: `[[overrides]]`. Of several that fit a post, later ones win."""

    paths: tuple[str, ...]
    """Patterns as in .gitignore: the posts that it is about."""
    select: tuple[str, ...] = ()
    """Rules or groups that run for these posts besides the others."""
    ignore: tuple[str, ...] = ()
    """Rules or groups that do not run for these posts."""
    networks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """How these posts are published, network by network."""
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Severity and options of rules, over what the file says of them elsewhere."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every key of the file but the rules, with its default."""

    extends: str | tuple[str, ...] = ()
    """Other configuration files that this one builds upon, relative to it; its own values win."""
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
    min_severity: Severity = "info"
    """Findings below this severity are counted and not shown."""
    min_confidence: Confidence = "low"
    """Findings of rules that are less sure than this are counted and not shown."""
    limits: str = ""
    """A month such as "2026.11": errors by limits that are newer are warnings."""
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
    """How each network is used."""
    overrides: tuple[Override, ...] = ()
    """What is different for some posts, by their paths."""
