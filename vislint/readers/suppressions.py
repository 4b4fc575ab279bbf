"""What posts say of rules that must not speak there, whatever their content format.

In data and front matter it is a key, in a text a comment:

    vislint:
      ignore:
        low-contrast: brand wash, agreed          # all of the post
        missing-alt: {divider.png: decorative}    # one picture

The key stands at the top, in the entry of a post where a file holds several, or beside a picture. Files that
have neither, or whose comments would be published, have no suppressions: plain toots, tables, exports.
"""

from __future__ import annotations

import bisect
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vislint.model import Attachment, Post, Suppression
from vislint.readers.front_matter import (
    Document,
    front_matter_place,
    normalised,
    read_data,
    read_front_matter,
)
from vislint.readers.nodes import Node
from vislint.readers.suppression_comments import Comment, Kind, comments_in_body, comments_in_yaml
from vislint.repository import Repository, TextError

KEY = "vislint"
HOW = "write vislint: {ignore: {RULE: the reason}}"
HOW_COMMENT = "write vislint-ignore RULE: the reason"

_HTML: tuple[Kind, ...] = ("html",)
_BOTH: tuple[Kind, ...] = ("html", "jsx")
BODIES: dict[str, tuple[Kind, ...]] = {
    ".md": _HTML, ".markdown": _HTML, ".qmd": _HTML, ".html": _HTML, ".htm": _HTML, ".mdx": _BOTH,
    ".tweet": (),
}  # fmt: skip
"""Files with front matter → the comments that the text below it may hold. Those of a tweet are published."""
DATA = (".yml", ".yaml", ".json", ".toml")
MDX_FORMATS = ("docusaurus", "astro")
"""Formats that read plain Markdown as MDX, or may do so."""
GENERATED = ("built-site", "ghost-export", "bluesky-json", "scheduler-csv")
"""Formats of files that a program writes: nobody edits them by hand."""


_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Parts:
    """A file of posts, taken apart: its data, and the texts in which comments are looked for."""

    document: Document
    yaml: str
    yaml_line: int
    body_kinds: tuple[Kind, ...]


def take_apart(text: str, path: str, content_format: str) -> Parts | None:
    """None for a file that can hold no suppression."""
    suffix = posixpath.splitext(path)[1].lower()
    if content_format in GENERATED:
        return None
    text = normalised(text)
    if suffix in DATA:
        commented = text if suffix in (".yml", ".yaml") else ""
        return Parts(read_data(text, suffix), commented, 1, ())
    if suffix not in BODIES:
        return None
    kinds = _BOTH if BODIES[suffix] and content_format in MDX_FORMATS else BODIES[suffix]
    front, line = front_matter_place(text)
    return Parts(read_front_matter(text), front, line, kinds)


def with_suppressions(repository: Repository, path: str, posts: Sequence[Post]) -> Sequence[Post]:
    """The posts of one file with what the file says of rules that must not speak there."""
    if not posts or any(post.unreadable for post in posts):
        return posts
    try:
        text = repository.read_text(path)
    except TextError:
        return posts
    parts = take_apart(text, path, posts[0].format) if KEY in text else None
    if parts is None:
        return posts
    found = _Found(posts, parts.document.data)
    found.take_keys()
    for comment in comments_of(parts):
        found.take_comment(comment)
    return found.posts()


def comments_of(parts: Parts) -> list[Comment]:
    document = parts.document
    return [
        *comments_in_yaml(parts.yaml, parts.yaml_line),
        *comments_in_body(document.body, document.body_line, parts.body_kinds),
    ]


