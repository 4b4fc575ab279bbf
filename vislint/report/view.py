"""What the HTML report shows, in the order in which it shows it: strings and numbers only, no markup."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vislint.model import SEVERITIES, Post, Run, Severity
from vislint.report import words
from vislint.report.cut_texts import CutText
from vislint.report.notes import Note, Scope, note_of, token
from vislint.report.previews import Shown, ShownPost
from vislint.report.printable import LONG_NAME, shorten
from vislint.report.sheets import Picture, Sheet
from vislint.report.suppressions import HowTo, how_to
from vislint.report.thumbnails import key_of
from vislint.wording import counted

LONGEST_ALT = 500
LONGEST_EXCERPT = 280

STATES: Mapping[Severity | None, str] = {
    "error": "Not ready",
    "warning": "Ready, with warnings",
    "info": "Ready, with remarks",
    None: "Ready",
}


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
    shown: Shown
    """What networks do to it."""

    @property
    def has_previews(self) -> bool:
        return self.shown != Shown()

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.position, *self.facts, self.role)))

    @property
    def boxed(self) -> Iterator[Note]:
        return (note for note in self.notes if note.region)


@dataclass(frozen=True, slots=True)
class Card:
    """A post."""

    id: str
    title: str
    path: str
    excerpt: str
    words: str
    """What the search covers besides what the page shows from the start."""
    networks: tuple[tuple[str, str], ...]
    """Of each network its name for filters and its name for people."""
    when: str
    day: str
    """YYYY-MM-DD; empty where it is not known."""
    status: str
    worst: Severity | None
    tally: str
    pictures: str
    notes: tuple[Note, ...]
    frames: tuple[Frame, ...]
    hold: HowTo | None
    cut: tuple[CutText, ...]
    """Texts of the post that networks cut."""

    @property
    def state(self) -> str:
        return STATES[self.worst]

    @property
    def troubled(self) -> Iterator[Frame]:
        return (frame for frame in self.frames if frame.notes)

    @property
    def sound_count(self) -> int:
        return sum(not frame.notes for frame in self.frames)

    @property
    def sound(self) -> Iterator[Frame]:
        return (frame for frame in self.frames if not frame.notes)

    def every_note(self) -> Iterator[Note]:
        yield from self.notes
        for frame in self.frames:
            yield from frame.notes


def cards(
    sheets: Iterable[Sheet], scope: Scope, shown: Mapping[tuple[str, int], ShownPost] | None = None
) -> list[Card]:
    """The posts: errors first, then warnings, infos and those without a finding; by path in each."""
    order: dict[Severity | None, int] = {severity: rank for rank, severity in enumerate(SEVERITIES)}
    ranked = sorted(sheets, key=lambda sheet: (order.get(sheet.worst, 3), sheet.path, sheet.line))
    return [_card(sheet, scope, (shown or {}).get((sheet.path, sheet.line))) for sheet in ranked]


def post_anchor(path: str, line: int) -> str:
    """The same for the same post in every report, so that links to it stay good."""
    return "p-" + hashlib.sha256(f"{path}\0{line}".encode("utf-8", "surrogateescape")).hexdigest()[:12]


def title_of(post: Post, name: str) -> str:
    return post.title.strip() or name.rpartition("/")[2]


def _card(sheet: Sheet, scope: Scope, shown: ShownPost | None) -> Card:
    post = sheet.post
    counts = ((severity, sheet.counts[severity]) for severity in SEVERITIES)
    return Card(
        id=post_anchor(sheet.path, sheet.line if post else 0),
        title=title_of(post, sheet.name) if post else sheet.path or "All posts",
        path=sheet.name,
        excerpt=beginning(post.text) if post else "",
        words=_words(sheet, post) if post else "",
        networks=tuple((token(each), scope.name_of(each)) for each in post.networks) if post else (),
        when=words.publish_time(post, year=True) if post else "",
        day=post.publish.date().isoformat() if post and post.publish else "",
        status=(post.status or "") if post else "",
        worst=sheet.worst,
        tally=", ".join(counted(count, severity) for severity, count in counts if count),
        pictures=counted(len(sheet.pictures), "picture") if sheet.pictures else "no pictures",
        notes=tuple(note_of(each, scope) for each in sheet.remarks),
        frames=tuple(_frames(sheet.pictures, scope, shown.pictures if shown else ())),
        hold=how_to(post, [remark.finding.rule for remark in sheet.every()], scope.root) if post else None,
        cut=shown.texts if shown else (),
    )


def _words(sheet: Sheet, post: Post) -> str:
    text = " ".join(post.text.split())
    if sheet.worst:
        return text if len(text) > LONGEST_EXCERPT else ""
    items = (picture.attachment for picture in sheet.pictures)
    return " ".join((text, *(f"{item.reference} {item.alt or ''}" for item in items))).strip()


def beginning(text: str, most: int = LONGEST_EXCERPT) -> str:
    """The first `most` characters on one line, with an ellipsis where there are more."""
    joined = " ".join(text[: most * 4].split())
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"


def _frames(pictures: Sequence[Picture], scope: Scope, shown: Sequence[Shown]) -> Iterator[Frame]:
    for number, picture in enumerate(pictures, 1):
        item = picture.attachment
        asset, standing = item.asset, item.resolution.standing
        alt = " ".join((item.alt or "").split())
        told = alt or ("no alt text" if item.alt_possible else "no alt text: this content format has none")
        yield Frame(
            key=key_of(asset) if asset else "",
            name=shorten(asset.name if asset else item.reference, LONG_NAME),
            position=f"picture {number} of {len(pictures)}" if len(pictures) > 1 else "",
            facts=tuple(filter(None, (words.picture_kind(asset), *words.facts(item)))),
            alt=shorten(told, LONGEST_ALT),
            has_alt=bool(alt),
            role=words.ROLES[item.role],
            where=f"{item.line}:{item.column}",
            absent="" if asset else words.STANDINGS[standing] or "not measured",
            notes=tuple(note_of(each, scope) for each in picture.remarks),
            shown=shown[number - 1] if shown else Shown(),
        )


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
