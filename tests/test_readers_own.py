"""vislint's own format: Markdown, YAML and JSON drafts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.content import first, forced, only, posts, shown, sites, standings, written
from vislint.readers import readers
from vislint.repository import Repository

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


WEEK = """\
networks: [bluesky]
timezone: Europe/Brussels
posts:
  - text: One
    publish: 2026-11-03 09:00
    image: a.png
    alt: A
  - text: Two
    networks: linkedin
    timezone: UTC
    publish: 2026-11-03 09:00
  - not a post
"""


def test_many_posts_in_one_file(tmp_path: Path) -> None:
    one, two = posts(written(tmp_path, {"plan/week.yml": WEEK, "plan/a.png": ""}))
    assert (one.line, one.text, one.networks, two.line, two.text, two.networks) == (
        4, "One", ("bluesky",), 8, "Two", ("linkedin",),
    )  # fmt: skip
    assert shown(one) == [("a.png", 6, 12)]
    assert standings(one) == ["local"]
    assert [str(post.publish) for post in (one, two)] == [
        "2026-11-03 09:00:00+01:00",
        "2026-11-03 09:00:00+00:00",
    ]


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        ("a.json", '[{"networks": ["x"], "text": "a"},\n {"networks": "y", "image": "b.png"}]', [1, 2]),
        ("a.json", '{"posts":[{"networks":["x"],"text":"a"}]}', [1]),
        ("a.json", '{"networks": "x", "text": "a"}', [1]),
        ("a.yaml", "- networks: x\n  text: a\n- networks: y\n  text: b\n", [1, 3]),
        ("a.yml", "networks: x\ntext: a\n---\nnetworks: y\ntext: b\n", [1, 4]),
    ],
)
def test_shapes_of_data_files(tmp_path: Path, name: str, text: str, lines: list[int]) -> None:
    assert [post.line for post in posts(written(tmp_path, {name: text}))] == lines


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", POST),
        ("README.nl.md", POST),
        ("CHANGELOG.md", POST),
        (".github/ISSUE_TEMPLATE/post.md", POST),
        ("archetypes/default.md", POST),
        ("node_modules/x/a.md", POST),
        ("a.txt", POST),
        ("a.md", "networks: [x]\n"),
        ("a.md", "---\ntitle: x\n---\nnetworks: [x]\n"),
        ("a.md", "---\ncover:\n  networks: [x]\n---\n"),
        (
            "docker-compose.yml",
            "services:\n  web:\n    image: x\n    networks: [front]\nnetworks: {front: {}}\n",
        ),
        ("stack.yml", "services:\n  web:\n    image: nginx\n    networks: [front]\n"),
        ("vm.yml", "networks: {front: {}}\nimage: x\n"),
        ("tokens.json", '{"name": "T", "networks": ["mainnet"]}'),
        ("hardhat.json", '{"networks": {"main": {"url": "x"}}, "text": 1}'),
        ("plain.yml", "text: a\nimage: b\n"),
        ("week.yml", "posts:\n  - text: a\n"),
    ],
)
def test_what_is_no_post(tmp_path: Path, name: str, text: str) -> None:
    found = written(tmp_path, {name: text})
    assert sites(found) == []
    assert posts(found) == []


@pytest.mark.parametrize(
    ("name", "content", "message", "line"),
    [
        ("a.md", b'---\nnetworks: [x]\ntitle: "open\n---\n', "a quoted text is never closed", 3),
        ("a.md", b"---\nnetworks: [x]\ntitle: x\n", "never ends", 1),
        ("a.md", b"---\nnetworks: [x]\ntitle: \xff\xfe\n---\n", "is not UTF-8 text (byte 26, line 3)", 3),
        ("a.json", b'{"networks": ["x"],\n "text": }', "is not valid JSON: a value is missing", 2),
        ("a.yml", b"networks: [x]\ntext: \xe9\n", "is not UTF-8 text", 2),
        ("a.yml", b"networks: [x]\ntext: [\n", "is not valid YAML: a list in [ ] or", 3),
    ],
)
def test_unreadable_posts(tmp_path: Path, name: str, content: bytes, message: str, line: int) -> None:
    post = only(posts(written(tmp_path, {name: content})))
    assert post.unreadable is not None
    assert message in post.unreadable.message
    assert post.unreadable.line == line


def test_utf16_with_a_mark_is_read(tmp_path: Path) -> None:
    post = only(posts(written(tmp_path, {"a.md": "---\nnetworks: x\ntitle: é\n---\n".encode("utf-16")})))
    assert post.title == "é"


def test_a_refused_line_does_not_hide_the_post(tmp_path: Path) -> None:
    post = only(posts(written(tmp_path, {"a.md": "---\ntitle: a: b\nnetworks: x\nimage: a.png\n---\n"})))
    assert (post.title, post.networks, shown(post)) == ("a: b", ("x",), [("a.png", 4, 8)])
    assert post.flaw is not None
    assert post.flaw.line == 2


def test_a_flaw_of_a_file_is_told_once(tmp_path: Path) -> None:
    text = "- networks: x\n  text: a: b\n- networks: x\n  text: c\n"
    one, two = posts(written(tmp_path, {"a.yml": text}))
    assert one.flaw is not None
    assert two.flaw is None


@pytest.mark.parametrize("name", ["license-plates.md", "support-week.md", "security.update.md", "a.MARKDOWN"])
def test_names_that_may_be_posts(tmp_path: Path, name: str) -> None:
    assert only(posts(written(tmp_path, {name: POST}))).path == name


def test_a_folder_given_by_hand(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": "---\ntitle: x\n---\n",
        "b.md": "no front matter",
        "README.md": POST,
    }
    found = written(tmp_path, files)
    assert posts(found) == []
    assert only(forced(found, "vislint")).destinations == ()


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


def test_reading_follows_no_link_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(POST)
    root = tmp_path / "root"
    root.mkdir()
    (root / "a.md").symlink_to(outside)
    found = Repository(root)
    assert posts(found) == []
    (post,) = forced(found, "vislint") or readers()["vislint"].open_site(found, "", "", {}, True).read("a.md")
    assert post.unreadable is not None
    assert "leads out of the repository" in post.unreadable.message


def test_embeds_of_obsidian_are_found_by_name(tmp_path: Path) -> None:
    body = "![[hall.png]] ![[Media/hall.png|The hall]] ![[gone.png]] ![[Note]] ![A][b]\n"
    found = written(tmp_path, {
        "Drafts/a.md": f"---\nnetworks: x\n---\n{body}", "Media/hall.png": "", "Old/Media/hall.png": "",
    })  # fmt: skip
    post = only(posts(found))
    assert [(item.resolution.path, item.alt) for item in post.attachments] == [
        ("Media/hall.png", None), ("Media/hall.png", "The hall"), (None, None),
    ]  # fmt: skip
    assert standings(post) == ["local", "local", "missing"]
    assert ["Obsidian" in item.resolution.note for item in post.attachments] == [True, True, False]
    assert post.text == "![[Note]] ![A][b]"
    assert [(it.reference, it.reason) for it in post.lost] == [
        ("![A][b]", "has a label that no line explains")
    ]
