"""Jekyll: which files are posts, which picture is the preview, and what Liquid makes of references."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import first, forced, only, posts, shown, sites, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]


def page(tmp_path: Path, front: str, body: str = "", config: str = "", **more: str | bytes) -> Post:
    """The post _posts/2026-11-03-a.md with some pictures around."""
    files: Files = {
        "_config.yml": config,
        "_posts/2026-11-03-a.md": f"---\n{front}\n---\n{body}",
        "_posts/beside.png": "",
        "top.png": "",
        "img/deep.png": "",
        "img/posts/a/own.png": "",
        "_hidden/secret.png": "",
        **{name.replace("__", "/"): text for name, text in more.items()},
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"_config.yml": "", "_posts/a.md": ""}, [("", "_config.yml and _posts/")]),
        ({"_config.yml": "", "_drafts/a.md": ""}, [("", "_config.yml and _drafts/")]),
        ({"_config.yml": "", "blog/_posts/a.md": ""}, [("", "_config.yml and _posts/")]),
        ({"docs/_config.yml": "", "docs/_posts/a.md": ""}, [("docs", "_config.yml and _posts/")]),
        (
            {"_config.yml": "collections: {guides: {output: true}}", "_guides/a.md": ""},
            [("", "_config.yml and _guides/")],
        ),
        (
            {"_config.yml": "collections: [guides]\ncollections_dir: all", "all/_guides/a.md": ""},
            [("", "_config.yml and all/_guides/")],
        ),
        ({"_config.yml": "source: src", "src/_posts/a.md": ""}, [("", "_config.yml and _posts/")]),
        ({"_config.toml": "title = 'x'", "_posts/a.md": ""}, [("", "_config.toml and _posts/")]),
        ({"_config.yml": "", "_toc.yml": "", "a.md": ""}, []),
        ({"_config.yml": "", "source/_posts/a.md": "", "package.json": '{"hexo": {}}'}, []),
        ({"_posts/a.md": ""}, []),
        ({"vendor/x/_config.yml": "", "vendor/x/_posts/a.md": ""}, []),
    ],
)
def test_signs(tmp_path: Path, files: Files, expected: list[tuple[str, str]]) -> None:
    found = [site for site in sites(written(tmp_path, files)) if site.format == "jekyll"]
    assert [(site.folder, site.signal) for site in found] == expected


def test_which_files_are_posts(tmp_path: Path) -> None:
    names = (
        "_posts/2026-11-03-a.md", "_posts/backlog/b.markdown", "blog/_posts/2026-1-2-c.md", "_drafts/d.md",
        "_guides/nl/e.md", "_other/f.md", "g.md", "_posts/h.html", "_pages/i.md", "vendor/j/_posts/k.md",
    )  # fmt: skip
    files: Files = dict.fromkeys(names, "---\ntitle: x\n---\n")
    files |= {"_config.yml": "collections: {guides: {output: true}}", "_guides/README.md": "# Plain"}
    assert [post.path for post in posts(written(tmp_path, files))] == [
        "_drafts/d.md", "_guides/nl/e.md", "_posts/2026-11-03-a.md", "_posts/backlog/b.markdown",
        "blog/_posts/2026-1-2-c.md",
    ]  # fmt: skip


DEFAULTS = """\
defaults:
- {scope: {path: _posts, type: posts}, values: {image: /top.png}}
- {scope: {path: ''}, values: {image: /img/deep.png}}
- {scope: {path: other}, values: {image: /no.png}}
- {scope: {path: '', type: guides}, values: {image: /no.png}}
"""


@pytest.mark.parametrize(
    ("front", "config", "reference", "path", "alt", "alt_possible"),
    [
        ("image: /img/deep.png", "", "/img/deep.png", "img/deep.png", None, False),
        ("image: img/deep.png", "", "img/deep.png", "img/deep.png", None, False),
        ("image: top.png", "plugins: [jekyll-seo-tag]", "top.png", "top.png", None, False),
        ("image: {path: /top.png, alt: A}", "", "/top.png", "top.png", "A", True),
        ("image: {facebook: /top.png, twitter: /img/deep.png}", "", "/top.png", "top.png", None, True),
        ("image: /blog/top.png", "baseurl: /blog", "/blog/top.png", "top.png", None, False),
        (
            "header: {teaser: /top.png, og_image: /img/deep.png}",
            "",
            "/img/deep.png",
            "img/deep.png",
            None,
            True,
        ),
        (
            "header: {overlay_image: /top.png, image_description: A}",
            "theme: minimal-mistakes-jekyll",
            "/top.png",
            "top.png",
            "A",
            True,
        ),
        (
            "image: {path: own.png, alt: A, lqip: 'data:x'}\nmedia_subpath: /img/posts/a",
            "theme: jekyll-theme-chirpy",
            "own.png",
            "img/posts/a/own.png",
            "A",
            True,
        ),
        (
            "image: own.png\nimg_path: /img/posts/a/",
            "remote_theme: cotes2020/jekyll-theme-chirpy",
            "own.png",
            "img/posts/a/own.png",
            None,
            False,
        ),
        (
            "title: x",
            "defaults: [{scope: {path: ''}, values: {image: /top.png}}]",
            "/top.png",
            "top.png",
            None,
            False,
        ),
        (
            "title: x",
            DEFAULTS,
            "/top.png",
            "top.png",
            None,
            False,
        ),
    ],
)
def test_previews(
    tmp_path: Path,
    front: str,
    config: str,
    reference: str,
    path: str | None,
    alt: str | None,
    alt_possible: bool,
) -> None:
    post = page(tmp_path, front, config=config)
    assert len(post.attachments) == 1
    preview = first(post)
    assert (preview.role, preview.reference, preview.resolution.path) == ("preview", reference, path)
    assert (preview.alt, preview.alt_possible) == (alt, alt_possible)
    assert (preview.resolution.note, preview.resolution.emitted) == ("", "")


def test_the_theme_of_a_gemfile(tmp_path: Path) -> None:
    post = page(tmp_path, "image: own.png\nmedia_subpath: /img/posts/a", Gemfile="gem 'jekyll-theme-chirpy'")
    assert first(post).resolution.path == "img/posts/a/own.png"


@pytest.mark.parametrize(
    "front", ["image:", "image: ''", "image: false", "image: {}", "header: x", "title: x"]
)
def test_no_preview(tmp_path: Path, front: str) -> None:
    assert page(tmp_path, front).attachments == ()


SEO = "plugins: [jekyll-seo-tag]"


@pytest.mark.parametrize(
    ("reference", "config", "files", "standing", "path", "emitted"),
    [
        ("deep.png", SEO, {}, "local", "img/deep.png", "/deep.png"),
        ("posts/a/own.png", SEO, {}, "local", "img/posts/a/own.png", "/posts/a/own.png"),
        ("deep.png", "", {}, "local", "img/deep.png", ""),
        (
            "deep.png",
            SEO,
            {"_includes__head.html": "<meta property='og:image'>"},
            "local",
            "img/deep.png",
            "",
        ),
        ("deep.png", "", {"Gemfile": "gem 'jekyll-seo-tag'"}, "local", "img/deep.png", "/deep.png"),
        ("/blog/top.png", f"{SEO}\nbaseurl: /blog", {}, "local", "top.png", "/blog/blog/top.png"),
        ("../img/deep.png", SEO, {}, "local", "img/deep.png", ""),
        ("../gone.png", SEO, {}, "missing", None, ""),
        ("secret.png", SEO, {}, "missing", None, ""),
        ("/deep.png", SEO, {}, "missing", None, ""),
        ("gone.png", SEO, {}, "missing", None, ""),
        ("Top.png", SEO, {}, "wrong-case", None, ""),
        ("https://x.org/a.png", SEO, {}, "remote", None, ""),
    ],
)
def test_what_the_page_shows_and_what_its_card_names(
    tmp_path: Path,
    reference: str,
    config: str,
    files: dict[str, str],
    standing: str,
    path: str | None,
    emitted: str,
) -> None:
    found = first(page(tmp_path, f"image: {reference}", config=config, **files)).resolution
    assert (found.standing, found.path, found.emitted) == (standing, path, emitted)


BODY = """\
![A](/img/deep.png){: .wide width="50"} ![B]({{ site.baseurl }}/top.png)
![C]({{ "/img/deep.png" | relative_url }}) ![D]({{ 'top.png' | prepend: site.baseurl | absolute_url }})
{% include figure.html src="/top.png" alt="E" caption="F" %} <img src="{{ site.baseurl }}/Top.png" alt="">
{% include figure image_path="deep.png"
   alt='G' %}
{% picture /img/deep.png --alt H %} ![I]({% link img/deep.png %}) ![J](/blog/top.png)
![K](../../top.png) ![L](beside.png) ![M]({{ page.cover }}) ![N]({{ site.data.x }}) ![O](../../../gone.png)

