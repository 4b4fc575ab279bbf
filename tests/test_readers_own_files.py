"""vislint's own format: which files are posts, and files that cannot be read as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands import checked, said
from tests.content import forced, only, posts, shown, sites, standings, written
from vislint.readers import readers
from vislint.repository import Repository

POST = "---\nnetworks: [x]\n---\nCome!\n"
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


def test_what_a_run_wrote_is_no_post(tmp_path: Path) -> None:
    """`--compare` invites keeping it, and it names networks and pictures."""
    written(tmp_path, {"a.md": "---\nnetworks: [mastodon]\nimages: [gone.png]\n---\nHello\n"})
    before = checked(tmp_path)
    said(tmp_path, "check", "--format", "json=run.json")
    assert (tmp_path / "run.json").is_file()
    assert checked(tmp_path) == before
