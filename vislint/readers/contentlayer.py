"""Next.js with Contentlayer, or with a folder of posts as starters have it: pictures lie in `public/`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from vislint.model import Post, Resolution
from vislint.readers import Recognised
from vislint.readers.aliases import Alias, read_aliases, resolve_alias
from vislint.readers.drafting import folder_of, join
from vislint.readers.js_text import config_text, strings
from vislint.readers.web_page import (
    MARKDOWN,
    USUAL_PREVIEWS,
    Fields,
    is_dated,
    is_private,
    read_page,
    roots_by_name,
)
from vislint.repository import Repository

NAME = "contentlayer"
PRIORITY = 35

_SUFFIXES = ("js", "ts", "mjs", "cjs")
CONFIG_NAMES = frozenset(f"contentlayer.config.{suffix}" for suffix in _SUFFIXES)
NEXT_NAMES = frozenset(f"next.config.{suffix}" for suffix in _SUFFIXES)

FIELDS = Fields(
    previews=("ogImage", "socialImage", "images", *USUAL_PREVIEWS),
    dates=("date", "publishedAt", "publishDate", "pubDate", "createdAt"),
    texts=("summary", "description", "excerpt"),
)

_PLACES = ("data/blog", "content/blog", "content/posts", "_posts")
"""Where the posts of a Next site lie when no Contentlayer configuration says it."""

_OPEN_PLACES = ("data", "content", "posts")
"""Where they may lie besides, with a Contentlayer configuration that does not name its folder."""

_NO_POSTS = re.compile(r"(?:^|/)(?:authors?|docs|pages|people|team|legal|snippets|projects)/", re.I)


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for folder, name in roots_by_name(repository, CONFIG_NAMES):
        seen.add(folder)
        yield Recognised(folder, name)
    for folder, name in roots_by_name(repository, NEXT_NAMES):
        place = next((place for place in _PLACES if join(folder, place) in repository.folders), None)
        if folder not in seen and place:
            yield Recognised(folder, f"{name} and {place}/")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Contentlayer:
    text = config_text(repository, folder, CONFIG_NAMES)
    named = strings(text, "contentDirPath") or (_OPEN_PLACES if _has(repository, folder) else ())
    base = next(iter(strings(config_text(repository, folder, NEXT_NAMES), "basePath")), "")
    return Contentlayer(
        repository,
        folder,
        signal,
        places=tuple(dict.fromkeys(join(folder, place) for place in (*named, *_PLACES))),
        base=base.strip("/"),
        aliases=read_aliases(repository, folder, {}),
    )


def _has(repository: Repository, folder: str) -> bool:
    return any(join(folder, name) in repository.file_set for name in CONFIG_NAMES)


@dataclass(frozen=True)
class Contentlayer:
    """A Next site. `base` is the folder of the address below which it is served."""

    repository: Repository
    folder: str
    signal: str
    places: tuple[str, ...]
    base: str
    aliases: tuple[Alias, ...]
    format: str = NAME

    def claims(self, path: str) -> bool:
        place = next((place for place in self.places if path.startswith(f"{place}/")), None)
        if place is None or not path.endswith(MARKDOWN):
            return False
        below = path[len(place) + 1 :]
        if is_private(below):
            return False
        return not _NO_POSTS.search(below) or is_dated(self.repository, path, FIELDS.dates)

    def read(self, path: str) -> list[Post]:
        resolve = partial(self._resolve, path)
        return [read_page(self.repository, path, NAME, FIELDS, resolve, resolve)]

    def _resolve(self, path: str, reference: str) -> Resolution:
        """From the top of the site, where `public/` is served; else by an alias or beside the post."""
        aliased = resolve_alias(self.repository, self.aliases, reference)
        if aliased is not None and aliased.standing != "missing":
            return aliased
        public = join(self.folder, "public")
        found = self.repository.resolve(reference, [folder_of(path), public], site_roots=[public])
        if found.standing == "missing" and self.base and reference.startswith(f"/{self.base}/"):
            inner = self.repository.resolve(reference[len(self.base) + 1 :], [], site_roots=[public])
            found = inner if inner.standing != "missing" else found
        return found
