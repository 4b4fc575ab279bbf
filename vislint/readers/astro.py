"""Astro: the pages of content collections, and Markdown pages of a blog below `src/pages`.

Whether a field of the front matter is a file beside the post is set by the site's own schema, in TypeScript.
The schema is read as text; without one the usual names are looked for, beside the post and in `public/`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from vislint.model import Post, Resolution
from vislint.readers import Recognised
from vislint.readers.aliases import Alias, read_aliases, resolve_alias
from vislint.readers.astro_schema import Schema, read_schema
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

NAME = "astro"
PRIORITY = 30

CONFIG_NAMES = frozenset(f"astro.config.{suffix}" for suffix in ("js", "ts", "mjs", "mts", "cjs", "cts"))

DATES = ("pubDate", "publishDate", "pubDatetime", "publishedAt", "date", "published")
TEXTS = ("description", "excerpt", "summary")
USUAL_ALIASES = {"~/": "src", "@/": "src", "src/": "src"}

NO_POSTS = frozenset(
    {"authors", "author", "categories", "docs", "legal", "pages", "people", "tags", "team", "i18n"}
)
"""Collections whose entries are posts only when they bear a date."""

_PLACES = ("src/content", "src/data/blog", "src/data/posts", "src/blog")
_PAGES = re.compile(r"src/pages/(?:[\w-]+/)*(?:blog|posts|articles|news)/")


def recognise(repository: Repository) -> Iterator[Recognised]:
    for folder, name in roots_by_name(repository, CONFIG_NAMES):
        yield Recognised(folder, name)


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Astro:
    text = config_text(repository, folder, CONFIG_NAMES)
    schema = read_schema(repository, folder)
    public = next(iter(strings(text, "publicDir")), "public")
    return Astro(
        repository,
        folder,
        signal,
        places=tuple(dict.fromkeys(join(folder, place) for place in (*_PLACES, *schema.folders))),
        public=join(folder, public),
        base=next(iter(strings(text, "base")), "").strip("/"),
        schema=schema,
        aliases=read_aliases(repository, folder, USUAL_ALIASES),
    )


@dataclass(frozen=True)
class Astro:
    """An Astro site. `base` is the folder of the address below which it is served."""

    repository: Repository
    folder: str
    signal: str
    places: tuple[str, ...]
    public: str
    base: str
    schema: Schema
    aliases: tuple[Alias, ...]
    format: str = NAME

    def claims(self, path: str) -> bool:
        if not path.endswith(MARKDOWN):
            return False
        place = max((place for place in self.places if path.startswith(f"{place}/")), key=len, default=None)
        if place is None:
            inner = path[len(self.folder) :].lstrip("/") if self.folder else path
            return bool(_PAGES.match(inner)) and not is_private(inner)
        below = path[len(place) + 1 :]
        if is_private(below):
            return False
        collection = below.partition("/")[0] if "/" in below else posixpath.basename(place)
        return collection.lower() not in NO_POSTS or is_dated(self.repository, path, DATES)

    def read(self, path: str) -> list[Post]:
        fields = Fields(
            previews=(*self.schema.images, *USUAL_PREVIEWS), dates=DATES, texts=TEXTS, alts=self.schema.keys
        )
        resolve = partial(self._resolve, path)
        return [read_page(self.repository, path, NAME, fields, resolve, resolve)]

    def _resolve(self, path: str, reference: str) -> Resolution:
        """Beside the post, by an alias, or from the top of the site, where `public/` is served."""
        aliased = resolve_alias(self.repository, self.aliases, reference)
        if aliased is not None and aliased.standing != "missing":
            return aliased
        beside = [folder_of(path), join(self.folder, "src"), self.public]
        roots = [self.public, self.folder or "."]
        found = self.repository.resolve(reference, beside, site_roots=roots)
        if found.standing == "missing" and self.base and reference.startswith(f"/{self.base}/"):
            inner = self.repository.resolve(reference[len(self.base) + 1 :], [], site_roots=roots)
            found = inner if inner.standing != "missing" else found
        return found if found.standing != "missing" or aliased is None else aliased
