"""Hexo: posts, the folders of their pictures, and the tags that show them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import Files, only, posts, shown, sites, standings, written

SITE: Files = {
    "_config.yml": "theme: next\nroot: /blog/\n",
    "package.json": '{"dependencies": {"hexo": "^8"}}',
    "source/img/top.png": "",
    "source/_posts/a/own.png": "",
    "themes/next/source/logo.png": "",
}


def test_signs(tmp_path: Path) -> None:
    (site,) = sites(written(tmp_path, {**SITE, "source/_posts/a.md": ""}))
    assert (site.format, site.signal) == ("hexo", "_config.yml, hexo in package.json and source/_posts/")


@pytest.mark.parametrize("more", [{"package.json": "{}"}, {"_config.yml": "source_dir: other"}])
def test_no_sign(tmp_path: Path, more: Files) -> None:
    found = written(tmp_path, {**SITE, "source/_posts/a.md": "", **more})
    assert [site.format for site in sites(found) if site.format == "hexo"] == []


def test_posts_and_drafts(tmp_path: Path) -> None:
    files: Files = {
        **SITE,
        "source/_posts/a.md": "---\ntitle: T\ndate: 2026-11-03 10:00:00\ndescription: D\n---\n",
        "source/_drafts/b.md": "---\ntitle: x\n---\n",
        "source/about/index.md": "---\ntitle: x\n---\n",
    }
    draft, post = posts(written(tmp_path, files))
    assert (post.title, post.text, post.publish, post.status) == ("T", "D", datetime(2026, 11, 3, 10), None)
    assert (draft.path, draft.status, draft.destinations) == ("source/_drafts/b.md", "draft", ())


@pytest.mark.parametrize(
    ("text", "standing", "alt"),
    [
        ("![A](own.png)", "local", "A"),
        ("![A](a/own.png)", "local", "A"),
        ("![A](/img/top.png)", "local", "A"),
        ("![A](/blog/img/top.png)", "local", "A"),
        ("![A](/logo.png)", "local", "A"),
        ("![A](gone.png)", "missing", "A"),
        ("{% asset_img own.png %}", "local", None),
        ('{% asset_img left own.png 300 200 "T" "A hall" %}', "local", "A hall"),
        ('{% asset_img own.png \'"T" "A hall"\' %}', "local", "A hall"),
        ("{% asset_img top.png %}", "missing", None),
        ('{% img right /img/top.png 300 "T" "A hall" %}', "local", "A hall"),
        ("{% img https://example.org/a.png %}", "remote", None),
        ("![A]({{ config.cdn }}/a.png)", "generated", "A"),
    ],
)
def test_images_of_a_text(tmp_path: Path, text: str, standing: str, alt: str | None) -> None:
    post = only(posts(written(tmp_path, {**SITE, "source/_posts/a.md": f"---\ntitle: x\n---\n\n{text}\n"})))
    assert (standings(post), [item.alt for item in post.attachments]) == ([standing], [alt])
    assert [(item.line, item.column) for item in post.attachments] == [(5, 1)]


def test_tags_in_code_show_nothing(tmp_path: Path) -> None:
    tag = "{% asset_img gone.png %}"
    body = f"`{tag}`\n\n```\n{tag}\n```\n<!-- {tag} -->\n{{% youtube x %}}\n"
    assert shown(only(posts(written(tmp_path, {**SITE, "source/_posts/a.md": f"---\n---\n{body}"})))) == []


@pytest.mark.parametrize("body", ["{% img " * 9000, "{% asset_img " + "a " * 40000 + "%}", '{% img "' * 5000])
def test_hostile_tags_end_soon(tmp_path: Path, body: str) -> None:
    post = only(posts(written(tmp_path, {**SITE, "source/_posts/a.md": f"---\n---\n{body}"})))
    assert post.attachments == ()
