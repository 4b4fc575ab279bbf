"""MkDocs: the posts of a blog, tabs, and attribute lists."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import forced, only, posts, shown, sites, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]
CONFIG = """\
theme: {name: material}
plugins:
  - social
  - blog
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
  - toc: !ENV [TOC, x]
"""


def page(tmp_path: Path, front: str, body: str = "") -> Post:
    files: Files = {
        "mkdocs.yml": CONFIG,
        "docs/blog/posts/a.md": f"---\n{front}\n---\n{body}",
        "docs/blog/posts/own.png": "",
        "docs/img/top.png": "",
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"mkdocs.yml": CONFIG, "docs/blog/posts/a.md": ""}, [("", "mkdocs.yml and docs/blog/posts/")]),
        (
            {"x/mkdocs.yaml": "docs_dir: text\nplugins: {material/blog: {blog_dir: news}}",
             "x/text/news/posts/a.md": ""},
            [("x", "mkdocs.yaml and text/news/posts/")],
        ),
        (
            {"mkdocs.yml": "plugins: [{blog: {blog_dir: ., post_dir: '{blog}/articles'}}]",
             "docs/articles/a.md": ""},
            [("", "mkdocs.yml and docs/articles/")],
        ),
        ({"mkdocs.yml": CONFIG, "docs/a.md": ""}, []),
        ({"docs/blog/posts/a.md": ""}, []),
    ],
)  # fmt: skip
def test_signs(tmp_path: Path, files: Files, expected: list[tuple[str, str]]) -> None:
    assert [(site.folder, site.signal) for site in sites(written(tmp_path, files))] == expected


def test_which_files_are_posts(tmp_path: Path) -> None:
    names = ("docs/blog/index.md", "docs/blog/posts/2026/a.md", "docs/blog/posts/b.txt", "docs/c.md")
    found = written(tmp_path, {**dict.fromkeys(names, "---\ntitle: x\n---\n"), "mkdocs.yml": CONFIG})
    assert [post.path for post in posts(found)] == ["docs/blog/posts/2026/a.md"]


def test_cards_are_made_by_the_build(tmp_path: Path) -> None:
    post = page(
        tmp_path, "image: own.png\ntitle: T\ndate: {created: 2026-11-03, updated: 2026-11-04}\ndraft: true"
    )
    assert post.attachments == ()
    assert (post.title, post.publish, post.status) == ("T", datetime(2026, 11, 3), "draft")
    assert post.networks == ("opengraph",)


BODY = """\
![A](own.png){ loading=lazy } ![B](../../img/top.png) ![C](/img/top.png)

=== "One"

    ![D](own.png)

    ```md
    text

    ![no](no.png)
    ```

=== "Two"

    !!! note "Said"

        ![E](Own.png){ width=300 }

<figure markdown="span">
    ![F](own.png){ align=left }
  <figcaption>x</figcaption>
</figure>

    ![no](no.png)

<img src="../../../../../img/top.png" alt="G"> <!-- ![no](no.png) -->
![H]({{ config.extra.img }}/x.png)
"""


def test_the_images_of_a_page(tmp_path: Path) -> None:
    post = page(tmp_path, "title: x", BODY)
    told = [(item.alt, item.resolution.standing) for item in post.attachments]
    assert [(*place[1:], *more) for place, more in zip(shown(post), told, strict=True)] == [
        (4, 1, "A", "local"),
        (4, 31, "B", "local"),
        (4, 55, "C", "local"),
        (8, 5, "D", "local"),
        (20, 9, "E", "wrong-case"),
        (23, 5, "F", "local"),
        (29, 1, "G", "local"),
    ]


def test_a_picture_that_is_not_there(tmp_path: Path) -> None:
    assert standings(page(tmp_path, "title: x", "![A](gone.png) ![B](../../gone.png)")) == ["missing"] * 2


def test_forced_folder(tmp_path: Path) -> None:
    found = written(tmp_path, {"docs/blog/posts/a.md": "![A](a.png)", "docs/blog/posts/a.png": ""})
    assert standings(only(forced(found, "mkdocs"))) == ["local"]


@pytest.mark.parametrize(
    "body",
    [
        "<div markdown>" * 20000,
        '=== "a"\n' * 9000 + "![",
        "```\n~~~\n" * 9000 + "=== x",
        "!!! a\n    " * 9000,
    ],
    ids=range(4),
)
def test_hostile_texts_end_soon(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, "title: x", body).format == "mkdocs"
