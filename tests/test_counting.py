"""Lengths as the networks count them; hashtags, mentions and links; against the published facts of X."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vislint.counting import count, hashtags, links, mentions
from vislint.links import find_links

FACTS: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "data" / "twitter-text.toml").read_text(encoding="utf-8")
)
METHODS = ("codepoints", "utf16", "utf8-bytes", "graphemes", "x-weighted", "chars-with-emoji-as-utf8-bytes")
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
texts = st.text(st.characters() | st.sampled_from("#＃@＠.:/-_$ \n\r\u200d\ufe0f😀🏽🇧é語1a")) | st.lists(
    st.sampled_from(
        [
            "http://",
            "https://t.co/",
            "example",
            ".com",
            ".みんな",
            "@",
            "#",
            "/a(b",
            ")",
            "?q=",
            "語",
            " ",
            "-",
            "_",
        ]
    )
).map("".join)


@pytest.mark.parametrize("case", FACTS["weights"], ids=lambda case: f"{case['weight']}")
def test_x_weighs_texts_as_its_own_conformance_data_says(case: dict[str, Any]) -> None:
    text = case["text"] + case.get("repeat", "") * case.get("times", 0) + case.get("after", "")
    assert count(text, "x-weighted") == case["weight"]


@pytest.mark.parametrize("case", FACTS["links"], ids=lambda case: case["text"][:40])
def test_links_are_those_that_x_links(case: dict[str, Any]) -> None:
    assert list(links(case["text"])) == case["found"]


@pytest.mark.parametrize("case", FACTS["hashtags"], ids=lambda case: case["text"][:40])
def test_hashtags_are_those_of_x(case: dict[str, Any]) -> None:
    assert list(hashtags(case["text"])) == case["found"]


@pytest.mark.parametrize("case", FACTS["mentions"], ids=lambda case: case["text"][:40])
def test_mentions_are_those_of_x(case: dict[str, Any]) -> None:
    assert list(mentions(case["text"])) == case["found"]


def test_a_link_in_brackets_ends_before_them() -> None:
    """As in Markdown: an opening parenthesis is part of a link only behind a letter, a digit or the like."""
    assert links("[https://a.org/b/](https://a.org/c)") == ("https://a.org/b/", "https://a.org/c")
    assert links("https://a.org/b.(c) https://a.org/b(c)") == ("https://a.org/b", "https://a.org/b(c)")


def test_mentions_of_other_networks() -> None:
    text = (
        "@jane.doe, @ann.bsky.social and @bob@mastodon.social; mail x@example.org; https://medium.com/@no/a"
    )
    assert mentions(text) == ("jane.doe", "ann.bsky.social", "bob@mastodon.social")


@pytest.mark.parametrize(
    ("method", "lengths"),
    [
        ("codepoints", (5, 2, 7, 2, 2)),
        ("an unknown unit", (5, 2, 7, 2, 2)),
        ("utf16", (5, 2, 11, 4, 2)),
        ("utf8-bytes", (5, 3, 25, 8, 6)),
        ("graphemes", (5, 1, 1, 1, 2)),
        ("x-weighted", (5, 1, 2, 2, 4)),
        ("chars-with-emoji-as-utf8-bytes", (5, 2, 25, 8, 2)),
    ],
)
def test_each_method(method: str, lengths: tuple[int, ...]) -> None:
    samples = ("plain", "e\u0301", FAMILY, "\U0001f44b\U0001f3fd", "漢字")
    assert tuple(count(text, method) for text in samples) == lengths


@pytest.mark.parametrize("method", METHODS)
def test_a_line_break_of_two_characters_counts_once(method: str) -> None:
    assert count("one\r\ntwo", method) == count("one\ntwo", method) == 7


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("\u00a9", 1),
        ("\u00a9\ufe0f", 2),
        ("1\ufe0f\u20e3", 2),
        ("\U0001f1e7\U0001f1ea", 2),
        ("\u263a\ufe0e", 4),
        ("\u2764\ufe0f", 2),
        ("\u2b50\ufe0f", 2),
        ("\U0001f4f7\ufe0f", 4),
        ("\U0001f3f3\ufe0f\u200d\U0001f308", 2),
        ("\U0001f431\U0001f3fd", 4),
    ],
)
def test_emoji_sequences_weigh_two_on_x(text: str, weight: int) -> None:
    assert count(text, "x-weighted") == weight


@pytest.mark.parametrize("text", ["#1 @ 50 % ©", "1 # *"])
def test_digits_and_signs_are_no_emoji(text: str) -> None:
    assert count(text, "chars-with-emoji-as-utf8-bytes") == len(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("see https://example.org/" + "x" * 80, 4 + 23),
        ("see example.org/path", 20),
        ("@ann@mastodon.social hello", len("@ann hello")),
        ("@ann hello 👩🏽‍🚀", 12),
        ("https://example.org/@ann@mastodon.social", 23),
    ],
)
def test_mastodon_gives_links_one_length_and_mentions_no_server(text: str, length: int) -> None:
    assert count(text, "graphemes", url_chars=23) == length


def test_a_network_may_weigh_links_otherwise() -> None:
    assert count("see example.org", "x-weighted", url_chars=10) == 14


@given(texts)
@example("\ud800")
@example("http://" * 50)
def test_lengths_hold_together(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    assert count(text, "graphemes") <= count(text, "codepoints") <= count(text, "utf16")
    assert count(text, "utf16") <= count(text, "utf8-bytes")
    assert count(text, "codepoints") <= count(text, "chars-with-emoji-as-utf8-bytes")
    assert count(text, "chars-with-emoji-as-utf8-bytes") <= count(text, "utf8-bytes")
    if not links(text):
        assert count(text, "x-weighted") <= 2 * len(unicodedata.normalize("NFC", plain))


@given(texts)
def test_links_stand_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for link in find_links(text):
        assert end <= link.start < link.end
        assert text[link.start : link.end] == link.text
        end = link.end
    with_scheme = [link.text for link in find_links(text, bare=False)]
    assert all(link.lower().startswith(("http://", "https://")) for link in with_scheme)
    for name in (*hashtags(text), *(part for one in mentions(text) for part in one.split("@"))):
        assert name in text


@given(texts, texts)
def test_a_link_weighs_the_same_however_long_it_is(before: str, after: str) -> None:
    short, long = (f"{before}\n{link}\n{after}" for link in ("https://a.org", "https://a.org/" + "b" * 200))
    assert count(short, "x-weighted") == count(long, "x-weighted")
    assert count(short, "graphemes", 23) == count(long, "graphemes", 23)


@pytest.mark.parametrize(
    "part",
    [
        "a.",
        "é",
        "é.a ",
        "http://",
        "http://a.",
        "/(",
        "(a",
        "#1",
        "#",
        "@a",
        "@",
        "語.a",
        "a_.",
        "😀\u200d",
        "..",
        "xn--",
    ],
)
def test_time_grows_with_the_length_only(part: str) -> None:
    """200,000 characters of any one kind are read at once; anything quadratic would take minutes."""
    for text in (part * (200_000 // len(part)), "http://a.com/" + part * (200_000 // len(part))):
        for method in METHODS:
            count(text, method, 23)
        hashtags(text)
        mentions(text)


def test_what_is_not_needed_is_not_imported() -> None:
    code = (
        "import sys; from vislint.counting import count, hashtags;"
        "count('plain', 'x-weighted'); count('plain', 'graphemes'); hashtags('none');"
        "sys.exit('regex' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
