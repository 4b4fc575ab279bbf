"""Which addresses are a built site's own, and which of its files they name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from vislint.model import Resolution
from vislint.readers.drafting import join
from vislint.repository import Repository

NOWHERE = "https://site.invalid/"
"""Stands for the address of a site that does not say its own."""

A_PAGE = "this is the address of a page"

_PORTS = {"http": 80, "https": 443}
_PICTURE = re.compile(r"\.(?:png|jpe?g|jfif|gif|webp|svg|avif|bmp|tiff?|ico)$", re.I)
_MADE_BY_SERVER = re.compile(r"/?(?:_next/image|_vercel/|_ipx/|_image|\.netlify/|cdn-cgi/)")


@dataclass(frozen=True, slots=True)
class Base:
    """Where a site stands: its host, and the path of its top, which begins and ends with "/"."""

    host: str
    path: str
    url: str

    def strip(self, parts: SplitResult) -> str | None:
        """The path below the top of the site, or None for an address that is not the site's."""
        path = parts.path or "/"
        if _host(parts) != self.host or not f"{path}/".startswith(self.path):
            return None
        return path[len(self.path) :]


def base_of(url: str) -> Base | None:
    """The site that stands at `url`; None for what is no web address."""
    parts = split(url)
    if parts is None or not parts.hostname:
        return None
    path = f"/{parts.path.strip('/')}/".replace("//", "/")
    return Base(_host(parts), path, f"{parts.scheme}://{parts.netloc}{path}")


def base_of_page(url: str, page: str) -> Base | None:
    """The site whose page `page`, a path such as `posts/a/index.html`, stands at `url`."""
    parts = split(url)
    if parts is None or not parts.hostname:
        return None
    path = unquote(parts.path)
    for name in _names_of(page):
        if path == f"/{name}" or path.endswith(f"/{name}") or not name:
            top = path[: len(path) - len(name)]
            return base_of(f"{parts.scheme}://{parts.netloc}{top}")
    return None


def split(url: str) -> SplitResult | None:
    """The parts of a web address; None for what is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") else None


def find_file(repository: Repository, folder: str, path: str) -> Resolution:
    """The file of the site in `folder` that an address names; it never leads out of the folder."""
    spellings = dict.fromkeys((path, unquote(path)))
    names = [posixpath.normpath(f"/{name}").lstrip("/") for name in spellings]
    if not names[0] or path.endswith("/"):
        return Resolution("missing", note=A_PAGE)
    found = repository.look_up([join(folder, name) for name in names])
    if found.standing == "missing" and _MADE_BY_SERVER.match(names[0]):
        return Resolution("generated", note="made by the server")
    if _PICTURE.search(names[0]) or found.standing not in ("missing", "local"):
        return found
    if repository.look_up([join(folder, name, "index.html") for name in names]).path:
        return Resolution("missing", note=A_PAGE)
    return found if found.path else Resolution("generated", note="made by the server")


def locate(
    repository: Repository, folder: str, bases: Sequence[Base], page: str, base_tag: str, address: str
) -> Resolution:
    """Where an address on `page` leads: to a file of the site, or to another host."""
    text = address.strip()
    if text[:5].lower() == "data:":
        return Resolution("inline")
    own = bases[0].url if bases else NOWHERE
    try:
        start = urljoin(urljoin(own, page), base_tag)
        full = urljoin(start, text)
    except ValueError:
        return Resolution("missing", note="this is not a valid address")
    parts = split(full)
    if parts is None:
        scheme = re.match(r"[\w.+-]+:", full)
        if scheme and not full.lower().startswith("http"):
            return Resolution("unknown-scheme", note=scheme[0])
        return Resolution("missing", note="this is not a valid address")
    for path in _own_paths(parts, bases, relative=split(text) is None):
        return find_file(repository, folder, path)
    return Resolution("remote")


def _own_paths(parts: SplitResult, bases: Sequence[Base], *, relative: bool) -> Iterator[str]:
    """The path in the site; a relative address may forget the folder that the site stands in."""
    for base in bases:
        path = base.strip(parts)
        if path is not None:
            yield path
    nowhere = parts.hostname == urlsplit(NOWHERE).hostname
    if nowhere or (relative and any(_host(parts) == base.host for base in bases)):
        yield parts.path.lstrip("/")


def _host(parts: SplitResult) -> str:
    """Host and port, written one way; `www.` is the same site."""
    name = (parts.hostname or "").removeprefix("www.").rstrip(".")
    port = parts.port or _PORTS[parts.scheme]
    return name if port in _PORTS.values() else f"{name}:{port}"


def _names_of(page: str) -> list[str]:
    """What the address of a page may end in, the longest first."""
    folder, name = posixpath.split(page)
    names = [page, page.removesuffix(".html").removesuffix(".htm")]
    if name in ("index.html", "index.htm"):
        names += [f"{folder}/", folder] if folder else [""]
    return names
