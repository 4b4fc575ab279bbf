"""What the configuration of Decap or Sveltia says: folders of posts, image fields, where files lie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Post
from vislint.readers.drafting import join, open_document
from vislint.readers.nodes import Node
from vislint.repository import Repository

SUFFIXES = {"yml": ".yml", "yaml": ".yml", "toml": ".toml", "json": ".json"}
"""Collections of data files; all others hold texts with front matter."""


@dataclass(frozen=True, slots=True)
class Media:
    """Where editors' files lie, and the address that posts write for them."""

    folder: str
    """As in the configuration: from the top of the repository, or from the post when it is a collection's."""
    public: str
    from_post: bool = False


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of posts; `fields` is the definition of what each holds."""

    folder: str
    suffix: str
    fields: Node
    media: tuple[Media, ...]
    """The collection's own first, then the site's."""

    @property
    def has_images(self) -> bool:
        return any(True for _ in image_fields(self.fields))


@dataclass(frozen=True, slots=True)
class Picture:
    """A value that an image field of a post holds, and its alt text."""

    source: Node
    alt: Node
    alt_possible: bool
    media: Media | None


def read_collections(repository: Repository, path: str, base: str) -> list[Collection]:
    """The folders of posts that the configuration at `path` sets up; none when it cannot be read."""
    document = open_document(repository, path, "cms", ".yml")
    if isinstance(document, Post):
        return []
    site = media_of(document.data)
    found = []
    for entry in document.data.get("collections").items:
        folder = entry.get("folder").text.strip("/ ")
        if folder:
            own = media_of(entry, from_post=True)
            media = tuple(each for each in (own, site) if each is not None)
            found.append(Collection(join(base, folder), _suffix(entry), entry.get("fields"), media))
    return found


def media_of(node: Node, *, from_post: bool = False) -> Media | None:
    """The media folder that a level of the configuration names; one with `{{slug}}` is made by the CMS."""
    folder = node.get("media_folder")
    if not folder.given or "{{" in folder.text:
        return None
    public = node.get("public_folder")
    said = public.text if public.given else ("/" if not from_post else "") + folder.text.strip("/")
    return Media(folder.text.strip("/"), said, from_post and not folder.text.startswith("/"))


def pictures(fields: Node, data: Node) -> Iterator[Picture]:
    """What the image fields of a post hold, at any depth, in the order of the configuration."""
    names = {field.get("name").text for field in fields.items}
    for field in fields.items:
        name = field.get("name").text
        value = data.get(name)
        match field.get("widget").text:
            case "image":
                alt = data.first("alt", f"{name}_alt", f"{name}Alt")
                possible = alt.given or bool(names.intersection(("alt", f"{name}_alt", f"{name}Alt")))
                for item in value.items:
                    yield Picture(item, alt, possible, media_of(field, from_post=True))
            case "object":
                yield from pictures(field.get("fields"), value)
            case "list":
                for item in value.items:
                    yield from _listed(field, item)


def image_fields(fields: Node) -> Iterator[Node]:
    for field in fields.items:
        if field.get("widget").text == "image":
            yield field
        for below in (field.get("fields"), field.get("field"), *_kinds(field)):
            yield from image_fields(below)


def _listed(field: Node, item: Node) -> Iterator[Picture]:
    """An entry of a list: of several fields, of one, or of one of several types."""
    single = field.get("field")
    if single.fields and not item.fields:
        yield from pictures(single, Node({single.get("name").text: item}, item.line, item.column))
    for fields in (single, field.get("fields"), *_kinds(field)):
        if item.fields:
            yield from pictures(fields, item)


def _kinds(field: Node) -> list[Node]:
    return [kind.get("fields") for kind in field.get("types").items]


def _suffix(entry: Node) -> str:
    said = (entry.get("extension").text or entry.get("format").text).lower().lstrip(".")
    return SUFFIXES.get(said, "")
