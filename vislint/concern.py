"""Which posts a change concerns: those that changed, and those that name a picture that did.

A picture is looked for by its name in the texts of all posts; only posts that hold it are read, so that a
commit of one picture in a repository of thousands of posts is checked at once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Sequence

from vislint.config import Config
from vislint.discover import ROOT_MARKERS
from vislint.git_changes import Changes
from vislint.model import Post
from vislint.readers import Site
from vislint.readers.visual_names import VISUAL_SUFFIX
from vislint.repository import Repository, TextError

MOST_NAMES = 200
"""Pictures that are looked for by name at once; where more changed, all posts are read."""

_VISUAL = re.compile(rf"\.(?:{VISUAL_SUFFIX[3:-1]}|heif|jxl|mkv|ogv)$", re.I)
_PLAIN = re.compile(r"[A-Za-z0-9_.-]{3,}")
_FOLDER_FORMATS = frozenset({"caption-folders"})


def decisive(changes: Changes, config: Config) -> str:
    """A changed file on which all posts depend: the configuration, a network's limits; empty for none."""
    own = {config.name, "vislint.toml", *config.extended}
    for path in sorted(changes.paths):
        inside = path.startswith(".vislint/") and not path.startswith(".vislint/cache/")
        if path in own or inside or posixpath.basename(path) in ROOT_MARKERS:
            return path
    return ""


def is_concerned(post: Post, changes: Changes) -> bool:
    """Whether the post changed, or a file that it names or looked for."""
    if post.path in changes.paths:
        return True
    return any(
        path in changes.paths
        for item in post.attachments
        for path in (item.resolution.path, item.resolution.near, *item.resolution.tried)
        if path
    )


def is_visual(path: str) -> bool:
    return _VISUAL.search(path) is not None


def likely(
    posts: Sequence[tuple[Site, str]], repository: Repository, changes: Changes
) -> list[tuple[Site, str]]:
    """The posts that a change can concern at all."""
    visuals = sorted(filter(is_visual, changes.paths))
    return naming(posts, repository, visuals, changes.paths) if visuals else _only(posts, changes.paths)


def _only(posts: Iterable[tuple[Site, str]], paths: Container[str]) -> list[tuple[Site, str]]:
    return [(site, path) for site, path in posts if path in paths]


def naming(
    posts: Sequence[tuple[Site, str]],
    repository: Repository,
    visuals: Sequence[str],
    besides: Container[str] = (),
) -> list[tuple[Site, str]]:
    """The posts that may use one of the visuals, told by their names, and those of `besides`."""
    stems = {posixpath.splitext(posixpath.basename(path))[0] for path in visuals}
    if len(stems) > MOST_NAMES or not all(map(_PLAIN.fullmatch, stems)):
        return list(posts)
    named = re.compile("|".join(sorted(map(re.escape, stems))), re.I)
    folders = {posixpath.dirname(path) for path in visuals}
    return [
        (site, path)
        for site, path in posts
        if path in besides or _may_use(site, path, folders, repository, named)
    ]


def _may_use(
    site: Site, path: str, folders: Iterable[str], repository: Repository, named: re.Pattern[str]
) -> bool:
    """Whether a post holds the name, or stands where pictures belong to it without being named."""
    folder, name = posixpath.split(path)
    beside = folder in folders
    bundled = name.startswith(("index.", "_index.")) and any(it.startswith(f"{folder}/") for it in folders)
    if beside or bundled or site.format in _FOLDER_FORMATS:
        return True
    try:
        return named.search(repository.read_text(path)) is not None
    except TextError:
        return False
