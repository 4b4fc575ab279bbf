"""Questions to git, asked so that a hostile repository can run nothing, and addresses of files on GitHub."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

GIT_SECONDS = 20
_silent: set[str] = set()
"""Roots where git did not answer in time, such as one whose .gitignore is a pipe: it is not asked again."""

_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C",
    "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none",
}  # fmt: skip
"""Nothing is written, asked or fetched: a sparse index with a promisor remote makes `ls-files` fetch, and the
remote's address or `uploadpack` can be a command."""

_GITHUB = re.compile(r"(?:^|[@/.\s])github\.com(?::\d+)?[:/]([^/\s:]+/[^/\s]+?)(?:\.git)?/?$", re.M | re.I)


_HOST = re.compile(r"(?:://(?:[^@/\s]*@)?|\s[^@/\s:]+@)([^/:\s]+)")


def github_names(root: Path) -> frozenset[str]:
    """`owner/name` of every GitHub remote, in lower case."""
    listed = _git(root, "config", "--get-regexp", r"^remote\..*\.url$")
    return frozenset(name.lower() for name in _GITHUB.findall(listed))


def remote_hosts(root: Path) -> frozenset[str]:
    """Names of the machines that hold the remotes, in lower case."""
    listed = _git(root, "config", "--get-regexp", r"^remote\..*\.url$")
    return frozenset(name.lower() for name in _HOST.findall(listed))


def current_branch(root: Path) -> str:
    """The branch that is checked out; empty for none."""
    return _git(root, "symbolic-ref", "--quiet", "--short", "HEAD").strip()


def head_commit(root: Path) -> str:
    """The commit that is checked out; empty outside git and before the first one."""
    if git_top(root) is None:
        return ""
    said = _git(root, "rev-parse", "--verify", "--quiet", "HEAD").strip()
    return said if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", said) else ""


def _git(root: Path, *arguments: str) -> str:
    """What git says, empty when it cannot be asked."""
    return os.fsdecode(answer(root, *arguments) or b"")


def answer(root: Path, *arguments: str) -> bytes | None:
    """What git says; None when it cannot be asked or fails.

    No hook or helper that the repository configures is run, and a git that calls us does not redirect it.
    """
    if os.fspath(root) in _silent:
        return None
    command = ["git", "-c", "core.fsmonitor=false", "-C", os.fspath(root), *arguments]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {**plain, **_QUIET}
    try:
        done = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            env=quiet,
            timeout=GIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        _silent.add(os.fspath(root))
        return None
    except (OSError, ValueError):
        return None
    return done.stdout if done.returncode == 0 else None


def git_files(root: Path) -> Iterator[str]:
    """What git tracks or would add, without files deleted in the work tree and repositories inside it."""
    return _kept(root)


def git_keeps(root: Path, folder: str) -> Iterator[str]:
    """The same for what lies below `folder`: each is looked at only when it is asked for."""
    return _kept(root, "--", folder)


def _kept(root: Path, *below: str) -> Iterator[str]:
    listed = _git(
        root, "--literal-pathspecs", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *below
    )
    base = os.path.join(root, "")  # noqa: PTH118 - a Path for each of many thousand files costs more than git
    for path in dict.fromkeys(listed.split("\0")):
        if path and path[-1] != "/" and os.path.lexists(base + path):
            yield path


def git_top(folder: Path) -> Path | None:
    """The work tree that `folder` lies in."""
    for place in (folder, *folder.parents):
        if (place / ".git").exists():
            return place
    return None


class RawFile(NamedTuple):
    """A file of a GitHub repository as a web address names it."""

    repository: str
    revision: str
    steps: list[str]
    is_page: bool = False


def raw_file(url: str) -> RawFile | None:
    """The file that a raw, blob or jsDelivr address names. Raises ValueError for what is no valid address."""
    parts = urlsplit(url)
    steps = [unquote(step) for step in parts.path.split("/") if step]
    host = (parts.hostname or "").removeprefix("www.")
    is_page, revision = False, ""
    match host, steps:
        case "raw.githubusercontent.com", [owner, name, *rest]:
            revision, rest = _split_revision(rest)
        case "github.com", [owner, name, "blob" | "raw" as view, *rest]:
            revision, rest = _split_revision(rest)
            is_page = view == "blob" and "raw=" not in parts.query
        case "cdn.jsdelivr.net" | "fastly.jsdelivr.net", ["gh", owner, versioned, *rest]:
            name, _, revision = versioned.partition("@")
        case _:
            return None
    return RawFile(f"{owner}/{name}".lower(), revision, rest, is_page) if rest else None


def _split_revision(steps: list[str]) -> tuple[str, list[str]]:
    """The branch, tag or commit that stands before the path in a raw-file URL, and the path."""
    skip = 2 if steps[:2] in (["refs", "heads"], ["refs", "tags"]) else 0
    return "".join(steps[skip : skip + 1]), steps[skip + 1 :]
