"""Drafts and the visuals they name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from vislint.model.asset import Asset
from vislint.model.card import Card
from vislint.model.measures import Region

Standing = Literal[
    "local",
    "missing",
    "wrong-case",
    "outside",
    "remote",
    "generated",
    "inline",
    "unknown-scheme",
    "not-fetched",
]
"""What became of a reference; only `local` has a file.

`not-fetched` is in a submodule that is not checked out. It, `remote`, `generated` and `unknown-scheme` are
counted as not checked.
"""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Where a reference leads. `path` is the file found; `near` one that differs only in letter case or, of a
    missing file, in what its name ends in."""

    standing: Standing
    path: str | None = None
    near: str | None = None
    tried: tuple[str, ...] = ()
    note: str = ""
    """A remark that does not change the standing, such as "found beside the moved posts folder"."""
    emitted: str = ""
    """The address that the page names for the picture, where that one leads to no file though `path` does."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """An image or video as one post uses it. `alt` is None when the post gives none at all."""

    reference: str
    line: int
    column: int
    resolution: Resolution
    alt: str | None = None
    alt_possible: bool = True
    """False where the content format has no place for an alt text."""
    role: Literal["media", "preview", "body"] = "media"
    """`media` is published with the post; `preview` is a page's card; `body` stands inside a page."""
    segment: int = 0
    """Which part of a thread shows it, from 0."""
    focal: tuple[float, float] | None = None
    """The point that must stay visible, declared by the post: x and y, 0 to 1, from the upper left corner."""
    subject: Region | None = None
    """The part that must stay visible, declared by the post."""
    caption: str | None = None
    title: str | None = None
    networks: tuple[str, ...] = ()
    """The only networks it goes to; empty for all of the post's."""
    picked_by: str = ""
    """The site generator that chose it by its name, because the page names no picture."""
    asset: Asset | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """An image that the post names in a way its publisher does not read, so that nobody will see it."""

    reference: str
    line: int
    column: int
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Destination:
    """One place that a post names: `declared` as written, `network` as vislint calls it."""

    declared: str
    network: str
    slot: str = ""
    line: int = 1
    column: int = 1
    known: bool = True
    """False when the repository itself does not know the name (an account that is not set up)."""
    suggestion: str = ""
    """What may have been meant, when it is not known."""
    foreign: bool = False
    """True when the repository sets it up, so that silence is right where vislint has no limits for it."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a post could not be read, and where in the file."""

    message: str
    line: int = 1
    column: int = 1
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Suppression:
    """What a post says of a rule that must not speak here: for all of the post, a picture or some lines."""

    rule: str
    """A rule's id or a group, as written."""
    reason: str
    """Empty when none is given: then nothing is held back, and that is a finding."""
    line: int
    column: int = 1
    reference: str | None = None
    """The only attachment that it is about, as the post writes it."""
    lines: tuple[int, int] | None = None
    """First and last of the only lines that it is about."""
    fault: str = ""
    """What is wrong with it, so that it holds nothing back: a half-sentence."""
    suggestion: str = ""
    """What may have been meant, or what to write, when there is a fault."""
    used: bool | None = None
    """Whether it held something back; None when that cannot be told, as when its rule did not run."""


@dataclass(frozen=True, slots=True)
class Post:
    """One draft."""

    path: str
    format: str
    line: int = 1
    title: str = ""
    text: str = ""
    segments: tuple[str, ...] = ()
    """The parts of a thread; empty for a post of one part."""
    text_split: bool = False
    """True where the publishing tool itself makes a thread of a text that is too long."""
    destinations: tuple[Destination, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    lost: tuple[Lost, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    publish: datetime | None = None
    publish_text: str = ""
    """The publish time as the file writes it."""
    publish_place: tuple[int, int] | None = None
    """Line and column of the publish time, where the file has it."""
    zone: str = ""
    """The time zone that is named beside the publish time, known or not."""
    status: Literal["draft", "published"] | None = None
    """None when the repository does not say."""
    link: str = ""
    bare: bool = False
    """True for a page of a site that will have no link preview: none is named, and there is no default."""
    card: Card | None = None
    """For a page of a built site: the tags that make its link preview."""
    unreadable: Unreadable | None = None
    flaw: Unreadable | None = None
    """What is wrong with a post that could be read all the same, such as YAML that strict parsers refuse."""

    @property
    def networks(self) -> tuple[str, ...]:
        """Ids of the networks it goes to, each once, as declared."""
        return tuple(dict.fromkeys(place.network for place in self.destinations if place.network))
