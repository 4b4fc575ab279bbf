"""Docusaurus: which files are posts, and where previews and images lead."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import first, only, posts, shown, sites, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]


def post(tmp_path: Path, front: str = "", body: str = "", config: str = "", name: str = "blog/a.md") -> Post:
    files: Files = {
        "docusaurus.config.js": config,
        name: f"---\n{front}\n---\n{body}",
        "blog/own.png": "",
        "blog/img/deep.png": "",
        "static/img/top.png": "",
        "src/pic.png": "",
        "public/other.png": "",
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize("suffix", ["js", "ts", "mjs", "cjs"])
def test_signs(tmp_path: Path, suffix: str) -> None:
    found = written(tmp_path, {f"website/docusaurus.config.{suffix}": ""})
    assert [(site.format, site.folder) for site in sites(found)] == [("docusaurus", "website")]


FILES: Files = dict.fromkeys(
    (
        "blog/a.md",
        "blog/2020/b/index.mdx",
        "blog/_part.mdx",
        "blog/_drafts/c.md",
        "blog/a.test.md",
        "blog/pic.png",
        "docs/d.md",
        "news/e.md",
        "i18n/nl/docusaurus-plugin-content-blog/a.md",
        "i18n/nl/docusaurus-plugin-content-docs/current/d.md",
        "README.md",
    ),
    "text",
)
BLOG = ["blog/2020/b/index.mdx", "blog/a.md"]
DUTCH = ["i18n/nl/docusaurus-plugin-content-blog/a.md"]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", [*BLOG, *DUTCH]),
        ("presets: [['classic', {docs: {path: 'docs'}, blog: {showReadingTime: true}}]]", [*BLOG, *DUTCH]),
        ("blog: {feedOptions: {path: 'x'}, path: './news', // path: 'old'\n}", [*DUTCH, "news/e.md"]),
        ("blog: false", DUTCH),
        (
            "blog: {}, plugins: [['@docusaurus/plugin-content-blog', {id: 'news', path: 'news'}]]",
            [*BLOG, *DUTCH, "news/e.md"],
        ),
        ("// blog: {path: 'news'}\n/* blog: false */", [*BLOG, *DUTCH]),
    ],
)
def test_which_files_are_posts(tmp_path: Path, config: str, expected: list[str]) -> None:
    found = posts(written(tmp_path, {**FILES, "docusaurus.config.ts": config}))
    assert [item.path for item in found] == expected


@pytest.mark.parametrize(
    ("image", "path", "note"),
    [
        ("./own.png", "blog/own.png", ""),
        ("/img/top.png", "static/img/top.png", ""),
        ("img/top.png", "static/img/top.png", ""),
        ("own.png", None, "taken only with ./"),
        ("../src/pic.png", None, "taken only with ./"),
        ("'@site/src/pic.png'", None, "taken only with ./"),
        ("./gone.png", None, ""),
        ("/base/img/top.png", "static/img/top.png", ""),
    ],
)
def test_previews(tmp_path: Path, image: str, path: str | None, note: str) -> None:
    """Only what begins with `./` is a file beside the post."""
    found = first(post(tmp_path, f"image: {image}", config="baseUrl: '/base/',"))
    assert found.resolution.path == path
    assert found.resolution.standing == ("local" if path else "missing")
    assert note in found.resolution.note
    assert (found.role, found.alt_possible, found.line) == ("preview", False, 2)


def test_remote_and_generated(tmp_path: Path) -> None:
    found = post(tmp_path, "image: https://example.org/a.png", "<img src={x.y} />")
    assert standings(found) == ["remote", "generated"]


def test_what_is_kept_from_docusaurus_may_lie_elsewhere(tmp_path: Path) -> None:
    """`pathname://` is for addresses that Docusaurus shall not look for."""
    found = post(tmp_path, "title: x", "![A](pathname:///img/top.png) ![B](pathname:///other/app.png)")
    assert standings(found) == ["local", "generated"]


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ("![A](own.png)", "blog/own.png"),
        ("![A](./img/deep.png)", "blog/img/deep.png"),
        ("![A](/img/top.png)", "static/img/top.png"),
        ("![A](/base/img/top.png)", "static/img/top.png"),
        ("![A](@site/src/pic.png)", "src/pic.png"),
        ("![A](pathname:///img/top.png)", "static/img/top.png"),
        ("<figure>\n![A](own.png)\n</figure>", "blog/own.png"),
        ("<img src={require('@site/src/pic.png').default} />", "src/pic.png"),
        ("import pic from '@site/src/pic.png'\n\n<img src={pic} />", "src/pic.png"),
        ("![A](/other.png)", "public/other.png"),
    ],
)
def test_images_in_the_text(tmp_path: Path, body: str, path: str) -> None:
    config = "{baseUrl: '/base', staticDirectories: ['static', \"public\"]}"
    found = first(post(tmp_path, body=body, config=config))
    assert (found.resolution.path, found.role) == (path, "body")


@pytest.mark.parametrize(
    ("config", "front", "name", "count"),
    [
        ("", "", "blog/a.md", 1),
        ("markdown: { format: 'detect' }", "", "blog/a.md", 0),
        ("markdown: { format: 'detect' }", "", "blog/a.mdx", 1),
        ("markdown: { format: 'detect' }", "mdx: {format: mdx}", "blog/a.md", 1),
        ("", "mdx:\n  format: md", "blog/a.md", 0),
    ],
)
def test_markdown_that_is_no_mdx(tmp_path: Path, config: str, front: str, name: str, count: int) -> None:
    found = post(tmp_path, front, "<figure>\n![A](own.png)\n</figure>", config, name)
    assert len(found.attachments) == count


def test_letter_case_is_exact(tmp_path: Path) -> None:
    assert standings(post(tmp_path, "image: /img/Top.png", "![A](Own.png)")) == ["wrong-case"] * 2


def test_what_a_post_says(tmp_path: Path) -> None:
    front = "title: Hello\ndescription: World\ndraft: true\ntags: [a]"
    body = "Text\n\n<!-- truncate -->\n\n![A](own.png)"
    found = post(tmp_path, front, body, name="blog/2016-05-20-hello.md")
    assert (found.title, found.text, found.status) == ("Hello", "World", "draft")
    assert found.publish == datetime(2016, 5, 20)
    assert shown(found) == [("own.png", 11, 1)]
    assert [(place.network, place.slot, place.foreign) for place in found.destinations] == [
        ("opengraph", "image", True)
    ]


@pytest.mark.parametrize(
    ("name", "front", "expected"),
    [
        ("blog/2019/05/20/hello.md", "", datetime(2019, 5, 20)),
        ("blog/2019-05-20-hello/index.md", "", datetime(2019, 5, 20)),
        ("blog/2016-05-20-hello.md", "date: 2017-01-02T10:00", datetime(2017, 1, 2, 10)),
        ("blog/hello.md", "", None),
        ("blog/2016-45-99-hello.md", "", None),
    ],
)
def test_dates(tmp_path: Path, name: str, front: str, expected: datetime | None) -> None:
    assert post(tmp_path, front, name=name).publish == expected


def test_an_unreadable_post(tmp_path: Path) -> None:
    found = post(tmp_path, "a: [")
    assert found.unreadable
    assert found.unreadable.line == 3
