"""A mistake in a network file is told with file, line, the offending line and what may be meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.network_files import HEAD, full, load
from vislint.errors import NetworkDataError
from vislint.networks import load_networks


@pytest.mark.parametrize(
    ("line", "row", "said", "hint"),
    [
        ('max_szie = { value = "8 MB", FROM }', 20, 'unknown key "max_szie"', "max_size"),
        ('max_size = { value = "8 MB" }', 20, "max_size has no source", ""),
        ('max_size = { value = "8 MB", from = "doks" }', 20, 'no source is called "doks"', "docs"),
        ('max_size = { value = "8 MB", from = [] }', 20, "must name a source", ""),
        ('max_size = { value = "8 MB", from = [["docs"]] }', 20, "no source is called", ""),
        ('max_size = { value = "8 Mb", FROM }', 20, 'unknown unit "Mb"', "MB"),
        ('max_size = { value = "8", FROM }', 20, "has no unit", "MB"),
        ('max_size = { value = 8000000, FROM }', 20, 'not written like "8 MB"', ""),
        ('max_size = { value = "8 MiB", or_mib = true, FROM }', 20, "or_mib makes no sense", ""),
        ('max_size = { FROM }', 20, "max_size must have value", ""),
        ('max_size = "8 MB"', 20, "max_size must be written {", ""),
        ('max_size = { value = "8 MB", FROM, was = "1 MB" }', 20, "max_size.was]]", ""),
        ('max_size = { value = "8 MB", FROM, was = [{ value = "1 MB", FROM }] }', 20, "until is missing", ""),
        ('max_size = { value = "8 MB", FROM, was = [{ until = 2026-04-08, FROM }] }', 20, "have value", ""),
        ('max_size = { value = "8 MB", FROM, was = [{ value = "1 MB", until = "May" }] }', 20, "source", ""),
        ('max_size = { value = "8 MB", FROM, was = [{ untill = 2026-04-08 }] }', 20, '"untill"', "until"),
        ("max_size = []", 20, "max_size must be written {", ""),
        ('max_size = { value = "8 MB", FROM, if_brken = "crop" }', 20, '"if_brken"', "if_broken"),
        ('max_size = { value = "8 MB", FROM, if_broken = "rejects" }', 20, "'rejects'", "reject"),
        ('max_size = { value = "8 MB", FROM, route = "app" }', 20, "stands under by_hand", ""),
        ('max_size = { value = "8 MB", FROM, route = "bot" }', 20, "route: unknown value 'bot'", "api"),
        ('max_size = { value = "8 MB", FROM, kinds = ["gif"] }', 20, 'unknown value "gif"', "image"),
        ('max_size = { value = "8 MB", FROM, note = 3 }', 20, "note must be a text", ""),
        ('max_items = { value = true, FROM }', 20, "True is not a whole number", ""),
        ('max_items = { value = -1, FROM }', 20, "-1 is not a whole number", ""),
        ('alt = { value = "no", FROM }', 20, "is not true or false", ""),
        ('misfit = { value = "", FROM }', 20, "is not a text", ""),
        ('formats = { value = ["jpg"], FROM }', 20, "unknown value 'jpg'", "jpeg"),
        ('formats = { value = "jpeg", FROM }', 20, "is not a list", ""),
        ('animated_gif = { value = "vidio", FROM }', 20, "unknown value 'vidio'", "video"),
        ('ratio = { min = "2:1", max = "1:1", FROM }', 20, "min 2:1 is above max 1:1", ""),
        ('ratio = { min = "4/5", FROM }', 20, "'4/5' is not a ratio", ""),
        ('ratio = { min = "0:5", FROM }', 20, "'0:5' is not a ratio", ""),
        ('ratio = { value = "1:1", min = "1:1", FROM }', 20, "either value or min and max", ""),
        ('video_duration = { max = "60 sec", FROM }', 20, 'unknown unit "sec"', "s"),
        ('video_fps = { max = nan, FROM }', 20, "is not a number", ""),
        ('best_sizes = { value = ["1080 x 1350"], FROM }', 20, "is not width and height", ""),
        ('safe_zone = { value = { top = 0.1 }, FROM }', 20, "bottom, left, right must be given", ""),
        ('safe_area = { value = { width = 9, height = 1, frame = "8x8" }, FROM }', 20, "width = 9", ""),
        ('\n[slot.feed.byhand]\nalt = { value = true, FROM }', 21, 'unknown key "byhand"', "by_hand"),
        ('\n[slot.feed.by_hand]\nalt = { value = true, from = "no" }', 22, 'is called "no"', ""),
        ('\n[[slot.feed.conflict]]\nkey = "max_sise"', 22, "unknown value 'max_sise'", "max_size"),
        ('\n[[slot.feed.conflict]]\nkey = "alt"\nvalue = true', 21, "alt has no source", ""),
        (
            '\n[[slot.feed.conflict]]\nkey = "alt"\nvalue = true\nFROM',
            22,
            "there is no first reading of alt",
            "",
        ),
        ('\n[slot.reel]\nlike = "fed"', 22, 'there is no slot "fed"', "feed"),
        ('\n[slot.reel]\nlike = "opengrph/image"', 22, 'there is no network "opengrph"', "opengraph"),
        ('\n[slot.a]\nlike = "b"\n[slot.b]\nlike = "a"', 24, "mine/a → mine/b → mine/a", ""),
        ('\n[slot.reel]\nitems = "one"', 21, "must say what it takes", ""),
        ('\n[slot.reel]\ntakes = ["picture"]\nitems = "one"', 22, 'unknown value "picture"', ""),
        ('\n[slot.reel]\ntakes = ["image"]\nitems = "two"', 23, "unknown value 'two'", ""),
        (
            'min_items = { value = 3, FROM }\nmax_items = { value = 2, FROM }',
            20,
            "min_items is above max_items",
            "",
        ),
        ("max_items = { value = 3", 20, "inline table", ""),
        ("\n[alt]\nslots = { value = ['fede'], FROM }", 22, 'there is no slot "fede"', "feed"),
        ('\n[sources.other]\nurl = "x"\nkind = "officiel"\nhow = "page"', 23, "kind", "official"),
        ('\n[sources.other]\nurl = "x"\nkind = "own"\nread = "2026"\nhow = "page"', 24, "must be a date", ""),
        ('\n[sources.other]\nkind = "own"\nread = "unknown"\nhow = "page"', 21, "neither url nor title", ""),
        ('\n[sources.other]\nurl = "x"\nkind = "own"\nhow = "page"', 21, "read is missing", ""),
        ('\n[txt]\ncount = { value = "utf16", FROM }', 21, 'unknown key "txt"', "text"),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_file_line_and_key(
    tmp_path: Path, line: str, row: int, said: str, hint: str
) -> None:
    with pytest.raises(NetworkDataError) as caught:
        load(tmp_path, line)
    error = caught.value
    assert error.where == f"{(tmp_path / 'mine.toml').as_posix()}:{row}"
    assert said in error.message
    assert hint in error.hint
    assert full(line).splitlines()[row - 1] in error.excerpt


def test_the_name_of_the_file_is_the_id(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(HEAD, encoding="utf-8")
    with pytest.raises(NetworkDataError, match=r'network is "mine", but the file is called other\.toml'):
        load_networks(tmp_path)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(NetworkDataError, match="cannot be read") as caught:
        load_networks(tmp_path)
    assert caught.value.where.endswith("mine.toml")
