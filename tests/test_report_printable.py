"""Text from a repository, made safe to print."""

from __future__ import annotations

import json
import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vislint.report.printable import cells, json_safe, pad, printable, shorten, shorten_addresses

ANY_TEXT = st.text(st.characters(codec=None))
"""With lone surrogates, as paths that are not UTF-8 have them."""


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jgone", r"\x1b[2Jgone"),
        ("a\nb\rc\td", r"a\nb\rc\td"),
        ("\x9b31m", r"\x9b31m"),
        ("gpj.\u202exe", r"gpj.\u202exe"),
        ("\u2066isolated\u2069", r"\u2066isolated\u2069"),
        ("left\u200eright\u200f", r"left\u200eright\u200f"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("a\u200db", r"a\u200db"),
        ("tag\U000e0041", r"tag\U000e0041"),
        (os.fsdecode(b"caf\xe9.jpg"), r"caf\xe9.jpg"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_a_terminal_obeys_or_nobody_sees_becomes_visible(hostile: str, shown: str) -> None:
    assert printable(hostile) == shown


@pytest.mark.parametrize("text", ["plain", "Zürich – 50 %", "写真.jpg", "👩‍💻 at work", "می‌خواهم", "é"])
def test_everyday_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@given(ANY_TEXT)
def test_nothing_hostile_is_left(text: str) -> None:
    shown = printable(text)
    shown.encode("utf-8")
    categories = {unicodedata.category(character) for character in shown if character not in "\u200c\u200d"}
    assert not categories & {"Cc", "Cs"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b")


@given(ANY_TEXT)
def test_json_keeps_every_character_that_utf_8_can_hold(text: str) -> None:
    safe = json_safe(json.dumps([text], ensure_ascii=False))
    safe.encode("utf-8")
    [back] = json.loads(safe)
    assert back == "".join(printable(c) if "\ud800" <= c <= "\udfff" else c for c in text)


@given(ANY_TEXT, st.integers(min_value=3, max_value=200))
def test_shortened_text_fits_and_keeps_both_ends(text: str, length: int) -> None:
    short = shorten(text, length)
    assert len(short) <= length
    if len(text) > length:
        assert short[0] == text[0]
        assert short[-1] == text[-1]
        assert "…" in short
    else:
        assert short == text


def test_only_long_addresses_within_a_sentence_are_shortened() -> None:
    long = f"https://cdn.example/{'x' * 100}/end.png"
    said = shorten_addresses(f'"{long}" is not seen, https://a.example is')
    assert said == f'"{shorten(long)}" is not seen, https://a.example is'
    assert said.count("…") == 1


def test_width_counts_columns_of_a_terminal() -> None:
    assert cells("写真.jpg") == 8
    assert cells("e\u0301") == 1
    assert pad("写真", 6) == "写真  "
