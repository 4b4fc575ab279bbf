"""The preview card of a Hugo page: the picture that Hugo or the theme will name in `og:image`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from vislint.model import Attachment, Resolution
from vislint.readers.drafting import SOURCES, Gathering, Resolve, alt_of, folder_of, join
from vislint.readers.globs import matches
from vislint.readers.hugo_page import Page
from vislint.readers.nodes import Node

FIELDS = (
    "featured_image", "featuredImage", "featured-image", "image", "thumbnail", "banner", "header.image",
)  # fmt: skip
"""Names that themes give the one preview of a page, in the order in which they are asked."""

_ALTS = ("alt", "alt_text", "altText")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)$", re.I)
_PICKS = (("feature",), ("cover", "thumbnail"))
"""What Hugo looks for in the names of a bundle's pictures, when a page has no `images`."""


def add_preview(gathering: Gathering, page: Page, data: Node) -> None:
    """Gather the preview of a page: one picture, or each of the `images` list."""
    cover = data.get("cover", any_case=True)
    relative = cover.get("relative", any_case=True).flag
    if _add(gathering, cover, page.resolve_beside if relative else page.resolve_preview, data, "cover"):
        return
    images = data.get("images", any_case=True).items
    listed = [_add(gathering, entry, page.resolve_listed, data, "images") for entry in images]
    if any(listed):
        return
    for name in () if page.settings.only_cover else FIELDS:
        named = data.at(name, any_case=True).items[:1]
        if named and _add(gathering, named[0], page.resolve_preview, data, name):
            return
    _add_picked(gathering, page, data)


def _add(gathering: Gathering, entry: Node, resolve: Resolve, data: Node, name: str) -> bool:
    """Gather the picture that a field names; False when it names none."""
    source = entry.first("image", "filename", *SOURCES, any_case=True) if entry.fields else entry
    reference = source.text.strip()
    if not reference or isinstance(source.value, bool):
        return False
    alt = entry.first(*_ALTS, any_case=True) if entry.fields else _beside(data, name)
    gathering.attachments.append(
        Attachment(
            reference=reference,
            line=source.line,
            column=source.column,
            resolution=resolve(reference),
            alt=alt_of(alt),
            alt_possible=bool(entry.fields) or alt.given,
            role="preview",
            caption=entry.get("caption", any_case=True).text or None,
            title=entry.get("title", any_case=True).text or None,
        )
    )
    return True


def _beside(data: Node, name: str) -> Node:
    """The alt text in a field of its own: `image_alt`, `featuredImageAlt`, `banner-alt`."""
    return data.first(*(f"{name}{end}" for end in ("_alt", "Alt", "-alt", "_alt_text")), any_case=True)


def _add_picked(gathering: Gathering, page: Page, data: Node) -> None:
    """Gather the picture that Hugo picks from the bundle by its name, given in `resources` or its own."""
    entries = data.get("resources", any_case=True).items
    names = {file: file for file in page.resources if _IMAGE.search(file)}
    told: dict[str, Node] = {}
    for entry in entries:
        name, source = entry.get("name", any_case=True).text, entry.get("src", any_case=True)
        matched = [file for file in names if matches(source.text, file)]
        for file in matched:
            if file not in told and name:
                names[file] = name
            told.setdefault(file, entry)
        if not matched and any(word in name.lower() for pick in _PICKS for word in pick):
            _add_unmatched(gathering, page, source)
            return
    chosen = next(_picked(names), None)
    if chosen is not None:
        _add_resource(gathering, page, chosen, told.get(chosen), data)


def _picked(names: dict[str, str]) -> Iterator[str]:
    for words in _PICKS:
        for file, name in sorted(names.items(), key=lambda pair: pair[1].lower()):
            if "/" not in name and any(word in name.lower() for word in words):
                yield file


def _add_resource(gathering: Gathering, page: Page, file: str, entry: Node | None, data: Node) -> None:
    named = entry.get("src", any_case=True) if entry else None
    params = entry.get("params", any_case=True) if entry else Node(None)
    place = named or data
    gathering.attachments.append(
        Attachment(
            reference=named.text if named else file,
            line=place.line,
            column=place.column,
            resolution=Resolution("local", join(folder_of(page.path), file)),
            alt=alt_of(params.first(*_ALTS, "description", any_case=True)),
            alt_possible=named is not None,
            role="preview",
            title=entry.get("title", any_case=True).text or None if entry else None,
            picked_by="" if named else "Hugo",
        )
    )


def _add_unmatched(gathering: Gathering, page: Page, source: Node) -> None:
    """A preview among the `resources` that fits no file of the bundle."""
    if not source.text:
        return
    if not page.is_bundle:
        hint = f"move the page to {posixpath.splitext(posixpath.basename(page.path))[0]}/index.md"
        gathering.lose(source.text, source, "is a page resource, and this page is no bundle", hint)
        return
    wanted = join(folder_of(page.path), source.text)
    gathering.attachments.append(
        Attachment(
            reference=source.text,
            line=source.line,
            column=source.column,
            resolution=Resolution("missing", tried=(wanted,)),
            role="preview",
        )
    )
