"""Hexo: the posts in `source/_posts/`, each with a folder of its own for its pictures.

The tags `img` and `asset_img` are read as hexo 8.1.2 does (dist/plugins/tag): an `asset_img` whose file is
not there shows nothing at all. Plugins make `![A](a.png)` lead into the folder of the post, with that folder
before it or without (github.com/qingshan-dev/hexo-asset-image, read on 2026-11-27): both count as found.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vislint.model import Attachment, Post, Resolution
from vislint.readers import Recognised
from vislint.readers.code_spans import blotted, code_spans
from vislint.readers.drafting import Gathering, configuration, folder_of, join, open_document
from vislint.readers.front_matter import Document
from vislint.readers.lines import Lines
from vislint.readers.liquid import hide_templates
from vislint.readers.markdown_images import comment_spans
from vislint.readers.public_site import FIELDS
from vislint.readers.visual_names import VISUAL_SUFFIX
from vislint.readers.web_page import CARD_FIELDS, MARKDOWN, add_previews, page_post
from vislint.repository import Repository

NAME = "hexo"
PRIORITY = 95

_CONFIGS = ("_config.yml", "_config.yaml")
_TAG = re.compile(r"\{%\s*(?P<name>img|asset_img)\s+(?P<inner>[^%]{1,2000})%\}")
_FILE = re.compile(rf"\S+\.{VISUAL_SUFFIX}(?:[?#]\S*)?(?=\s|$)", re.I)
_QUOTED = re.compile(r""""([^"]*)"|'([^'"]*)'""")


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        folder, name = posixpath.split(path)
        if name not in _CONFIGS or folder in seen or '"hexo"' not in _package(repository, folder):
            continue
        site = open_site(repository, folder, "", {})
        if join(site.source, "_posts") in repository.folders:
            seen.add(folder)
            yield Recognised(folder, f"{name}, hexo in package.json and {site.source[len(folder) :]}/_posts/")


def _package(repository: Repository, folder: str) -> str:
    return repository.head(join(folder, "package.json"))


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Hexo:
    config = configuration(repository, folder, dict.fromkeys(_CONFIGS, ".yml"), NAME)
    themes = (join(folder, "themes", config.get("theme").text, "source"),) if config.get("theme").text else ()
    source = join(folder, config.get("source_dir").text or "source")
    return Hexo(repository, folder, signal, source, (source, *themes), config.get("root").text.strip("/"))


@dataclass(frozen=True)
class Hexo:
    """A Hexo site. What lies in the `served` folders is served from the top, below the path `base`."""

    repository: Repository
    folder: str
    signal: str
    source: str
    served: tuple[str, ...]
    base: str
    format: str = NAME

    def claims(self, path: str) -> bool:
        folders = (join(self.source, name) for name in ("_posts", "_drafts"))
        return path.endswith(MARKDOWN) and any(path.startswith(f"{folder}/") for folder in folders)

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        if isinstance(document, Post):
            return [document]
        gathering = Gathering(document.flaw)
        add_previews(gathering, document.data, FIELDS, lambda text: self._resolve(path, text))
        previews = len(gathering.attachments)
        self._add_text(gathering, path, document)
        gathering.attachments[previews:] = sorted(
            gathering.attachments[previews:], key=lambda item: (item.line, item.column)
        )
        post = page_post(path, NAME, document, gathering, FIELDS)
        carded = document.data.first(*CARD_FIELDS).given
        drafted = path.startswith(f"{join(self.source, '_drafts')}/")
        return [
            replace(
                post,
                destinations=post.destinations if carded else (),
                status="draft" if drafted else post.status,
            )
        ]

    def _add_text(self, gathering: Gathering, path: str, document: Document) -> None:
        lines = Lines(document.body, document.body_line)
        hidden = hide_templates(document.body)
        found = gathering.find(hidden.text, document.body_line)
        for image in found.images:
            gathering.add_image(hidden.put_back(image), lines, lambda text: self._resolve(path, text), "body")
        gathering.lose_inverted([hidden.put_back(image) for image in found.inverted], lines)
        silent = [*code_spans(document.body), *comment_spans(document.body)]
        for tag in _TAG.finditer(blotted(document.body, silent)):
            file = _FILE.search(tag["inner"])
            if file:
                self._add_tag(gathering, path, tag, file, lines)

    def _add_tag(
        self, gathering: Gathering, path: str, tag: re.Match[str], file: re.Match[str], lines: Lines
    ) -> None:
        """Behind the file stand its width and height, its title and its alt text, in quotes."""
        line, column = lines.place(tag.start())
        said = [double or single for double, single in _QUOTED.findall(tag["inner"][file.end() :])]
        own = [posixpath.splitext(path)[0]]
        asset = tag["name"] == "asset_img"
        gathering.attachments.append(
            Attachment(
                reference=file[0],
                line=line,
                column=column,
                resolution=self.repository.resolve(file[0], own) if asset else self._resolve(path, file[0]),
                alt=said[1] if len(said) > 1 else None,
                title=said[0] if said else None,
                role="body",
            )
        )

    def _resolve(self, path: str, reference: str) -> Resolution:
        """A reference in the post's folder, beside the post, or from the top of the site."""
        folders = [posixpath.splitext(path)[0], folder_of(path), *self.served]
        found = self.repository.resolve(reference, folders, site_roots=self.served)
        if found.standing == "missing" and self.base and reference.startswith(f"/{self.base}/"):
            inner = self.repository.resolve(reference[len(self.base) + 1 :], [], site_roots=self.served)
            return inner if inner.standing != "missing" else found
        return found
