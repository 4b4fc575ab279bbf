"""repeated-visual: what a content team calls a repeat, and what not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.material import attached, header, rules, said
from vislint.alike import NEAR, alike, prints
from vislint.config import load_config
from vislint.judge import judge
from vislint.model import (
    HASH_BITS,
    Attachment,
    Borders,
    Compression,
    Defect,
    Destination,
    Library,
    Light,
    Measures,
    Post,
)
from vislint.plans import Plans
from vislint.scenes import Scenes

START = datetime(2026, 11, 3, 9)
DARK = Light(90.0, 90.0, 10.0, 200.0, 220.0, 0.0, 0.0, 50.0)


def picture(content: str, print_: int | None = None, kind: Any = "photograph", **more: Any) -> Attachment:
    """A file of this content, and what its pixels say when a perceptual hash is given."""
    item = attached(more.pop("name", f"{content}.jpg"), more.pop("facts", header()), **more)
    assert item.asset is not None
    measures = None
    if print_ is not None:
        told = f"{print_:0{HASH_BITS // 4}x}" * 7
        measures = Measures(1024, 768, kind, None, DARK, None, Compression(None), Borders(), (), told)
    return replace(item, asset=replace(item.asset, hash=content, measures=measures))


def shown(path: str, day: float | None, *items: Attachment, on: str = "mastodon", **more: Any) -> Post:
    when = None if day is None else START + timedelta(days=day)
    places = tuple(Destination(name, name.partition("/")[0], line=2) for name in on.split())
    told: dict[str, Any] = {"line": 1, "text": path, "destinations": places, "publish": when}
    return Post(path, "vislint", attachments=items, **told | more)


def repeats(*posts: Post, **options: Any) -> list[tuple[str, str]]:
    return said("repeated-visual", Library(posts, {}), **options)


@pytest.mark.parametrize(
    ("day", "severity", "words"),
    [
        (12, "warning", " after 12 days"),
        (1, "warning", " after 1 day"),
        (0.2, "warning", " within a day"),
        (30, "info", " after 30 days"),
        (None, "info", ""),
    ],
)
def test_the_same_file_again(day: float | None, severity: str, words: str) -> None:
    found = repeats(shown("a.md", 0, picture("one")), shown("b.md", day, picture("one", name="copy.jpg")))
    message = f"the same picture as in a.md (2026-11-03) is on mastodon again{words}"
    assert found == [(severity, message)]


def test_days_can_be_told() -> None:
    posts = shown("a.md", 0, picture("one")), shown("b.md", 12, picture("one"))
    assert repeats(*posts, days=7)[0][0] == "info"


def test_the_later_post_is_the_one_that_repeats() -> None:
    later, first = shown("a.md", 12, picture("one", line=7)), shown("b.md", 0, picture("one", line=5))
    (finding,) = judge([rules()["repeated-visual"]], Scenes(Library((later, first), {})))
    assert (finding.path, finding.line, finding.column, finding.reference) == ("a.md", 7, 3, "one.jpg")
    assert (finding.asset, finding.post_line) == ("one.jpg", 1)
    assert finding.hint == "take another picture, or post it from 2026-12-03 on"
    moved = replace(later, attachments=(picture("one", line=19),))
    (again,) = judge([rules()["repeated-visual"]], Scenes(Library((first, moved), {})))
    assert again.fingerprint == finding.fingerprint


def test_settings_of_the_rule_count_for_the_post_it_speaks_of(tmp_path: Path) -> None:
    library = Library((shown("a/1.md", 0, picture("one")), shown("b/2.md", 3, picture("one"))), {})
    wishes = {'paths = ["b/"]': 1, 'paths = ["a/"]': 0, 'networks = ["x"]': 0, 'networks = ["mastodon"]': 1}
    for wish, count in wishes.items():
        (tmp_path / "vislint.toml").write_text(f"[rules.repeated-visual]\n{wish}\n")
        plans = Plans(load_config(tmp_path / "vislint.toml"), rules())
        found = judge([rules()["repeated-visual"]], Scenes(library), plans)
        assert len(found) == count


def test_a_photograph_that_looks_alike() -> None:
    first = shown("a.md", 0, picture("one", 0xABCDEF << 80))
    near = shown("b.md", 5, picture("two", (0xABCDEF << 80) ^ 0b10110))
    assert repeats(first, near) == [
        ("warning", "nearly the same picture as in a.md (2026-11-03) is on mastodon again after 5 days")
    ]
    far = shown("b.md", 5, picture("two", (0xABCDEF << 80) ^ (2 ** (NEAR + 1) - 1)))
    assert repeats(first, far) == []


def test_drawings_count_only_as_the_same_file() -> None:
    first, near = (shown(f"{day}.md", day, picture(f"card{day}", day + 8, "graphic")) for day in (0, 2))
    assert repeats(first, near) == []
    assert len(repeats(first, shown("2.md", 2, picture("card0", 8, "graphic")))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"on": "mastodon"}, {"on": "linkedin"}),
        ({"on": "instagram/feed"}, {"on": "instagram/story"}),
        ({"on": "mastodon-eu"}, {"on": "mastodon-us"}),
        ({"path": "blog/x/index.md"}, {"path": "blog/x/index.ca.md"}),
        ({"path": "_articles/x.md"}, {"path": "_articles/zh-hans/x.md"}),
        ({"path": "_articles/pcm/x.md"}, {"path": "_articles/zh-hant/x.md"}),
        ({"path": "posts/open-day-fr.md"}, {"path": "posts/open-day-nl.md"}),
        ({"path": "2026/open.md"}, {"path": "again/retry-7_retry-6_open.md"}),
        ({"path": "2026/retry-6_open.md"}, {"path": "again/retry-7_retry-6_open.md"}),
        ({"path": "plan.csv", "text": "Hallo", "line": 2}, {"path": "plan.csv", "text": "Hello", "day": 0}),
        ({}, {"on": ""}),
    ],
)
def test_no_repeat(one: dict[str, Any], other: dict[str, Any]) -> None:
    told: dict[str, Any] = {"path": "a.md", "day": 0}
    first = told | one
    second = told | {"path": "b.md", "day": 4} | other
    items = picture("one"), picture("one")
    posts = [
        shown(each.pop("path"), each.pop("day"), item, **each)
        for each, item in zip((first, second), items, strict=True)
    ]
    assert repeats(*posts) == []


def test_only_the_networks_of_the_picture_count() -> None:
    square, wide = picture("one", networks=("x",)), picture("one", networks=("bluesky",))
    assert repeats(shown("a.md", 0, square, wide, on="x bluesky")) == []
    assert len(repeats(shown("a.md", 0, square, on="x y"), shown("b.md", 1, wide, on="x y"))) == 0


def test_the_same_post_twice_at_the_same_minute() -> None:
    posts = [shown(name, 0, picture("one"), text="Come!") for name in ("a.md", "b.md")]
    assert repeats(*posts)[0][0] == "warning"


def test_twice_in_one_post() -> None:
    post = shown("a.md", 0, picture("one", line=4), picture("two", line=5), picture("one", line=6))
    assert repeats(post) == [("warning", "the same picture is in this post twice")]
    page = shown("a.md", 0, picture("one", role="preview"), picture("one", role="body"))
    assert repeats(page) == []


def test_previews_are_information_and_what_nobody_chose_is_nothing() -> None:
    page = shown("a.md", 0, picture("one", role="preview"), on="opengraph")
    other = shown("b.md", 3, picture("one", role="preview"), on="opengraph")
    assert [severity for severity, _ in repeats(page, other)] == ["info"]
    found = shown("b.md", 3, picture("one", role="preview", picked_by="hugo"), on="opengraph")
    assert repeats(page, found) == []
    undated = shown("c.md", None, picture("one", role="preview"), on="opengraph")
    assert repeats(page, undated) == []


def test_a_logo_is_told_once() -> None:
    posts = [shown(f"{day:02}.md", day, picture("logo")) for day in range(9)]
    (found,) = repeats(*posts)
    assert found == ("info", "the same picture is repeated in 8 posts, before this one in 07.md (2026-11-10)")


def test_files_that_are_broken_repeat_nothing() -> None:
    broken = header(defect=Defect("lfs-pointer", "run git lfs pull"))
    posts = [shown(f"{day}.md", day, picture("one", facts=broken)) for day in range(2)]
    assert repeats(*posts) == []


def test_alike_finds_what_comparing_all_finds() -> None:
    base = int("1357908642ac" * 4, 16)
    pictures = [prints(f"{base ^ (1 << bit) - 1:048x}" * 7) for bit in range(0, 60, 6)] + [prints("5" * 336)]
    expected = {
        (one, other)
        for one in range(10)
        for other in range(one + 1, 10)
        if (pictures[one][0] ^ pictures[other][0]).bit_count() <= NEAR
    }
    assert {(one, other) for one, other, _ in alike(pictures)} == expected
    assert [*alike([])] == []


def test_a_picture_is_found_beside_each_of_many_copies() -> None:
    copy, other = prints("5" * 336), prints("a" * 336)
    near = tuple(whole ^ 0b111 for whole in copy)
    pairs = [*alike([copy] * 200 + [near, other])]
    assert [(one, apart) for one, beside, apart in pairs if beside == 200] == [(one, 3) for one in range(200)]
    assert all(beside != 201 for _, beside, _ in pairs)
    assert pairs == sorted(pairs)
