"""Next.js with Contentlayer: which files are posts, and where previews lead."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import first, only, posts, shown, sites, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]


def post(tmp_path: Path, front: str = "", body: str = "", name: str = "data/blog/a.mdx") -> Post:
    files: Files = {
        "contentlayer.config.ts": "",
        "next.config.js": "module.exports = { basePath: '/base' }",
        "tsconfig.json": '{"compilerOptions": {"baseUrl": ".", "paths": {"@/data/*": ["data/*"]}}}',
        name: f"---\n{front}\n---\n{body}",
        "public/static/images/top.png": "",
        "data/blog/own.png": "",
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"contentlayer.config.js": ""}, [("", "contentlayer.config.js")]),
        (
            {"web/next.config.mjs": "", "web/data/blog/a.mdx": ""},
            [("web", "next.config.mjs and data/blog/")],
        ),
        ({"next.config.js": "", "_posts/a.md": ""}, [("", "next.config.js and _posts/")]),
        (
            {"next.config.js": "", "contentlayer.config.ts": "", "data/blog/a.mdx": ""},
            [("", "contentlayer.config.ts")],
        ),
        ({"next.config.js": "", "pages/a.mdx": ""}, []),
    ],
)
def test_signs(tmp_path: Path, files: Files, expected: list[tuple[str, str]]) -> None:
    found = sites(written(tmp_path, files))
    assert [(site.folder, site.signal) for site in found] == expected
    assert {site.format for site in found} <= {"contentlayer"}


FILES: Files = {
    "data/blog/a.mdx": "text",
    "data/blog/nested/b.md": "text",
    "data/blog/_c.mdx": "text",
    "data/authors/default.mdx": "text",
    "data/snippets/dated.mdx": "---\ndate: 2026-01-02\n---\n",
    "data/projects.js": "",
    "articles/d.mdx": "text",
    "app/page.mdx": "text",
}
BLOG = ["data/blog/a.mdx", "data/blog/nested/b.md"]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", [*BLOG, "data/snippets/dated.mdx"]),
        ("makeSource({ contentDirPath: 'articles' })", ["articles/d.mdx", *BLOG]),
        ("makeSource({ contentDirPath: './data' })", [*BLOG, "data/snippets/dated.mdx"]),
    ],
)
def test_which_files_are_posts(tmp_path: Path, config: str, expected: list[str]) -> None:
    found = posts(written(tmp_path, {**FILES, "contentlayer.config.ts": config}))
    assert [item.path for item in found] == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("images: /static/images/top.png", ["local"]),
        ("images: ['/static/images/top.png', '/static/images/gone.png']", ["local", "missing"]),
        ("images:\n  - /base/static/images/top.png", ["local"]),
        ("images: [static/images/top.png]", ["local"]),
        ("image: /static/images/Top.png", ["wrong-case"]),
        ("coverImage: ./own.png", ["local"]),
        ("ogImage: {url: /static/images/top.png}", ["local"]),
        ("images: https://example.org/a.png", ["remote"]),
        ("images: []", []),
        ("images: [true, null]", []),
    ],
)
def test_previews(tmp_path: Path, front: str, expected: list[str]) -> None:
    found = post(tmp_path, front)
    assert standings(found) == expected
    assert all(item.role == "preview" for item in found.attachments)


def test_a_plain_name_has_no_place_for_an_alt_text(tmp_path: Path) -> None:
    assert not first(post(tmp_path, "images: /static/images/top.png")).alt_possible


def test_the_text(tmp_path: Path) -> None:
    body = (
        "import own from '@/data/blog/own.png'\n\n<Image src={own} alt='A' />\n"
        "<div>\n![B](/static/images/top.png)\n</div>"
    )
    front = "title: T\nsummary: S\ndate: '2026-01-02'\ndraft: true"
    found = post(tmp_path, front, body)
    assert shown(found) == [("@/data/blog/own.png", 9, 1), ("/static/images/top.png", 11, 1)]
    assert standings(found) == ["local", "local"]
    assert (found.title, found.text, found.status) == ("T", "S", "draft")
    assert found.publish == datetime(2026, 1, 2)
