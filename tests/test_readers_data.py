"""TOML and JSON as nodes, and what nodes read from texts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from vislint.readers.front_matter import read_data
from vislint.readers.json_text import parse_json
from vislint.readers.nodes import DataError, Node
from vislint.readers.toml_text import parse_toml
from vislint.readers.yaml_text import parse_yaml


def plain(node: Node) -> object:
    """The node as bare Python data."""
    match node.value:
        case dict():
            return {key: plain(inner) for key, inner in node.value.items()}
        case list():
            return [plain(inner) for inner in node.value]
        case _:
            return node.value


TOML = """\
title = "Open = day" # remark = no
images = ["a.png",
  'b.png', # second
  {src = "c.png", size = 1.5}]
a.b."c d" = 2026-11-03 09:00:00
[cover]
image = '''x'''
[[res]]
src = "1"
[[res]]
src = \"\"\"2\"\"\"
[res.params]
alt = "z"
"""


def test_toml_values_know_their_place() -> None:
    data = parse_toml(TOML, 2)
    places = {
        ("title",): (2, 9),
        ("images", 0): (3, 11),
        ("images", 1): (4, 3),
        ("images", 2, "src"): (5, 10),
        ("images", 2, "size"): (5, 26),
        ("a", "b", "c d"): (6, 13),
        ("cover", "image"): (8, 9),
        ("res", 0, "src"): (10, 7),
        ("res", 1, "src"): (12, 7),
        ("res", 1, "params", "alt"): (14, 7),
    }
    assert {path: data.where(path) for path in places} == places
    assert data.at("a.b.c d").value == datetime(2026, 11, 3, 9)
    assert data.at("res").items[1].get("src").text == "2"


def test_toml_dates_keep_their_zone() -> None:
    data = parse_toml("a = 2026-11-03T09:00:00Z\nb = 2026-11-03\nc = 123456789012345678901234567890\n")
    assert data.get("a").value == datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert data.get("b").value == date(2026, 11, 3)
    assert data.get("c").text.startswith("0x")


JSON = """\
{"a": [1, {"b":
  "c"}], "d": "\\ud83d\\ude00", "e": "\\ud800",
  "f": NaN, "g": 1e999, "h": -1.5, "i": {}}"""


def test_json_values_know_their_place() -> None:
    data = parse_json(JSON, 5)
    assert data.where(("a", 1, "b")) == (6, 3)
    assert data.where(("a", 0)) == (5, 8)
    assert data.get("d").text == "😀"
    assert data.get("e").text == "\ufffd"
    assert plain(data.get("f")) is None
    assert data.get("h").number == -1.5
    assert plain(data.get("i")) == {}


@pytest.mark.parametrize("number", ["1" * 10000, "-" + "1" * 10000, "1." + "1" * 10000])
def test_json_numbers_of_any_length(number: str) -> None:
    assert parse_json(f'{{"a": {number}}}').get("a").text == number


@pytest.mark.parametrize(
    ("text", "bracket", "line", "column"),
    [
        ('{"a": 1,}', "}", 1, 8),
        ('{"a": [1,\n  2,\n ]}', "]", 2, 4),
        ('{\n "a": 1,\n\n}', "}", 2, 8),
        ('{"b": "x,}", "a": {"c": 1 , }}', "}", 1, 27),
    ],
)
def test_one_comma_too_many(text: str, bracket: str, line: int, column: int) -> None:
    with pytest.raises(DataError, match=f"a comma stands before {bracket}") as told:
        parse_json(text)
    assert (told.value.line, told.value.column, told.value.hint) == (line, column, "take the comma out")


def test_json_says_what_is_missing() -> None:
    with pytest.raises(DataError, match="is not valid JSON: a value is missing"):
        parse_json('{"a": }')


def test_data_files_are_mended_too() -> None:
    document = read_data("posts:\n  - title: a: b\n", ".yml")
    assert document.data.get("posts").items[0].get("title").text == "a: b"
    assert document.flaw is not None
    assert document.flaw.message.startswith("is not valid YAML")


def test_nodes_read_flags_and_numbers() -> None:
    data = parse_yaml("a: yes\nb: 'off'\nc: maybe\nd: 0.5\ne: true\nf: [1]\nG: {h: 2}")
    assert [data.get(name).flag for name in "abcde"] == [True, False, None, None, True]
    assert [data.get(name).number for name in "adef"] == [None, 0.5, None, None]
    assert data.at("g.H", any_case=True).text == "2"
    assert data.first("x", "y.z", "d").text == "0.5"
    assert not data.first("x", "y").given