{% comment %} ![no](/no.png) {% include figure.html src="/no.png" %} {% endcomment %}
{% raw %}{% include figure.html src="/no.png" %}{% endraw %}
<!-- ![no](/no.png) {% include figure.html src="/no.png" %} -->
{% include youtube.html url="https://youtu.be/no" %} {% include figure.html src="" %} {% assign x = "a.png" %}
{::comment}![no](/no.png){:/comment} {% highlight md %}![no](/no.png){% endhighlight %}
```
{% include figure.html src="/no.png" %}
```
(P)[top.png]
"""


def test_the_images_of_a_page(tmp_path: Path) -> None:
    post = page(tmp_path, "cover: /img/deep.png", BODY, config="baseurl: /blog")
    assert {item.role for item in post.attachments} == {"body"}
    told = [(item.alt, item.resolution.standing, item.resolution.path) for item in post.attachments]
    deep, top = "img/deep.png", "top.png"
    assert [(*place, *more) for place, more in zip(shown(post), told, strict=True)] == [
        ("/img/deep.png", 4, 1, "A", "local", deep),
        ("/top.png", 4, 41, "B", "local", top),
        ("/img/deep.png", 5, 1, "C", "local", deep),
        ("/top.png", 5, 44, "D", "local", top),
        ("/top.png", 6, 1, "E", "local", top),
        ("/Top.png", 6, 62, "", "wrong-case", None),
        ("deep.png", 7, 1, "G", "local", deep),
        ("/img/deep.png", 9, 1, None, "local", deep),
        ("/img/deep.png", 9, 37, "I", "local", deep),
        ("/blog/top.png", 9, 67, "J", "local", top),
        ("../../top.png", 10, 1, "K", "local", top),
        ("beside.png", 10, 21, "L", "local", "_posts/beside.png"),
        ("/img/deep.png", 10, 38, "M", "local", deep),
        ("{{ site.data.x }}", 10, 61, "N", "generated", None),
        ("../../../gone.png", 10, 85, "O", "missing", None),
    ]
    assert [item.reference for item in post.lost] == ["top.png"]


def test_relative_pictures_of_chirpy(tmp_path: Path) -> None:
    front = "media_subpath: /img/posts/a"
    post = page(tmp_path, front, "![A](own.png) ![B](/top.png)", config="theme: jekyll-theme-chirpy")
    assert standings(post) == ["local", "local"]


def test_files_of_a_collection(tmp_path: Path) -> None:
    files: Files = {
        "_config.yml": "collections: {guides: {output: true}}",
        "_guides/a.md": "---\nimage: /guides/a.png\n---\n",
        "_guides/a.png": "",
    }
    assert first(only(posts(written(tmp_path, files)))).resolution.path == "_guides/a.png"


@pytest.mark.parametrize(
    ("config", "networks", "emitted"),
    [
        ("collections: {team: {output: true}}", ("opengraph",), "/a.png"),
        ("collections: {team: {order: []}}", (), ""),
        ("collections: [team]", (), ""),
    ],
)
def test_collections_without_pages_have_no_card(
    tmp_path: Path, config: str, networks: tuple[str, ...], emitted: str
) -> None:
    files: Files = {
        "_config.yml": f"{SEO}\n{config}", "_team/a.md": "---\nimage: a.png\n---\n", "img/a.png": "",
    }  # fmt: skip
    post = only(posts(written(tmp_path, files)))
    assert (post.networks, first(post).resolution.emitted) == (networks, emitted)
    assert first(post).resolution.path == "img/a.png"


@pytest.mark.parametrize(
    ("name", "front", "publish", "written_as", "status"),
    [
        ("_posts/2026-11-03-a.md", "", datetime(2026, 11, 3), "2026-11-03", None),
        ("_posts/2026-1-3-a.md", "published: true", datetime(2026, 1, 3), "2026-1-3", None),
        (
            "_posts/2026-11-03-a.md",
            "date: 2026-11-04 09:00",
            datetime(2026, 11, 4, 9),
            "2026-11-04 09:00",
            None,
        ),
        ("_posts/2026-11-03-a.md", "published: false", datetime(2026, 11, 3), "2026-11-03", "draft"),
        ("_posts/later/2026-11-03-a.md", "", datetime(2026, 11, 3), "2026-11-03", "draft"),
        ("_drafts/a.md", "", None, "", "draft"),
        ("_posts/2026-99-99-a.md", "", None, "2026-99-99", None),
    ],
)
def test_dates(
    tmp_path: Path, name: str, front: str, publish: datetime | None, written_as: str, status: str | None
) -> None:
    files: Files = {"_config.yml": "exclude: [_posts/later/]", name: f"---\ntitle: x\n{front}\n---\n"}
    post = only(posts(written(tmp_path, files)))
    assert (post.publish, post.publish_text, post.status) == (publish, written_as, status)


def test_forced_folder(tmp_path: Path) -> None:
    found = written(tmp_path, {"_posts/a.md": "---\nimage: /a.png\n---\n", "a.png": ""})
    assert standings(only(forced(found, "jekyll"))) == ["local"]


@pytest.mark.parametrize(
    "body",
    [
        "{% include " * 9000,
        "{{ " * 30000,
        "{% comment %}" * 9000,
        "{% raw %}" * 9000 + "{{ x }}" * 2000,
        '{% include a="' * 5000 + "%}",
        "{% include f src=x " + "a " * 40000 + "%}",
        "{{ a | b " + "| b " * 20000 + "}}",
        "```\n" * 9000 + "{{ x }}",
        "{% highlight %}" * 9000,
        "{::comment}" * 9000,
        "{{ '" + "a" * 90000,
    ],
    ids=range(11),
)
def test_hostile_liquid_ends_soon(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, "title: x", body).format == "jekyll"
