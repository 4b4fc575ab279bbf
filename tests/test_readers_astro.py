"""Astro: collections, schemas, aliases, and where previews lead."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import first, only, posts, sites, standings, written
from vislint.model import Post
from vislint.readers.astro_schema import image_fields

Files = dict[str, str | bytes]

NAMES = """
const blog = defineCollection({
  loader: glob({ base: './src/data/notes', pattern: '**/*.md' }),
  schema: ({ image }) => z.object({ heroImage: image(), heroImageAlt: z.string() }),
});
"""


DARK = """(image: ImageFunction) =>
  z.object({
    title: z.string(),
    cover: z
      .object({ light: image(), dark: image().optional() })
      .optional(),
    social: image(),
  })"""


def post(tmp_path: Path, front: str = "", body: str = "", name: str = "blog/a.md", **files: str) -> Post:
    every: Files = {
        "astro.config.mjs": files.pop("config", ""),
        "tsconfig.json": files.pop("tsconfig", ""),
        "src/content.config.ts": files.pop("schema", ""),
        f"src/content/{name}": f"---\n{front}\n---\n{body}",
        "src/content/blog/own.png": "",
        "src/assets/pic.png": "",
        "public/img/top.png": "",
    }
    return only(posts(written(tmp_path, every)))


@pytest.mark.parametrize("suffix", ["mjs", "ts", "js", "cjs"])
def test_signs(tmp_path: Path, suffix: str) -> None:
    found = written(tmp_path, {f"site/astro.config.{suffix}": ""})
    assert [(site.format, site.folder) for site in sites(found)] == [("astro", "site")]


def test_which_files_are_posts(tmp_path: Path) -> None:
    dated = "---\npubDate: 2026-01-02\n---\n"
    files: Files = {
        "astro.config.mjs": "",
        "src/content.config.ts": NAMES,
        **dict.fromkeys(
            (
                "src/content/blog/a.md",
                "src/content/blog/deep/b.mdx",
                "src/content/blog/_draft.md",
                "src/content/blog/pic.png",
                "src/content/authors/ann.md",
                "src/content/pages/about.md",
                "src/data/blog/c.md",
                "src/data/notes/d.md",
                "src/data/other/e.md",
                "src/pages/blog/f.mdx",
                "src/pages/nl/posts/g.md",
                "src/pages/about.md",
                "README.md",
            ),
            "text",
        ),
        "src/content/pages/news.md": dated,
    }
    assert [item.path for item in posts(written(tmp_path, files))] == [
        "src/content/blog/a.md",
        "src/content/blog/deep/b.mdx",
        "src/content/pages/news.md",
        "src/data/blog/c.md",
        "src/data/notes/d.md",
        "src/pages/blog/f.mdx",
        "src/pages/nl/posts/g.md",
    ]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("schema: ({ image }) => z.object({ cover: image(), title: z.string() })", ["cover"]),
        ("schema: z.object({ cover: z.object({ src: image(), alt: z.string() }) })", ["cover.src"]),
        (DARK, ["cover.light", "cover.dark", "social"]),
        ("schema: ({image}) => z.object({ images: z.array(image()), x: z.union([z.string(), image()]) })",
         ["images", "x"]),
        ("schema: z.object({ gallery: z.array(z.object({ 'src': image() })) })", ["gallery.src"]),
        ("image()", []),
        ("}}}} a: {{{ image: image( )", ["image"]),
    ],
)  # fmt: skip
def test_schemas(schema: str, expected: list[str]) -> None:
    assert image_fields(schema) == expected


def test_a_schema_is_read_without_its_comments(tmp_path: Path) -> None:
    schema = "schema: ({ image }) => z.object({\n// picture: image(),\n poster: image() })"
    found = post(tmp_path, "poster: ./own.png\npicture: ./own2.png", schema=schema)
    assert [item.reference for item in found.attachments] == ["./own.png"]


@pytest.mark.parametrize(
    ("front", "path", "alt", "possible"),
    [
        ("heroImage: ./own.png", "src/content/blog/own.png", None, False),
        ("heroImage: ./own.png\nheroImageAlt: A", "src/content/blog/own.png", "A", True),
        ("heroImage: ./own.png\nheroAlt: A", "src/content/blog/own.png", "A", True),
        ("heroImage: ../../assets/pic.png", "src/assets/pic.png", None, False),
        ("heroImage: /img/top.png", "public/img/top.png", None, False),
        ("heroImage: '~/assets/pic.png'", "src/assets/pic.png", None, False),
        ("heroImage: '@/assets/pic.png'", "src/assets/pic.png", None, False),
        ("heroImage: src/assets/pic.png", "src/assets/pic.png", None, False),
        ("image: {src: ./own.png, alt: A}", "src/content/blog/own.png", "A", True),
        ("image: {url: /img/top.png, alt: ''}", "public/img/top.png", "", True),
        ("coverImage: {src: ./own.png}", "src/content/blog/own.png", None, True),
        ("cover: ./own.png\ncoverAlt: A", "src/content/blog/own.png", "A", True),
        ("cardImage: ./own.png\ncardImageAlt: A", "src/content/blog/own.png", "A", True),
        ("featureImage: ./own.png\nfeatureImageAlt: A", "src/content/blog/own.png", "A", True),
        ("image: ./own.png\nimageAlt: A", "src/content/blog/own.png", "A", True),
        ("thumbnail: ./own.png", "src/content/blog/own.png", None, False),
        ("ogImage: /blog/img/top.png", "public/img/top.png", None, False),
    ],
)
def test_previews(tmp_path: Path, front: str, path: str, alt: str | None, possible: bool) -> None:
    found = first(post(tmp_path, front, config="export default defineConfig({ base: '/blog' })"))
    assert (found.resolution.path, found.alt, found.alt_possible) == (path, alt, possible)
    assert (found.role, found.line) == ("preview", 2)


def test_a_schema_with_a_place_for_an_alt_text(tmp_path: Path) -> None:
    found = first(post(tmp_path, "heroImage: ./own.png", schema=NAMES))
    assert (found.alt, found.alt_possible) == (None, True)


TSCONFIG = """{
  // aliases
  "extends": "./base.json", /* and more */
  "compilerOptions": {
    "baseUrl": ".",
    "paths": { "@assets/*": ["src/assets/*"], "@one": ["src/one.ts"], "~/*": ["./src/assets/*",], },
  },
}
"""


@pytest.mark.parametrize(
    ("reference", "standing"),
    [
        ("@assets/pic.png", "local"),
        ("~/pic.png", "local"),
        ("@assets/gone.png", "missing"),
        ("@assets/Pic.png", "wrong-case"),
        ("@other/pic.png", "missing"),
    ],
)
def test_aliases(tmp_path: Path, reference: str, standing: str) -> None:
    found = post(tmp_path, f"image: '{reference}'", f"![A]({reference})", tsconfig=TSCONFIG)
    assert standings(found) == [standing] * 2


@pytest.mark.parametrize("tsconfig", ["{", "[]", '{"compilerOptions": {"paths": {"a/*": 5, "*": ["x"]}}}'])
def test_a_broken_tsconfig_is_left_alone(tmp_path: Path, tsconfig: str) -> None:
    assert standings(post(tmp_path, "image: ~/assets/pic.png", tsconfig=tsconfig)) == ["local"]


def test_aliases_of_the_file_that_is_extended(tmp_path: Path) -> None:
    files: Files = {
        "astro.config.mjs": "",
        "tsconfig.json": '{"extends": "./tsconfig.base.json"}',
        "tsconfig.base.json": '{"compilerOptions": {"paths": {"#/*": ["src/*", 5]}}}',
        "src/a.png": "",
        "src/content/blog/a.md": "![A](#/a.png)",
    }
    assert standings(only(posts(written(tmp_path, files)))) == ["local"]


def test_the_text(tmp_path: Path) -> None:
    body = (
        "import { Image } from 'astro:assets'\nimport pic from '../../assets/pic.png'\n\n"
        "<Image src={pic} alt='A' />\n<figure>\n![B](./own.png)\n</figure>\n<Image src={post.x} alt='C' />"
    )
    found = post(tmp_path, "pubDate: 2026-01-02\nisDraft: true\npublished: true", body, name="blog/a.mdx")
    assert standings(found) == ["local", "local", "generated"]
    assert (found.publish, found.status) == (datetime(2026, 1, 2), "draft")


def test_in_plain_markdown_a_figure_is_html(tmp_path: Path) -> None:
    assert standings(post(tmp_path, body="<figure>\n![B](./own.png)\n</figure>")) == []


def test_each_file_counts_once(tmp_path: Path) -> None:
    found = post(tmp_path, "image: ./own.png\nogImage: ./own.png\nthumbnail: https://example.org/a.png")
    assert standings(found) == ["local", "remote"]
