"""The file names without which a content format cannot be present, so that only likely formats are loaded.

Loading all of them takes a tenth of a second, which is much of the time of a commit. A mark promises nothing:
`recognise` of the format decides. A module of a format that is missing here is found by a test.
"""

from __future__ import annotations

from collections.abc import Mapping

from vislint.repository import Repository

_SCRIPTS = ("js", "mjs", "cjs", "ts", "mts", "cts")


def _scripts(*stems: str) -> tuple[str, ...]:
    return tuple(f"{stem}.config.{suffix}" for stem in stems for suffix in _SCRIPTS)


MARKS: Mapping[str, tuple[str, ...]] = {
    "astro": _scripts("astro"),
    "bluesky_json": ("new/", "processed/"),
    "caption_folders": ("caption.txt", "caption.md"),
    "cms": ("config.yml", "config.yaml"),
    "contentlayer": _scripts("contentlayer", "next"),
    "docusaurus": _scripts("docusaurus"),
    "eleventy": (".eleventy.js", ".eleventy.cjs", *_scripts("eleventy")),
    "galaxy_social": ("plugins.yml",),
    "gatsby": tuple(f"gatsby-config.{suffix}" for suffix in _SCRIPTS),
    "ghost_export": ("*.json",),
    "hexo": ("_config.yml", "_config.yaml"),
    "hugo": (*(f"{stem}.{kind}" for stem in ("hugo", "config") for kind in ("toml", "yaml", "yml", "json")),
             "_default/"),
    "jekyll": ("_config.yml", "_config.yaml", "_config.toml"),
    "mkdocs": ("mkdocs.yml", "mkdocs.yaml"),
    "nuxt": _scripts("nuxt"),
    "own": ("*.md", "*.markdown", "*.yml", "*.yaml", "*.json"),
    "quarto": ("_quarto.yml", "_quarto.yaml"),
    "scheduler_csv": ("*.csv", "*.tsv"),
    "toot_together": ("*.toot", "toot-together.yml"),
    "twitter_together": ("*.tweet", "twitter-together.yml"),
    "vitepress": (".vitepress/",),
    "yearly_yaml": ("posts/",),
    "zola": ("zola.toml", "config.toml"),
}  # fmt: skip
"""By module: the name of a file, `*.` and its suffix in any letter case, or the name of a folder and `/`."""


def likely(repository: Repository) -> list[str]:
    """The modules of the formats that the names in a repository do not rule out."""
    names = {path.rpartition("/")[2] for path in repository.files}
    suffixes = {f"*.{name.rpartition('.')[2].lower()}" for name in names}
    folders = {f"{folder.rpartition('/')[2]}/" for folder in repository.folders}
    present = names | suffixes | folders
    return [module for module, marks in MARKS.items() if not present.isdisjoint(marks)]
