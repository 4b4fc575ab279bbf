"""VitePress: dated pages, pictures beside them, in `public/` or from the top of the pages.

vitepress.dev/guide/asset-handling and /guide/routing#source-directory, read on 2026-11-27.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vislint.readers import Recognised
from vislint.readers.aliases import read_aliases
from vislint.readers.drafting import folder_of, join
from vislint.readers.js_text import config_text, strings
from vislint.readers.public_site import PublicSite
from vislint.repository import Repository

NAME = "vitepress"
PRIORITY = 95

CONFIG_NAMES = tuple(f"config.{suffix}" for suffix in ("js", "ts", "mjs", "mts", "cjs", "cts"))
_FOLDER = ".vitepress"


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        above, _, name = path.rpartition("/")
        folder = folder_of(above)
        if name in CONFIG_NAMES and above.rpartition("/")[2] == _FOLDER and folder not in seen:
            seen.add(folder)
            yield Recognised(folder, f"{_FOLDER}/{name}")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,
) -> PublicSite:
    text = config_text(repository, join(folder, _FOLDER), CONFIG_NAMES)
    source = join(folder, next(iter(strings(text, "srcDir")), ""))
    return PublicSite(
        repository,
        folder,
        signal,
        NAME,
        places=(source,),
        served=(join(source, "public"), source or "."),
        base=next(iter(strings(text, "base")), "").strip("/"),
        aliases=read_aliases(repository, folder, {}),
        forced=forced,
    )
