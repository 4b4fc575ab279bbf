"""What rules look at, besides posts, attachments and assets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vislint.model.asset import Asset
from vislint.model.network import Network, Route, Slot
from vislint.model.post import Attachment, Post, Suppression


@dataclass(frozen=True, slots=True)
class Publication:
    """A post in one slot of one network, with everything it shows there, in order."""

    post: Post
    network: Network
    slot: Slot | None
    """None when the post shows nothing and the network has no slot for that."""
    route: Route
    attachments: tuple[Attachment, ...]
    segment: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """One attachment in one slot: what most rules look at."""

    post: Post
    attachment: Attachment
    network: Network
    slot: Slot
    route: Route
    position: int
    """Its place among the visuals of the publication, from 1."""

    @property
    def asset(self) -> Asset:
        """The file. Rules that need a header only ever see placements that have one."""
        if self.attachment.asset is None:
            raise ValueError(f"{self.attachment.reference} has no file: the rule must declare needs=Header")
        return self.attachment.asset


@dataclass(frozen=True, slots=True)
class Appearance:
    """A file in one post, with every place of a network where that post shows it."""

    asset: Asset
    attachments: tuple[Attachment, ...]
    placements: tuple[Placement, ...]
    """Empty for a picture inside a page, and in a post that goes to no network."""


@dataclass(frozen=True, slots=True)
class Library:
    """All posts and files of the run."""

    posts: tuple[Post, ...]
    assets: Mapping[str, Asset]


Subject = Library | Post | Publication | Attachment | Asset | Appearance | Placement | Suppression
