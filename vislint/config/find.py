"""Where the configuration of a content repository stands, and its text."""

from __future__ import annotations

from pathlib import Path

FILE_NAME = "vislint.toml"
PYPROJECT = "pyproject.toml"
MAX_BYTES = 1_000_000
"""Larger configuration files are refused: no hand writes one."""


def find_config(start: Path, top: Path | None) -> Path | None:
    """The configuration file for `start`: its folder or the nearest above, not beyond `top`."""
    for folder in (start, *start.parents):
        for candidate in (folder / FILE_NAME, folder / PYPROJECT):
            if candidate.is_file() and (candidate.name == FILE_NAME or _has_table(candidate)):
                return candidate
        if folder == top:
            break
    return None


def text_of(file: Path) -> str:
    """At most one character more than is read. Raises OSError, UnicodeDecodeError."""
    with file.open(encoding="utf-8-sig") as stream:
        return stream.read(MAX_BYTES + 1)


def _has_table(pyproject: Path) -> bool:
    try:
        return "[tool.vislint" in text_of(pyproject)
    except (OSError, UnicodeDecodeError):
        return False
