"""Gatsby, VitePress and Nuxt Content: dated pages, and where their pictures lie."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import Files, forced, only, posts, shown, sites, standings, written

GATSBY = """module.exports = {
  pathPrefix: '/base',
  plugins: [{resolve: 'gatsby-source-filesystem', options: {path: `${__dirname}/articles`, name: 'a'}}],
}"""


@pytest.mark.parametrize(
    ("files", "name", "signal", "folder"),
    [
        ({"gatsby-config.ts": ""}, "gatsby", "gatsby-config.ts", ""),
        ({"web/gatsby-config.js": ""}, "gatsby", "gatsby-config.js", "web"),
        ({"docs/.vitepress/config.mts": ""}, "vitepress", ".vitepress/config.mts", "docs"),
        ({"nuxt.config.ts": "", "content/a.md": ""}, "nuxt", "nuxt.config.ts and content/", ""),
    ],
)
def test_signs(tmp_path: Path, files: Files, name: str, signal: str, folder: str) -> None:
    found = only_site(tmp_path, files)
    assert found == (name, signal, folder)


def only_site(tmp_path: Path, files: Files) -> tuple[str, str, str]:
    (site,) = sites(written(tmp_path, files))
    return site.format, site.signal, site.folder


@pytest.mark.parametrize(
    "files", [{"nuxt.config.ts": "", "pages/a.vue": ""}, {"docs/.vitepress/theme.ts": ""}]
)
def test_no_sign(tmp_path: Path, files: Files) -> None:
    assert sites(written(tmp_path, files)) == []


DATED = "---\ndate: 2026-11-03\n---\n"


@pytest.mark.parametrize(
    ("config", "yes", "no"),
    [
        (
            {"gatsby-config.js": GATSBY},
            ["articles/a/index.mdx", "content/blog/b.md", "src/pages/2026-11-03-c.md"],
            ["articles/undated.md", "docs/d.md", "README.md", "content/_e.md", "content/.f/g.md"],
        ),
        (
            {"docs/.vitepress/config.ts": "export default {srcDir: './pages'}"},
            ["docs/pages/posts/a.md"],
            ["docs/b.md", "docs/pages/undated.md", "c.md"],
        ),
        ({"nuxt.config.js": ""}, ["content/blog/1.a.md"], ["content/undated.md", "pages/b.md"]),
    ],
)
def test_which_files_are_posts(tmp_path: Path, config: Files, yes: list[str], no: list[str]) -> None:
    """Those that bear a date, in the folders of pages."""
    files: Files = {**config, **{name: "x" if "undated" in name else DATED for name in (*yes, *no)}}
    assert [post.path for post in posts(written(tmp_path, files))] == yes


def test_a_draft_beside_a_site_stays_a_draft(tmp_path: Path) -> None:
    front = "---\ndate: 2026-11-03\nnetworks: [x]\n---\n"
    found = written(tmp_path, {"gatsby-config.js": "", "content/a.md": front, "content/b.md": DATED})
    assert [(post.path, post.format) for post in posts(found)] == [
        ("content/a.md", "vislint"), ("content/b.md", "gatsby"),
    ]  # fmt: skip


def test_a_forced_folder_needs_no_dates(tmp_path: Path) -> None:
    found = written(tmp_path, {"a.md": "![A](/b.png)", "public/b.png": ""})
    assert standings(only(forced(found, "nuxt"))) == ["local"]


@pytest.mark.parametrize(
    ("config", "page", "references"),
    [
        (
            {"gatsby-config.js": GATSBY, "static/img/a.png": ""},
            "articles/p/index.md",
            {"./own.png": "local", "own.png": "local", "/img/a.png": "local", "/base/img/a.png": "local",
             "/img/gone.png": "missing", "gone.png": "missing", "img/a.png": "missing"},
        ),
        (
            {"docs/.vitepress/config.ts": "export default {base: '/base/'}", "docs/public/img/a.png": ""},
            "docs/p/a.md",
            {"./own.png": "local", "/img/a.png": "local", "/base/img/a.png": "local", "/p/own.png": "local",
             "/img/gone.png": "missing"},
        ),
        (
            {"nuxt.config.ts": "export default {app: {baseURL: '/base/'}}", "public/img/a.png": ""},
            "content/p/a.md",
            {"own.png": "local", "/img/a.png": "local", "/base/img/a.png": "local", "gone.png": "missing",
             "~/public/img/a.png": "local"},
        ),
    ],
    ids=["gatsby", "vitepress", "nuxt"],
)  # fmt: skip
def test_where_references_lead(tmp_path: Path, config: Files, page: str, references: dict[str, str]) -> None:
    body = "".join(f"![A]({reference})\n" for reference in references)
    own = f"{page.rpartition('/')[0]}/own.png"
    post = only(posts(written(tmp_path, {**config, page: DATED + body, own: ""})))
    assert dict(zip(references, standings(post), strict=True)) == references


def test_previews_have_no_place_unless_they_are_named_as_cards(tmp_path: Path) -> None:
    """What `hero` is for, only the templates know: nothing is said about its size."""
    files: Files = {
        "gatsby-config.js": "",
        "content/a.md": "---\ndate: 2026-11-03\nhero: ./a.png\nheroAlt: A\n---\n",
        "content/b.md": "---\ndate: 2026-11-03\nogImage: ./a.png\ndraft: true\n---\n",
        "content/a.png": "",
    }
    plain, card = posts(written(tmp_path, files))
    assert (plain.destinations, shown(plain), plain.attachments[0].alt) == ((), [("./a.png", 3, 7)], "A")
    assert [place.network for place in card.destinations] == ["opengraph"]
    assert (card.publish, card.status) == (datetime(2026, 11, 3), "draft")
