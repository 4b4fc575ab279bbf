"""Network files for tests, written line by line."""

from __future__ import annotations

from pathlib import Path

from vislint.model import Network
from vislint.networks import load_networks

HEAD = """\
network = "mine"
name    = "Mine"
updated = 2026-11-22

[sources.docs]
url  = "https://example.org/limits"
kind = "official"
read = 2026-11-01
how  = "page"

[sources.guide]
url  = "https://example.org/guide"
kind = "vendor"
read = "unknown"
how  = "excerpt"

[slot.feed]
takes = ["image"]
items = "any"
"""
"""The beginning of a network file; it ends inside [slot.feed], where limits can follow."""


def full(body: str) -> str:
    """HEAD and more lines, in which FROM stands for a source."""
    return HEAD + body.replace("FROM", 'from = "docs"')


def load(folder: Path, body: str) -> Network:
    """The network called mine, read from HEAD and more lines."""
    (folder / "mine.toml").write_text(full(body), encoding="utf-8")
    return load_networks(folder)["mine"]
