"""What a Hugo site's configuration says about where its pages and files lie."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from vislint.model import Post
from vislint.readers.drafting import folder_of, join, open_document
from vislint.readers.nodes import Node
from vislint.repository import Repository

_SUFFIXES = (".toml", ".yaml", ".yml", ".json")
CONFIG_NAMES = {"hugo": _SUFFIXES, "config": (".toml", ".yaml", ".yml")}
"""Names of the configuration file, with the suffixes that tell a Hugo site by."""

_BUNDLE = re.compile(r"index(?:\.[\w-]+)?\.(?:md|markdown)")
_OWN_TAG = re.compile(r"(?:og|twitter):image", re.I)
_PARTS = ("hugo", "config", "params", "languages", "module")
_KEYS = frozenset(_PARTS[2:])
"""Files of config/_default/ that are read; those in `_KEYS` hold what is below the key of that name."""


@dataclass(frozen=True, slots=True)
class HugoSettings:
    """Folders as paths in the repository; content folders of languages first, being the deeper ones."""

    content: tuple[str, ...]
    static: tuple[str, ...]
    assets: tuple[str, ...]
    sections: frozenset[str]
    """Sections whose pages are posts, in lower case; empty when the site does not say."""
    bundles: frozenset[str]
    """Folders that are the leaf bundle of a page: other texts in them are no pages."""
    only_cover: bool
    """True for PaperMod: it shows `cover`, `images` and what Hugo picks, and no other field."""
    bases: tuple[str, ...] = ()
    """The paths below which the site is served, such as /blog; each language may have one of its own."""
    mounts: tuple[tuple[str, str | None], ...] = ()
    """Addresses below which the files of a folder are served (`/shared/`), and that folder: None where it is
    not in the repository."""
    no_default: bool = False
    """True where it is certain that a page which names no picture has no preview."""

    def content_of(self, path: str) -> str | None:
        """The content folder that a page lies in."""
        return next((folder for folder in self.content if path.startswith(f"{folder}/")), None)


def read_settings(repository: Repository, folder: str) -> HugoSettings:
    """The settings of the site in `folder`, Hugo's defaults where it says nothing or cannot be read."""
    said: defaultdict[str, list[Node]] = defaultdict(list)
    for config in _configs(repository, folder):
        for key in ("contentDir", "staticDir", "assetDir", "theme", "baseURL"):
            said[key] += config.get(key, any_case=True).items
        for path in ("params.mainSections", "mainSections"):
            said["sections"] += config.at(path, any_case=True).items
        for imported in config.at("module.imports", any_case=True).items:
            said["theme"] += imported.get("path", any_case=True).items
            said["elsewhere"] += imported.get("mounts", any_case=True).items
        said["mounts"] += config.at("module.mounts", any_case=True).items
        for language in config.get("languages", any_case=True).fields.values():
            said["contentDir"] += language.get("contentDir", any_case=True).items
            said["baseURL"] += language.get("baseURL", any_case=True).items
            said["images"] += language.at("params.images", any_case=True).items
        said["images"] += config.at("params.images", any_case=True).items
    themes = [join(folder, "themes", name) for name in _texts(said["theme"])]
    content = {join(folder, name) for name in _texts(said["contentDir"]) or ["content"]}
    texts = (path for path in repository.under(folder) if is_bundle(path))
    only_cover = any("papermod" in name.lower() for name in _texts(said["theme"]))
    known = not said["images"] and (only_cover or not said["theme"])
    return HugoSettings(
        content=tuple(sorted(content, key=lambda name: (-name.count("/"), name))),
        static=_below(folder, said["staticDir"], "static", themes),
        assets=_below(folder, said["assetDir"], "assets", themes),
        sections=frozenset(name.lower() for name in _texts(said["sections"])),
        bundles=frozenset(map(folder_of, texts)),
        only_cover=only_cover,
        bases=tuple(base for name in _texts(said["baseURL"]) if (base := _path_of(name))),
        mounts=(
            *_mounts(repository, said["mounts"], folder),
            *_mounts(repository, said["elsewhere"], None),
        ),
        no_default=known and not _has_own_templates(repository, folder),
    )


def _mounts(repository: Repository, told: list[Node], folder: str | None) -> Iterator[tuple[str, str | None]]:
    """Mounts of the site in `folder`; with None those of a module, which lies elsewhere."""
    for node in told:
        kind, _, below = node.get("target", any_case=True).text.strip("/").partition("/")
        source = join(folder, node.get("source", any_case=True).text) if folder is not None else ""
        known = source in repository.folders if source else False
        if kind in ("static", "assets") and (known or below):
            yield f"/{below}/".replace("//", "/"), source if known else None


def _path_of(address: str) -> str:
    """The path of an address without a slash at its end; empty where there is none or it cannot be read."""
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError:
        return ""


def _has_own_templates(repository: Repository, folder: str) -> bool:
    """Whether the site writes the tags of its previews itself, in a way that only a build can tell."""
    layouts = (path for path in repository.under(join(folder, "layouts")) if path.endswith(".html"))
    return any(_OWN_TAG.search(repository.head(path)) for path in layouts)


def is_bundle(path: str) -> bool:
    return bool(_BUNDLE.fullmatch(posixpath.basename(path)))


def _configs(repository: Repository, folder: str) -> Iterator[Node]:
    for name, suffixes in CONFIG_NAMES.items():
        for suffix in suffixes:
            yield from _load(repository, join(folder, name + suffix), suffix)
    for name in _PARTS:
        for suffix in _SUFFIXES:
            for data in _load(repository, join(folder, "config/_default", name + suffix), suffix):
                yield Node({name: data}) if name in _KEYS else data


def _load(repository: Repository, path: str, suffix: str) -> Iterator[Node]:
    if path in repository.file_set:
        document = open_document(repository, path, "hugo", suffix)
        if not isinstance(document, Post):
            yield document.data


def _texts(nodes: list[Node]) -> list[str]:
    return list(dict.fromkeys(node.text.strip("/") for node in nodes if node.text.strip("/")))


def _below(folder: str, named: list[Node], usual: str, themes: list[str]) -> tuple[str, ...]:
    own = [join(folder, name) for name in _texts(named) or [usual]]
    return (*own, *(join(theme, usual) for theme in themes))
