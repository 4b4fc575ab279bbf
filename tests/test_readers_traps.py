"""What real repositories hold, in every site generator that is read as MDX, templates or plain Markdown."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.content import only, posts, standings, written
from vislint.model import Post

Files = dict[str, str | bytes]


@dataclass(frozen=True)
class Kind:
    config: str
    post: str
    top: str
    preview: str
    """A field for a preview, and `{}` for the file."""


KINDS = {
    "docusaurus": Kind("docusaurus.config.js", "blog/a.md", "static", "image: {}"),
    "astro": Kind("astro.config.mjs", "src/content/blog/a.mdx", "public", "heroImage: {}"),
    "eleventy": Kind(".eleventy.js", "posts/2026-01-02-a.md", "public", "image: {}"),
    "gatsby": Kind("gatsby-config.js", "content/blog/2026-01-02-a.md", "static", "hero: {}"),
    "hexo": Kind("_config.yml", "source/_posts/a.md", "source", "cover: {}"),
    "nuxt": Kind("nuxt.config.ts", "content/2026-01-02-a.md", "public", "image: {}"),
    "vitepress": Kind(".vitepress/config.ts", "2026-01-02-a.md", "public", "image: {}"),
    "contentlayer": Kind("contentlayer.config.ts", "data/blog/a.mdx", "public", "images: [{}]"),
}
each = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def read(tmp_path: Path, kind: Kind, text: str | bytes, **more: str) -> Post:
    files: Files = {
        kind.config: "",
        kind.post: text,
        f"{kind.top}/img/a.png": "",
        "package.json": '{"dependencies": {"hexo": "8"}}' if kind.top == "source" else "",
        **more,
    }
    return only(posts(written(tmp_path, files)))


def front(kind: Kind, file: str) -> str:
    return f"title: x\n{kind.preview.replace('{}', file)}"


@each
def test_byte_order_mark_and_line_ends_of_windows(tmp_path: Path, kind: Kind) -> None:
    """Trap 7."""
    text = f"\ufeff---\n{front(kind, '/img/a.png')}\n---\n\n![A](/img/a.png)\n".replace("\n", "\r\n")
    found = read(tmp_path, kind, text.encode())
    assert [(item.line, item.resolution.standing) for item in found.attachments] == [
        (3, "local"),
        (6, "local"),
    ]


@each
def test_letter_case(tmp_path: Path, kind: Kind) -> None:
    """Trap 8."""
    text = f"---\n{front(kind, '/img/A.png')}\n---\n![A](/Img/a.png)\n"
    assert standings(read(tmp_path, kind, text)) == ["wrong-case"] * 2


@each
def test_remote_previews_are_never_missing(tmp_path: Path, kind: Kind) -> None:
    """Trap 10."""
    text = f"---\n{front(kind, 'https://example.org/a.png')}\n---\n![A](//example.org/a.png)\n"
    assert standings(read(tmp_path, kind, text)) == ["remote"] * 2


@each
def test_addresses_of_files_in_the_same_repository(tmp_path: Path, kind: Kind) -> None:
    """Trap 11."""
    for command in (["init", "-q"], ["remote", "add", "origin", "https://github.com/a/b"]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)
    raw = f"https://raw.githubusercontent.com/a/b/main/{kind.top}/img/"
    text = f"---\n{front(kind, raw + 'a.png')}\n---\n![A]({raw}gone.png)\n"
    assert standings(read(tmp_path, kind, text)) == ["local", "missing"]


@each
def test_unknown_schemes_and_data(tmp_path: Path, kind: Kind) -> None:
    """Trap 12."""
    text = f"---\n{front(kind, 'store:/a.png')}\n---\n![A](data:image/png;base64,AAAA)\n"
    assert standings(read(tmp_path, kind, text)) == ["unknown-scheme", "inline"]


@each
def test_unknown_tags_of_yaml(tmp_path: Path, kind: Kind) -> None:
    text = f"---\n{front(kind, '/img/a.png')}\ntext: !c |-\n  x\n---\n"
    assert standings(read(tmp_path, kind, text)) == ["local"]


@each
def test_front_matter_in_toml(tmp_path: Path, kind: Kind) -> None:
    field = kind.preview.partition(":")[0]
    assert standings(read(tmp_path, kind, f'+++\ndate = 2026-01-02\n{field} = "/img/a.png"\n+++\n')) == [
        "local"
    ]


@each
@pytest.mark.parametrize(
    "folder", [".github/ISSUE_TEMPLATE", ".kiro/steering", ".claude/skills", "archetypes"]
)
def test_templates_of_tools_are_no_posts(tmp_path: Path, kind: Kind, folder: str) -> None:
    """Trap 6."""
    name = f"{folder}/bug.md"
    text = "---\ntitle: x\nlabels: [a]\n---\n![](no.png)"
    assert read(tmp_path, kind, "---\ntitle: x\n---\n", **{name: text}).path == kind.post


@each
def test_commented_out_images_do_not_count(tmp_path: Path, kind: Kind) -> None:
    """Trap 2."""
    text = "---\ntitle: x\n---\n<!-- ![](fig5.png) -->\n\n<!--\n<img src='no.png'>\n-->\n\n![A](/img/a.png)\n"
    assert standings(read(tmp_path, kind, text)) == ["local"]


@each
def test_malformed_alt_and_image_tags(tmp_path: Path, kind: Kind) -> None:
    """Traps 3 and 4."""
    malformed, tag = '<img src="/img/a.png" alt-"A" />', '<image src="/img/a.png" alt="A" />'
    text = f"---\ntitle: x\n---\n<p>\n{malformed}\n</p>\n\n{tag}\n"
    found = read(tmp_path, kind, text)
    assert [(item.resolution.standing, item.alt) for item in found.attachments] == [
        ("local", None),
        ("local", "A"),
    ]


@each
def test_escapes_and_queries(tmp_path: Path, kind: Kind) -> None:
    text = f"---\n{front(kind, '/img/a.png?v=2')}\n---\n![A](/img/%61.png#top)\n"
    assert standings(read(tmp_path, kind, text)) == ["local"] * 2
