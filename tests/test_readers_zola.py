"""Zola: which pages are posts, which picture is the preview, and what shortcodes show."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import first, forced, only, posts, shown, sites, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]
CONFIG = 'base_url = "https://x.org"\ntheme = "tabi"\n'


def page(tmp_path: Path, extra: str = "", body: str = "", name: str = "content/blog/a/index.md") -> Post:
    """One page with some pictures around."""
    files: Files = {
        "config.toml": CONFIG,
        name: f"+++\ntitle = 'x'\n[extra]\n{extra}\n+++\n{body}",
        "content/blog/a/img/own.png": "",
        "content/blog/above.png": "",
        "static/img/top.png": "",
        "static/blog/b/served.png": "",
        "themes/tabi/static/theme.png": "",
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"config.toml": CONFIG, "content/a.md": ""}, [("", "config.toml with base_url, and content/")]),
        (
            {"site/zola.toml": CONFIG, "site/content/a.md": ""},
            [("site", "zola.toml with base_url, and content/")],
        ),
        ({"config.toml": "baseURL = 'x'", "content/a.md": ""}, []),
        ({"config.toml": CONFIG, "a.md": ""}, []),
        ({"themes/x/config.toml": CONFIG, "themes/x/content/a.md": ""}, []),
    ],
)
def test_signs(tmp_path: Path, files: Files, expected: list[tuple[str, str]]) -> None:
    assert [(site.folder, site.signal) for site in sites(written(tmp_path, files))] == expected


def test_which_files_are_posts(tmp_path: Path) -> None:
    names = (
        "content/_index.md",
        "content/blog/a.es.md",
        "content/blog/b/index.md",
        "content/b/c.txt",
        "d.md",
    )
    files: Files = {**dict.fromkeys(names, "+++\n+++\n"), "config.toml": CONFIG}
    assert [post.path for post in posts(written(tmp_path, files))] == list(names[:3])


@pytest.mark.parametrize(
    ("extra", "reference", "path", "alt", "alt_possible"),
    [
        ("social_media_card = 'img/own.png'", "img/own.png", "content/blog/a/img/own.png", None, False),
        ("social_media_card = 'img/top.png'", "img/top.png", "static/img/top.png", None, False),
        ("social_media_card = '/img/top.png'", "/img/top.png", "static/img/top.png", None, False),
        ("social_media_card = 'above.png'", "above.png", "content/blog/above.png", None, False),
        (
            "local_image = 'blog/a/img/own.png'",
            "blog/a/img/own.png",
            "content/blog/a/img/own.png",
            None,
            False,
        ),
        ("banner = 'theme.png'\nbanner_alt = 'A'", "theme.png", "themes/tabi/static/theme.png", "A", True),
        (
            "cover = {image = 'img/own.png', alt = 'A'}",
            "img/own.png",
            "content/blog/a/img/own.png",
            "A",
            True,
        ),
        (
            "local_image = 'x'\nremote_image = 'y'\nsocial_media_card = 'img/own.png'",
            "img/own.png",
            "content/blog/a/img/own.png",
            None,
            False,
        ),
        ("remote_image = 'https://x.org/a.png'", "https://x.org/a.png", None, None, False),
        ("og_image = 'gone.png'", "gone.png", None, None, False),
        ("thumbnail = ['img/own.png']", "img/own.png", "content/blog/a/img/own.png", None, False),
    ],
)
def test_previews(
    tmp_path: Path, extra: str, reference: str, path: str | None, alt: str | None, alt_possible: bool
) -> None:
    post = page(tmp_path, extra)
    assert len(post.attachments) == 1
    preview = first(post)
    assert (preview.role, preview.reference, preview.resolution.path) == ("preview", reference, path)
    assert (preview.alt, preview.alt_possible) == (alt, alt_possible)


@pytest.mark.parametrize("extra", ["", "banner = ''", "banner = false", "image = []", "cover = {alt = 'x'}"])
def test_no_preview(tmp_path: Path, extra: str) -> None:
    assert page(tmp_path, extra).attachments == ()


BODY = """\
![A](img/own.png) ![B](/img/top.png) {{ image(src="img/own.png", alt="C \\"c\\"") }}
{{ dual_theme_image(light_src="img/own.png", dark_src='img/top.png',
   alt=`D`, full_width=true) }}
{{ hover(default_src="img/own.png", hovered_src="/img/top.png", default_alt="E", hovered_alt="F") }}
{% wide(caption="img/no.png") %}
<video src="img/gone.mp4" poster="img/own.png"></video> ![G](../above.png)
{% end %}
{{ gallery(images=["img/own.png", "theme.png"]) }} {{ clip(poster="img/own.png") }}
{{/* image(src="no.png") */}} <!-- {{ image(src="no.png") }} ![](no.png) --> {{ link(href="no.png") }}
{{ aside(text="see img/no.png, it is ![no](no.png)") }} {{ video(src="https://youtu.be/x") }} {{ toc() }}
"""


def test_the_images_of_a_page(tmp_path: Path) -> None:
    post = page(tmp_path, "", BODY)
    told = [(item.alt, item.resolution.standing) for item in post.attachments]
    assert [(*place, *more) for place, more in zip(shown(post), told, strict=True)] == [
        ("img/own.png", 6, 1, "A", "local"),
        ("/img/top.png", 6, 19, "B", "local"),
        ("img/own.png", 6, 51, 'C "c"', "local"),
        ("img/own.png", 7, 31, "D", "local"),
        ("img/top.png", 7, 55, None, "local"),
        ("img/own.png", 9, 22, "E", "local"),
        ("/img/top.png", 9, 49, "F", "local"),
        ("img/gone.mp4", 11, 1, None, "missing"),
        ("img/own.png", 11, 1, None, "local"),
        ("../above.png", 11, 57, "G", "local"),
        ("img/own.png", 13, 20, None, "local"),
        ("theme.png", 13, 35, None, "local"),
        ("img/own.png", 13, 67, None, "local"),
    ]
    assert [item.alt_possible for item in post.attachments[-3:]] == [True, True, False]
    assert [item.alt_possible for item in post.attachments[3:5]] == [True, False]


def test_a_page_without_a_folder_of_its_own(tmp_path: Path) -> None:
    body = "![A](served.png) ![B](above.png) ![C](img/top.png) ![D](/blog/b/served.png)"
    assert standings(page(tmp_path, "", body, "content/blog/b.es.md")) == ["local"] * 4


def test_a_relative_reference_may_be_meant_from_the_address(tmp_path: Path) -> None:
    """The page is served at /blog/a/, where the browser reads `../../img/top.png` as /img/top.png."""
    assert standings(page(tmp_path, "", "![A](../../img/top.png) ![B](../img/top.png)")) == [
        "local",
        "missing",
    ]


def test_dates_texts_and_drafts(tmp_path: Path) -> None:
    front = "+++\ntitle = 'T'\ndescription = 'D'\ndate = 2026-11-03\ndraft = true\n+++\n"
    files: Files = {"config.toml": CONFIG, "content/a.md": front, "content/b.md": "---\ntitle: Y\n---\n"}
    toml, yaml = posts(written(tmp_path, files))
    assert (toml.title, toml.text, toml.status, yaml.title) == ("T", "D", "draft", "Y")
    assert (toml.publish, toml.publish_text, toml.networks) == (
        datetime(2026, 11, 3), "2026-11-03", ("opengraph",),
    )  # fmt: skip


def test_forced_folder(tmp_path: Path) -> None:
    found = written(tmp_path, {"content/a.md": "+++\nextra = {image = '/a.png'}\n+++\n", "static/a.png": ""})
    assert standings(only(forced(found, "zola"))) == ["local"]


@pytest.mark.parametrize(
    "body",
    [
        "{{ a(" * 20000,
        '{{ a(b="' * 9000,
        "{{ a(" + 'b="c", ' * 20000 + ") }}",
        "{{ a(src=[" + '"a.png",' * 9000 + "]) }}",
        "{% a(" * 9000 + ") %}",
        "{{ " + "a" * 90000,
        "{{ a(" + "b=" * 40000 + ") }}",
        "{{ a(b=[" * 9000 + ") }}",
    ],
    ids=range(8),
)
def test_hostile_shortcodes_end_soon(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, "", body).format == "zola"


@pytest.mark.parametrize(
    ("reference", "standing"),
    [("@/blog/above.png", "local"), ("static/img/top.png", "local"), ("@/blog/a/gone.png", "missing")],
)
def test_a_shortcode_may_look_from_the_top(tmp_path: Path, reference: str, standing: str) -> None:
    post = page(tmp_path, body=f'{{{{ picture(src="{reference}") }}}}')
    assert standings(post) == [standing]


def test_markdown_does_not_look_from_the_top(tmp_path: Path) -> None:
    body = "![A](@/blog/above.png) ![B](static/img/top.png)"
    assert standings(page(tmp_path, body=body)) == ["missing"] * 2
