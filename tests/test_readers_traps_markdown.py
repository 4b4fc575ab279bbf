"""What real pages hold that is easily misread: the same in every site generator that writes Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import only, posts, standings, written
from vislint.model import Post

CMS = """\
media_folder: static
public_folder: /
collections: [{folder: p, fields: [{name: image, widget: image}]}]
"""
SITES: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "jekyll": ({"_config.yml": ""}, "_posts/2026-11-03-a.md", ""),
    "zola": ({"config.toml": "base_url = 'https://x.org'"}, "content/a/index.md", "static/"),
    "quarto": ({"_quarto.yml": ""}, "posts/a/index.qmd", ""),
    "mkdocs": ({"mkdocs.yml": "theme: !!python/name:x.y {}"}, "docs/blog/posts/a.md", "docs/"),
    "cms": ({"admin/config.yml": CMS}, "p/a.md", "static/"),
}
"""Each with its configuration, the path of a post, and where what begins with "/" lies."""

each_site = pytest.mark.parametrize("name", SITES)


def page(tmp_path: Path, name: str, body: str, front: str = "title: x") -> Post:
    config, path, top = SITES[name]
    text = f"---\n{front}\n---\n{body}"
    return only(posts(written(tmp_path, {**config, path: text, f"{top}img/a.png": "", f"{top}b.png": ""})))


def body_of(post: Post) -> list[tuple[str, str | None, str]]:
    return [
        (item.reference, item.alt, item.resolution.standing)
        for item in post.attachments
        if item.role == "body"
    ]


@each_site
@pytest.mark.parametrize(
    ("body", "reference", "alt", "standing"),
    [
        ("![A](/img/a.png)", "/img/a.png", "A", "local"),
        ("![A](/img/A.png)", "/img/A.png", "A", "wrong-case"),
        ("![A](/img/gone.png)", "/img/gone.png", "A", "missing"),
        ("![A](https://x.org/a.png)", "https://x.org/a.png", "A", "remote"),
        ("![A](store:/shots/a.png)", "store:/shots/a.png", "A", "unknown-scheme"),
        ("![A](/img/a.png?v=2)", "/img/a.png?v=2", "A", "local"),
        ("![A](data:image/png;base64,AAAA)", "data:image/png;base64,AAAA", "A", "inline"),
        ('<p>\n<img src="/img/a.png" alt-"x">\n</p>', "/img/a.png", None, "local"),
        ('<image src="/img/a.png" alt="A">', "/img/a.png", "A", "local"),
        ("<figure>\n\n![A](/img/a.png)\n\n</figure>", "/img/a.png", "A", "local"),
        ("<!-- ![no](no.png) -->\n\n![A](/img/a.png)", "/img/a.png", "A", "local"),
        ("```\n![no](no.png)\n```\n![A](/img/a.png)", "/img/a.png", "A", "local"),
        ("`![no](no.png)` ![A](/img/a.png)", "/img/a.png", "A", "local"),
    ],
)
def test_one_image(
    tmp_path: Path, name: str, body: str, reference: str, alt: str | None, standing: str
) -> None:
    assert body_of(page(tmp_path, name, body)) == [(reference, alt, standing)]


@each_site
def test_byte_order_mark_and_line_ends_of_windows(tmp_path: Path, name: str) -> None:
    config, path, top = SITES[name]
    text = "\ufeff---\r\ntitle: T\r\n---\r\n\r\n![A](/img/a.png)\r\n"
    post = only(posts(written(tmp_path, {**config, path: text, f"{top}img/a.png": ""})))
    assert (post.title, body_of(post)) == ("T", [("/img/a.png", "A", "local")])
    assert post.attachments[-1].line == 5


@each_site
def test_front_matter_that_strict_parsers_refuse(tmp_path: Path, name: str) -> None:
    post = page(tmp_path, name, "![A](/img/a.png)", "title: Open day: come\nkey: { { x } }")
    assert post.unreadable is None
    assert (post.title, post.flaw is not None) == ("Open day: come", True)
    assert standings(post)[-1] == "local"


@each_site
def test_front_matter_that_nobody_can_read(tmp_path: Path, name: str) -> None:
    post = page(tmp_path, name, "x", "title: [a\nb: }{")
    assert post.unreadable is not None


@each_site
def test_an_image_the_wrong_way_round(tmp_path: Path, name: str) -> None:
    assert [item.reference for item in page(tmp_path, name, "(A)[/img/a.png]").lost] == ["/img/a.png"]
