"""Severity from effect, grade and route; conflicting readings; MB and MiB; ratios."""

from __future__ import annotations

from fractions import Fraction

import pytest

from vislint.limits import above, below, first_breach, outside, severity_of
from vislint.model import Effect, FileSize, Grade, Interval, Limit, LimitValue, Route


def limit(
    value: LimitValue,
    effect: Effect = "reject",
    grade: Grade = "official",
    *,
    conflict: bool = False,
    tier: str = "",
) -> Limit:
    return Limit("max_size", value, "as written", (), grade, effect, tier=tier, conflict=conflict)


@pytest.mark.parametrize(
    ("effect", "route", "grade", "expected"),
    [
        ("reject", "api", "official", "error"),
        ("reject", "app", "official", "error"),
        ("limit", "api", "official", "error"),
        ("limit", "app", "official", "warning"),
        ("hidden", "api", "official", "error"),
        ("crop", "api", "official", "warning"),
        ("degrade", "api", "official", "warning"),
        ("upscale", "api", "official", "warning"),
        ("unknown", "api", "official", "warning"),
        ("downscale", "api", "official", "info"),
        ("convert", "api", "official", "info"),
        ("none", "api", "official", None),
        ("reject", "api", "code", "warning"),
        ("limit", "api", "vendor", "warning"),
        ("limit", "api", "conflicting", "warning"),
        ("downscale", "api", "vendor", "info"),
    ],
)
def test_severity_follows_effect_route_and_grade(
    effect: Effect, route: Route, grade: Grade, expected: str | None
) -> None:
    assert severity_of(limit(1, effect, grade), route) == expected


def test_between_mb_and_mib_is_a_warning_and_above_both_an_error() -> None:
    eight = limit(FileSize(8_000_000, 8_388_608))
    said = {
        size: first_breach([eight], "api", lambda one, size=size: above(one, size))  # type: ignore[misc]
        for size in (8_000_000, 8_000_001, 8_388_608, 8_388_609)
    }
    assert [breach and breach.severity for breach in said.values()] == [None, "warning", "warning", "error"]


def test_a_looser_reading_turns_the_error_between_into_a_warning() -> None:
    official, code = limit(4), limit(10, "reject", "conflicting", conflict=True)
    severities = []
    for size in (4, 7, 11):
        breach = first_breach([official, code], "api", lambda one, size=size: above(one, size))  # type: ignore[misc]
        severities.append(breach.severity if breach else None)
    assert severities == [None, "warning", "error"]


def test_a_stricter_reading_warns_only_when_the_network_would_refuse() -> None:
    official = limit(10)
    refuses = limit(4, "reject", "conflicting", conflict=True)
    shrinks = limit(4, "downscale", "conflicting", conflict=True)
    warned = first_breach([official, refuses], "api", lambda one: above(one, 7))
    assert warned is not None
    assert (warned.severity, warned.limit) == ("warning", refuses)
    assert first_breach([official, shrinks], "api", lambda one: above(one, 7)) is None


def test_a_paid_plan_is_not_everybodys_limit() -> None:
    assert first_breach([limit(280), limit(25_000, tier="premium")], "api", lambda one: above(one, 300))
    assert first_breach([limit(25_000, tier="premium")], "api", lambda one: above(one, 30_000)) is None


def test_below_reads_sizes_and_plain_numbers() -> None:
    assert below(limit(FileSize(75_000)), 74_999) == "broken"
    assert below(limit(320), 320) == "kept"
    assert below(limit("a remark"), 1) == "kept"


FEED = limit(Interval(Fraction(4, 5), Fraction(191, 100)))


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1080, 1350, "kept"),
        (1080, 1351, "kept"),
        (1080, 1353, "broken"),
        (1080, 1440, "broken"),
        (1200, 628, "kept"),
        (1200, 627, "kept"),
        (1200, 620, "broken"),
        (1080, 1920, "broken"),
        (1080, 566, "kept"),
    ],
)
def test_ratios_forgive_rounding_and_nothing_more(width: int, height: int, expected: str) -> None:
    assert outside(FEED, width, height) == expected


def test_an_open_interval_has_no_other_end() -> None:
    assert outside(limit(Interval(min=Fraction(2, 3))), 4000, 100) == "kept"
