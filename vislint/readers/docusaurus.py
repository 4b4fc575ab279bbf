"""Docusaurus: the posts of its blogs. The pages of its documentation are none.

A preview that begins with `./` is a file beside the post; any other is an address from the top of the site,
where the files of `static/` lie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from vislint.model import Post, Resolution
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, folder_of, join, open_document
from vislint.readers.js_text import config_text, listed, objects, strings
from vislint.readers.web_page import (
    MARKDOWN,
    Fields,
    add_previews,
    add_text,
    is_private,
    page_post,
    roots_by_name,
)
from vislint.repository import Repository

NAME = "docusaurus"
PRIORITY = 30

CONFIG_NAMES = frozenset(f"docusaurus.config.{suffix}" for suffix in ("js", "ts", "mjs", "cjs", "mts", "cts"))
FIELDS = Fields(previews=("image",), texts=("description",), place_for_alt=False)

_BLOG = r"""\bblog['"]?\s*:|plugin-content-blog['"]?\)?\s*,"""
_NO_BLOG = re.compile(r"""\bblog['"]?\s*:\s*false\b""")
_TRANSLATED = re.compile(r"i18n/[^/]+/docusaurus-plugin-content-blog(?:-[^/]+)?/")
_MAY_ADD = re.compile(
    r"""\bimage['"]?\s*:|<head>|(?:og|twitter):image|\bog\b|open-?graph|social-?(?:card|image)"""
    r"""|\.\.\.|(?:require\(|from )['"]\.""",
    re.I,
)
"""What may give a page a preview: `themeConfig.image`, tags, a plugin, settings from elsewhere."""
_WRITES_TAGS = re.compile(r"src/theme/(?:Blog|Layout|Root|Site|PageMetadata|Metadata|SearchMetadata)")
_KEPT = "pathname://"
"""Before an address that Docusaurus shall not look for, since the file may come from elsewhere."""
_TEST = re.compile(r"\.test\.\w+$|(?:^|/)__tests__/")


def recognise(repository: Repository) -> Iterator[Recognised]:
    for folder, name in roots_by_name(repository, CONFIG_NAMES):
        yield Recognised(folder, name)


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Docusaurus:
    text = config_text(repository, folder, CONFIG_NAMES)
    blogs = [found[-1] if (found := strings(inner, "path")) else "blog" for inner in objects(text, _BLOG)]
    if not blogs and not _NO_BLOG.search(text):
        blogs = ["blog"]
    return Docusaurus(
        repository,
        folder,
        signal,
        blogs=tuple(join(folder, name) for name in blogs),
        static=tuple(join(folder, name) for name in listed(text, "staticDirectories") or ["static"]),
        base=next(iter(strings(text, "baseUrl")), "/").strip("/"),
        told_apart=bool({"detect", "md"}.intersection(strings(text, "format"))),
        no_default=_has_no_default(repository, folder, text),
    )


def _has_no_default(repository: Repository, folder: str, config: str) -> bool:
    """Whether it is certain that a page without `image` has no preview: the configuration can be read, names
    no picture and nothing that may add one, and no part of the theme that writes tags is replaced."""
    if "presets" not in config or _MAY_ADD.search(config):
        return False
    replaced = (path[len(folder) :].lstrip("/") for path in repository.under(join(folder, "src/theme")))
    return not any(_WRITES_TAGS.match(path) for path in replaced)


@dataclass(frozen=True)
class Docusaurus:
    """A Docusaurus site.

    `base` is the folder of the address below which it is served. `told_apart` when `.md` files are plain
    Markdown; usually they are MDX too.
    """

    repository: Repository
    folder: str
    signal: str
    blogs: tuple[str, ...]
    static: tuple[str, ...]
    base: str
    told_apart: bool
    no_default: bool = False
    format: str = NAME

    def claims(self, path: str) -> bool:
        if not path.endswith(MARKDOWN):
            return False
        inner = path[len(self.folder) :].lstrip("/") if self.folder else path
        translated = _TRANSLATED.match(inner)
        blog = next((blog for blog in self.blogs if path.startswith(f"{blog}/")), None)
        if translated is None and blog is None:
            return False
        below = inner[translated.end() :] if translated else path[len(blog or "") + 1 :]
        return not is_private(below) and not _TEST.search(below)

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        if isinstance(document, Post):
            return [document]
        gathering = Gathering(document.flaw)
        add_previews(gathering, document.data, FIELDS, partial(self._preview, path))
        bare = self.no_default and not gathering.attachments and not _MAY_ADD.search(document.body)
        said = document.data.at("mdx.format").text
        mdx = said == "mdx" or (said not in ("md", "detect") and not self.told_apart) or path.endswith(".mdx")
        add_text(gathering, document, partial(self._resolve, path), mdx=mdx)
        return [replace(page_post(path, NAME, document, gathering, FIELDS), bare=bare)]

    def _resolve(self, path: str, reference: str) -> Resolution:
        """A reference in the text: beside the post, from the top of the site, or by an alias."""
        if reference.startswith(_KEPT):
            found = self._served(reference.removeprefix(_KEPT), [folder_of(path)])
            return (
                found if found.path else Resolution("generated", note="kept from Docusaurus by pathname://")
            )
        if reference.startswith("@site/"):
            return self.repository.resolve(reference[len("@site") :], [], site_roots=[self.folder])
        return self._served(reference, [folder_of(path)])

    def _preview(self, path: str, reference: str) -> Resolution:
        if reference.startswith("./"):
            return self.repository.resolve(reference, [folder_of(path)])
        address = re.sub(r"^(?:\.\./)+", "", reference)  # as a browser does at the top of a site
        found = self._served(address, list(self.static))
        if found.standing != "missing":
            return found
        beside = self._resolve(path, reference)
        if beside.path is None:
            return found
        note = f"Docusaurus takes it as an address of the site; {beside.path} is taken only with ./ before it"
        return replace(found, note=note)

    def _served(self, reference: str, folders: list[str]) -> Resolution:
        """A reference that may begin with the folder of the address that the site is served below."""
        found = self.repository.resolve(reference, folders, site_roots=self.static)
        if found.standing != "missing" or not self.base or not reference.startswith(f"/{self.base}/"):
            return found
        inner = self.repository.resolve(reference[len(self.base) + 1 :], [], site_roots=self.static)
        return inner if inner.standing != "missing" else found
