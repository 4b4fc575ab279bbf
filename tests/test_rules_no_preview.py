"""`no-preview`: said only where the sources make it certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import Files, only, posts, written

SEO: Files = {
    "_config.yml": "plugins: [jekyll-seo-tag]\n",
    "_layouts/default.html": "<head>{% seo %}</head>{{ content }}",
    "_posts/2026-01-01-a.md": "---\ntitle: A\n---\n![A picture of the text](/a.png)\n",
}
CLASSIC = "module.exports = {presets: [['classic', {blog: {}}]], themeConfig: {navbar: {}}}"
PAGE = "---\ntitle: A\n---\nWords\n"
DOCUSAURUS: Files = {"docusaurus.config.js": CLASSIC, "blog/a.md": PAGE}
QUARTO: Files = {"_quarto.yml": "website: {open-graph: true}\n", "posts/a.qmd": PAGE}


@pytest.mark.parametrize("files", [SEO, DOCUSAURUS, QUARTO], ids=["jekyll", "docusaurus", "quarto"])
def test_no_picture_is_certain(tmp_path: Path, files: Files) -> None:
    assert only(posts(written(tmp_path, files))).bare


@pytest.mark.parametrize(
    ("files", "change"),
    [
        (SEO, {"_layouts/default.html": "{% seo %}<meta property='og:image' content='/a.png'>"}),
        (SEO, {"_layouts/default.html": "a layout of a theme has the tag"}),
        (SEO, {"_config.yml": "plugins: [jekyll-seo-tag]\ntheme: minimal-mistakes-jekyll\n"}),
        (SEO, {"_config.yml": "plugins: [jekyll-seo-tag]\ndefaults: [{values: {image: /a.png}}]\n"}),
        (SEO, {"_posts/2026-01-01-a.md": "---\nimage: /gone.png\n---\n"}),
        (DOCUSAURUS, {"docusaurus.config.js": ""}),
        (DOCUSAURUS, {"docusaurus.config.js": CLASSIC.replace("navbar: {}", "image: 'a.png'")}),
        (DOCUSAURUS, {"docusaurus.config.js": CLASSIC.replace("navbar: {}", "...shared")}),
        (DOCUSAURUS, {"docusaurus.config.js": f"const shared = require('./shared');{CLASSIC}"}),
        (
            DOCUSAURUS,
            {"docusaurus.config.js": CLASSIC.replace("navbar", "metadata: [{name: 'og:image'}], x")},
        ),
        (DOCUSAURUS, {"docusaurus.config.js": CLASSIC.replace("presets", "plugins: ['x-og'], presets")}),
        (DOCUSAURUS, {"src/theme/SiteMetadata/index.js": ""}),
        (DOCUSAURUS, {"blog/a.md": "---\nimage: ./gone.png\n---\n"}),
        (DOCUSAURUS, {"blog/a.md": "<head><meta property='og:image' content='/a.png' /></head>\n"}),
        (QUARTO, {"_quarto.yml": "website: {title: A}\n"}),
        (QUARTO, {"_quarto.yml": "website: {open-graph: {image: a.png}}\n"}),
        (QUARTO, {"posts/a.qmd": "---\ntitle: A\n---\n![A](gone.png)\n"}),
        (QUARTO, {"posts/a.qmd": "---\ntitle: A\n---\n```{python}\nplot()\n```\n"}),
        (QUARTO, {"posts/a.qmd": "---\nimage: false\n---\n"}),
        (QUARTO, {"posts/a.qmd": "---\nopen-graph: {image: a.png}\n---\n"}),
    ],
)
def test_what_may_give_a_picture_is_silence(tmp_path: Path, files: Files, change: Files) -> None:
    assert not only(posts(written(tmp_path, files | change))).bare
