"""Decap and Sveltia: the folders of posts that their configuration names, and where images lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import first, forced, only, posts, shown, sites, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]
CONFIG = """\
backend: {name: git-gateway}
media_folder: static/img
public_folder: /img
collections:
  - name: blog
    folder: content/blog
    fields:
      - {name: title, widget: string}
      - {name: hero, widget: image}
      - {name: alt, widget: string}
      - {name: seo, widget: object, fields: [{name: card, widget: image}, {name: alt, widget: string}]}
      - {name: gallery, widget: list, field: {name: src, widget: image}}
      - {name: parts, widget: list, types: [{name: p, fields: [{name: photo, widget: image}]}]}
      - {name: body, widget: markdown}
  - name: team
    folder: content/team
    media_folder: photos
    public_folder: photos
    fields: [{name: photo, widget: image}]
  - {name: data, folder: content/data, extension: yml, fields: [{name: image, widget: image}]}
  - {name: plain, folder: content/plain, fields: [{name: cover, widget: string}]}
  - {name: pages, files: [{file: content/about.md}]}
"""


def read(tmp_path: Path, name: str, text: str, config: str = CONFIG) -> Post:
    files: Files = {
        "static/admin/config.yml": config,
        name: text,
        "static/img/a.png": "",
        "static/logo.png": "",
        "content/team/photos/b.png": "",
        "content/blog/c.png": "",
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"static/admin/config.yml": CONFIG, "content/blog/a.md": ""}, [("", "static/admin/config.yml")]),
        ({"admin/config.yaml": CONFIG, "content/blog/a.md": ""}, [("", "admin/config.yaml")]),
        ({"public/admin/config.yml": CONFIG, "content/team/a.md": ""}, [("", "public/admin/config.yml")]),
        (
            {"site/static/admin/config.yml": CONFIG, "site/content/blog/a.md": ""},
            [("site", "static/admin/config.yml")],
        ),
        ({"site/admin/config.yml": CONFIG, "content/blog/a.md": ""}, [("", "site/admin/config.yml")]),
        ({"static/admin/config.yml": CONFIG, "elsewhere/a.md": ""}, []),
        ({"static/admin/config.yml": "title: x", "content/blog/a.md": ""}, []),
        ({"static/admin/config.yml": "collections: 5: x", "content/blog/a.md": ""}, []),
    ],
)
def test_signs(tmp_path: Path, files: Files, expected: list[tuple[str, str]]) -> None:
    assert [(site.folder, site.signal) for site in sites(written(tmp_path, files))] == expected


def test_a_site_generator_knows_better(tmp_path: Path) -> None:
    files: Files = {"static/admin/config.yml": CONFIG, "content/blog/a.md": "", "hugo.toml": ""}
    assert [site.format for site in sites(written(tmp_path, files))] == ["hugo"]


def test_which_files_are_posts(tmp_path: Path) -> None:
    names = (
        "content/about.md", "content/blog/2026/a.mdx", "content/blog/_index.md", "content/blog/b.yml",
        "content/data/c.yaml", "content/data/d.md", "content/team/e.markdown",
    )  # fmt: skip
    found = written(tmp_path, {**dict.fromkeys(names, "title: x\n"), "admin/config.yml": CONFIG})
    assert [post.path for post in posts(found)] == [
        "content/blog/2026/a.mdx", "content/data/c.yaml", "content/team/e.markdown",
    ]  # fmt: skip


def test_image_fields(tmp_path: Path) -> None:
    front = (
        "---\ntitle: T\nhero: /img/a.png\nalt: A\nseo:\n  card: /img/gone.png\n"
        "gallery: [/logo.png, img/a.png]\nparts:\n  - type: p\n    photo: c.png\n---\n![B](/img/a.png) ![C](https://x.org/a.png)\n"
    )
    post = read(tmp_path, "content/blog/a.md", front)
    told = [(item.role, item.alt, item.alt_possible, item.resolution.path) for item in post.attachments]
    assert [(*place, *more) for place, more in zip(shown(post), told, strict=True)] == [
        ("/img/a.png", 3, 7, "preview", "A", True, "static/img/a.png"),
        ("/img/gone.png", 6, 9, "body", None, True, None),
        ("/logo.png", 7, 11, "body", None, False, "static/logo.png"),
        ("img/a.png", 7, 22, "body", None, False, "static/img/a.png"),
        ("c.png", 10, 12, "body", None, False, "content/blog/c.png"),
        ("/img/a.png", 12, 1, "body", "B", True, "static/img/a.png"),
        ("https://x.org/a.png", 12, 18, "body", "C", True, None),
    ]
    assert standings(post)[1] == "missing"
    assert post.networks == ("opengraph",)


@pytest.mark.parametrize(
    ("name", "text", "path", "alt_possible"),
    [
        ("content/team/a.md", "---\nphoto: photos/b.png\n---\n", "content/team/photos/b.png", False),
        ("content/data/a.yml", "image: /img/a.png\n", "static/img/a.png", False),
        ("content/plain/a.md", "---\ncover: {image: /img/a.png, alt: A}\n---\n", "static/img/a.png", True),
        ("content/plain/a.md", "---\nthumbnail: a.png\n---\n", "static/img/a.png", False),
        ("content/blog/a.md", "---\nhero: /img/A.png\n---\n", None, True),
    ],
)
def test_previews(tmp_path: Path, name: str, text: str, path: str | None, alt_possible: bool) -> None:
    preview = first(read(tmp_path, name, text))
    assert (preview.role, preview.resolution.path, preview.alt_possible) == ("preview", path, alt_possible)


def test_without_a_public_folder(tmp_path: Path) -> None:
    config = "media_folder: static/img\ncollections: [{folder: b, fields: [{name: x, widget: image}]}]"
    assert first(read(tmp_path, "b/a.md", "---\nx: /static/img/a.png\n---\n", config)).resolution.path


@pytest.mark.parametrize(
    "front", ["hero:", "hero: ''", "hero: false", "hero: {a: b}", "seo: x\ngallery: {a: b}"]
)
def test_no_preview(tmp_path: Path, front: str) -> None:
    assert read(tmp_path, "content/blog/a.md", f"---\n{front}\n---\n").attachments == ()


def test_forced_folder(tmp_path: Path) -> None:
    files: Files = {
        "hugo.toml": "",
        "admin/config.yml": CONFIG,
        "content/blog/a.md": "---\nhero: /img/a.png\n---",
    }
    assert standings(only(forced(written(tmp_path, files), "cms"))) == ["missing"]
    assert forced(written(tmp_path / "none", {"a.md": ""}), "cms") == []
