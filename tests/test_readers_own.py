"""vislint's own format: Markdown, YAML and JSON drafts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.content import first, only, posts, shown, standings, written
from vislint.readers import readers

HERE = Path(__file__).parents[1]


POST = """\
---
title: Open day
networks: [Instagram, instagram/Story, mastodon@fosstodon.org]
publish: 2026-11-03 09:00
timezone: Europe/Brussels
link: https://example.org
status: Draft
images:
  - src: hall.jpg
    alt: The hall
    caption: A caption
    title: A title
    focal: [0.5, 0.25]
    networks: [Instagram/story]
  - /top.png
unknown: {key: [1, 2]}
---
Come!

![Night](night.jpg)

<!-- not this -->
"""


def test_everything_a_post_says(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"posts/a.md": POST, "posts/hall.jpg": "", "top.png": ""}
    post = only(posts(written(tmp_path, files)))
    assert (post.path, post.format, post.line, post.title) == ("posts/a.md", "vislint", 1, "Open day")
    assert (post.text, post.link, post.status) == ("Come!", "https://example.org", "draft")
    assert [(it.declared, it.network, it.slot, it.line, it.column) for it in post.destinations] == [
        ("Instagram", "instagram", "", 3, 12),
        ("instagram/Story", "instagram", "story", 3, 23),
        ("mastodon@fosstodon.org", "mastodon", "", 3, 40),
    ]
    assert post.publish == datetime(2026, 11, 3, 9, tzinfo=ZoneInfo("Europe/Brussels"))
    assert post.publish_text == "2026-11-03 09:00"
    assert shown(post) == [("hall.jpg", 9, 10), ("/top.png", 15, 5), ("night.jpg", 20, 1)]
    assert standings(post) == ["local", "local", "missing"]
    hall = first(post)
    assert (hall.alt, hall.caption, hall.title, hall.focal) == (
        "The hall",
        "A caption",
        "A title",
        (0.5, 0.25),
    )
    assert (hall.networks, hall.role, hall.resolution.path) == (("instagram",), "media", "posts/hall.jpg")
    assert [item.alt for item in post.attachments] == ["The hall", None, "Night"]
    assert post.lost == ()
    assert post.flaw is None


@pytest.mark.parametrize(
    ("networks", "expected"),
    [
        ("x", ["x"]),
        ("x, LinkedIn/document", ["x", "linkedin/document"]),
        ("[x, 5, null, [y]]", ["x", "5"]),
        ("[{network: instagram, slot: reel}, {name: x}]", ["instagram/reel", "x"]),
        ("['@me@example.org']", ["@me@example.org"]),
        ("{x: {}}", []),
        ("", []),
    ],
)
def test_ways_to_name_networks(tmp_path: Path, networks: str, expected: list[str]) -> None:
    post = only(posts(written(tmp_path, {"a.md": f"---\nnetworks: {networks}\n---\n"})))
    assert [f"{it.network}/{it.slot}".rstrip("/") for it in post.destinations] == expected


@pytest.mark.parametrize(
    ("visuals", "expected"),
    [
        ("image: a.png\nalt: A", [("a.png", "A")]),
        ("images: [a.png, b.png]\nalt: A", [("a.png", None), ("b.png", None)]),
        ("media: {file: a.png, alt: ''}", [("a.png", "")]),
        (
            "video: a.mp4\nvideos: [b.mp4]\nattachments: {path: c.pdf}",
            [("a.mp4", None), ("b.mp4", None), ("c.pdf", None)],
        ),
        ("images:\n- {url: 'https://x.org/a.png', alt_text: A}", [("https://x.org/a.png", "A")]),
        ("images: [{src: a.png, alt: }, 2026-11-03.png]", [("a.png", None), ("2026-11-03.png", None)]),
        ("images: []\nimage:\nmedia: ''", []),
    ],
)
def test_ways_to_name_visuals(tmp_path: Path, visuals: str, expected: list[tuple[str, str | None]]) -> None:
    post = only(posts(written(tmp_path, {"a.md": f"---\nnetworks: x\n{visuals}\n---\n"})))
    assert [(item.reference, item.alt) for item in post.attachments] == expected
    assert post.lost == ()


def test_a_visual_without_a_file_is_lost(tmp_path: Path) -> None:
    text = "---\nnetworks: x\nimages:\n  - alt: A hall\n  - [a.png]\n---\n(A hall)[hall.png]\n"
    post = only(posts(written(tmp_path, {"a.md": text})))
    assert [(it.reference, it.line, it.column) for it in post.lost] == [
        ("images", 4, 5),
        ("images", 5, 5),
        ("hall.png", 7, 1),
    ]
    assert (post.lost[2].reason, post.lost[2].hint) == (
        "is written the wrong way round",
        "write ![A hall](hall.png)",
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("publish: 2026-11-03", datetime(2026, 11, 3)),
        ("publish: 2026-1-3 9:05", datetime(2026, 1, 3, 9, 5)),
        (
            "publish: '2026-11-03T09:00:00.5+01:00'",
            datetime(2026, 11, 3, 9, tzinfo=timezone(timedelta(hours=1))),
        ),
        (
            "publish: 2026-11-03 09:00 -0330",
            datetime(2026, 11, 3, 9, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
        ),
        ("publish: 2026-11-03 09:00+01", datetime(2026, 11, 3, 9, tzinfo=timezone(timedelta(hours=1)))),
        ("publish: 2026-11-03T09:00Z\ntimezone: Asia/Tokyo", datetime(2026, 11, 3, 9, tzinfo=UTC)),
        ("publish: 2026-13-45", None),
        ("publish: 2026-11-03 09:00 +99:99", None),
        ("publish: 0001-01-01T00:00:00Z", None),
        ("publish: next Tuesday", None),
        ("publish: [1]", None),
        ("publish: 20261103", None),
    ],
)
def test_moments(tmp_path: Path, said: str, expected: datetime | None) -> None:
    post = only(posts(written(tmp_path, {"a.md": f"---\nnetworks: x\n{said}\n---\n"})))
    assert post.publish == expected
    assert (post.publish.tzinfo is None if post.publish else True) == (
        not expected or expected.tzinfo is None
    )
    assert post.flaw is None


@pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/passwd", "Europe", "x" * 5000, "[1]", "\\0"])
def test_unknown_time_zones(tmp_path: Path, zone: str) -> None:
    text = f"---\nnetworks: x\npublish: 2026-11-03 09:00\ntimezone: {zone}\n---\n"
    post = only(posts(written(tmp_path, {"a.md": text})))
    assert post.publish == datetime(2026, 11, 3, 9)
    assert post.flaw is not None
    assert (post.flaw.line, post.flaw.column) == (4, 11)


@pytest.mark.parametrize(
    "focal", ["[1, 2]", "[0.5]", "[a, b]", "0.5", "[0.1, 0.2, 0.3]", "{x: 1}", "[.nan, 0]"]
)
def test_focal_points_that_are_none(tmp_path: Path, focal: str) -> None:
    text = f"---\nnetworks: x\nimage: {{src: a.png, focal: {focal}}}\n---\n"
    post = only(posts(written(tmp_path, {"a.md": text})))
    assert first(post).focal is None
    assert post.flaw is not None
    assert "focal point" in post.flaw.message


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("status: draft", "draft"),
        ("status: published", "published"),
        ("status: in review", None),
        ("draft: true", "draft"),
        ("draft: false", None),
        ("published: true", "published"),
        ("published: no", "draft"),
        ("published: 2026-11-03", None),
    ],
)
def test_status(tmp_path: Path, said: str, expected: str | None) -> None:
    assert only(posts(written(tmp_path, {"a.md": f"---\nnetworks: x\n{said}\n---\n"}))).status == expected


HOUSE = """\
---
channels: [x]
meta:
  headline: Hello
