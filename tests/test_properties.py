"""What must hold for every input: properties, with examples made by hypothesis, the same on every run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content import written
from tests.network_files import full
from tests.test_readers_hostile import JSON_POST, PATHS, TOML_POST, WEEK, YAML_POST
from vislint.errors import ConfigError, NetworkDataError
from vislint.limits import DECIMAL_SLACK, above, below, outside
from vislint.model import Interval, Limit
from vislint.networks.lazy import Networks
from vislint.readers import readers
from vislint.readers.front_matter import read_data, read_front_matter
from vislint.report.printable import json_safe, printable
from vislint.repository import Repository
from vislint.toml_file import TomlFile

T = TypeVar("T")

STEADY = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

PIECES = st.sampled_from(
    ["---\n", "+++\n", "networks: [x]\n", "images:\n", "  - ", "src: a.png\n", "alt: ", "![", "](", ")", "[",
     "]", "{", "}", "{{< figure src=", ">}}", "<img src=", "<!--", "-->", '"', "'", "`", "|", "&a ",
     "*a", ": ",
     ", ", "\n", "\n\n\n", "\t", "\r\n", "\x85", "\ufeff", "\0", "é", "🎉", "posts:\n", "= ", "[[a]]\n",
     "9" * 30]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=40).map("".join),
    st.builds(
        lambda text, at, piece: text[: at % len(text)] + piece + text[at % len(text) :],
        st.sampled_from([YAML_POST, TOML_POST, JSON_POST, WEEK]),
        st.integers(0, 2000),
        PIECES,
    ),
)


# --- readers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PATHS)
@STEADY
@given(text=TEXTS)
def test_every_text_is_read_and_every_place_lies_in_it(tmp_path: Path, name: str, text: str) -> None:
    found = written(tmp_path, {})
    for path in PATHS[name]:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8", "surrogatepass"))
        site = readers()[name].open_site(found, "", "the test", {}, True)
        site.claims(path)
        rows = len(re.split(r"\r\n|\r|\n", text)) + 1
        for post in site.read(path):
            places = [(item.line, item.column) for item in post.attachments]
            places += [(item.line, item.column) for item in post.lost]
            places += [(it.line, it.column) for it in (post.unreadable, post.flaw) if it is not None]
            assert all(1 <= line <= rows and column >= 1 for line, column in places)


@STEADY
@given(text=TEXTS, suffix=st.sampled_from([".yml", ".json", ".toml"]))
def test_data_is_read_or_said_to_be_unreadable(text: str, suffix: str) -> None:
    document = read_data(text, suffix)
    assert document.trouble is None or document.trouble.message
    front = read_front_matter(text)
    assert front.body_line >= 1


# --- references ---------------------------------------------------------------------------------

STEPS = st.sampled_from(
    ["..", ".", "", "a.png", "A.PNG", "in", "out", "loop", "~", "%2e%2e", "%00", "\0", "a b", "\\", "..\\",
     "é", "C:", "file:", "http:", "//", "?x", "#y", "x" * 300, "\udcff", "{{ x }}", "/etc/passwd", "[", "@"]
)  # fmt: skip
REFERENCES = st.one_of(
    st.text(st.characters(), max_size=40),
    st.lists(STEPS, max_size=7).map("/".join),
    st.lists(STEPS, max_size=4).map("".join),
)


@pytest.fixture
def held(tmp_path: Path) -> Repository:
    (tmp_path / "secret.png").write_bytes(b"x")
    found = written(tmp_path / "repository", {"a.png": "", "in/a.png": "", "in/deep/b.png": ""})
    for name, target in {"out": "..", "loop": "loop", "link.png": "../secret.png", "in/up": ".."}.items():
        (found.root / name).symlink_to(target)
    return found


@STEADY
@given(reference=REFERENCES, folders=st.lists(REFERENCES, max_size=2), roots=st.lists(REFERENCES, max_size=2))
def test_no_reference_leaves_the_repository(
    held: Repository, reference: str, folders: list[str], roots: list[str]
) -> None:
    found = held.resolve(reference, folders, site_roots=roots)
    assert (found.path is not None) == (found.standing == "local")
    if found.path is not None:
        assert (held.root / found.path).resolve().is_relative_to(held.root.resolve())


# --- networks and configuration -----------------------------------------------------------------

LINES = st.sampled_from(
    ["max_size = { value = %s, FROM }", "ratio = { min = %s, FROM }", "ratio = { value = %s, FROM }",
     "formats = { value = %s, FROM }", "takes = %s", "[slot.%s]", "like = %s", "[slot.feed.by_hand]",
     "updated = %s", "min_dimensions = { value = %s, FROM }", "max_duration = { max = %s, FROM }",
     "[[slot.feed.conflict]]", "key = %s", "FROM", "[text]",
     "max_characters = { value = %s, FROM, tier = %s }",
     "aliases = %s", "%s = 1"]
)  # fmt: skip
WORDS = st.sampled_from(
    ['"8 MB"', '"4:5"', '["jpeg"]', "5", "-1", "1e999", "nan", "true", '""', '"feed"', "[]", "{}",
     "2026-11-22",
     "9" * 5000, '"ratio"', '"0:0"', '"1x1"', "[[]]", "{ x = 1 }",
     '"99999999999999 GB"', '"\\u0000"', "'x'", "0x10"]
)  # fmt: skip


class Held:
    """A file in memory."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read_text(self, encoding: str) -> str:
        return self.text.encode().decode(encoding)


