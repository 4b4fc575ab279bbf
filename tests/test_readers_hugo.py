"""Hugo: which pages are posts, which picture is the preview, and where references lead."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.content import Files, first, forced, only, posts, shown, sites, standings, written
from tests.hugo_pages import page
from vislint.readers import readers


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"hugo.toml": ""}, [("", "hugo.toml")]),
        ({"site/hugo.yaml": "", "site/content/a/b.md": ""}, [("site", "hugo.yaml")]),
        ({"hugo.json": ""}, [("", "hugo.json")]),
        ({"config/_default/params.toml": "", "content/a/b.md": ""}, [("", "config/_default/")]),
        (
            {"config.toml": "", "content/a.md": "", "static/a.png": ""},
            [("", "config.toml, content/ and static/")],
        ),
        (
            {"config.yml": "", "content/a.md": "", "archetypes/a.md": ""},
            [("", "config.yml, content/ and archetypes/")],
        ),
        ({"config.toml": 'base_url = "x"', "content/a.md": "", "static/a.png": ""}, []),
        ({"config.toml": "", "content/a.md": ""}, []),
        ({"config.toml": "", "static/a.png": ""}, []),
        ({"config/_default/params.toml": ""}, []),
        ({"config.json": "", "content/a.md": "", "static/a.png": ""}, []),
        ({"themes/x/hugo.toml": "", "themes/x/exampleSite/hugo.toml": ""}, []),
        ({"hugo.md": "", "myconfig.toml": "", "content/a.md": "", "static/a": ""}, []),
    ],
)
def test_signs(tmp_path: Path, files: Files, expected: list[tuple[str, str]]) -> None:
    seen = [site for site in sites(written(tmp_path, files)) if site.format == "hugo"]
    assert [(site.folder, site.signal) for site in seen] == expected


PAGES: Files = dict.fromkeys(
    (
        "content/_index.md",
        "content/about.md",
        "content/search/index.md",
        "content/posts/_index.md",
        "content/posts/_index.nl.md",
        "content/posts/one.md",
        "content/posts/one.nl.md",
        "content/posts/two/index.md",
        "content/posts/two/index.nl.md",
        "content/posts/two/resource.md",
        "content/posts/two/deep/index.md",
        "content/Talks/three.markdown",
        "content/posts/four.html",
        "elsewhere/five.md",
        "archetypes/default.md",
    ),
    "---\ntitle: x\n---\n",
)


IN_POSTS = [
    "content/posts/one.md",
    "content/posts/one.nl.md",
    "content/posts/two/index.md",
    "content/posts/two/index.nl.md",
]


@pytest.mark.parametrize(
    ("name", "config", "expected"),
    [
        ("hugo.toml", "", ["content/Talks/three.markdown", *IN_POSTS]),
        ("hugo.toml", "[params]\nmainSections = ['posts']", IN_POSTS),
        ("hugo.yaml", "params:\n  mainsections: posts", IN_POSTS),
        ("hugo.toml", "mainSections = ['talks']", ["content/Talks/three.markdown"]),
        ("config/_default/params.toml", "mainSections = ['posts']", IN_POSTS),
        ("config/_default/hugo.toml", "[params]\nmainSections = ['posts']", IN_POSTS),
        ("hugo.toml", "this is no toml", ["content/Talks/three.markdown", *IN_POSTS]),
        ("hugo.yaml", "- a list", ["content/Talks/three.markdown", *IN_POSTS]),
    ],
)
def test_which_pages_are_posts(tmp_path: Path, name: str, config: str, expected: list[str]) -> None:
    assert [post.path for post in posts(written(tmp_path, {**PAGES, name: config}))] == expected


def test_content_folders_of_languages(tmp_path: Path) -> None:
    config = "contentDir = 'pages'\n[languages.nl]\ncontentDir = 'pages/nl'\n"
    files: Files = {
        "hugo.toml": config, "pages/posts/a.md": "---\n---\n", "pages/nl/posts/a.md": "---\n---\n",
        "pages/nl/about.md": "---\n---\n", "content/posts/a.md": "---\n---\n",
    }  # fmt: skip
    assert [post.path for post in posts(written(tmp_path, files))] == [
        "pages/nl/posts/a.md",
        "pages/posts/a.md",
    ]


def test_any_page_can_be_read(tmp_path: Path) -> None:
    found = written(tmp_path, {**PAGES, "hugo.toml": ""})
    site = readers()["hugo"].open_site(found, "", "", {})
    assert not site.claims("content/about.md")
    assert [site.read(path)[0].title for path in ("content/about.md", "elsewhere/five.md")] == ["x", "x"]


def test_letter_case_counts_where_hugo_emits_what_is_written(tmp_path: Path) -> None:
    """Files of the page are found in any letter case; those of the site, and what the text names, are not."""
    assert standings(page(tmp_path, "images: [Top.png]")) == ["wrong-case"]
    assert standings(page(tmp_path, "cover: {image: Own.png, relative: true}")) == ["wrong-case"]


def test_files_of_the_theme(tmp_path: Path) -> None:
    post = page(tmp_path, "images: [/logo.png]", config="theme = ['x']", add="themes/x/static/logo.png")
    assert first(post).resolution.path == "themes/x/static/logo.png"


@pytest.mark.parametrize(
    ("front", "publish", "written_as", "status"),
    [
        ("date: 2026-11-03", datetime(2026, 11, 3), "2026-11-03", None),
        (
            "publishDate: 2026-11-04T09:00:00Z\ndate: 2026-11-03",
            datetime(2026, 11, 4, 9, tzinfo=UTC),
            "2026-11-04T09:00:00Z",
            None,
        ),
        ("Draft: true\nDATE: 2026-13-45", None, "2026-13-45", "draft"),
        ("draft: false", None, "", None),
    ],
)
def test_dates(
    tmp_path: Path, front: str, publish: datetime | None, written_as: str, status: str | None
) -> None:
    post = page(tmp_path, front)
    assert (post.publish, post.publish_text, post.status) == (publish, written_as, status)


def test_front_matter_in_toml_and_json(tmp_path: Path) -> None:
    files: Files = {
        "hugo.toml": "",
        "content/p/a.md": "+++\ntitle = 'T'\ndate = 2026-11-03T09:00:00Z\n[cover]\nimage = '/a.png'\n+++\n",
        "content/p/b.md": '{"title": "J", "description": "D", "cover": {"image": "/a.png"}}\n\n![](/a.png)\n',
        "static/a.png": "",
    }
    toml, other = posts(written(tmp_path, files))
    assert (toml.title, toml.publish, toml.publish_text) == (
        "T", datetime(2026, 11, 3, 9, tzinfo=UTC), "2026-11-03 09:00:00+00:00",
    )  # fmt: skip
    assert shown(toml) == [("/a.png", 5, 9)]
    assert (other.title, other.text, shown(other)) == ("J", "D", [("/a.png", 1, 55), ("/a.png", 3, 1)])


def test_every_page_goes_to_its_card(tmp_path: Path) -> None:
    (place,) = page(tmp_path, "title: x").destinations
    assert (place.network, place.slot, place.foreign, place.known) == ("opengraph", "image", True, True)


def test_forced_folder(tmp_path: Path) -> None:
    found = written(tmp_path, {"content/p/a.md": "---\nimage: /a.png\n---\n", "static/a.png": ""})
    assert standings(only(forced(found, "hugo"))) == ["local"]


@pytest.mark.parametrize(
    ("config", "reference", "standing"),
    [
        ('baseURL = "https://example.org/blog/"', "/blog/top.png", "local"),
        ('baseURL = "https://example.org/blog/"', "/blog/Top.png", "wrong-case"),
        ('baseURL = "https://example.org/blog/"', "/blog/gone.png", "missing"),
        ('baseURL = "https://example.org/"', "/blog/top.png", "missing"),
        ('baseURL = "https://[/blog/"', "/blog/top.png", "missing"),
        ('[languages.nl]\nbaseURL = "https://example.nl/nl"', "/nl/top.png", "local"),
    ],
)
def test_a_site_below_a_path(tmp_path: Path, config: str, reference: str, standing: str) -> None:
    post = page(tmp_path, f"image: {reference}", f"![A]({reference})", config=config)
    assert standings(post) == [standing] * 2


MOUNTS = """
[[module.mounts]]
source = "pics"
target = "static/shared"
[[module.mounts]]
source = "own-static"
target = "static"
[[module.mounts]]
source = "node_modules/icons"
target = "assets/icons"
[[module.imports]]
path = "github.com/someone/theme"
[[module.imports.mounts]]
source = "pictures"
target = "static/theme"
"""


@pytest.mark.parametrize(
    ("reference", "standing"),
    [
        ("/shared/m.png", "local"),
        ("shared/m.png", "local"),
        ("/n.png", "local"),
        ("/top.png", "local"),
        ("/shared/gone.png", "missing"),
        ("/gone.png", "missing"),
        ("icons/star.png", "generated"),
        ("/theme/star.png", "generated"),
    ],
)
def test_mounts(tmp_path: Path, reference: str, standing: str) -> None:
    """Where a folder that is mounted lies elsewhere, nothing is known of its files."""
    post = page(tmp_path, f"image: {reference}", f"![A]({reference})", config=MOUNTS,
                add="pics/m.png own-static/n.png".replace("/", "__"))  # fmt: skip
    assert standings(post) == [standing] * 2


def test_mounts_in_a_file_of_their_own(tmp_path: Path) -> None:
    files: Files = {
        "config/_default/module.yaml": "mounts: [{source: pics, target: static/shared}]",
        "content/p/a.md": "---\nimage: /shared/m.png\n---\n",
        "pics/m.png": "",
    }
    assert standings(only(posts(written(tmp_path, files)))) == ["local"]
