"""One page of a Jekyll site: its front matter with the defaults of the site, and where references lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vislint.model import Attachment, Resolution
from vislint.readers.drafting import Gathering, alt_of, folder_of, join
from vislint.readers.jekyll_site import JekyllSettings
from vislint.readers.nodes import Node
from vislint.repository import Repository

HEADERS = ("header.og_image", "header.overlay_image", "header.image", "header.teaser")
"""Fields of Minimal Mistakes, in the order in which that theme asks them."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_CLIMB = re.compile(r"^(?:\.{1,2}/)+")


@dataclass(frozen=True)
class Page:
    """`names` holds the published files of the site by their last name."""

    repository: Repository
    settings: JekyllSettings
    names: Mapping[str, tuple[str, ...]]
    path: str
    data: Node

    def field(self, *dotted: str) -> Node:
        """The first of the fields that holds something: in the page, else in the site's defaults."""
        found = self.data.first(*dotted)
        for values in () if found.given else self.settings.defaults_of(self.path):
            found = values.first(*dotted)
            if found.given:
                return _moved(found, self.data.line)
        return found

    def value(self, name: str) -> str | None:
        """The text of a Liquid variable, where the configuration or the front matter gives it."""
        if name in ("site.baseurl", "site.url", "site.github.url", "base_path"):
            return ""
        scope, _, dotted = name.partition(".")
        source = {"site": self.settings.data, "page": self.data}.get(scope)
        found = source.at(dotted) if source else Node(None)
        return found.text or None

    @property
    def media(self) -> str:
        """The folder that Chirpy puts before the pictures of this page."""
        return self.field("media_subpath", "img_path").text.strip() if self.settings.theme == "chirpy" else ""

    def resolve(self, reference: str) -> Resolution:
        """A reference in the text: from the top of the site, beside the page, or by its name alone.

        The address of a page is up to its permalink, so a relative reference is tried in the usual places.
        """
        text = self._without_base(reference.strip())
        source, media = self.settings.source, self.media
        folders = [folder_of(self.path), source]
        if media and not _ABSOLUTE.match(text) and not text.startswith("/"):
            folders.insert(0, join(source, media))
        found = self._look_up(text, folders)
        if found.standing in ("missing", "outside", "wrong-case") and not text.startswith("/"):
            climbed = self.repository.resolve("/" + _CLIMB.sub("", text), (), site_roots=[source])
            found = climbed if climbed.path or found.standing == "outside" else found
        return found

    def resolve_tag(self, reference: str) -> Resolution:
        """A reference in an include, which may put a folder before it."""
        found = self.resolve(reference)
        if found.standing in ("missing", "wrong-case", "outside"):
            named = self._named(self._without_base(reference.strip()))
            return Resolution("local", named, tried=found.tried) if named else found
        return found

    def resolve_preview(self, reference: str) -> Resolution:
        """A preview: from the top of the site, as jekyll-seo-tag names it, wherever the page itself lies."""
        text = reference.strip()
        if self.media and not _ABSOLUTE.match(text):
            text = "/" + join(self.media, text)
        found = self._look_up(text, [self.settings.source])
        if found.standing != "missing":
            return found
        based = self._without_base(text)
        if text.startswith("/"):
            named = None if based == text else self._look_up(based, ()).path
        else:
            named = self._named(text)
        emitted = f"{self.settings.base}/{text.lstrip('/')}" if self.settings.seo_tag else ""
        return replace(found, standing="local", path=named, emitted=emitted) if named else found

    def _look_up(self, text: str, folders: Sequence[str]) -> Resolution:
        """A reference as the site serves it; a collection is published without its `_`."""
        settings = self.settings
        found = self.repository.resolve(text, folders, site_roots=[settings.source])
        first, _, rest = text.lstrip("/").partition("/")
        if found.path or not text.startswith("/") or first not in settings.names:
            return found
        below = join(settings.source, settings.collections, f"_{first}")
        served = self.repository.resolve(f"/{rest}", (), site_roots=[below])
        return served if served.path else found

    def _without_base(self, reference: str) -> str:
        base = self.settings.base
        return reference[len(base) :] if base and reference.startswith(f"{base}/") else reference

    def _named(self, reference: str) -> str | None:
        """The one file, or the least deep, whose path ends with the reference."""
        wanted = "/" + _CLIMB.sub("", reference).lstrip("/")
        ends = [
            path for path in self.names.get(posixpath.basename(wanted), ()) if f"/{path}".endswith(wanted)
        ]
        return min(ends, key=lambda path: (path.count("/"), path), default=None)


def add_preview(gathering: Gathering, page: Page) -> None:
    """Gather the one picture that the page's card shows."""
    names = ("image", *HEADERS) if page.settings.theme != "minimal-mistakes" else (*HEADERS, "image")
    for name in names:
        entry = page.field(name)
        source = entry.first("path", "facebook", "twitter", "url", "src") if entry.fields else entry
        reference = source.text.strip()
        if not reference or isinstance(source.value, bool):
            continue
        in_header = name in HEADERS
        alt = page.field("header.image_description") if in_header else entry.get("alt")
        gathering.attachments.append(
            Attachment(
                reference=reference,
                line=source.line,
                column=source.column,
                resolution=page.resolve_preview(reference),
                alt=alt_of(alt),
                alt_possible=in_header or bool(entry.fields),
                role="preview",
                caption=page.field("header.caption").text or None if in_header else None,
            )
        )
        return


def _moved(node: Node, line: int) -> Node:
    """A value of the configuration, placed at the top of the page's own front matter."""
    if node.fields:
        return Node({key: _moved(value, line) for key, value in node.fields.items()}, line)
    return Node(node.value, line)
