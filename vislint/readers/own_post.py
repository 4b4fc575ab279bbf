"""One post of vislint's own format, from its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import tzinfo
from functools import partial

from vislint.model import Attachment, Destination, Post, Resolution
from vislint.readers.declared import add_for_single, with_declared
from vislint.readers.drafting import SOURCES, Gathering, Resolve, alt_of, folder_of
from vislint.readers.embeds import resolve_embed
from vislint.readers.front_matter import Document
from vislint.readers.moments import moment, status_of, written, zone_named
from vislint.readers.nodes import Node
from vislint.readers.own_fields import ALTS, TELLING, VISUALS, Fields
from vislint.readers.visual_names import VISUAL_SUFFIX
from vislint.repository import Repository

NAME = "vislint"

_VISUAL = re.compile(rf"\.{VISUAL_SUFFIX}$", re.I)
_NO_FILE = "has no file: none of src, file, path and url"


def posts_of(data: Node, fields: Fields) -> Iterator[tuple[Node, Node]]:
    """The posts of a data file, each with the mapping that holds the defaults for all of them."""
    nothing = Node({})
    listed = data.get("posts")
    if isinstance(data.value, list):
        entries, defaults = data.items, nothing
    elif isinstance(listed.value, list):
        entries, defaults = listed.items, data
    elif _is_post(data, fields):
        yield data, nothing
        return
    else:
        return
    posts = [entry for entry in entries if entry.fields]
    if _places(fields.get(defaults, "networks")) or any(_is_post(entry, fields) for entry in posts):
        yield from ((entry, defaults) for entry in posts)


def _is_post(node: Node, fields: Fields) -> bool:
    """Whether a mapping names networks, and holds something to publish there."""
    return bool(_places(fields.get(node, "networks"))) and fields.get(node, *TELLING).given


def read_post(
    repository: Repository, fields: Fields, path: str, document: Document, node: Node, defaults: Node
) -> Post:
    """The post that `node` describes; the body of its file is its text where it has no `text`."""
    gathering = Gathering(document.flaw)

    def resolve(reference: str) -> Resolution:
        return repository.resolve(reference, [folder_of(path)])

    for name in VISUALS:
        visuals = fields.get(node, name)
        beside = Node(None) if isinstance(visuals.value, list) else fields.get(node, *ALTS)
        for entry in visuals.items:
            if not _add_visual(gathering, fields, entry, beside, resolve):
                gathering.lose(name, entry, _NO_FILE, "write src: picture.png")
    body = gathering.add_body(document, resolve, "media", embedded=partial(resolve_embed, repository, path))
    add_for_single(gathering, fields, node)
    networks, when = fields.get(node, "networks"), fields.get(node, "publish")
    named = next((zone for zone in _zones(fields, node, defaults) if zone.given), None)
    zone = _zone(gathering, named) if named else None
    return Post(
        path,
        NAME,
        line=node.line,
        title=fields.get(node, "title").text,
        text=fields.get(node, "text").text.strip() or re.sub(r"\n{3,}", "\n\n", body).strip(),
        destinations=tuple(_places(networks) or _places(fields.get(defaults, "networks"))),
        attachments=tuple(gathering.attachments),
        lost=tuple(gathering.lost),
        publish=moment(when, zone),
        publish_text=written(when),
        publish_place=(when.line, when.column) if when.given else None,
        zone=named.text.strip() if named else "",
        status=status_of(Node({own: fields.get(node, own) for own in ("status", "draft", "published")})),
        link=fields.get(node, "link").text,
        flaw=gathering.flaw,
    )


def _places(networks: Node) -> list[Destination]:
    """`instagram`, `instagram/story`, `mastodon@fosstodon.org`, several with commas, or a list of these."""
    places = []
    for entry in networks.items:
        if entry.fields:
            named = "/".join(filter(None, (entry.first("network", "name").text, entry.get("slot").text)))
        else:
            named = entry.text
        for declared in filter(None, map(str.strip, named.split(","))):
            network, _, slot = declared.lower().partition("@")[0].partition("/")
            place = entry.line, entry.column
            places.append(Destination(declared, network.strip() or declared.lower(), slot.strip(), *place))
    return places


def _add_visual(gathering: Gathering, fields: Fields, entry: Node, beside: Node, resolve: Resolve) -> bool:
    """Gather one visual; False when it names no file.

    `beside` is the alt text that stands next to a file without fields of its own.
    """
    source = fields.get(entry, *SOURCES) if entry.fields else entry
    reference = source.text.strip()
    if not reference:
        return entry.value is None or entry.value == ""
    alt = fields.get(entry, *ALTS) if entry.fields else beside
    item = Attachment(
        reference=reference,
        line=source.line,
        column=source.column,
        resolution=_several(resolve(reference), reference),
        alt=alt_of(alt),
        caption=fields.get(entry, "caption").text or None,
        title=fields.get(entry, "title").text or None,
        networks=tuple(place.network for place in _places(fields.get(entry, "networks"))),
    )
    gathering.attachments.append(with_declared(gathering, fields, entry, item))
    return True


def _several(found: Resolution, reference: str) -> Resolution:
    """What became of a reference; several files in one text, as `networks` may be written, are none."""
    parts = [part.strip() for part in reference.split(",")]
    if found.standing != "missing" or len(parts) == 1 or not all(map(_VISUAL.search, parts)):
        return found
    return replace(found, note=f"several files are a list: [{', '.join(parts)}]")


def _zones(fields: Fields, *nodes: Node) -> list[Node]:
    """The time zones of the post and of all posts of its file, in this order."""
    return [fields.get(node, "timezone") for node in nodes]


def _zone(gathering: Gathering, named: Node) -> tzinfo | None:
    zone = zone_named(named.text.strip())
    if zone is None:
        hint = "write the name of a zone, such as Europe/Brussels"
        gathering.note(f"names a time zone that nobody knows: {named.text}", named, hint)
    return zone