class _Found:
    """Gathers suppressions for the posts of one file."""

    def __init__(self, posts: Sequence[Post], data: Node) -> None:
        self._posts = sorted(posts, key=lambda post: post.line)
        self._given = posts
        self._starts = [post.line for post in self._posts]
        self._data = data
        self._entries = {node.line: node for node in _entries(data)}
        self._said: dict[int, list[Suppression]] = {id(post): [] for post in posts}

    def posts(self) -> list[Post]:
        return [
            replace(post, suppressions=tuple(sorted(said, key=lambda it: (it.line, it.column))))
            if (said := self._said[id(post)])
            else post
            for post in self._given
        ]

    def _post_at(self, line: int) -> Post:
        return self._posts[max(bisect.bisect_right(self._starts, line) - 1, 0)]

    def _add(self, posts: Sequence[Post], said: Suppression) -> None:
        for post in posts:
            self._said[id(post)].append(said)

    def take_comment(self, comment: Comment) -> None:
        posts = [self._post_at(comment.lines[0])]
        if comment.for_post and comment.line < self._starts[0] and comment.lines[0] not in self._starts:
            posts = self._posts
        fault = "" if comment.rules else "cannot be read"
        said = Suppression(
            "",
            comment.reason if _LETTER.search(comment.reason) else "",
            comment.line,
            comment.column,
            lines=None if comment.for_post else self._whole(comment.lines),
            fault=fault,
            suggestion=HOW_COMMENT if fault else "",
        )
        for rule in comment.rules or ("",):
            self._add(posts, replace(said, rule=rule))

    def _whole(self, lines: tuple[int, int]) -> tuple[int, int]:
        """The lines, up to the end of an entry of a list that begins there."""
        entry = self._entries.get(lines[0])
        return (lines[0], max(lines[1], _last_line(entry))) if entry else lines

    def take_keys(self) -> None:
        begun: set[int] = set()
        for node, is_root in _mappings(self._data):
            is_entry = node.line in self._starts and node.line not in begun and not is_root
            if not is_root or len(self._posts) == 1:
                begun.add(node.line)
            if KEY in node.fields:
                self._take_key(node, node.fields[KEY], is_root, is_entry)

    def _take_key(self, node: Node, said: Node, is_root: bool, is_entry: bool) -> None:
        posts = self._posts if is_root else [self._post_at(node.line)]
        beside = None if is_root or is_entry else _picture(posts[0], node)
        if not is_root and not is_entry and beside is None:
            self._misplaced(posts, said)
            return
        for suppression in _suppressions(said):
            self._add(posts, _beside(suppression, beside) if beside else suppression)

    def _misplaced(self, posts: Sequence[Post], said: Node) -> None:
        if "ignore" in said.fields:
            hint = "put vislint: at the top of the front matter, or beside src: of a picture"
            place = said.line, said.column
            fault = "stands where it is about no post and no picture"
            self._add(posts, Suppression("", "", *place, fault=fault, suggestion=hint))


def _beside(said: Suppression, picture: Attachment) -> Suppression:
    return replace(said, reference=picture.reference, lines=(picture.line, picture.line))


def _picture(post: Post, node: Node) -> Attachment | None:
    """The picture of `post` that one of the values of a mapping names."""
    places = {(value.line, value.column) for value in node.fields.values() if value.text}
    return next((item for item in post.attachments if (item.line, item.column) in places), None)


def _suppressions(said: Node) -> Iterator[Suppression]:
    """What one `vislint:` says, or what is wrong with it."""
    ignore = said.fields.get("ignore")
    for name, node in said.fields.items():
        if name != "ignore":
            fault = f'has no key "{name}"'
            yield Suppression("", "", node.line, node.column, fault=fault, suggestion=HOW)
    if ignore is None:
        if not said.fields and said.given:
            fault = "cannot be read"
            yield Suppression("", "", said.line, said.column, fault=fault, suggestion=HOW)
        return
    for name, node in ignore.fields.items():
        place = node.line, node.column
        if node.fields:
            for reference, reason in node.fields.items():
                yield Suppression(name, _reason(reason), reason.line, reason.column, reference)
        else:
            yield Suppression(name, _reason(node), *place)
    if not ignore.fields:
        for node in ignore.items:
            yield Suppression(node.text, "", node.line, node.column)


def _reason(node: Node) -> str:
    """Words; neither `true` nor a number tells why."""
    text = "" if isinstance(node.value, bool) else " ".join(node.text.split())
    return text if _LETTER.search(text) else ""


def _mappings(node: Node, is_root: bool = True) -> Iterator[tuple[Node, bool]]:
    if isinstance(node.value, dict):
        yield node, is_root
        for name, inner in node.fields.items():
            if name != KEY:
                yield from _mappings(inner, False)
    elif isinstance(node.value, list):
        for inner in node.value:
            yield from _mappings(inner, False)


def _entries(node: Node) -> Iterator[Node]:
    """The mappings that are entries of lists."""
    for inner in node.items if isinstance(node.value, list) else node.fields.values():
        if isinstance(node.value, list) and isinstance(inner.value, dict):
            yield inner
        yield from _entries(inner) if isinstance(inner.value, dict | list) else ()


def _last_line(node: Node) -> int:
    inner = node.fields.values() if isinstance(node.value, dict) else node.items
    lines = [_last_line(each) if isinstance(each.value, dict | list) else each.line for each in inner]
    return max([node.line, *lines])
