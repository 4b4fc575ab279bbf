"""Where a limit was read, as the report shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from vislint.model import Limit, Source
from vislint.report import words


@dataclass(frozen=True, slots=True)
class Cited:
    """A source in words; `href` is empty where its address is no web page."""

    title: str
    href: str
    said: str


def cite(limits: Iterable[Limit]) -> tuple[Cited, ...]:
    return tuple(dict.fromkeys(_each(limits)))


def _each(limits: Iterable[Limit]) -> Iterator[Cited]:
    for limit in limits:
        for source in limit.sources:
            yield Cited(source.title or source.id, web_address(source), words.cited(source))


def web_address(source: Source) -> str:
    try:
        parts = urlsplit(source.url)
    except ValueError:
        return ""
    return source.url if parts.scheme in ("http", "https") and parts.netloc else ""
