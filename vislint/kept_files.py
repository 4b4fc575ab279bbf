"""Which files a content repository has: what git keeps, or all outside git, without folders of tools."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from vislint.git import git_files, git_keeps

SKIPPED_FOLDERS = frozenset(
    {".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".vislint", ".tox", ".cache"}
)
"""Folders that never hold drafts; the rest is up to .gitignore and the configuration."""


def kept_files(root: Path) -> tuple[str, ...]:
    """Every file that git would keep, or every file outside git, sorted."""
    found = [*git_files(root)] or walk(root)
    return tuple(sorted(path for path in found if not is_skipped(path)))


def keeps_any(root: Path, folder: str) -> bool:
    """Whether there is a file below `folder`. Asks git for no more than that."""
    if any(not is_skipped(path) for path in git_keeps(root, folder)):
        return True
    return any(path.startswith(f"{folder}/") for path in kept_files(root))


def is_skipped(path: str) -> bool:
    return not SKIPPED_FOLDERS.isdisjoint(path.split("/")[:-1])


def walk(root: Path) -> Iterable[str]:
    """Files below `root` without git; links to folders are not followed, so a loop cannot trap it."""
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(name for name in subfolders if name not in SKIPPED_FOLDERS)
        inner = os.path.relpath(folder, root)
        prefix = "" if inner == "." else inner.replace(os.sep, "/") + "/"
        yield from (prefix + name for name in names)
