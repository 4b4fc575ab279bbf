"""The posts of a run as a calendar: by month and day, with what leaves gaps and what is shown again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vislint.model import Asset, Post, Severity
from vislint.repeats import LookAlikes
from vislint.report.notes import Scope, token
from vislint.report.sheets import Sheet
from vislint.report.thumbnails import key_of
from vislint.report.view import STATES, beginning, post_anchor, title_of
from vislint.wording import counted

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_TITLE = 60
MOST_READY = 1000
"""Ready posts that are shown with pictures and previews, the latest first: each costs time and some 15 KB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A post on its day."""

    anchor: str
    title: str
    time: str
    networks: tuple[tuple[str, str], ...]
    worst: Severity | None
    state: str
    key: str
    """Of the thumbnail of its first picture; empty without one."""
    again: str
    """Where its pictures are shown too, in words."""


@dataclass(frozen=True, slots=True)
class Day:
    number: int
    label: str
    """Tuesday 3 November 2026."""
    gap: int
    """Days without a post before this one; 0 where it has none itself, or is the first."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Month:
    id: str
    title: str
    starts: int
    """Weekday of its first day, from 1 for Monday."""
    days: tuple[Day, ...]
    skipped: int
    """Whole months without a post before it."""
    count: int


@dataclass(frozen=True, slots=True)
class Calendar:
    months: tuple[Month, ...]
    undated: tuple[Entry, ...]


def calendar(sheets: Iterable[Sheet], scope: Scope) -> Calendar:
    posts = [(sheet, sheet.post) for sheet in sheets if sheet.post is not None]
    uses = _Uses([post for _, post in posts])
    by_day: dict[date, list[Entry]] = defaultdict(list)
    undated: list[Entry] = []
    order = sorted(posts, key=lambda pair: _moment(pair[1]))
    for sheet, post in order:
        entry = _entry(sheet, post, uses, scope)
        by_day[post.publish.date()].append(entry) if post.publish else undated.append(entry)
    return Calendar(tuple(_months(by_day)), tuple(undated))


def latest(posts: Sequence[Post]) -> frozenset[str]:
    """Anchors of the latest posts, which are shown whole also where there is nothing to change."""
    newest = sorted(posts, key=_moment, reverse=True)[:MOST_READY]
    return frozenset(post_anchor(post.path, post.line) for post in newest)


def _moment(post: Post) -> tuple[str, str, int]:
    """Dates with and without a time zone cannot be compared: by day, then by the clock where they are."""
    return (post.publish.strftime("%Y%m%d%H%M").zfill(12) if post.publish else "", post.path, post.line)


def _first(post: Post) -> Asset | None:
    return next((item.asset for item in post.attachments if item.asset), None)


def _entry(sheet: Sheet, post: Post, uses: _Uses, scope: Scope) -> Entry:
    first = _first(post)
    return Entry(
        anchor=post_anchor(post.path, post.line),
        title=post.title.strip() or beginning(post.text, LONGEST_TITLE) or title_of(post, sheet.name),
        time=f"{post.publish:%H:%M}" if post.publish else post.publish_text,
        networks=tuple((token(each), scope.name_of(each)) for each in post.networks),
        worst=sheet.worst,
        state=STATES[sheet.worst],
        key=key_of(first) if first else "",
        again=_again(post, uses),
    )


class _Uses:
    """Which posts show a content, or one that looks like it."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self._posts: dict[str, list[Post]] = defaultdict(list)
        assets: dict[str, Asset] = {}
        for post in posts:
            for content, asset in _contents(post).items():
                self._posts[content].append(post)
                assets.setdefault(content, asset)
        self._alike = LookAlikes(assets)

    def others(self, content: str, post: Post) -> list[Post]:
        contents = (content, *(other for other, _ in self._alike.of(content)))
        found = {id(each): each for name in contents for each in self._posts[name] if each is not post}
        return [*found.values()]


def _contents(post: Post) -> dict[str, Asset]:
    assets = (item.asset for item in post.attachments)
    return {asset.hash: asset for asset in assets if asset and asset.hash}


def _again(post: Post, uses: _Uses) -> str:
    told = [uses.others(content, post) for content in _contents(post)]
    most = max(map(len, told), default=0)
    if most > 1:
        return f"Picture also in {counted(most, 'other post')}"
    others = {id(other): other for each in told for other in each}
    if not others:
        return ""
    if len(others) > 1:
        return f"Pictures also in {counted(len(others), 'other post')}"
    [other] = others.values()
    when = f" on {_day(other.publish.date())}" if other.publish else ""
    return f"Picture also in {title_of(other, other.path)}{when}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _months(by_day: Mapping[date, Sequence[Entry]]) -> Iterable[Month]:
    previous: date | None = None
    last_month = 0
    for number in sorted({day.year * 12 + day.month - 1 for day in by_day}):
        year, month = divmod(number, 12)
        first = date(year, month + 1, 1)
        days: list[Day] = []
        for day in _days_of(first):
            entries = tuple(by_day.get(day, ()))
            gap = (day - previous).days - 1 if entries and previous else 0
            days.append(Day(day.day, f"{WEEKDAYS[day.weekday()]} {_day(day)}", gap, entries))
            previous = day if entries else previous
        yield Month(
            id=f"m-{year:04}-{month + 1:02}",
            title=f"{_MONTHS[month]} {year}",
            starts=first.weekday() + 1,
            days=tuple(days),
            skipped=number - last_month - 1 if last_month else 0,
            count=sum(len(day.entries) for day in days),
        )
        last_month = number


def _days_of(first: date) -> Iterable[date]:
    day = first
    while day.month == first.month:
        yield day
        if day == date.max:
            return
        day += timedelta(days=1)
