"""Quarto: which pages are posts, and which picture is the preview."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import first, forced, only, posts, sites, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]


def page(tmp_path: Path, front: str, body: str = "", config: str = "") -> Post:
    files: Files = {
        "_quarto.yml": config,
        "posts/a/index.qmd": f"---\ntitle: x\n{front}\n---\n{body}",
        "posts/a/own.png": "",
        "img/top.png": "",
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"_quarto.yml": "", "posts/a.qmd": ""}, [("", "_quarto.yml and *.qmd files")]),
        ({"docs/_quarto.yaml": "", "docs/a.qmd": ""}, [("docs", "_quarto.yaml and *.qmd files")]),
        ({"_quarto.yml": "", "a.md": ""}, []),
        ({"a.qmd": ""}, []),
    ],
)
def test_signs(tmp_path: Path, files: Files, expected: list[tuple[str, str]]) -> None:
    assert [(site.folder, site.signal) for site in sites(written(tmp_path, files))] == expected


def test_which_files_are_posts(tmp_path: Path) -> None:
    names = (
        "_drafts/a.qmd", "_extensions/b.qmd", "_site/c.qmd", "docs/d.qmd", "index.qmd", "posts/e/index.qmd",
        "posts/.x/f.qmd", "posts/g.md",
    )  # fmt: skip
    config = "project:\n  type: website\n  output-dir: docs\n"
    files: Files = {**dict.fromkeys(names, "---\ntitle: x\n---\n"), "_quarto.yml": config}
    assert [post.path for post in posts(written(tmp_path, files))] == ["index.qmd", "posts/e/index.qmd"]


@pytest.mark.parametrize(
    ("front", "config", "body", "reference", "path", "alt", "alt_possible", "note"),
    [
        ("image: own.png", "", "", "own.png", "posts/a/own.png", None, True, ""),
        (
            "image: /img/top.png\nimage-alt: A",
            "",
            "![no](own.png)",
            "/img/top.png",
            "img/top.png",
            "A",
            True,
            "",
        ),
        ("image: gone.png", "", "", "gone.png", None, None, True, ""),
        ("image: https://x.org/a.png", "", "", "https://x.org/a.png", None, None, True, ""),
        ("", "", "![A](own.png) ![B](/img/top.png)", "own.png", "posts/a/own.png", "A", True, "chosen"),
        ("", "", "![](own.png)", "own.png", "posts/a/own.png", "", False, "chosen"),
        (
            "",
            "",
            "![A](own.png) ![B](/img/top.png){.preview-image}",
            "/img/top.png",
            "img/top.png",
            "B",
            True,
            "chosen",
        ),
        (
            "",
            "website: {open-graph: {image: img/top.png}}",
            "",
            "img/top.png",
            "img/top.png",
            None,
            False,
            "",
        ),
        (
            "",
            "website: {twitter-card: {image: /img/top.png}}",
            "",
            "/img/top.png",
            "img/top.png",
            None,
            False,
            "",
        ),
        (
            "",
            "website: {open-graph: {image: img/top.png}}",
            "![A](own.png)",
            "own.png",
            "posts/a/own.png",
            "A",
            True,
            "chosen",
        ),
    ],
)
def test_previews(
    tmp_path: Path,
    front: str,
    config: str,
    body: str,
    reference: str,
    path: str | None,
    alt: str | None,
    alt_possible: bool,
    note: str,
) -> None:
    preview, *others = page(tmp_path, front, body, config).attachments
    assert (preview.role, preview.reference, preview.resolution.path) == ("preview", reference, path)
    assert (preview.alt, preview.alt_possible) == (alt, alt_possible)
    assert preview.resolution.note.partition(" ")[0] == note
    assert {item.role for item in others} <= {"body"}


@pytest.mark.parametrize("front", ["", "image: false\n", "image:"])
def test_no_preview(tmp_path: Path, front: str) -> None:
    assert page(tmp_path, front).attachments == ()


def test_a_page_that_wants_no_preview(tmp_path: Path) -> None:
    assert [item.role for item in page(tmp_path, "image: false", "![A](own.png)").attachments] == ["body"]


def test_what_is_wrong_in_the_text_is_not_said_twice(tmp_path: Path) -> None:
    assert standings(page(tmp_path, "", "![A](gone.png)")) == ["generated", "missing"]


def test_the_images_of_a_page(tmp_path: Path) -> None:
    body = (
        '![Caption](own.png){fig-alt="A \\"b\\"" width=50%} ![B](own.png){fig-align="left"}\n'
        "![](/img/top.png){#fig-x fig-alt='C'}\n::: {.column}\n![D](Own.png)\n:::\n"
        "```{r}\n![no](no.png)\n```\n<!-- ![no](no.png) -->\n![E]({{< meta x >}})\n"
    )
    post = page(tmp_path, "image: own.png", body)
    assert [(item.alt, item.line, item.resolution.standing) for item in post.attachments[1:]] == [
        ('A "b"', 5, "local"), ("B", 5, "local"), ("C", 6, "local"), ("D", 8, "wrong-case"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("front", "config", "standing"),
    [
        ("image: own.png", "", "local"),
        ("image: own.png\ndefault-image-extension: .png", "", "local"),
        ("image: own.png\ndefault-image-extension: svg", "", "missing"),
        ("image: own.png\nformat: {html: {default-image-extension: svg}}", "", "missing"),
        ("image: own.png", "format: {html: {default-image-extension: svg}}", "missing"),
    ],
)
def test_an_image_without_an_extension(tmp_path: Path, front: str, config: str, standing: str) -> None:
    assert standings(page(tmp_path, front, "![A](own)", config)) == ["local", standing]


def test_dates_and_drafts(tmp_path: Path) -> None:
    post = page(tmp_path, "date: 2026-11-03\ndraft: true\ndescription: D")
    assert (post.publish, post.status, post.text) == (datetime(2026, 11, 3), "draft", "D")


def test_forced_folder(tmp_path: Path) -> None:
    found = written(tmp_path, {"a.qmd": "---\nimage: a.png\n---\n", "a.png": ""})
    assert first(only(forced(found, "quarto"))).resolution.path == "a.png"
