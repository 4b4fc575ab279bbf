"""Formats that keep posts as records: Bluesky JSON, one YAML file a year, Ghost exports."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.content import first, only, posts, shown, sites, standings, written
from tests.test_readers_hostile import mutated, read
from vislint.readers import readers

# --- nodejs/bluesky -------------------------------------------------------------------------------

RECORD = '{\n  "action": "post",\n  "account": "NODEJS_ORG",\n  "richText": "Node 26 is out "\n}\n'


def test_bluesky_records(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "records/new/a.json": RECORD,
        "records/new/b.txt": "One\n---\nTwo\n\n--- \nThree\n",
        "records/processed/2026-03-01-0.json": '{"action": "quote-post", "repostURL": "https://bsky.app/x"}',
        "records/readme.json": RECORD,
        "other/a.json": RECORD,
    }
    found = written(tmp_path, files)
    assert [(site.format, site.folder, site.signal) for site in sites(found)] == [
        ("bluesky-json", "", '"action" in records/new/a.json')
    ]
    new, thread, old = posts(found)
    assert (new.text, new.status, new.attachments, new.line) == ("Node 26 is out", "draft", (), 1)
    assert [(it.declared, it.network, it.line, it.column) for it in new.destinations] == [
        ("NODEJS_ORG", "bluesky", 3, 14)
    ]
    assert (thread.segments, thread.text, thread.networks) == (
        ("One", "Two", "Three"),
        "One\n\nTwo\n\nThree",
        ("bluesky",),
    )
    assert (old.status, old.link) == ("published", "https://bsky.app/x")


def test_bluesky_records_that_are_broken(tmp_path: Path) -> None:
    broken = RECORD.replace('",\n  "rich', '"\n  "rich')
    post = only(posts(written(tmp_path, {"x/records/new/a.json": broken})))
    assert post.unreadable is not None
    assert (post.unreadable.message, post.unreadable.line) == ("is not valid JSON: a comma is missing", 4)


def test_json_in_folders_of_that_name_is_left_alone(tmp_path: Path) -> None:
    assert sites(written(tmp_path, {"records/new/a.json": '{"action": "delete"}'})) == []


# --- one YAML file a year -------------------------------------------------------------------------

YEAR = """\
2026-01-02-hall:
  title: The hall
  type: shot
  aspect: 1/1
  content: store:/shots/hall.png
  posts:
    - {service: ig, id: abc, published: 2026-01-02 10:00}
    - {service: vk, id: 5, published: 2026-01-03}
    - {service: mm, id: 5}
2026-01-05-walk:
  title: !c |-
    A walk
  content:
    - store:/a.png
    - /previews/b.avif
