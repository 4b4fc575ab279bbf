"""Hugo: which picture is the preview of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import Files, first, only, posts, shown, standings, written
from tests.hugo_pages import page


@pytest.mark.parametrize(
    ("front", "reference", "path", "alt", "alt_possible"),
    [
        ("cover: {image: own.png, alt: A}", "own.png", "content/posts/a/own.png", "A", True),
        ("cover: {image: img/top.png}", "img/top.png", "static/img/top.png", None, True),
        ("cover: {image: /img/top.png, alt: ''}", "/img/top.png", "static/img/top.png", "", True),
        ("cover: {image: own.png, relative: true}", "own.png", "content/posts/a/own.png", None, True),
        ("cover: {image: served.png, relative: true}", "served.png", "static/posts/a/served.png", None, True),
        ("cover: asset.png", "asset.png", "assets/asset.png", None, False),
        ("images: [own.png]", "own.png", "content/posts/a/own.png", None, False),
        ("images: asset.png", "asset.png", "assets/asset.png", None, False),
        ("images: [/top.png]", "/top.png", "static/top.png", None, False),
        ("featured_image: img/top.png", "img/top.png", "static/img/top.png", None, False),
        ("featuredImage: own.png\nfeaturedImageAlt: A", "own.png", "content/posts/a/own.png", "A", True),
        ("featured-image: own.png", "own.png", "content/posts/a/own.png", None, False),
        ("FeaturedImage: own.png", "own.png", "content/posts/a/own.png", None, False),
        ("image: own.png\nimage_alt: A", "own.png", "content/posts/a/own.png", "A", True),
        ("image: {filename: own.png, alt_text: A}", "own.png", "content/posts/a/own.png", "A", True),
        ("image: [own.png, x]", "own.png", "content/posts/a/own.png", None, False),
        ("thumbnail: own.png", "own.png", "content/posts/a/own.png", None, False),
        ("banner: /posts/a/own.png", "/posts/a/own.png", "content/posts/a/own.png", None, False),
        ("header: {image: own.png}", "own.png", "content/posts/a/own.png", None, False),
        ("cover: {image: ''}\nimages: []\nimage: own.png", "own.png", "content/posts/a/own.png", None, False),
        (
            "cover: {image: own.png}\nimages: [top.png]\nimage: x",
            "own.png",
            "content/posts/a/own.png",
            None,
            True,
        ),
        ("resources: [{name: featuredImage, src: OWN.*}]", "OWN.*", "content/posts/a/own.png", None, True),
        (
            "resources: [{name: Cover, src: '{x,ow?}.png', params: {description: A}}]",
            "{x,ow?}.png",
            "content/posts/a/own.png",
            "A",
            True,
        ),
    ],
)
def test_previews(
    tmp_path: Path, front: str, reference: str, path: str, alt: str | None, alt_possible: bool
) -> None:
    post = page(tmp_path, front)
    assert len(post.attachments) == 1
    preview = first(post)
    assert (preview.role, preview.reference, preview.resolution.path) == ("preview", reference, path)
    assert (preview.alt, preview.alt_possible) == (alt, alt_possible)
    assert preview.resolution.note == ""


@pytest.mark.parametrize(
    "front", ["cover:", "cover: {image: , alt: x}", "images:", "image: ''", "featured_image: false"]
)
def test_no_preview(tmp_path: Path, front: str) -> None:
    assert page(tmp_path, front).attachments == ()


def test_each_of_the_images_is_a_preview(tmp_path: Path) -> None:
    post = page(tmp_path, "images:\n  - own.png\n  - Own.png\n  - gone.png\n  - https://x.org/a.png")
    assert shown(post)[1:3] == [("Own.png", 4, 5), ("gone.png", 5, 5)]
    assert standings(post) == ["local", "local", "missing", "remote"]
    assert "letter case" in post.attachments[1].resolution.note


@pytest.mark.parametrize(
    ("add", "expected"),
    [
        ("my-Feature.jpg x-cover.png", "my-Feature.jpg"),
        ("x-cover.png a-thumbnail.png", "a-thumbnail.png"),
        ("featured-background.png", "featured-background.png"),
        ("sub__feature.png notes-feature.txt", None),
    ],
)
def test_what_hugo_picks_by_itself(tmp_path: Path, add: str, expected: str | None) -> None:
    names = " ".join(f"content__posts__a__{name}" for name in add.split())
    post = page(tmp_path, "title: x", add=names)
    if expected is None:
        assert post.attachments == ()
        return
    preview = first(post)
    assert (preview.reference, preview.alt, preview.alt_possible, preview.line) == (expected, None, False, 2)
    assert preview.picked_by == "Hugo"


def test_resources_that_fit_nothing(tmp_path: Path) -> None:
    assert standings(page(tmp_path, "resources: [{name: featured-image, src: gone.png}]")) == ["missing"]
    assert page(tmp_path, "resources: [{name: other, src: gone.png}, {src: own.png}, 5]").attachments == ()
    files: Files = {"hugo.toml": "", "content/p/a.md": "---\nresources: [{name: cover, src: x.png}]\n---\n"}
    lost = only(posts(written(tmp_path / "flat", files))).lost
    assert [(it.reference, it.hint) for it in lost] == [("x.png", "move the page to a/index.md")]


def test_papermod_ignores_the_fields_of_other_themes(tmp_path: Path) -> None:
    config = "theme = 'PaperMod'"
    assert page(tmp_path, "image: own.png", config=config).attachments == ()
    assert len(page(tmp_path, "cover: {image: own.png}\nimage: x", config=config).attachments) == 1
    module = "[[module.imports]]\npath = 'github.com/adityatelange/hugo-PaperMod'"
    assert page(tmp_path / "module", "image: own.png", config=module).attachments == ()


@pytest.mark.parametrize(
    ("config", "matter", "add", "bare"),
    [
        ("", "title: x", "", True),
        ("theme = 'PaperMod'", "title: x", "", True),
        ("theme = 'other'", "title: x", "", False),
        ("[params]\nimages = ['/default.png']", "title: x", "", False),
        ("[languages.de.params]\nimages = ['/default.png']", "title: x", "", False),
        ("", "images: [own.png]", "", False),
        ("", "images: [gone.png]", "", False),
        ("", "title: x", "content__posts__a__cover.png", False),
    ],
)
def test_pages_without_a_preview(tmp_path: Path, config: str, matter: str, add: str, bare: bool) -> None:
    assert page(tmp_path, matter, config=config, add=add).bare is bare


def test_templates_of_the_site_may_make_previews(tmp_path: Path) -> None:
    files: Files = {"hugo.toml": "", "content/p/a.md": "---\ntitle: x\n---\n"}
    files["layouts/_default/baseof.html"] = '<meta property="og:image" content="{{ .Site.Params.card }}">'
    assert not only(posts(written(tmp_path, files))).bare
