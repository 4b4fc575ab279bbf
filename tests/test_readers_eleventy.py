"""Eleventy: which pages are posts, where copied files are served, templates and shortcodes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.content import first, forced, only, posts, shown, sites, standings, written
from vislint.model import Post
from vislint.readers.liquid import hide_templates, image_shortcodes

Files = dict[str, str | bytes]

CONFIG = """
module.exports = function (config) {
  config.addPassthroughCopy("src/img");  // addPassthroughCopy("old")
  config.addPassthroughCopy({ "./files/media": "/uploads", 'src/icons': 'i/' });
  config.addPassthroughCopy("src/photos/**/*.jpg");
  config.addPassthroughCopy("downloads");
  return { pathPrefix: "/site/", dir: { input: "src", output: "dist" } };
};
"""


def post(tmp_path: Path, front: str = "", body: str = "", config: str = CONFIG) -> Post:
    files: Files = {
        ".eleventy.js": config,
        "src/posts/a.md": f"---\ntags: [x]\n{front}\n---\n{body}",
        "src/posts/own.png": "",
        "src/img/top.png": "",
        "src/img/cards/card.png": "",
        "src/photos/b/c.jpg": "",
        "src/icons/icon.svg": "",
        "files/media/up.png": "",
        "downloads/d.png": "",
    }
    return only(posts(written(tmp_path, files)))


@pytest.mark.parametrize(
    "name", [".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.ts"]
)
def test_signs(tmp_path: Path, name: str) -> None:
    found = written(tmp_path, {f"web/{name}": ""})
    assert [(site.format, site.folder, site.signal) for site in sites(found)] == [("eleventy", "web", name)]


PAGES: Files = {
    "src/posts/dated.md": "---\ndate: 2026-01-02\n---\n",
    "src/posts/tagged.md": "---\ntitle: x\ntags:\n  - a\n---\n",
    "src/posts/2026-01-02-named.md": "---\ntitle: x\n---\n",
    "src/posts/plain.md": "---\ntitle: x\n---\n",
    "src/notes/notes.11tydata.js": "module.exports = { tags: 'notes' };",
    "src/notes/one.md": "---\ntitle: x\n---\n",
    "src/notes/deep/two.md": "---\ntitle: x\n---\n",
    "src/about.md": "---\ntitle: x\nlayout: page\n---\n",
    "src/no-front.md": "date: 2026",
    "src/_includes/part.md": "---\ndate: 2026-01-02\n---\n",
    "src/.hidden/a.md": "---\ndate: 2026-01-02\n---\n",
    "src/README.md": "---\ndate: 2026-01-02\n---\n",
    "other/a.md": "---\ndate: 2026-01-02\n---\n",
}
FOUND = [
    "src/notes/deep/two.md",
    "src/notes/one.md",
    "src/posts/2026-01-02-named.md",
    "src/posts/dated.md",
    "src/posts/tagged.md",
]


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("return { dir: { input: './src' } }", FOUND),
        ("config.setInputDirectory('src')", FOUND),
        ("", ["other/a.md", *FOUND]),
        ("return { dir: { input: '../elsewhere' } }", ["other/a.md", *FOUND]),
    ],
)
def test_which_pages_are_posts(tmp_path: Path, config: str, expected: list[str]) -> None:
    found = written(tmp_path, {**PAGES, "eleventy.config.js": config})
    assert [item.path for item in posts(found)] == expected


def test_a_folder_given_by_hand(tmp_path: Path) -> None:
    assert "src/posts/plain.md" in [item.path for item in forced(written(tmp_path, PAGES), "eleventy")]


@pytest.mark.parametrize(
    ("reference", "path"),
    [
        ("own.png", "src/posts/own.png"),
        ("/img/top.png", "src/img/top.png"),
        ("/uploads/up.png", "files/media/up.png"),
        ("/i/icon.svg", "src/icons/icon.svg"),
        ("/photos/b/c.jpg", "src/photos/b/c.jpg"),
        ("/downloads/d.png", "downloads/d.png"),
        ("/site/img/top.png", "src/img/top.png"),
        ("/site/uploads/up.png", "files/media/up.png"),
        ("/img/gone.png", None),
    ],
)
def test_where_references_lead(tmp_path: Path, reference: str, path: str | None) -> None:
    found = post(tmp_path, f"image: {reference}", f"![A]({reference})")
    assert [item.resolution.path for item in found.attachments] == [path] * 2


@pytest.mark.parametrize("reference", ["/cards/card.png", "cards/card.png"])
def test_a_preview_whose_folder_the_template_adds(tmp_path: Path, reference: str) -> None:
    """Trap 13; in the text the same path is missing."""
    found = post(tmp_path, f"image: {reference}", f"![A]({reference})")
    assert standings(found) == ["local", "missing"]
    assert (first(found).alt_possible, first(found).role) == (False, "preview")


def test_without_a_configuration_that_says_something(tmp_path: Path) -> None:
    assert standings(post(tmp_path, "hero: {src: /img/top.png, alt: A}", "![A](/img/top.png)", "")) == [
        "local",
        "local",
    ]


@pytest.mark.parametrize(
    ("body", "reference", "standing", "alt"),
    [
        ('![A]({{ "/img/top.png" | url }})', '{{ "/img/top.png" | url }}', "local", "A"),
        ("![A]({{ '/img/gone.png' | url }})", "{{ '/img/gone.png' | url }}", "missing", "A"),
        ("![A {{ b }}](/img/{{ c }}.png)", "/img/{{ c }}.png", "generated", "A {{ b }}"),
        ('<img src="{{ "/img/top.png" | url }}" alt="A">', '{{ "/img/top.png" | url }}', "local", "A"),
        ('{% image "./own.png", "A" %}', "./own.png", "local", "A"),
        ('{%- image "./src/img/top.png", "A \\"b\\"", "c" -%}', "./src/img/top.png", "local", 'A "b"'),
        ("{% image './gone.png', 'A' %}", "./gone.png", "missing", "A"),
        ("{% image 'gone.png', 'A' %}", "gone.png", "generated", "A"),
        ("{% figure src='own.png', alt='' %}", "own.png", "local", ""),
        ('{% respImg { src: "top.png", alt: "A" } %}', "top.png", "local", "A"),
        ('{% image "hero", "A" %}', "hero", "generated", "A"),
        ('{% image post.image, "A" %}', '{% image post.image, "A" %}', "generated", "A"),
        ('{% image "own.png", title %}', "own.png", "local", "{{…}}"),
    ],
)
def test_templates_and_shortcodes(tmp_path: Path, body: str, reference: str, standing: str, alt: str) -> None:
    found = only([post(tmp_path, body=f"text\n\n{body}\n\n{{{{ more }}}}")])
    assert shown(found) == [(reference, 7, 1)]
    assert (standings(found), first(found).alt) == ([standing], alt)


@pytest.mark.parametrize(
    "body",
    [
        "{% comment %}![no](no.png)\n{% image 'no.png', 'x' %}{% endcomment %}",
        "{# ![no](no.png) #}",
        "{% raw %}{% image './no.png', 'x' %}{% endraw %}",
        "```\n{% image './no.png', 'x' %}\n```",
        "`{% image './no.png', 'x' %}`",
        "<!-- ![](no.png) {% image './no.png', 'x' %} -->",
        "{% include 'figure.html' %}",
        "{% endimage %}{% image %}",
    ],
)
def test_what_shows_nothing(tmp_path: Path, body: str) -> None:
    """Trap 2: commented-out images do not count."""
    assert shown(post(tmp_path, body=body)) == []


def test_a_shortcode_with_one_argument_has_no_place_for_an_alt_text(tmp_path: Path) -> None:
    found = post(tmp_path, body='{% image "own.png" %}{% image src="own.png" %}')
    assert [(item.alt, item.alt_possible) for item in found.attachments] == [(None, False), (None, True)]


def test_what_a_post_says(tmp_path: Path) -> None:
    found = post(tmp_path, "title: T\ndescription: D\ndate: 2026-01-02\neleventyExcludeFromCollections: true")
    assert (found.title, found.text, found.publish, found.status) == ("T", "D", datetime(2026, 1, 2), "draft")


def test_front_matter_that_is_a_template(tmp_path: Path) -> None:
    """js-yaml takes `key: {{ category }}`, which PyYAML's own loader refuses."""
    found = post(tmp_path, "eleventyNavigation:\n  key: {{ category }}\nimage: /img/top.png")
    assert (standings(found), found.unreadable) == (["local"], None)


@pytest.mark.parametrize(
    "text", ["{{ ", "{% ", "{# ", "{% comment %} ", "{% image ", '{% image "', "{{a}}", "{%a%}"]
)
def test_templates_without_an_end(text: str) -> None:
    body = text * (60_000 // len(text))
    hide_templates(body)
    assert len(list(image_shortcodes(body))) < 60_000


@pytest.mark.parametrize(
    ("field", "networks"), [("image", ()), ("thumbnail", ()), ("ogImage", ("opengraph",))]
)
def test_only_fields_named_after_the_card_are_judged_as_one(
    tmp_path: Path, field: str, networks: tuple[str, ...]
) -> None:
    found = post(tmp_path, f"{field}: /img/top.png")
    assert (found.networks, standings(found)) == (networks, ["local"])