note: later
"""


def test_one_yaml_file_a_year(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "data/posts/2026.yml": YEAR,
        "data/posts/notes.yml": YEAR,
        "data/drafts/new.yml": "x:\n  title: Soon\n  request: {text: please}\n",
        "data/rejects/old.yml": YEAR,
        "previews/b.avif": "",
    }
    found = written(tmp_path, files)
    assert [(site.format, site.folder) for site in sites(found)] == [("yearly-yaml", "")]
    draft, hall, walk = posts(found)
    assert (draft.title, draft.status, draft.destinations, draft.attachments) == ("Soon", "draft", (), ())
    assert (hall.line, hall.title, hall.status) == (2, "The hall", "published")
    assert [(it.network, it.foreign, it.line) for it in hall.destinations] == [
        ("instagram", True, 7),
        ("vk", True, 8),
        ("mm", False, 9),
    ]
    assert (hall.publish, hall.publish_text) == (datetime(2026, 1, 2, 10), "2026-01-02 10:00")
    assert (shown(hall), standings(hall)) == ([("store:/shots/hall.png", 5, 12)], ["unknown-scheme"])
    assert not first(hall).alt_possible
    assert (walk.title, walk.status, standings(walk)) == ("A walk", None, ["unknown-scheme", "local"])


def test_years_that_hold_no_posts_are_left_alone(tmp_path: Path) -> None:
    assert sites(written(tmp_path, {"data/posts/2026.yml": "- a\n- b\n", "data/x/2026.yml": YEAR})) == []


def test_a_year_that_is_broken(tmp_path: Path) -> None:
    text = "a:\n  content: store:/x.png\n  title: 'never closed\n"
    post = only(posts(written(tmp_path, {"data/posts/2026.yml": text})))
    assert post.unreadable is not None
    assert post.unreadable.line == 3


# --- Ghost ----------------------------------------------------------------------------------------


def exported(*rows: dict[str, Any], meta: Any = ()) -> str:
    data = {"posts": list(rows), "posts_meta": list(meta)}
    return json.dumps({"db": [{"meta": {"exported_on": 1, "version": "5.9"}, "data": data}]}, indent=1)


def row(**fields: Any) -> dict[str, Any]:
    return {"id": "1", "title": "Open day", "status": "draft", "feature_image": None, "html": None} | fields


GHOST = "__GHOST_URL__/content/images/2026/11"


def test_ghost_exports(tmp_path: Path) -> None:
    html = f'<p>x</p>\n<img src="{GHOST}/b.png" alt="B"><img src="https://x.org/c.png">'
    one = row(
        feature_image=f"{GHOST}/a.png",
        custom_excerpt="Come!",
        html=html,
        published_at="2026-11-03T09:00:00.000Z",
        status="scheduled",
    )
    two = row(id="2", feature_image=f"{GHOST}/A.png", status="sent")
    meta = [
        {"post_id": "2", "og_image": f"{GHOST}/gone.png", "twitter_image": f"{GHOST}/b.png"},
        {"post_id": "1", "feature_image_alt": "The hall"},
    ]
    files: dict[str, str | bytes] = {
        "site/ghost.json": exported(one, two, row(id="3"), meta=meta),
        "site/content/images/2026/11/a.png": "",
        "site/content/images/2026/11/b.png": "",
    }
    found = written(tmp_path, files)
    assert [(site.format, site.folder) for site in sites(found)] == [("ghost-export", "site")]
    first_post, second, third = posts(found)
    assert (first_post.title, first_post.text, first_post.status) == ("Open day", "Come!", None)
    assert first_post.publish == datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert [(it.role, it.alt, it.resolution.standing) for it in first_post.attachments] == [
        ("preview", "The hall", "local"),
        ("body", "B", "local"),
        ("body", None, "remote"),
    ]
    text = str(files["site/ghost.json"])
    assert first(first_post).line == text[: text.index(f"{GHOST}/a.png")].count("\n") + 1
    assert first_post.line == text[: text.index('"id": "1"')].count("\n")
    assert first_post.attachments[1].line == first_post.line
    assert (second.status, third.status, third.attachments) == ("published", "draft", ())
    assert [(it.role, it.alt_possible, it.resolution.standing) for it in second.attachments] == [
        ("preview", False, "missing"),
        ("body", True, "wrong-case"),
        ("preview", False, "local"),
    ]
    assert [(it.network, it.slot) for it in second.destinations] == [("opengraph", "image")]


def test_pictures_of_a_ghost_site_that_are_not_in_the_repository(tmp_path: Path) -> None:
    text = exported(row(feature_image=f"{GHOST}/a.png", html='<img src="/content/images/b.png">'))
    assert standings(only(posts(written(tmp_path, {"a.json": text})))) == ["remote", "remote"]


LEXICAL = {
    "root": {
        "children": [
            {"type": "image", "src": "a.png", "alt": "A"},
            {"type": "gallery", "images": [{"src": "b.png"}, {"src": "c.png", "alt": ""}]},
            {"type": "video", "src": "d.mp4", "thumbnailSrc": "e.png", "duration": 3},
            {"type": "html", "html": '<img src="f.png" alt="F">'},
        ]
    }
}
MOBILEDOC = {
    "cards": [
        ["image", {"src": "a.png", "alt": "A"}],
        ["gallery", {"images": [{"src": "b.png"}]}],
        ["html", {"html": "<img src=c.png>"}],
        ["markdown", {"markdown": "![D](d.png)"}],
    ]
}


@pytest.mark.parametrize(
    ("key", "document", "expected"),
    [
        (
            "lexical",
            LEXICAL,
            [
                ("a.png", "A"),
                ("b.png", None),
                ("c.png", ""),
                ("d.mp4", None),
                ("e.png", None),
                ("f.png", "F"),
            ],
        ),
        ("mobiledoc", MOBILEDOC, [("a.png", "A"), ("b.png", None), ("c.png", None), ("d.png", "D")]),
    ],
)
def test_texts_that_only_the_editor_reads(
    tmp_path: Path, key: str, document: Any, expected: list[tuple[str, str | None]]
) -> None:
    post = only(posts(written(tmp_path, {"a.json": exported(row(**{key: json.dumps(document)}))})))
    assert [(item.reference, item.alt) for item in post.attachments] == expected


@pytest.mark.parametrize("text", ["{", "[" * 500 + "]" * 500, '{"src": {"src": 5}}', "null"])
def test_texts_of_the_editor_that_are_odd(tmp_path: Path, text: str) -> None:
    assert only(posts(written(tmp_path, {"a.json": exported(row(lexical=text))}))).attachments == ()


@pytest.mark.parametrize("text", ['{"db": {"host": "x"}}', '{"data": {"posts": []}}', '{"db": ["a"]}', ""])
def test_other_json_is_left_alone(tmp_path: Path, text: str) -> None:
    assert sites(written(tmp_path, {"a.json": text})) == []


# --- hostile --------------------------------------------------------------------------------------

SHAKEN = {
    "bluesky-json": ("records/new/a.json", RECORD),
    "yearly-yaml": ("data/posts/2026.yml", YEAR),
    "ghost-export": (
        "a.json",
        exported(
            row(feature_image=f"{GHOST}/a.png", lexical=json.dumps(LEXICAL)),
            row(id="2", html="<img src=a.png>"),
            meta=[{"post_id": "1", "og_image": "x.png", "feature_image_alt": "A"}],
        ),
    ),
}


@pytest.mark.parametrize("name", SHAKEN)
def test_shaken_records(tmp_path: Path, name: str) -> None:
    generator = random.Random(f"vislint {name}")
    path, text = SHAKEN[name]
    found = written(tmp_path, {})
    site = readers()[name].open_site(found, "", "the configuration", {}, True)
    for _ in range(300):
        content = text.encode()
        for _ in range(generator.randrange(1, 4)):
            content = mutated(generator, content)
        read(tmp_path, found, site, path, content)


def test_an_export_of_a_whole_site_is_read_row_by_row(tmp_path: Path) -> None:
    """More than 100,000 values and 4 MB, most of them in tables that nobody asks for."""
    html = f"<p>{'A word ' * 300}</p><img src='{GHOST}/a.png' alt='A'>"
    rows = [row(id=str(number), title=f"Post {number}", html=html) for number in range(2_500)]
    meta = [{"post_id": str(number), "og_image": f"{GHOST}/og.png"} for number in range(2_500)]
    data = {"settings": [{"id": number} for number in range(110_000)], "posts": rows, "posts_meta": meta}
    text = json.dumps({"db": [{"meta": {}, "data": data}]})
    assert len(text) > 6_000_000
    found = posts(written(tmp_path, {"a.json": text}))
    assert len(found) == 2_500
    assert (found[-1].title, found[-1].unreadable) == ("Post 2499", None)
    assert [item.reference for item in found[-1].attachments] == [f"{GHOST}/og.png", f"{GHOST}/a.png"]
    assert found[-1].line == 1
    assert text[first(found[-1]).column - 1 :].startswith(f'"{GHOST}/og.png"')


@pytest.mark.parametrize(
    ("wrong", "message", "line"),
    [
        ('{"db": [{"data": {"posts": [{"id": "1"}\n{', "a comma is missing", 2),
        ('{"db": [{"data": {"posts": [{"id": "1"}],\n"x": [', "a value is missing", 2),
        ('{"db": [{"data": {"posts": []}}]}\n\n{}', "more follows after the end", 3),
        ('{"db": [{"data": {"posts": [\n{"id" 5}]}}]}', "a colon is missing after a key", 2),
        ('{"db": [{"data": {"posts": [\n{"id": ' + "[" * 200_000, "nested too deep", 1),
        ('{"db": [{"data": {"posts": [\n[' + "0," * 100_001 + "0]]}}]}", "more than 100,000 values", 2),
        ('{"db": [{"data": {"posts": [\n', "a value is missing", 2),
    ],
)
def test_an_export_that_is_broken_tells_where(tmp_path: Path, wrong: str, message: str, line: int) -> None:
    post = only(posts(written(tmp_path, {"a.json": wrong})))
    assert post.unreadable is not None
    assert message in post.unreadable.message
    assert post.unreadable.line == line
