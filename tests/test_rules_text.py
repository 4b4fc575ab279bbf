"""text-too-long, too-many-hashtags, too-many-mentions, too-many-links: on the networks as they are."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from tests.material import attached, findings, post
from vislint.judge import judge
from vislint.model import Attachment, Destination, Finding, Library, Post, Route
from vislint.networks import load_networks
from vislint.packs import BUILT_IN, load_pack
from vislint.place import Routes, publications
from vislint.scenes import Scenes

NETWORKS = load_networks()
LINK = "https://example.org/" + "x" * 80
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
TEXT_RULES = [rule for rule in load_pack(BUILT_IN) if rule.group == "text"]


def draft(text: str, *places: str, shown: tuple[Attachment, ...] = (), **more: Any) -> Post:
    named = tuple(Destination(place, *place.partition("/")[::2]) for place in places)
    return post(*shown, text=text, destinations=named, **more)


def found(draft: Post, route: Route = "api") -> list[Finding]:
    """What the four rules say of a post on all its networks."""
    show = partial(publications, networks=NETWORKS, routes=Routes(dict.fromkeys(NETWORKS, route)))
    return judge(TEXT_RULES, Scenes(Library((draft,), {}), show))


def said(draft: Post, route: Route = "api") -> list[tuple[str, str, str | None]]:
    return [(each.severity, each.message, each.measured) for each in found(draft, route)]


@pytest.mark.parametrize(
    ("network", "longest", "one_more"),
    [
        ("x", "x" * 280, "281 characters"),
        ("x", "漢" * 140, "281 characters as X counts"),
        ("x", "x" * 256 + f" {LINK}", "281 characters as X counts"),
        ("mastodon", "x" * 500, "501 characters"),
        ("mastodon", "x" * 476 + f" {LINK}", "501 characters as Mastodon counts"),
        ("mastodon", "@" + "x" * 499 + "@mastodon.social ", None),
        ("bluesky", "x" * 300, "301 characters"),
        ("bluesky", "\u1100\u1161\u11a8" * 300, "301 characters as Bluesky counts"),
        ("threads", "漢" * 500, "501 characters"),
        ("threads", "😀" * 125, "501 characters as Threads counts"),
        ("tiktok", "𝒳" * 1100, "2201 characters as TikTok counts"),
        ("telegram", "𝒳" * 4096, "4097 characters"),
        ("linkedin", "x" * 3000, "3001 characters"),
        ("instagram", "x" * 2200, "2201 characters"),
    ],
)
def test_the_longest_text_passes_and_one_character_more_does_not(
    network: str, longest: str, one_more: str | None
) -> None:
    assert said(draft(f"\n{longest}\n", network)) == []
    if one_more is not None:
        (told,) = found(draft("y" + longest, network))
        assert (told.rule, told.measured, told.severity) == ("text-too-long", one_more, "error")
        assert told.hint == "shorten it by 1 character"


def test_bytes_count_where_the_network_counts_them() -> None:
    (told,) = found(draft(FAMILY * 121, "bluesky"))
    assert (told.message, told.measured, told.bound) == (
        "text too long for Bluesky",
        "3025 bytes",
        "at most 3000",
    )
    assert found(draft(FAMILY * 120, "bluesky")) == []
    assert len(found(draft(FAMILY * 301, "bluesky"))) == 1


def test_a_text_beside_a_picture_is_shorter_on_telegram() -> None:
    text = "x" * 1025
    assert found(draft(text, "telegram")) == []
    assert said(draft(text, "telegram", shown=(attached(),))) == [
        ("error", "text too long for Telegram", "1025 characters")
    ]
    (story,) = found(draft("x" * 201, "telegram/story", shown=(attached(),)))
    assert story.bound == "at most 200"


def test_the_text_of_photos_is_longer_on_tiktok() -> None:
    text = "x" * 3000
    assert len(found(draft(text, "tiktok"))) == 1
    assert found(draft(text, "tiktok", shown=(attached(),))) == []
    (told,) = found(draft("", "tiktok", shown=(attached(),), title="x" * 91))
    assert (told.message, told.bound) == ("title too long for TikTok", "at most 90")


@pytest.mark.parametrize(("network", "most"), [("pinterest", 100), ("youtube", 100), ("reddit", 300)])
def test_titles_where_a_network_has_them(network: str, most: int) -> None:
    assert found(draft("text", network, title="x" * most)) == []
    (told,) = found(draft("text", network, title="x" * (most + 1)))
    assert told.message.startswith("title too long for ")
    assert found(draft("text", "mastodon", title="x" * 9000)) == []


def test_only_where_the_limit_holds_and_only_a_warning_where_sources_differ() -> None:
    assert found(draft("x" * 2201, "instagram"), "app") == []
    assert [each[:2] for each in said(draft("x" * 600, "pinterest"))] == [
        ("warning", "text too long for Pinterest (the sources differ)")
    ]


def test_every_part_of_a_thread_is_counted_once() -> None:
    """Parts 1 and 3 have pictures, each a publication; the others are told by the first."""
    long = "x" * 281
    parts = (long, long, "short", long)
    shown = (attached("a.jpg"), attached("b.jpg", segment=2))
    thread = draft("\n\n".join(parts), "x", "mastodon", shown=shown, segments=parts)
    assert [message for _, message, _ in said(thread)] == [
        "text in part 1 of the thread too long for X",
        "text in part 2 of the thread too long for X",
        "text in part 4 of the thread too long for X",
    ]
    later = replace(thread, attachments=(attached("b.jpg", segment=2),))
    assert said(later) == said(thread)
    assert said(replace(thread, attachments=())) == said(thread)


def test_a_picture_of_another_network_makes_no_part_here() -> None:
    parts = ("x" * 281, "short")
    shown = (attached("a.jpg", networks=("mastodon",)), attached("b.jpg", segment=1))
    assert len(found(draft("", "x", shown=shown, segments=parts))) == 1


def test_a_title_is_told_once_for_a_thread() -> None:
    parts = ("one", "two", "three")
    assert len(found(draft("", "reddit", segments=parts, title="x" * 301))) == 1


def test_a_tool_that_makes_threads_itself_needs_no_telling() -> None:
    assert found(draft("x" * 9000, "x", "mastodon", text_split=True)) == []
    assert len(found(draft("#a #b", "threads", text_split=True))) == 1


def test_a_place_named_beside_the_network_does_not_show_the_text_again() -> None:
    text, shown = "x" * 2201, (attached(),)
    assert [each.slot for each in found(draft(text, "instagram", "instagram/story", shown=shown))] == ["feed"]
    assert [each.slot for each in found(draft(text, "instagram/story", shown=shown))] == ["story"]


def tags(number: int) -> str:
    return " ".join(f"#tag{at}" for at in range(number))


def test_hashtags() -> None:
    assert found(draft(tags(30), "instagram")) == []
    (told,) = found(draft(tags(32), "instagram"))
    assert (told.rule, told.severity, told.message) == (
        "too-many-hashtags",
        "error",
        "32 hashtags, Instagram takes 30",
    )
    assert told.hint == "leave out 2 hashtags"
    assert [each.severity for each in found(draft(tags(2), "threads"))] == ["warning"]
    assert [each.severity for each in found(draft(tags(6), "instagram"), "app")] == ["warning"]
    assert found(draft(tags(60), "mastodon")) == []
    parts = (tags(2), "none")
    assert [each.message for each in found(draft("", "threads", segments=parts))] == [
        "2 hashtags in part 1 of the thread, Threads takes 1"
    ]


def test_advice_is_given_only_when_asked_for() -> None:
    published = next(publications(draft(tags(3), "x"), NETWORKS, Routes({})))
    assert findings("too-many-hashtags", published) == []
    (told,) = findings("too-many-hashtags", published, advice=True)
    assert (told.severity, told.message) == ("info", "3 hashtags, X advises at most 2")
    two = replace(published, post=draft(tags(2), "x"))
    assert findings("too-many-hashtags", two, advice=True) == []


def test_mentions() -> None:
    names = " ".join(f"@name.{at}" for at in range(21))
    (told,) = found(draft(f"{names} and ann@example.org", "instagram"))
    assert (told.rule, told.message) == ("too-many-mentions", "21 mentions, Instagram takes 20")
    assert found(draft(names.partition(" ")[2], "instagram")) == []
    assert found(draft(names, "instagram"), "app") == []


def test_links() -> None:
    five = " ".join(f"example.org/{at}" for at in range(5))
    assert found(draft(f"{five} example.org/0", "threads")) == []
    (told,) = found(draft(f"{five} https://example.org/5", "threads"))
    assert (told.rule, told.severity, told.message) == ("too-many-links", "error", "6 links, Threads takes 5")


@pytest.mark.parametrize("network", NETWORKS)
def test_a_post_without_text_is_none_too_many(network: str) -> None:
    assert found(draft("", network)) == []
    assert found(draft("", network, shown=(attached(),))) == []