visuals:
  files:
    - picture: a.png
      says: A
planned_for: 2026-11-03
networks: [nonsense]
---
"""


def test_a_house_names_its_fields(tmp_path: Path) -> None:
    mapping = {
        "networks": "channels", "title": "meta.headline", "images": "visuals.files",
        "src": "picture", "alt": "says", "publish": "planned_for",
    }  # fmt: skip
    found = written(
        tmp_path, {"a.md": HOUSE, "b.md": "---\nchannels: y\n---\n", "c.md": "---\nnetworks: y\n---\n"}
    )
    site = readers()["vislint"].open_site(found, "", "networks: in a.md", mapping)
    assert [site.claims(path) for path in found.files] == [True, True, False]
    post = site.read("a.md")[0]
    assert (post.networks, post.title, post.publish_text) == (("x",), "Hello", "2026-11-03")
    assert [(item.reference, item.alt, item.line) for item in post.attachments] == [("a.png", "A", 7)]


def test_a_nested_name_for_networks(tmp_path: Path) -> None:
    found = written(tmp_path, {"a.md": "---\nsocial:\n  on: [x]\n---\n"})
    site = readers()["vislint"].open_site(found, "", "networks: in a.md", {"networks": "social.on"})
    assert site.claims("a.md")
    assert site.read("a.md")[0].networks == ("x",)


def test_embeds_of_obsidian_are_found_by_name(tmp_path: Path) -> None:
    body = "![[hall.png]] ![[Media/hall.png|The hall]] ![[gone.png]] ![[b/night.png]] ![[Note]] ![A][b]\n"
    found = written(tmp_path, {
        "Drafts/a.md": f"---\nnetworks: x\n---\n{body}", "Media/hall.png": "", "Old/Media/hall.png": "",
        "a/b/night.png": "",
    })  # fmt: skip
    post = only(posts(found))
    assert [(item.resolution.path, item.alt) for item in post.attachments] == [
        ("Media/hall.png", None), ("Media/hall.png", "The hall"), (None, None), ("a/b/night.png", None),
    ]  # fmt: skip
    assert standings(post) == ["local", "local", "missing", "local"]
    assert ["Obsidian" in item.resolution.note for item in post.attachments] == [True, True, False, True]
    assert post.text == "![[Note]] ![A][b]"
    assert [(it.reference, it.reason) for it in post.lost] == [
        ("![A][b]", "has a label that no line explains")
    ]


def test_a_picture_in_several_files_is_one_visual(tmp_path: Path) -> None:
    body = "<picture><source srcset='a.avif 1x, b.avif 2x'><img src=hall.png alt=A></picture> Hello"
    post = only(posts(written(tmp_path, {"a.md": f"---\nnetworks: x\n---\n{body}\n", "hall.png": ""})))
    assert ([item.reference for item in post.attachments], post.text) == (["hall.png"], "Hello")


def test_several_files_in_one_text_are_told(tmp_path: Path) -> None:
    post = only(posts(written(tmp_path, {"a.md": "---\nnetworks: x\nimages: a.png, b.png\n---\n"})))
    assert first(post).resolution.note == "several files are a list: [a.png, b.png]"
