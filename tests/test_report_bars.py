"""A measured number against its bound, as a bar."""

from __future__ import annotations

import pytest

from vislint.report.bars import Bar, bar


@pytest.mark.parametrize(
    ("measured", "bound", "drawn"),
    [
        ("3.4 MB", "at most 2 MB", Bar(100, 58.8)),
        ("870 kB", "at least 1 MB", Bar(87, 100)),
        ("9 images", "at most 4", Bar(100, 44.4)),
        ("1,600 characters", "at most 1500", Bar(100, 93.8)),
        ("2,000,001 bytes", "at most 2 MB", Bar(100, 100)),
    ],
)
def test_numbers_of_one_unit_share_a_bar(measured: str, bound: str, drawn: Bar) -> None:
    assert bar(measured, bound) == drawn


@pytest.mark.parametrize(
    ("measured", "bound"),
    [
        ("SVG", "JPEG or PNG"),
        ("320×320", "at least 1080×1350"),
        ("1058×529, ratio 2:1", "4:5 to 1.91:1"),
        ("9 images", "at most 4 MB"),
        ("0 bytes", "at most 0 bytes"),
        ("9 images", None),
        (None, "at most 4"),
    ],
)
def test_everything_else_has_none(measured: str | None, bound: str | None) -> None:
    assert bar(measured, bound) is None
