"""Gatsby: dated pages in the folders that the site reads, pictures beside them or in `static/`.

A picture in front matter is a path from the page (gatsbyjs.com/docs/working-with-images-in-markdown); plugins
for Netlify's CMS turn `/uploads/a.png` into one (npm gatsby-remark-relative-images). Both read on 2026-11-27.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vislint.readers import Recognised
from vislint.readers.drafting import join
from vislint.readers.js_text import config_text, strings
from vislint.readers.public_site import PublicSite
from vislint.readers.web_page import roots_by_name
from vislint.repository import Repository

NAME = "gatsby"
PRIORITY = 95

CONFIG_NAMES = frozenset(f"gatsby-config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs"))
_PLACES = ("content", "blog", "posts", "src")
"""Where pages lie besides the folders that the configuration names in plain text."""
_HERE = re.compile(r"^(?:\$\{__dirname\}|\.)?/+")


def recognise(repository: Repository) -> Iterator[Recognised]:
    for folder, name in roots_by_name(repository, CONFIG_NAMES):
        yield Recognised(folder, name)


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,
) -> PublicSite:
    text = config_text(repository, folder, CONFIG_NAMES)
    named = [_HERE.sub("", name) for name in strings(text, "path")]
    places = [name for name in (*named, *_PLACES) if "$" not in name and ".." not in name]
    static = join(folder, "static")
    return PublicSite(
        repository,
        folder,
        signal,
        NAME,
        places=(folder,) if forced else tuple(dict.fromkeys(join(folder, name) for name in places)),
        served=(static,),
        base=next(iter(strings(text, "pathPrefix")), "").strip("/"),
        forced=forced,
    )
