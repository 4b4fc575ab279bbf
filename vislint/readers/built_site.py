"""A built site: what its pages will emit for link previews, read from their HTML.

No format is recognised by this: the folder is named with `--site` or `site` in the configuration. Each page
becomes a post that goes to the places which show link previews; a page that only leads to another is none.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import quote

from vislint.model import PICTURES, X_PICTURES, Attachment, Card, Destination, Post, Tag, Unreadable
from vislint.readers.drafting import join
from vislint.readers.page_head import MOST_BYTES as MOST_OF_PAGE
from vislint.readers.page_head import Head, read_head
from vislint.readers.site_addresses import Base, base_of, base_of_page, locate
from vislint.repository import SKIPPED_FOLDERS, Repository, TextError, walk

NAME = "built-site"
LARGE_CARD = "summary_large_image"
"""The kind of card on X that limits are known for."""

EVERYWHERE = (("opengraph", "image"), ("facebook", "card"), ("linkedin", "card"), ("bluesky", "card"))
"""The places that every page is made for; X only where the page asks for its large card."""

_SUFFIXES = (".html", ".htm")
_ERROR_PAGES = frozenset({"404", "403", "500", "50x", "offline"})


@dataclass(frozen=True)
class BuiltSite:
    """The site in `folder`; `url` is where it will stand, when the configuration says so."""

    repository: Repository
    folder: str
    signal: str
    url: str = ""
    format: str = NAME

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Every HTML file of the site, whether git keeps it or not."""
        found = walk(self.repository.absolute(self.folder))
        pages = (path for path in found if path.lower().endswith(_SUFFIXES))
        return tuple(sorted(join(self.folder, path) for path in pages))

    def claims(self, path: str) -> bool:
        return path.lower().endswith(_SUFFIXES) and not SKIPPED_FOLDERS.intersection(path.split("/"))

    def read(self, path: str) -> list[Post]:
        try:
            head = read_head(self.repository.start_of(path, MOST_OF_PAGE))
        except TextError as error:
            return [Post(path, NAME, unreadable=Unreadable(str(error)))]
        return [] if head.leads_away else [self._post(path, head)]

    def _post(self, path: str, head: Head) -> Post:
        card = Card(tuple(head.tags), _is_shared(path, head))
        title = card.first("og:title")
        pictures = _pictures(card)
        shown = [self._attachment(path, head, card, tag, len(pictures) == 1) for tag in pictures]
        full = {id(tag): self._full(item, head, path) for tag, item in zip(pictures, shown, strict=True)}
        tags = tuple(replace(tag, full=full[id(tag)]) if id(tag) in full else tag for tag in card.tags)
        place = pictures[0] if pictures else Tag("", "", 1, 1)
        return Post(
            path,
            NAME,
            title=title.content if title else head.title,
            destinations=_destinations(card, place),
            attachments=tuple(shown),
            card=replace(card, tags=tags),
        )

    def _attachment(self, path: str, head: Head, card: Card, tag: Tag, alone: bool) -> Attachment:
        alts = [card.about(tag, "og:image:alt"), card.first("twitter:image:alt")]
        on_x = tag.name in X_PICTURES
        alt = next((said for said in (reversed(alts) if on_x else alts) if said), None)
        page, bases = self._below(path), self._bases(path, head)
        return Attachment(
            reference=tag.content,
            line=tag.line,
            column=tag.column,
            resolution=locate(self.repository, self.folder, bases, page, head.base, tag.content),
            alt=alt.content if alt else None,
            alt_possible=alt is not None,
            role="preview",
            networks=("x",) if on_x else () if alone else tuple(network for network, _ in EVERYWHERE),
        )

    def _full(self, item: Attachment, head: Head, path: str) -> str:
        """The full address of the file that a picture means."""
        bases, found = self._bases(path, head), item.resolution.path
        return bases[0].url + quote(self._below(found)) if bases and found else ""

    def _bases(self, path: str, head: Head) -> tuple[Base, ...]:
        return self.bases or _bases_of_page(head, self._below(path))

    @cached_property
    def bases(self) -> tuple[Base, ...]:
        """Where the site will stand: by the configuration, else by its `CNAME` file and its first page."""
        if self.url:
            base = base_of(self.url)
            return (base,) if base else ()
        named = self.repository.head(join(self.folder, "CNAME"), 1024).split()[:1]
        found = [base_of(f"https://{name}/") for name in named]
        try:
            first = read_head(self.repository.start_of(join(self.folder, "index.html"), MOST_OF_PAGE))
        except TextError:
            return tuple(base for base in found if base)
        return tuple(dict.fromkeys([*(base for base in found if base), *_bases_of_page(first, "index.html")]))

    def _below(self, path: str) -> str:
        return posixpath.relpath(path, self.folder or ".")


def _bases_of_page(head: Head, page: str) -> tuple[Base, ...]:
    named = [tag.content for tag in head.tags if tag.name in ("canonical", "og:url")]
    found = [base_of_page(url, page) for url in named]
    return tuple(dict.fromkeys(base for base in found if base))


def _pictures(card: Card) -> list[Tag]:
    """The tag that most networks take the picture from, and the one that X takes it from instead."""
    general, on_x = card.first(*PICTURES), card.first(*X_PICTURES)
    same = general is not None and on_x is not None and general.content == on_x.content
    return [tag for tag in (general, None if same else on_x) if tag is not None]


def _destinations(card: Card, place: Tag) -> tuple[Destination, ...]:
    kind = card.first("twitter:card")
    large = kind is not None and kind.content.lower() == LARGE_CARD
    slots = [*EVERYWHERE, *([("x", "card")] if large else [])]
    return tuple(
        Destination(f"{network}/{slot}", network, slot, place.line, place.column, foreign=True)
        for network, slot in slots
    )


def _is_shared(path: str, head: Head) -> bool:
    stem = posixpath.splitext(posixpath.basename(path))[0].lower()
    kept_back = any(tag.name == "robots" and "noindex" in tag.content.lower() for tag in head.tags)
    return bool(head.title) and not kept_back and stem not in _ERROR_PAGES
