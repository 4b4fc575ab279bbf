"""What an Eleventy configuration says about folders, read as text: it is a program, and never run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vislint.readers.drafting import join
from vislint.readers.js_text import config_text, strings
from vislint.repository import Repository

CONFIG_NAMES = frozenset(
    {".eleventy.js", ".eleventy.cjs", *(f"eleventy.config.{suffix}" for suffix in ("js", "mjs", "cjs", "ts"))}
)

_COPIED = re.compile(r"addPassthroughCopy\s*\(\s*\{([^}]*)\}")
_PAIR = re.compile(r"""['"`]([^'"`\n]+)['"`]\]?\s*:\s*['"`]([^'"`\n]*)['"`]""")
_TOPS = ("", "public", "static", "assets")


@dataclass(frozen=True, slots=True)
class EleventySettings:
    """Folders as paths in the repository."""

    input: str
    copied: tuple[tuple[str, str], ...]
    """Folders whose files are copied, each with the address that they get: `/img/` and `src/img`."""
    tops: tuple[str, ...]
    """Folders that often lie at the top of a site, asked when nothing that is copied fits."""
    prefix: str
    """The folder of the address below which the site is served."""


def read_settings(repository: Repository, folder: str) -> EleventySettings:
    """The settings of the site in `folder`, Eleventy's defaults where it says nothing."""
    text = config_text(repository, folder, CONFIG_NAMES)
    named = [*strings(text, "setInputDirectory"), *strings(text, "input")]
    source = join(folder, named[0]) if named and not named[0].startswith("..") else folder
    inner = dict.fromkeys((source, join(folder, "src"), folder))
    return EleventySettings(
        input=source,
        copied=tuple(_copied(text, folder, source)),
        tops=tuple(join(base, top) or "." for top in _TOPS for base in inner),
        prefix=next(iter(strings(text, "pathPrefix")), "").strip("/"),
    )


def _copied(text: str, folder: str, source: str) -> list[tuple[str, str]]:
    """The addresses and folders of `addPassthroughCopy("src/img")` and `addPassthroughCopy({"a": "/b"})`."""
    found = [
        (_address(join(folder, name), source, folder), name) for name in strings(text, "addPassthroughCopy")
    ]
    for mapping in _COPIED.finditer(text):
        found += [(target, name) for name, target in _PAIR.findall(mapping[1])]
    plain = [(address, re.split(r"[*{]", name)[0]) for address, name in found]
    return [(f"/{join(address)}/".replace("//", "/"), join(folder, name) or ".") for address, name in plain]


def _address(path: str, source: str, folder: str) -> str:
    """Where a copied folder is served: below the input folder its name there, else that in the site."""
    above = source if source and f"{path}/".startswith(f"{source}/") else folder
    return re.split(r"[*{]", path[len(above) :])[0]
