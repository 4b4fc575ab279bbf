"""twitter-together and toot-together: media, threads, polls, and files that are never published."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import first, forced, only, posts, shown, sites, standings, written

THREAD = """\
---
media:
  - file: a.png
    alt: A
retweet: https://x.com/a/status/1
---
One
---
---
media:
  - file: sub/b.png
---
Two

( ) yes
( ) no
---
Three --- still three
"""


def test_a_thread(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"tweets/a.tweet": THREAD, "media/a.png": "", "media/sub/b.png": ""}
    post = only(posts(written(tmp_path, files)))
    assert post.segments == ("One", "Two", "Three --- still three")
    assert (post.link, post.networks) == ("https://x.com/a/status/1", ("x",))
    assert shown(post) == [("a.png", 3, 11), ("sub/b.png", 11, 11)]
    assert [(item.segment, item.alt) for item in post.attachments] == [(0, "A"), (1, None)]
    assert standings(post) == ["local", "local"]


@pytest.mark.parametrize(
    ("text", "segments", "whole"),
    [
        ("Just this\n", (), "Just this"),
        ("---\nthread-delimiter: '***'\n---\nOne\n---\n***\nTwo", ("One\n---", "Two"), "One\n---\n\nTwo"),
        ("One\n\n---\n\nTwo\n", ("One", "Two"), "One\n\nTwo"),
        ("---\npoll: [a, b]\n---\nAsk\n( ) kept", (), "Ask\n( ) kept"),
        ("Ask\n\n( ) a\n()  b\n\n", (), "Ask"),
        ("( ) a\n( ) b", (), ""),
        ("", (), ""),
    ],
)
def test_texts(tmp_path: Path, text: str, segments: tuple[str, ...], whole: str) -> None:
    post = only(posts(written(tmp_path, {"tweets/a.tweet": text})))
    assert (post.segments, post.text) == (segments, whole)


@pytest.mark.parametrize(
    ("media", "lost"),
    [
        ("[a.png]", ["a.png"]),
        ("a.png", ["a.png"]),
        ("[{url: a.png}]", ["a.png"]),
        ("[{file: [a.png]}]", [""]),
        ("{file: a.png}", ["a.png"]),
        ("[{alt: A}, null]", ["", ""]),
    ],
)
def test_media_of_another_shape_are_dropped(tmp_path: Path, media: str, lost: list[str]) -> None:
    post = only(posts(written(tmp_path, {"tweets/a.tweet": f"---\nmedia: {media}\n---\nx"})))
    assert post.attachments == ()
    assert [item.reference for item in post.lost] == lost


@pytest.mark.parametrize(
    ("file", "standing"),
    [
        ("a.png", "local"),
        ("./a.png", "local"),
        ("A.png", "wrong-case"),
        ("b.png", "missing"),
        ("../top.png", "outside"),
        ("sub/../../top.png", "outside"),
        ("../../etc/passwd", "outside"),
        ("https://x.org/a.png", "missing"),
        ("''", "outside"),
    ],
)
def test_where_media_lead(tmp_path: Path, file: str, standing: str) -> None:
    text = f"---\nmedia: [{{file: {file}}}]\n---\nx"
    found = written(tmp_path, {"tweets/a.tweet": text, "media/a.png": "", "top.png": ""})
    assert standings(only(posts(found))) == [standing]


def test_posts_that_were_moved_with_their_media(tmp_path: Path) -> None:
    text = "---\nmedia: [{file: a.png}]\n---\nx"
    files: dict[str, str | bytes] = {
        "tweets/new.tweet": "x",
        "archive/2023/tweets/a.tweet": text,
        "archive/2023/media/a.png": "",
    }
    post = posts(written(tmp_path, files))[0]
    assert first(post).resolution.path == "archive/2023/media/a.png"
    assert first(post).resolution.note == (
        "found in archive/2023/media/ beside the moved post; twitter-together looks in media/ only"
    )


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"a/tweets/x.tweet": "", "b/tweets/y.tweet": ""}, [("a", "*.tweet files"), ("b", "*.tweet files")]),
        ({"a/tweets/x.tweet": "", "tweets/y.tweet": ""}, [("", "*.tweet files")]),
        ({"drafts/x.tweet": ""}, [("drafts", "*.tweet files")]),
        ({".github/workflows/twitter-together.yml": ""}, [("", ".github/workflows/twitter-together.yml")]),
        ({"s/.github/workflows/toot-together.yml": ""}, [("s", ".github/workflows/toot-together.yml")]),
        ({"tweets/README.md": ""}, []),
    ],
)
def test_folders(tmp_path: Path, files: dict[str, str | bytes], expected: list[tuple[str, str]]) -> None:
    assert [(site.folder, site.signal) for site in sites(written(tmp_path, files))] == expected


@pytest.mark.parametrize(
    ("content", "message", "line"),
    [
        ('---\nmedia: "x\n---\nHi', "a quoted text is never closed", 2),
        ("One\n---\n---\nmedia: [\n---\nHi", "is not valid YAML", 4),
        (b"\xff", "is not UTF-8 text", 1),
    ],
)
def test_unreadable_tweets(tmp_path: Path, content: str | bytes, message: str, line: int) -> None:
    post = only(posts(written(tmp_path, {"tweets/a.tweet": content})))
    assert post.unreadable is not None
    assert message in post.unreadable.message
    assert post.unreadable.line >= line


def test_a_toot(tmp_path: Path) -> None:
    found = written(
        tmp_path, {"toots/a.toot": "---\r\nNo front matter\n[ ] a\n[] b\n", "toots/README.md": ""}
    )
    post = only(posts(found))
    assert (post.format, post.text, post.networks) == ("toot-together", "---\nNo front matter", ("mastodon",))
    assert post.attachments == ()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("toots/b.toot ", "there is a blank at the end of its name"),
        ("toots/b.Toot", 'its name does not end in ".toot"'),
        ("toots/b.toot.txt", 'its name does not end in ".toot"'),
        ("toots/b.toots", 'its name does not end in ".toot"'),
    ],
)
def test_names_that_only_nearly_fit(tmp_path: Path, name: str, why: str) -> None:
    skipped = posts(written(tmp_path, {"toots/a.toot": "x", name: "y"}))[-1]
    assert skipped.path == name
    assert skipped.unreadable is not None
    assert skipped.unreadable.message == f"is never published: toot-together skips it, for {why}"
    assert skipped.unreadable.hint == 'rename it to "b.toot"'


def test_forced_folders(tmp_path: Path) -> None:
    found = written(tmp_path, {"a.toot": "x", "b.tweet": "y"})
    assert only(forced(found, "toot-together")).path == "a.toot"
    assert only(forced(found, "twitter-together")).path == "b.tweet"
