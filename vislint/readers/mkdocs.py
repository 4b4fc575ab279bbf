"""MkDocs: the posts of a blog in Material for MkDocs, whose preview cards are made by the build."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Post, Resolution
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, configuration, folder_of, join, open_document
from vislint.readers.front_matter import Document
from vislint.readers.hidden_tags import Hidden, fenced_spans, without_spans
from vislint.readers.moments import status_of
from vislint.readers.nodes import Node
from vislint.readers.page import MARKDOWN, add_page_body, page_post
from vislint.repository import Repository

NAME = "mkdocs"
PRIORITY = 40

_CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
_CLIMB = re.compile(r"^(?:\.{1,2}/)+")
_OPENS = re.compile(r'(?:===[!+]*|!!!|\?\?\?\+?)[ \t]+[\w"]')
_WRAPPED = re.compile(r"<(figure|div|span|p|center)\b[^<>]*\bmarkdown\b[^<>]*>((?:(?!<\1\b).)*?)</\1>", re.S)


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        folder, name = posixpath.split(path)
        if name in _CONFIGS and folder not in seen:
            found = open_site(repository, folder, "", {})
            if any(posts in repository.folders for posts in found.posts):
                seen.add(folder)
                yield Recognised(folder, f"{name} and {found.posts[0][len(folder) :].lstrip('/')}/")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> MkDocs:
    config = configuration(repository, folder, dict.fromkeys(_CONFIGS, ".yml"), NAME)
    docs = join(folder, config.get("docs_dir").text or "docs")
    blogs = list(_blogs(config)) or [Node({})]
    return MkDocs(repository, folder, signal, docs, tuple(_posts_of(docs, blog) for blog in blogs))


def _blogs(config: Node) -> Iterator[Node]:
    """The options of each blog; a site can have several."""
    plugins = config.get("plugins")
    for entry in [plugins] if plugins.fields else plugins.items:
        for name, options in entry.fields.items():
            if name.rpartition("/")[2] == "blog":
                yield options


def _posts_of(docs: str, options: Node) -> str:
    blog = options.get("blog_dir").text or "blog"
    return join(docs, (options.get("post_dir").text or "{blog}/posts").replace("{blog}", blog))


@dataclass(frozen=True)
class MkDocs:
    """A site of MkDocs. Its posts are those of its blogs; its other pages are documentation."""

    repository: Repository
    folder: str
    signal: str
    docs: str
    posts: tuple[str, ...]
    """The folders of posts, one for each blog."""
    format: str = NAME

    def claims(self, path: str) -> bool:
        return path.endswith(MARKDOWN) and any(path.startswith(f"{folder}/") for folder in self.posts)

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        return [document if isinstance(document, Post) else self._post(path, document)]

    def _post(self, path: str, document: Document) -> Post:
        data, gathering = document.data, Gathering(document.flaw)
        plain = Hidden(as_commonmark(document.body), {})
        add_page_body(gathering, document, plain, (), lambda text: self._resolve(path, text))
        return page_post(
            path,
            NAME,
            document,
            gathering,
            text=data.get("description").text,
            when=data.first("date.created", "date"),
            status=status_of(data),
        )

    def _resolve(self, path: str, reference: str) -> Resolution:
        """A reference beside the file, as MkDocs reads it; in HTML it may be meant from the page."""
        folders = [folder_of(path), posixpath.splitext(path)[0]]
        found = self.repository.resolve(reference, folders, site_roots=[self.docs])
        if found.standing in ("missing", "outside", "wrong-case") and _CLIMB.match(reference):
            top = self.repository.resolve("/" + _CLIMB.sub("", reference), (), site_roots=[self.docs])
            return top if top.path or found.standing == "outside" else found
        return found


def as_commonmark(body: str) -> str:
    """The text with tabs, admonitions and HTML that holds Markdown as CommonMark; places stay the same.

    What is indented below `=== "Tab"` or `!!! note` becomes a quotation, which is as wide.
    """
    if "===" in body or "!!!" in body or "???" in body:
        body = "\n".join(_quoted(without_spans(body, fenced_spans(body)).split("\n")))
    return _WRAPPED.sub(_unwrapped, body) if "markdown" in body else body


def _quoted(rows: list[str]) -> Iterator[str]:
    depth = 0
    for row in rows:
        indent = (len(row) - len(row.lstrip(" "))) // 4
        if row.strip():
            depth = min(depth, indent)
        opens = _OPENS.match(row[4 * depth :])
        lead = ">   " * depth if row.strip() else row[: 4 * depth]
        yield lead + (" " * len(row[4 * depth :]) if opens else row[4 * depth :])
        depth += bool(opens)


def _unwrapped(match: re.Match[str]) -> str:
    """What stands inside the tags, without them and with its indentation as a quotation."""
    tags = (match[0][: match.start(2) - match.start()], match[0][match.end(2) - match.start() :])
    before, after = (re.sub(r"[^\n]", " ", tag) for tag in tags)
    return before + re.sub(r"^ {4}(?= *\[?!\[)", ">   ", match[2], flags=re.M) + after
