"""A page whose preview is named by fields of its front matter, as generators of the JavaScript world do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vislint.model import Attachment, Post
from vislint.readers.drafting import SOURCES, Gathering, Resolve, alt_of, open_document
from vislint.readers.front_matter import Document, read_front_matter
from vislint.readers.lines import Lines
from vislint.readers.markdown_images import find_images
from vislint.readers.mdx import find_mdx_images, worked_out
from vislint.readers.moments import status_of
from vislint.readers.nodes import Node
from vislint.readers.page import page_post as generator_page
from vislint.readers.visual_names import VISUAL_SUFFIX
from vislint.repository import Repository

MARKDOWN = (".md", ".mdx", ".markdown")

_DRAFT = ("draft", "isDraft", "eleventyExcludeFromCollections")
_ALTS = ("alt", "alt_text", "altText")
_BESIDE = ("_alt", "Alt", "-alt", "_alt_text", "AltText")
_VISUAL = re.compile(rf"\.{VISUAL_SUFFIX}(?:[?#].*)?$", re.I)
_PATH = re.compile(r"\.{0,2}/|[~@#]\S*/|\{\{|[a-z][\w+.-]*:", re.I)
_DATE = re.compile(r"(?:^|/)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?=[-/_.])")


def spelt(*names: str) -> tuple[str, ...]:
    """Each name as it is and as `cover_image` and `cover-image`, where it is written `coverImage`."""
    ways = [
        re.sub(r"(?=[A-Z])", sign, name).lower() if sign else name
        for name in names
        for sign in ("", "_", "-")
    ]
    return tuple(dict.fromkeys(ways))


USUAL_PREVIEWS = spelt(
    "ogImage", "socialImage", "heroImage", "image", "coverImage", "cover", "cardImage", "bannerImage",
    "headerImage", "featureImage", "featuredImage", "previewImage", "postImage", "mainImage", "thumbnail",
    "thumb", "banner", "img", "hero",
)  # fmt: skip
"""Names that themes give to a preview, the one for cards first."""


CARD_FIELDS = (
    *("og.image", "opengraph.image", "social.image", "socialShareImage"),
    *("ogImage", "og_image", "socialImage", "social_image"),
)
"""Fields that say by their name that they are the link preview. What any other picture is for, only the
templates of the site know, so nothing is said about its size."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Names in front matter that a generator or its themes give a meaning."""

    previews: tuple[str, ...]
    """Fields that hold a preview image, each with its alt text inside or beside it."""
    dates: tuple[str, ...] = ("date",)
    texts: tuple[str, ...] = ("description", "summary", "excerpt")
    alts: frozenset[str] = frozenset()
    """Fields that the site sets up: an alt text among them may be missing where a page does not give it."""
    place_for_alt: bool = True
    """False when the generator shows no alt text of a preview, whatever the page says."""


def read_page(
    repository: Repository,
    path: str,
    name: str,
    fields: Fields,
    resolve_preview: Resolve,
    resolve: Resolve,
    cards: tuple[str, ...] = (),
) -> Post:
    """The page at `path` as a post of format `name`: MDX when its name says so, else Markdown.

    Where `cards` are given, only a page with one of these fields goes to a link preview.
    """
    document = open_document(repository, path, name)
    if isinstance(document, Post):
        return document
    gathering = Gathering(document.flaw)
    add_previews(gathering, document.data, fields, resolve_preview)
    add_text(gathering, document, resolve, mdx=path.endswith(".mdx"))
    post = page_post(path, name, document, gathering, fields)
    return replace(post, destinations=()) if cards and not document.data.first(*cards).given else post


def page_post(path: str, name: str, document: Document, gathering: Gathering, fields: Fields) -> Post:
    """The post of a page whose visuals are gathered."""
    data = document.data
    dates = (data.at(name, any_case=True) for name in fields.dates)
    when = next((date for date in dates if date.given and date.flag is None), date_in_name(path))
    draft = any(data.get(name, any_case=True).flag for name in _DRAFT)
    return generator_page(
        path,
        name,
        document,
        gathering,
        text=data.first(*fields.texts, any_case=True).text,
        when=when,
        status="draft" if draft else status_of(data, any_case=True),
        any_case=True,
    )


def date_in_name(path: str) -> Node:
    """The date in a file name or its folders: `2016-05-20-hello.md`, `2016/05/20/hello.md`."""
    found = [match.groups() for match in _DATE.finditer(path)]
    return Node("-".join(found[-1])) if found else Node(None)


def add_previews(gathering: Gathering, data: Node, fields: Fields, resolve: Resolve) -> None:
    """Gather every picture that the front matter names as a preview, each file once."""
    seen: set[str] = set()
    for name in fields.previews:
        for entry in data.at(name).items:
            source = _source(entry)
            reference = source.text.strip()
            if not isinstance(source.value, str) or not _is_file(reference, name) or reference in seen:
                continue
            seen.add(reference)
            alt, has_place = _alt(entry, data, name, fields) if fields.place_for_alt else (Node(None), False)
            gathering.attachments.append(
                Attachment(
                    reference=reference,
                    line=source.line,
                    column=source.column,
                    resolution=resolve(reference),
                    alt=alt_of(alt),
                    alt_possible=has_place,
                    role="preview",
                    caption=entry.get("caption", any_case=True).text or None,
                    title=entry.get("title", any_case=True).text or None,
                )
            )


def _is_file(text: str, name: str) -> bool:
    """Whether a text names a file: `hero: Welcome` and `banner: none` do not."""
    if _VISUAL.search(text) or _PATH.match(text):
        return True
    return "image" in name.lower() and bool(text) and not re.search(r"\s", text)


def _source(entry: Node) -> Node:
    return entry.first("image", *SOURCES, any_case=True) if entry.fields else entry


def _alt(entry: Node, data: Node, name: str, fields: Fields) -> tuple[Node, bool]:
    """The alt text inside a field or beside it (`heroImageAlt`, `hero_alt`), and whether there is a place."""
    if entry.fields:
        return entry.first(*_ALTS, any_case=True), True
    above, _, last = name.rpartition(".")
    short = re.sub(r"[_-]?image$", "", last, flags=re.I)
    stems = dict.fromkeys(filter(None, (last, short)))
    names = [f"{stem}{end}" for stem in stems for end in _BESIDE]
    alt = data.at(above).first(*names, *_ALTS, any_case=True) if above else data.first(*names, any_case=True)
    return alt, alt.given or bool(above) or not fields.alts.isdisjoint(names)


def add_text(gathering: Gathering, document: Document, resolve: Resolve, *, mdx: bool) -> None:
    """Gather the images of the text below the front matter."""
    lines = Lines(document.body, document.body_line)
    found = gathering.find(document.body, document.body_line, find_mdx_images if mdx else find_images)
    for image in found.images:
        gathering.add_image(
            image, lines, lambda reference: worked_out(reference) or resolve(reference), "body"
        )
    gathering.lose_inverted(found.inverted, lines)


def is_private(path: str) -> bool:
    """Whether a part of the path begins with `_`: most generators build no page from it."""
    return any(step.startswith("_") for step in path.split("/"))


def is_dated(repository: Repository, path: str, dates: tuple[str, ...]) -> bool:
    """Whether the page says when it was published."""
    return read_front_matter(repository.head(path)).data.first(*dates).given


def roots_by_name(repository: Repository, names: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Folders that hold one of the configuration files, each with the name of the first."""
    seen: set[str] = set()
    for path in repository.files:
        folder, _, name = path.rpartition("/")
        if name in names and folder not in seen:
            seen.add(folder)
            yield folder, name
