"""A page of a website: what is the same for every site generator."""

from __future__ import annotations

from collections.abc import Iterable

from vislint.model import Destination, Post
from vislint.readers.drafting import Gathering, Resolve
from vislint.readers.front_matter import Document
from vislint.readers.hidden_tags import Hidden
from vislint.readers.lines import Lines
from vislint.readers.markdown_images import FoundImage
from vislint.readers.moments import Status, moment, written
from vislint.readers.nodes import Node

MARKDOWN = (".md", ".markdown")


def add_page_body(
    gathering: Gathering, document: Document, hidden: Hidden, more: Iterable[FoundImage], resolve: Resolve
) -> None:
    """Gather the images of a page's text and those of its tags, in the order in which they stand there."""
    lines = Lines(document.body, document.body_line)
    found = gathering.find(hidden.text, document.body_line)
    images = [*map(hidden.shown, found.images), *more]
    for image in sorted(images, key=lambda image: image.start):
        gathering.add_image(image, lines, resolve, "body")
    gathering.lose_inverted(found.inverted, lines)


def page_post(
    path: str,
    name: str,
    document: Document,
    gathering: Gathering,
    *,
    text: str,
    when: Node,
    status: Status | None,
    any_case: bool = False,
    bare: bool = False,
) -> Post:
    """The page as a post that goes to one place: the preview card of its address."""
    data = document.data
    card = Destination("opengraph", "opengraph", "image", data.line, data.column, foreign=True)
    return Post(
        path,
        name,
        title=data.get("title", any_case=any_case).text,
        text=text,
        destinations=(card,),
        attachments=tuple(gathering.attachments),
        lost=tuple(gathering.lost),
        publish=moment(when),
        publish_text=written(when),
        status=status,
        flaw=gathering.flaw,
        bare=bare,
    )
