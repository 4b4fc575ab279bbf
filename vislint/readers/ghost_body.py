"""The images in the text of a Ghost post, in whichever of three ways the export keeps it."""

from __future__ import annotations

from collections.abc import Iterator

from vislint.readers.html_images import HtmlImages, TagImage
from vislint.readers.json_text import parse_json
from vislint.readers.markdown_images import find_images
from vislint.readers.nodes import DataError, Node

MAX_DEPTH = 100
"""Levels of a text that are looked at; real ones have fewer than ten."""


def body_images(post: Node) -> Iterator[TagImage]:
    """Images of `html`, which holds all cards as the page shows them; else of the editor's own text."""
    html = post.get("html").text
    if html.strip():
        yield from HtmlImages().read(html)
        return
    for key in ("lexical", "mobiledoc"):
        text = post.get(key).text
        if text.strip():
            yield from _of_document(text)
            return


def _of_document(text: str) -> Iterator[TagImage]:
    try:
        document = parse_json(text)
    except DataError:
        return
    for node in _mappings(document, 0):
        source = _string(node, "src")
        if source:
            shown = node.get("type").text in ("", "image") and "duration" not in node.fields
            yield _image(source, node, shown)
        for key in ("thumbnailSrc", "backgroundImageSrc"):
            beside = _string(node, key)
            if beside:
                yield _image(beside, Node(None), False)
        yield from HtmlImages().read(node.get("html").text)
        yield from _of_markdown(node.get("markdown").text)


def _string(node: Node, key: str) -> str:
    value = node.get(key).value
    return value.strip() if isinstance(value, str) else ""


def _image(reference: str, node: Node, alt_possible: bool) -> TagImage:
    alt = node.get("alt")
    return TagImage(
        reference, alt.text if alt.given and alt_possible else None, None, 0, 0, alt_possible=alt_possible
    )


def _of_markdown(text: str) -> Iterator[TagImage]:
    try:
        found = find_images(text).images if text else ()
    except RecursionError:
        return
    for image in found:
        yield TagImage(image.reference, image.alt, image.title, 0, 0, image.alt_possible)


def _mappings(node: Node, depth: int) -> Iterator[Node]:
    """Every mapping of a document, from the outside in and from the top down."""
    if depth > MAX_DEPTH:
        return
    if node.fields:
        yield node
    inner = list(node.fields.values()) if node.fields else node.items
    for child in inner:
        if isinstance(child.value, list | dict):
            yield from _mappings(child, depth + 1)
