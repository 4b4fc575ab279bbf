"""Nuxt Content: dated pages in `content/`, pictures in `public/` or, with a module, beside them.

content.nuxt.com/docs/getting-started and github.com/davestewart/nuxt-content-assets, read on 2026-11-27.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vislint.readers import Recognised
from vislint.readers.aliases import read_aliases
from vislint.readers.drafting import join
from vislint.readers.js_text import config_text, strings
from vislint.readers.public_site import PublicSite
from vislint.readers.web_page import roots_by_name
from vislint.repository import Repository

NAME = "nuxt"
PRIORITY = 95

CONFIG_NAMES = frozenset(f"nuxt.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs", "mts"))
_SERVED = ("public", "app/public", "static", "content")
"""`static/` was the name of `public/` in Nuxt 2."""


def recognise(repository: Repository) -> Iterator[Recognised]:
    for folder, name in roots_by_name(repository, CONFIG_NAMES):
        if join(folder, "content") in repository.folders:
            yield Recognised(folder, f"{name} and content/")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,
) -> PublicSite:
    text = config_text(repository, folder, CONFIG_NAMES)
    usual = {"~/": "", "@/": "", "~~/": "", "@@/": ""}
    return PublicSite(
        repository,
        folder,
        signal,
        NAME,
        places=(folder if forced else join(folder, "content"),),
        served=tuple(join(folder, name) for name in _SERVED),
        base=next(iter(strings(text, "baseURL")), "").strip("/"),
        aliases=read_aliases(repository, folder, usual),
        forced=forced,
    )
