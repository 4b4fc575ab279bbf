"""What a content repository holds: formats, networks, pictures, the fields of its front matter, its forge."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from vislint.config import Config
from vislint.git import current_branch, git_top, remote_hosts
from vislint.model import Post
from vislint.run import read_posts

MOST_READ = 500
"""Posts whose front matter is looked at."""
_HEAD = 16_384
"""Bytes of a file in which its front matter is looked for."""
_FRONT = re.compile(r"\A\ufeff?(?:---|\+\+\+)\r?\n(.*?)^(?:---|\+\+\+)\s*$", re.S | re.M)
_FIELD = re.compile(r"^([A-Za-z_][\w-]*)\s*[:=]", re.M)


@dataclass(frozen=True, slots=True)
class Survey:
    top: Path
    """The git work tree; the content repository itself outside git."""
    below: str
    """The folder of the content repository in it and a slash; empty at the top."""
    formats: Mapping[str, int]
    signals: tuple[str, ...]
    networks: Mapping[str, int]
    """How many posts go to each, the most frequent first."""
    standings: Mapping[str, int]
    """What became of the references to pictures."""
    fields: Mapping[str, int]
    """How many posts have each field in their front matter, the most frequent first."""
    posts: int
    with_pictures: int
    git: bool
    github: bool
    gitlab: bool
    lfs: bool
    branch: str


def survey(config: Config) -> Survey:
    """Raises ConfigError where the configuration that is there already cannot be used."""
    posts, signals = read_posts(config)
    found = git_top(config.root)
    top = found or config.root
    inside = config.root.relative_to(top).as_posix()
    hosts = remote_hosts(top) if found else frozenset()
    return Survey(
        top=top,
        below="" if inside == "." else f"{inside}/",
        formats=_counted(post.format for post in posts),
        signals=signals,
        networks=_counted(name for post in posts for name in post.networks),
        standings=_counted(item.resolution.standing for post in posts for item in post.attachments),
        fields=_fields(config.root, posts),
        posts=len(posts),
        with_pictures=sum(bool(post.attachments) for post in posts),
        git=found is not None,
        github=(top / ".github").is_dir() or any("github" in host for host in hosts),
        gitlab=os.path.lexists(top / ".gitlab-ci.yml") or any("gitlab" in host for host in hosts),
        lfs=_uses_lfs(top),
        branch=current_branch(top) if found else "",
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def _fields(root: Path, posts: Iterable[Post]) -> dict[str, int]:
    paths = list(dict.fromkeys(post.path for post in posts))[:MOST_READ]
    return _counted(field for path in paths for field in _fields_of(root / path))


def _fields_of(file: Path) -> set[str]:
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return set()
    front = _FRONT.match(head)
    return set(_FIELD.findall(front[1])) if front else set()


def _uses_lfs(top: Path) -> bool:
    try:
        return b"filter=lfs" in (top / ".gitattributes").read_bytes()
    except OSError:
        return False
