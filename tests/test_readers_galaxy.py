"""galaxy-social: accounts, images in the body, images that are never posted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import forced, only, posts, shown, sites, written

PLUGINS = """\
plugins:
  - name: Mastodon-Us
    class: mastodon.mastodon_client
  - name: chat
    class: matrix.matrix_client
"""

POST = """\
---
media:
  - mastodon-us
  - chat
  - linkedin-nobody
hashtags: {chat: [a]}
images:
  - url: https://x.org/never.png
    alt_text: Never
  - plain.png
---
First.

![A](https://x.org/a.png)


Second. <img src="https://x.org/b.png">
![C](c.png)
"""


def files(post: str, plugins: str | bytes = PLUGINS) -> dict[str, str | bytes]:
    return {"plugins.yml": plugins, "posts/2026/a.md": post, "posts/README.md": "about", "a.md": POST}


def test_a_post(tmp_path: Path) -> None:
    found = written(tmp_path, files(POST))
    assert [(site.format, site.signal) for site in sites(found)] == [
        ("galaxy-social", "plugins.yml and posts/")
    ]
    post = only(posts(found))
    assert [
        (it.declared, it.network, it.known, it.foreign, it.line, it.column) for it in post.destinations
    ] == [
        ("mastodon-us", "mastodon", True, True, 3, 5),
        ("chat", "matrix", True, True, 4, 5),
        ("linkedin-nobody", "linkedin", False, False, 5, 5),
    ]
    assert shown(post) == [("https://x.org/a.png", 14, 1), ("https://x.org/b.png", 17, 9)]
    assert [item.alt for item in post.attachments] == ["A", None]
    assert [(it.reference, it.line, it.column) for it in post.lost] == [
        ("c.png", 18, 1),
        ("https://x.org/never.png", 8, 10),
        ("plain.png", 10, 5),
    ]
    assert post.lost[1].hint == "put ![Never](https://x.org/never.png) in the text below the front matter"
    assert post.segments == ("First.", "Second.")
    assert {item.segment for item in post.attachments} == {0}


@pytest.mark.parametrize("front", ["title: x", "media:", "media: []", "media: {a: b}"])
def test_a_post_without_accounts(tmp_path: Path, front: str) -> None:
    post = only(posts(written(tmp_path, files(f"---\n{front}\n---\nx"))))
    assert post.destinations == ()
    assert post.flaw is not None


def test_an_unreadable_list_of_accounts_blames_nobody(tmp_path: Path) -> None:
    post = only(posts(written(tmp_path, files(POST, b"plugins:\n\xff"))))
    assert [(it.network, it.known) for it in post.destinations][-1] == ("linkedin", True)


def test_forced_without_accounts(tmp_path: Path) -> None:
    post = only(forced(written(tmp_path, {"posts/a.md": "---\nmedia: x-us\n---\n"}), "galaxy-social"))
    assert [(it.network, it.known) for it in post.destinations] == [("x", True)]


@pytest.mark.parametrize("name", ["plugins.yml", "posts/a.md"])
def test_both_signs_are_needed(tmp_path: Path, name: str) -> None:
    assert sites(written(tmp_path, {name: "plugins: []"})) == []
