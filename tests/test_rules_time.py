"""no-time-zone, impossible-time: from what the file says to what is said about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.content import only, posts, written
from tests.material import findings, post, said
from vislint.model import Finding, Post


def draft(folder: Path, publish: str, *more: str) -> Post:
    lines = ["---", "networks: [x]", f"publish: {publish}", *more, "---", "Hello."]
    return only(posts(written(folder, {"post.md": "\n".join(lines)})))


def both(of: Post) -> list[Finding]:
    return findings("no-time-zone", of) + findings("impossible-time", of)


@pytest.mark.parametrize(
    "publish", ["2026-11-30 09:00", "2026-11-30T09:00:00", "2026-11-30 9:00", '"2026-11-30 00:00"']
)
def test_a_time_of_day_without_a_zone(tmp_path: Path, publish: str) -> None:
    (found,) = both(draft(tmp_path, publish))
    assert (found.rule, found.severity, found.line) == ("no-time-zone", "warning", 3)
    assert found.message == f"the publish time {publish.strip(chr(34))} has no time zone"
    assert found.column == 10


@pytest.mark.parametrize(
    ("publish", "more"),
    [
        ("2026-11-30", ""),
        ("2026-11-30T09:00:00+01:00", ""),
        ("2026-11-30T08:00:00Z", ""),
        ("2026-11-30 09:00", "timezone: Europe/Brussels"),
        ("", ""),
        ("2026-11-30 09:00", "timezone: Europe/Brusels"),
    ],
)
def test_a_date_or_a_time_with_a_zone(tmp_path: Path, publish: str, more: str) -> None:
    """A zone that nobody knows is told as a flaw of the post, once."""
    assert both(draft(tmp_path, publish, *filter(None, [more]))) == []


def test_the_zone_may_stand_once_for_all_posts_of_a_file(tmp_path: Path) -> None:
    text = "timezone: Europe/Brussels\nposts:\n  - {networks: [x], text: Hi, publish: 2026-11-30 09:00}\n"
    assert both(only(posts(written(tmp_path, {"january.yml": text})))) == []


def test_other_formats_say_themselves_which_zone_they_mean() -> None:
    page = post(publish=datetime(2026, 11, 30, 9), publish_text="2026-11-30 09:00")
    assert said("no-time-zone", replace(page, format="hugo")) == []
    assert len(said("no-time-zone", page)) == 1


@pytest.mark.parametrize(
    "publish",
    [
        "2026-13-45",
        "2026-02-30",
        "2026-02-30 10:00",
        "2026-12-01 25:00",
        "2026-11-30 09:61",
        "2025-02-29T08:00:00Z",
    ],
)
def test_no_such_day_or_hour(tmp_path: Path, publish: str) -> None:
    (found,) = both(draft(tmp_path, publish))
    assert (found.rule, found.severity, found.line, found.column) == ("impossible-time", "warning", 3, 10)
    assert found.message == f'"{publish}" is no time: no such day or hour'
    assert found.hint is not None
    assert "Europe/Brussels" in found.hint


@pytest.mark.parametrize(
    ("publish", "severity"),
    [
        ("25:00", "warning"),
        ("20:30", "warning"),
        ("30.11.2026 09:00", "warning"),
        ("2026-11-30 09:00 CET", "warning"),
        ("1700000000", "warning"),
        ("next Tuesday", "info"),
        ("tbd", "info"),
    ],
)
def test_what_cannot_be_read_as_a_time(tmp_path: Path, publish: str, severity: str) -> None:
    (found,) = both(draft(tmp_path, publish))
    assert (found.rule, found.severity) == ("impossible-time", severity)
    assert found.message == f'"{publish}" cannot be read as a time'


@pytest.mark.parametrize(
    ("publish", "zone", "message"),
    [
        ("2026-03-29 02:30", "Europe/Brussels", "does not exist in Europe/Brussels: the clocks skip it"),
        ("2026-10-25 02:30", "Europe/Brussels", "happens twice in Europe/Brussels: the clocks go back"),
        ("2026-03-08 02:00", "America/New_York", "does not exist in America/New_York: the clocks skip it"),
        (
            "2026-04-05 01:45",
            "Australia/Lord_Howe",
            "happens twice in Australia/Lord_Howe: the clocks go back",
        ),
        ("2011-12-30 12:00", "Pacific/Apia", "does not exist in Pacific/Apia: the clocks skip it"),
    ],
)
def test_the_nights_in_which_the_clocks_change(tmp_path: Path, publish: str, zone: str, message: str) -> None:
    (found,) = both(draft(tmp_path, publish, f"timezone: {zone}"))
    assert (found.severity, found.message) == ("warning", f"{publish} {message}")


@pytest.mark.parametrize(
    "publish", ["2026-03-29 01:59", "2026-03-29 03:00", "2026-10-25 01:59", "2026-10-25 03:00"]
)
def test_just_before_and_after_is_fine(tmp_path: Path, publish: str) -> None:
    assert both(draft(tmp_path, publish, "timezone: Europe/Brussels")) == []
    assert both(draft(tmp_path, "2026-03-29T02:30:00+01:00")) == [], "an offset is exact"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-02-30", 1),
        ("2026-13-01T10:00:00Z", 1),
        ("0001-01-01", 0),
        ("July 8, 2022", 0),
        ("2026-11-30 09:00 CET", 0),
        ("git Created", 0),
        ("", 0),
    ],
)
def test_dates_of_sites_are_only_reported_when_no_calendar_has_them(text: str, expected: int) -> None:
    page = replace(post(publish_text=text), format="eleventy")
    assert len(said("impossible-time", page)) == expected


def test_dates_of_pages_have_a_place(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "hugo.toml": 'title = "Site"\n',
        "content/posts/a.md": "---\ntitle: A\ndate: 2026-02-30\n---\n![hill](a.jpg)\n",
    }
    (found,) = findings("impossible-time", only(posts(written(tmp_path, files))))
    assert (found.line, found.column) == (3, 7)