@STEADY
@given(lines=st.lists(st.tuples(LINES, WORDS), max_size=6))
def test_a_network_file_is_a_network_or_an_error_with_its_place(lines: list[tuple[str, str]]) -> None:
    body = "\n".join(line.replace("%s", word) for line, word in lines) + "\n"
    networks = Networks({"mine": [("mine.toml", Held(full(body)))]})
    try:
        where = networks["mine"].id
    except NetworkDataError as error:
        where = error.where
    assert where.startswith("mine")


KEYS = st.text("abcXYZ-_09", min_size=1, max_size=6)
SCALARS = st.one_of(st.integers(-5, 5), st.booleans(), st.text("a#[]{}='\u2028é", max_size=6))


@STEADY
@given(
    tables=st.dictionaries(KEYS, st.dictionaries(KEYS, SCALARS, max_size=4), max_size=4),
    gap=st.integers(0, 2),
)
def test_the_line_of_every_key_is_found(tables: dict[str, dict[str, Any]], gap: int) -> None:
    rows: list[str] = []
    places: dict[tuple[str, ...], int] = {}
    for name, table in tables.items():
        rows += ["# [not] = 'a table' \u2028"] * gap + [f"[{name}]"]
        places[(name,)] = len(rows)
        for key, value in table.items():
            word = str(value).lower() if isinstance(value, bool | int) else '"' + value + '"'
            rows.append(f"{key} = {word}")
            places[name, key] = len(rows)
    text = "\n".join(rows)
    assert tomllib.loads(text) == tables
    file = TomlFile(text, "a.toml", ConfigError)
    assert {path: file.line(path) for path in places} == places


@STEADY
@given(text=st.one_of(TEXTS, st.text("[]{}=.\"'#\n ab1", max_size=80)))
def test_a_toml_file_is_data_or_an_error_with_a_line(text: str) -> None:
    try:
        file = TomlFile(text, "a.toml", ConfigError)
    except ConfigError as error:
        line = int(error.where.rpartition(":")[2])
        assert 1 <= line <= text.count("\n") + 1
    else:
        assert all(1 <= file.line((key,)) <= text.count("\n") + 1 for key in file.data)


# --- limits -------------------------------------------------------------------------------------

SIDES = st.integers(1, 5000)
BOUNDS = st.one_of(
    st.builds(Fraction, st.integers(1, 20), st.integers(1, 20)),
    st.decimals(Fraction(1, 4), 4, places=2).map(Fraction),
)


def limit(value: Any) -> Limit:
    return Limit("ratio", value, "", (), "official", "reject")


@STEADY
@given(low=BOUNDS, high=BOUNDS, width=SIDES, height=SIDES, more=st.integers(0, 3000))
def test_a_wider_picture_is_never_too_tall_where_a_narrower_one_was_not(
    low: Fraction, high: Fraction, width: int, height: int, more: int
) -> None:
    floor, ceiling = limit(Interval(min=low)), limit(Interval(max=high))
    if outside(floor, width, height) == "kept":
        assert outside(floor, width + more, height) == "kept"
    if outside(ceiling, width, height) == "broken":
        assert outside(ceiling, width + more, height) == "broken"
    both = outside(limit(Interval(low, high)), width, height) == "broken"
    assert both == ("broken" in (outside(floor, width, height), outside(ceiling, width, height)))


@STEADY
@given(low=BOUNDS, high=BOUNDS, width=SIDES, height=SIDES)
def test_a_ratio_inside_its_bounds_is_kept_and_one_far_outside_is_broken(
    low: Fraction, high: Fraction, width: int, height: int
) -> None:
    ratio = Fraction(width, height)
    interval = limit(Interval(low, high))
    if low <= ratio <= high:
        assert outside(interval, width, height) == "kept"
    elif Fraction(width + 1, height) * (1 + DECIMAL_SLACK) < low:
        assert outside(interval, width, height) == "broken"


@STEADY
@given(bound=st.integers(0, 10**9), size=st.integers(0, 10**9), more=st.integers(0, 10**9))
def test_more_bytes_are_never_better_above_nor_worse_below(bound: int, size: int, more: int) -> None:
    checks: list[tuple[Callable[[Limit, int], str], int, int]] = [
        (above, size + more, size),
        (below, size, size + more),
    ]
    for verdict, worse, better in checks:
        if verdict(limit(bound), better) == "broken":
            assert verdict(limit(bound), worse) == "broken"


# --- text for people ----------------------------------------------------------------------------


@STEADY
@given(text=st.text(st.characters(), max_size=200))
def test_printable_text_is_harmless_and_stays_so(text: str) -> None:
    shown = printable(text)
    shown.encode()
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\u200b]", shown)
    assert printable(shown) == shown
    assert json_safe(shown) == shown
    if text.isascii() and text.isprintable():
        assert shown == text
