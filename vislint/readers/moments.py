"""When a post goes out, and whether it has: what drafts write, read without guessing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from vislint.readers.nodes import Node

YEARS = range(1900, 3000)
"""Other years are slips or placeholders, such as Hugo's year 1: no moment is read from them."""

_SHAPE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"\s*(?P<offset>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.I | re.A,
)

Status = Literal["draft", "published"]


def moment(node: Node, zone: tzinfo | None = None) -> datetime | None:
    """The moment that a value names, in `zone` when it names none itself; a date is its midnight.

    None for what is no moment: `2026-13-45`, `next Tuesday`, `20:30`.
    """
    match node.value:
        case datetime():
            found: datetime | None = node.value
        case date():
            found = datetime.combine(node.value, time())
        case _:
            found = _from_text(node.text.strip())
    if found is None or found.year not in YEARS:
        return None
    return found if found.tzinfo or zone is None else found.replace(tzinfo=zone)


def written(node: Node) -> str:
    """The moment as the file writes it."""
    if isinstance(node.value, datetime):
        return node.value.isoformat(" ")
    return node.text.strip()


def zone_named(name: str) -> ZoneInfo | None:
    """The time zone of a name such as Europe/Brussels; None for a name that nobody knows."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, KeyError, OSError):  # OSError: a name that is a folder, or far too long
        return None


def status_of(data: Node, *, any_case: bool = False) -> Status | None:
    """What `status`, `draft` and `published` say; None when they leave it open.

    `draft: false` leaves it open: the post may be waiting for its day.
    """
    word = data.get("status", any_case=any_case).text.strip().lower()
    if word == "draft" or word == "published":
        return "draft" if word == "draft" else "published"
    if data.get("draft", any_case=any_case).flag:
        return "draft"
    match data.get("published", any_case=any_case).flag:
        case True:
            return "published"
        case False:
            return "draft"
        case _:
            return None


def _from_text(text: str) -> datetime | None:
    match = _SHAPE.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=_offset(match["offset"]))
    except ValueError:
        return None


@lru_cache(maxsize=100)
def _offset(said: str | None) -> tzinfo | None:
    """`Z`, `+01`, `+0100`, `+01:00`; raises ValueError for an offset of a day or more."""
    if said is None:
        return None
    if said[0] not in "+-":
        return UTC
    hours, minutes = int(said[1:3]), int(said[-2:]) if len(said) > len("+01") else 0
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if said[0] == "-" else shift)
