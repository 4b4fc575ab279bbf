"""A page of a Hugo site for the tests, with some pictures around it."""

from __future__ import annotations

from pathlib import Path

from tests.content import Files, posts, written
from vislint.model import Post


def page(tmp_path: Path, front: str, body: str = "", **more: str) -> Post:
    """The bundle content/posts/a/index.md with some pictures around."""
    files: Files = {
        "hugo.toml": more.pop("config", ""),
        "content/posts/a/index.md": f"---\n{front}\n---\n{body}",
        "content/posts/a/own.png": "",
        "content/posts/b.md": "---\n---\n",
        "static/img/top.png": "",
        "static/top.png": "",
        "assets/asset.png": "",
        "static/posts/a/served.png": "",
        **{name.replace("__", "/"): "" for name in more.pop("add", "").split()},
    }
    return posts(written(tmp_path, files))[0]
