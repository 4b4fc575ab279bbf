"""What a Jekyll site's configuration says: where its pages lie, and what front matter they start from."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from vislint.readers.drafting import configuration, folder_of, join
from vislint.readers.nodes import Node
from vislint.repository import Repository

CONFIGS = {"_config.yml": ".yml", "_config.yaml": ".yaml", "_config.toml": ".toml"}
POST_FOLDERS = ("_posts", "_drafts")

_THEMES = re.compile(r"(chirpy|minimal-mistakes)", re.I)
_HEADS = ("_includes", "_layouts")
_SEO = re.compile(r"\{%-?\s*seo\b")


@dataclass(frozen=True, slots=True)
class Default:
    """Front matter that the configuration gives to the pages of a folder and a type."""

    path: str
    kind: str
    values: Node

    def holds(self, path: str, kind: str) -> bool:
        """Whether it is meant for the page at `path`, relative to the site."""
        if self.kind and self.kind != kind:
            return False
        if "*" in self.path:
            return any(fnmatchcase(folder, self.path) for folder in (path, *_above(path)))
        return not self.path or path == self.path or path.startswith(f"{self.path}/")


@dataclass(frozen=True, slots=True)
class JekyllSettings:
    """The configuration as it is needed; `source` is the folder of the pages, in the repository."""

    source: str
    base: str
    """The path that every address of the site begins with, such as /blog."""
    collections: str
    """The folder of the collections, relative to `source`."""
    names: frozenset[str]
    built: frozenset[str]
    """The collections whose files become pages; others only lend their data to pages."""
    excluded: tuple[str, ...]
    defaults: tuple[Default, ...]
    theme: str
    """`chirpy`, `minimal-mistakes`, or nothing."""
    seo_tag: bool
    """Whether jekyll-seo-tag, and nothing else, names the preview."""
    no_default: bool
    """Whether that is certain: the site's own layout has the tag, so that no theme can add a picture."""
    data: Node

    def kind_of(self, path: str) -> str:
        """The collection of a file: `posts`, `drafts` or one of the site's; nothing for others."""
        steps = folder_of(self.inner(path)).split("/")
        found = next((step for step in reversed(steps) if step in POST_FOLDERS), "")
        if found:
            return found[1:]
        collections = f"{self.collections}/" if self.collections else ""
        first = self.inner(path).removeprefix(collections).partition("/")[0]
        return first[1:] if first[:1] == "_" and first[1:] in self.names else ""

    def inner(self, path: str) -> str:
        return path[len(self.source) :].lstrip("/") if path.startswith(f"{self.source}/") else path

    def excludes(self, path: str) -> bool:
        inner = self.inner(path)
        return any(
            inner == entry or inner.startswith(f"{entry}/") or fnmatchcase(inner, entry)
            for entry in self.excluded
        )

    def defaults_of(self, path: str) -> list[Node]:
        """Front matter that the page starts from, the most special first."""
        inner, kind = self.inner(path), self.kind_of(path)
        return [default.values for default in self.defaults if default.holds(inner, kind)]


def read_settings(repository: Repository, folder: str) -> JekyllSettings:
    """The settings of the site in `folder`, Jekyll's own where it says nothing or cannot be read."""
    data = configuration(repository, folder, CONFIGS, "jekyll")
    collections = data.get("collections")
    built = (name for name, options in collections.fields.items() if options.get("output").flag)
    names = collections.fields or {node.text: node for node in collections.items}
    source = join(folder, data.get("source").text)
    gems = "".join(repository.head(join(folder, name)) for name in ("Gemfile",))
    told = " ".join([gems, *(data.get(key).text for key in ("theme", "remote_theme"))])
    theme = _THEMES.search(told)
    seo_tag = _uses_seo_tag(repository, source, data, gems)
    return JekyllSettings(
        source=source,
        base=data.get("baseurl").text.rstrip("/"),
        collections=data.get("collections_dir").text.strip("/"),
        names=frozenset(name for name in names if name not in ("", "posts", "drafts")),
        built=frozenset((*built, "posts", "drafts")),
        excluded=tuple(_path(entry) for entry in data.get("exclude").items if _path(entry)),
        defaults=tuple(sorted(_defaults(data), key=lambda it: (it.path.count("/") + len(it.path), it.kind)))[
            ::-1
        ],
        theme=theme[1].lower() if theme else "",
        seo_tag=seo_tag,
        no_default=seo_tag and not theme and _writes_seo_tag(repository, source),
        data=data,
    )


def _defaults(data: Node) -> Iterator[Default]:
    for entry in data.get("defaults").items:
        kind = entry.at("scope.type").text
        yield Default(_path(entry.at("scope.path")), kind, entry.get("values"))


def _path(node: Node) -> str:
    return node.text.strip().strip("/")


def _above(path: str) -> Iterator[str]:
    while folder := posixpath.dirname(path):
        yield folder
        path = folder


def _uses_seo_tag(repository: Repository, source: str, data: Node, gems: str) -> bool:
    """A site with tags of its own, or of a theme, may name another address than jekyll-seo-tag would."""
    plugins = {node.text for key in ("plugins", "gems") for node in data.get(key).items}
    if "jekyll-seo-tag" not in plugins and "jekyll-seo-tag" not in gems:
        return False
    heads = [path for folder in _HEADS for path in repository.under(join(source, folder))]
    return not any("og:image" in repository.head(path) for path in heads)


def _writes_seo_tag(repository: Repository, source: str) -> bool:
    heads = [path for folder in _HEADS for path in repository.under(join(source, folder))]
    return any(_SEO.search(repository.head(path)) for path in heads)
