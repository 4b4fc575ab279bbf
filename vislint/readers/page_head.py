"""The head of a built HTML page: the tags that networks make a link preview of, each with its place."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field

from vislint.model import Tag
from vislint.readers.lenient_html import LenientParser

MOST_BYTES = 512 * 1024
"""Longer pages are read up to here: networks give up on a head much earlier."""

_KEPT = re.compile(r"og:(?:title|description|url|type|image(?::\w+)?)|twitter:(?:card|image(?::\w+)?)|robots")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]\s*url\s*=", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_OLD_CHARSETS = re.compile(
    r"iso-8859-\d{1,2}|latin-?1|us-ascii|ascii|windows-125\d|koi8-[ru]|shift[_-]jis|euc-(?:jp|kr)|big5|"
    r"gb(?:k|2312|18030)"
)
"""Encodings that pages name besides UTF-8; in all others a page is read as UTF-8, as browsers do."""


@dataclass(slots=True)
class Head:
    """What the head of a page says, as far as link previews are concerned."""

    tags: list[Tag] = field(default_factory=list)
    title: str = ""
    base: str = ""
    """What relative addresses start from, where the page says so."""
    leads_away: bool = False
    """True for a page that only sends its readers on to another."""


def read_head(data: bytes) -> Head:
    """The head of the page that begins with `data`, however broken its HTML is."""
    parser = _Parser()
    with suppress(_BodyBeginsError):
        parser.feed(decode(data[:MOST_BYTES]))
    head = parser.head
    head.title = " ".join(head.title.split())
    return head


def decode(data: bytes) -> str:
    """The text of a page, by its byte order mark, else by what it says of itself, else as UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        said = _CHARSET.search(data[:1024])
        name = said[1].decode("ascii", "replace").lower() if said else ""
        text = data.decode(name if _OLD_CHARSETS.fullmatch(name) else "utf-8-sig", "replace")
    return text.replace("\0", "\ufffd")


class _BodyBeginsError(Exception):
    """The head is over, and with it the reading."""


class _Parser(LenientParser):
    def __init__(self) -> None:
        super().__init__()
        self.head = Head()
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in reversed(attrs)}
        self._in_title = tag == "title" and not self.head.title
        match tag:
            case "body":
                raise _BodyBeginsError
            case "meta":
                self._meta(said)
            case "link" if "canonical" in said.get("rel", "").lower().split():
                self._add("canonical", said.get("href", ""))
            case "base":
                self.head.base = self.head.base or said.get("href", "").strip()

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        if tag == "head":
            raise _BodyBeginsError

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.head.title += data

    def _meta(self, said: dict[str, str]) -> None:
        if said.get("http-equiv", "").strip().lower() == "refresh" and _REFRESH.match(
            said.get("content", "")
        ):
            self.head.leads_away = True
        names = [*said.get("property", "").lower().split(), said.get("name", "").strip().lower()]
        for name in dict.fromkeys(names):
            if _KEPT.fullmatch(name):
                self._add(name, said.get("content", ""))

    def _add(self, name: str, content: str) -> None:
        line, column = self.getpos()
        self.head.tags.append(Tag(name, content.strip(), line, column + 1))
