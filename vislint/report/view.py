"""What the HTML report shows, in the order in which it shows it: strings and numbers only, no markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from vislint.model import SEVERITIES, Network, NotChecked, Run, Severity, Source
from vislint.report import words
from vislint.report.bars import Bar, bar
from vislint.report.printable import LONG_NAME, shorten, shorten_addresses
from vislint.report.remarks import Place, Remark
from vislint.report.sheets import Picture, Sheet
from vislint.report.thumbnails import key_of
from vislint.wording import counted

LONGEST_ALT = 500
LONGEST_EXCERPT = 160
MOST_UNCHECKED = 200
"""Entries listed for one reason; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source in words; `href` is empty where its address is no web page."""

    title: str
    href: str
    said: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark. `where` is its line and column."""

    id: str
    severity: Severity
    message: str
    measured: str
    bound: str
    bar: Bar | None
    hint: str
    places: tuple[str, ...]
    effects: tuple[str, ...]
    citations: tuple[Citation, ...]
    doubt: str
    rule: str
    where: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of a post. `key` is that of its thumbnail, empty without a file."""

    key: str
    name: str
    position: str
    facts: tuple[str, ...]
    alt: str
    has_alt: bool
    role: str
    where: str
    absent: str
    """Why there is nothing to show; empty where the file may be shown."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A post."""

    id: str
    title: str
    path: str
    excerpt: str
    networks: tuple[str, ...]
    when: str
    status: str
    worst: Severity | None
    tally: str
    pictures: str
    notes: tuple[Note, ...]
    frames: tuple[Frame, ...]

    @property
    def troubled(self) -> Iterator[Frame]:
        return (frame for frame in self.frames if frame.notes)

    @property
    def sound_count(self) -> int:
        return sum(not frame.notes for frame in self.frames)

    @property
    def sound(self) -> Iterator[Frame]:
        return (frame for frame in self.frames if not frame.notes)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What could not be looked at for one reason; `rest` counts what is not listed."""

    title: str
    entries: tuple[tuple[str, str], ...]
    rest: int


def cards(sheets: Iterable[Sheet], networks: Mapping[str, Network]) -> list[Card]:
    """The posts: errors first, then warnings, infos and those without a finding; by path in each."""
    order: dict[Severity | None, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    ranked = sorted(sheets, key=lambda sheet: (order.get(sheet.worst, 3), sheet.path, sheet.line))
    return [_card(f"post-{number}", sheet, networks) for number, sheet in enumerate(ranked, 1)]


def _card(name: str, sheet: Sheet, networks: Mapping[str, Network]) -> Card:
    post = sheet.post
    counts = ((severity, sheet.counts[severity]) for severity in SEVERITIES)
    return Card(
        id=name,
        title=_title(sheet),
        path=sheet.name,
        excerpt=_beginning(post.text) if post else "",
        networks=tuple(_network(each, networks) for each in post.networks) if post else (),
        when=words.publish_time(post, year=True) if post else "",
        status=(post.status or "") if post else "",
        worst=sheet.worst,
        tally=", ".join(counted(count, severity) for severity, count in counts if count),
        pictures=counted(len(sheet.pictures), "picture") if sheet.pictures else "no pictures",
        notes=tuple(_note(f"{name}-{i}", each, networks) for i, each in enumerate(sheet.remarks, 1)),
        frames=tuple(_frames(name, sheet.pictures, networks)),
    )


def _title(sheet: Sheet) -> str:
    if sheet.post is None:
        return sheet.path or "All posts"
    return sheet.post.title.strip() or sheet.name.rpartition("/")[2]


def _beginning(text: str) -> str:
    joined = " ".join(text[: LONGEST_EXCERPT * 4].split())
    return joined if len(joined) <= LONGEST_EXCERPT else joined[: LONGEST_EXCERPT - 1].rstrip() + "…"


def _network(name: str, networks: Mapping[str, Network]) -> str:
    known = networks.get(name)
    return known.name if known else name


def _frames(name: str, pictures: Sequence[Picture], networks: Mapping[str, Network]) -> Iterator[Frame]:
    for number, picture in enumerate(pictures, 1):
        item = picture.attachment
        asset, standing = item.asset, item.resolution.standing
        alt = " ".join((item.alt or "").split())
        told = alt or ("no alt text" if item.alt_possible else "no alt text: this content format has none")
        yield Frame(
            key=key_of(asset) if asset else "",
            name=shorten(asset.name, LONG_NAME) if asset else shorten(item.reference, LONG_NAME),
            position=f"picture {number} of {len(pictures)}" if len(pictures) > 1 else "",
            facts=tuple(words.facts(item)),
            alt=shorten(told, LONGEST_ALT),
            has_alt=bool(alt),
            role=words.ROLES[item.role],
            where=f"{item.line}:{item.column}",
            absent="" if asset else words.STANDINGS[standing] or "not measured",
            notes=tuple(
                _note(f"{name}-{number}-{i}", each, networks) for i, each in enumerate(picture.remarks, 1)
            ),
        )


def _note(name: str, remark: Remark, networks: Mapping[str, Network]) -> Note:
    finding = remark.finding
    return Note(
        id=name,
        severity=finding.severity,
        message=words.sentence(shorten_addresses(remark.message), networks),
        measured=finding.measured or "",
        bound=words.bounded(finding.bound) if finding.measured else finding.bound or "",
        bar=bar(finding.measured, finding.bound),
        hint=words.sentence(remark.hint or "", networks),
        places=tuple(dict.fromkeys(_place(place, networks) for place in remark.places)),
        effects=tuple(dict.fromkeys(words.EFFECTS[limit.effect] for limit in remark.limits)),
        citations=tuple(dict.fromkeys(_citations(remark))),
        doubt=words.CONFIDENCES[finding.confidence],
        rule=finding.rule,
        where=f"{finding.line}:{finding.column}",
    )


def _place(place: Place, networks: Mapping[str, Network]) -> str:
    name = _network(place.network, networks)
    return f"{name} {place.slot.replace('_', ' ')}" if place.slot else name


def _citations(remark: Remark) -> Iterator[Citation]:
    for limit in remark.limits:
        disputed = limit.conflict or limit.grade == "conflicting"
        for source in limit.sources:
            said = words.cited(source) + ("; the sources differ" if disputed else "")
            yield Citation(source.title or source.id, _web_address(source), said)


def _web_address(source: Source) -> str:
    try:
        parts = urlsplit(source.url)
    except ValueError:
        return ""
    return source.url if parts.scheme in ("http", "https") and parts.netloc else ""


def unchecked(entries: Iterable[NotChecked]) -> list[Unchecked]:
    """By reason, the most frequent first."""
    ordered = sorted(entries, key=lambda entry: entry.reason)
    groups = [(reason, [*group]) for reason, group in groupby(ordered, key=lambda entry: entry.reason)]
    groups.sort(key=lambda pair: -len(pair[1]))
    return [
        Unchecked(
            words.unchecked(reason, len(group)),
            tuple((shorten(each.reference, LONG_NAME), _spot(each)) for each in group[:MOST_UNCHECKED]),
            max(0, len(group) - MOST_UNCHECKED),
        )
        for reason, group in groups
    ]


def _spot(entry: NotChecked) -> str:
    return f"{entry.path}:{entry.line}:{entry.column}" if entry.path != entry.reference else ""


def verdict(run: Run, ready: int, counts: Mapping[Severity, int]) -> tuple[str, str]:
    """The heading and the sentence below it: ready or not, in plain words."""
    posts = len(run.posts)
    if not posts and not run.findings:
        return "Nothing was checked", "No draft post was found."
    if counts["error"]:
        must = "The post" if ready == 0 and posts == 1 else f"{posts - ready} of {counted(posts, 'post')}"
        return "Not ready to publish", f"{must} must change first."
    if counts["warning"]:
        return (
            "Ready, with warnings",
            "Nothing stands in the way, but some pictures will not look their best.",
        )
    return "Ready to publish", f"Nothing to change in {counted(posts, 'post')}."
