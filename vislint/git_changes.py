"""What changed in a content repository, as git tells it: since another branch, or in the index.

Only plumbing is asked, and only about names and objects: no filter, hook, pager or diff program that the
repository configures is run. Whether a file of the work tree differs from the index is therefore told here,
by its stamp and, where that differs, by its content.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vislint.errors import UsageError
from vislint.git import answer, git_top

MAX_HASHED = 256 * 1024 * 1024
"""Bytes; a larger file whose stamp differs counts as changed without being read."""

FULL_HISTORY = "fetch the whole history: fetch-depth: 0 for actions/checkout, GIT_DEPTH: 0 for GitLab"

_TREES = ("--name-only", "-z", "--no-renames", "--relative", "--ignore-submodules=all")
_STAMPED = re.compile(
    rb"(?P<mode>\d{6}) (?P<blob>[0-9a-f]+) (?P<stage>\d)\t(?P<path>[^\0]*)\0\s+ctime: \d+:\d+\n"
    rb"\s+mtime: (?P<seconds>\d+):(?P<rest>\d+)\n\s+dev: [^\n]*\n\s+uid: [^\n]*\n"
    rb"\s+size: (?P<size>\d+)\t[^\n]*\n"
)
_LISTED = re.compile(rb"(?P<mode>\d{6}) (?P<blob>[0-9a-f]+) 0\t(?P<path>[^\0]*)\0")


@dataclass(frozen=True, slots=True)
class Changes:
    """Files that changed, were added or deleted, as paths in the content repository; both names of a renamed
    one."""

    said: str
    """In words, such as `changed since main`."""
    paths: frozenset[str]
    staged: Mapping[str, str] | None = None
    """For what is staged: every regular file of the index, with the name of its content."""


@dataclass(frozen=True, slots=True)
class _Git:
    root: Path
    option: str = field(default="")

    def ask(self, *words: str) -> bytes:
        said = answer(self.root, *words)
        if said is None:
            raise UsageError(f"{self.option}: git does not answer (git {words[0]})")
        return said

    def names(self, *words: str) -> set[str]:
        return {os.fsdecode(name) for name in self.ask(*words).split(b"\0") if name}

    def word(self, *words: str) -> str:
        return os.fsdecode(answer(self.root, *words) or b"").strip()


def _open(root: Path, option: str) -> _Git:
    git = _Git(root, option)
    if git_top(root) is None or answer(root, "rev-parse", "--git-dir") is None:
        raise UsageError(f"{option} needs a git repository, and {root.name or root} lies in none")
    return git


def changed_since(root: Path, base: str) -> Changes:
    """What differs from where this branch left `base`, committed or not. Raises UsageError."""
    git = _open(root, "--diff")
    shallow = git.word("rev-parse", "--is-shallow-repository") == "true"
    commit = git.word("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}")
    if not commit:
        hint = FULL_HISTORY if shallow else "fetch it first, such as git fetch origin main"
        raise UsageError(f'--diff: there is no branch or commit "{base}" here', hint=hint)
    start = git.word("merge-base", commit, "HEAD")
    if not start:
        what = "this clone is shallow and does not reach" if shallow else "there is no"
        hint = FULL_HISTORY if shallow else ""
        raise UsageError(f'--diff: {what} a commit that HEAD and "{base}" have in common', hint=hint)
    committed = git.names("diff-tree", "-r", *_TREES, start, "HEAD")
    untracked = git.names("ls-files", "-z", "--others", "--exclude-standard")
    staged = git.names("diff-index", "--cached", *_TREES, "HEAD")
    paths = frozenset(committed | untracked | staged | set(_edited(git)))
    return Changes(f"changed since {base}", paths)


def staged_changes(root: Path) -> Changes:
    """What the next commit changes. Raises UsageError."""
    git = _open(root, "--staged")
    index = {
        os.fsdecode(match["path"]): match["blob"].decode()
        for match in _LISTED.finditer(git.ask("ls-files", "-s", "-z"))
        if match["mode"].startswith(b"100")
    }
    if git.word("rev-parse", "--verify", "--quiet", "HEAD"):
        paths = frozenset(git.names("diff-index", "--cached", *_TREES, "HEAD"))
    else:
        paths = frozenset(index)
    return Changes("staged", paths, index)


def _edited(git: _Git) -> Iterator[str]:
    """Tracked files that are not in the work tree as they are in the index."""
    for match in _STAMPED.finditer(git.ask("ls-files", "-s", "-z", "--debug")):
        path = os.fsdecode(match["path"])
        try:
            status = os.lstat(git.root / path)
        except (OSError, ValueError):
            yield path
            continue
        then = int(match["seconds"]) * 1_000_000_000 + int(match["rest"])
        same = then == status.st_mtime_ns and int(match["size"]) == status.st_size & 0xFFFFFFFF
        if same or not stat.S_ISREG(status.st_mode):
            continue
        if blob_of(git.root / path, len(match["blob"])) != match["blob"].decode():
            yield path


def blob_of(file: Path, digits: int = 40) -> str:
    """The name that git gives to the content of a file; empty when it cannot be read or is very large."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_HASHED:
            return ""
        data = file.read_bytes()
    except (OSError, ValueError):
        return ""
    head = b"blob %d\0" % len(data)
    made = hashlib.sha256(head) if digits == 64 else hashlib.sha1(head, usedforsecurity=False)
    made.update(data)
    return made.hexdigest()


def content_of(root: Path, blob: str) -> bytes | None:
    """What git keeps under a name."""
    return answer(root, "cat-file", "blob", blob)
