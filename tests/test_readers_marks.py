"""Formats are looked for only where the names of the files allow it; none is missed by that."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import vislint.readers
from tests.content import CORPUS, written
from vislint.readers import likely_readers, readers
from vislint.readers.marks import MARKS
from vislint.repository import Repository

SAMPLES: dict[str, dict[str, str | bytes]] = {
    "astro": {"astro.config.mjs": ""},
    "bluesky-json": {"records/new/a.json": '{"action": "post"}'},
    "caption-folders": {f"{name}/{file}": "a" for name in "ab" for file in ("caption.txt", "1.png")},
    "cms": {
        "static/admin/config.yml": "collections:\n- {folder: a, fields: [{name: b, widget: image}]}\n",
        "a/b.md": "---\nb: c.png\n---\n",
    },
    "contentlayer": {"next.config.js": "", "data/blog/a.mdx": "a"},
    "docusaurus": {"docusaurus.config.mts": ""},
    "eleventy": {".eleventy.cjs": ""},
    "galaxy-social": {"plugins.yml": "plugins:\n", "posts/a.md": "a"},
    "gatsby": {"gatsby-config.js": ""},
    "ghost-export": {"backup.JSON": '{"db": [{"meta": {}}]}'},
    "hexo": {"_config.yml": "", "package.json": '{"hexo": {}}', "source/_posts/a.md": "a"},
    "hugo": {"config/_default/site.toml": "", "content/a/b.md": "a"},
    "jekyll": {"_config.toml": "", "_posts/2026-01-01-a.md": "a"},
    "mkdocs": {"mkdocs.yaml": "site_name: a", "docs/blog/posts/a.md": "a"},
    "nuxt": {"nuxt.config.ts": "", "content/a.md": "a"},
    "quarto": {"_quarto.yaml": "", "a.qmd": "a"},
    "scheduler-csv": {"a.TSV": "Text\tImage URL\tTags\tPosting Time\n"},
    "toot-together": {".github/workflows/toot-together.yml": ""},
    "twitter-together": {"a.tweet": "a"},
    "vitepress": {"docs/.vitepress/config.mts": ""},
    "vislint": {"a.markdown": "---\nnetworks: [x]\n---\n"},
    "yearly-yaml": {"data/posts/2026.yaml": "a:\n  content: b.png\n"},
    "zola": {"config.toml": "base_url = 'https://example.com'\n", "content/a.md": "a"},
}


@pytest.mark.parametrize("name", sorted(readers()))
def test_a_recognised_format_is_likely(tmp_path: Path, name: str) -> None:
    found = written(tmp_path, SAMPLES[name])
    assert list(readers()[name].recognise(found)), "the sample is none of this format"
    assert name in likely_readers(found)


def test_every_module_of_a_format_has_its_marks() -> None:
    modules = [info.name for info in pkgutil.iter_modules(vislint.readers.__path__)]
    formats = {name for name in modules if hasattr(import_module(f"vislint.readers.{name}"), "open_site")}
    assert set(MARKS) == formats


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real repositories is not here")
def test_real_repositories_are_recognised_all_the_same() -> None:
    for folder in sorted(CORPUS.iterdir()):
        found = Repository(folder)
        seen = {name for name, module in readers().items() if any(module.recognise(found))}
        assert seen <= set(likely_readers(found)), folder.name
