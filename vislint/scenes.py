"""What rules look at, and where a finding about it belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from vislint.model import (
    Appearance,
    Asset,
    Attachment,
    Header,
    Library,
    Measures,
    Placement,
    Post,
    Publication,
    Suppression,
)
from vislint.place import placements
from vislint.rule import AnyRule

_AT_ONCE = 250
"""Posts whose scenes are held at once, some 5 KB of each."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A subject for a rule, and where a finding about it belongs."""

    subject: Any
    post: Post | None = None
    attachment: Attachment | None = None
    network: str | None = None
    slot: str | None = None


def _nowhere(_: Post) -> Iterable[Publication]:
    return ()


@dataclass(frozen=True)
class Scenes:
    """All subjects of a run, made for some posts at a time: those of all at once would fill the memory."""

    library: Library
    show: Callable[[Post], Iterable[Publication]] = _nowhere
    """Where a post is shown."""
    about: Sequence[Post] | None = None
    """The posts that the run is about; all of the library when None."""

    @property
    def posts(self) -> Sequence[Post]:
        return self.library.posts if self.about is None else self.about

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Files of posts that only the rules on all posts look at."""
        if self.about is None or self.about is self.library.posts:
            return frozenset()
        return frozenset({post.path for post in self.library.posts} - {post.path for post in self.posts})

    def parts(self) -> Iterator[Part]:
        for start in range(0, len(self.posts), _AT_ONCE):
            some = self.posts[start : start + _AT_ONCE]
            yield Part(some, [shown for post in some for shown in self.show(post)])


@dataclass(frozen=True)
class Part:
    """Some posts, and all that rules look at in them."""

    posts: Sequence[Post]
    publications: Sequence[Publication]

    @cached_property
    def placements(self) -> Sequence[Placement]:
        return [placement for shown in self.publications for placement in placements(shown)]

    def of(self, rule: AnyRule) -> Sequence[Scene]:
        """What `rule` is to look at; `needs=Header` asks for a sound file, `needs=Measures` for its
        pixels."""
        wanted = (rule.subject, rule.needs)
        if wanted not in self._made:
            self._made[wanted] = tuple(self._serving(rule.subject, rule.needs))
        return self._made[wanted]

    @cached_property
    def _made(self) -> dict[tuple[type, type | None], Sequence[Scene]]:
        """Many rules look at the same subjects: each list is made once."""
        return {}

    def _serving(self, subject: type, needs: type[Header] | type[Measures] | None) -> Iterable[Scene]:
        every: dict[type, Callable[[], Iterable[Scene]]] = {
            Post: self._posts,
            Publication: self._publications,
            Attachment: self._attachments,
            Asset: self._assets,
            Appearance: lambda: self._appearances,
            Placement: self._placements,
            Suppression: self._suppressions,
        }
        return every[subject]() if needs is None else filter(partial(_serves, needs), every[subject]())

    def _posts(self) -> Iterator[Scene]:
        return (Scene(post, post) for post in self.posts)

    def _publications(self) -> Iterator[Scene]:
        for shown in self.publications:
            slot = shown.slot.name if shown.slot else None
            yield Scene(shown, shown.post, None, shown.network.id, slot)

    def _suppressions(self) -> Iterator[Scene]:
        return (Scene(said, post) for post in self.posts for said in post.suppressions)

    def _attachments(self) -> Iterator[Scene]:
        for post in self.posts:
            for attachment in post.attachments:
                yield Scene(attachment, post, attachment)

    def _assets(self) -> Iterator[Scene]:
        for scene in self._appearances:
            yield Scene(scene.subject.asset, scene.post, scene.attachment)

    @cached_property
    def _appearances(self) -> Sequence[Scene]:
        return tuple(self._shown_files())

    def _shown_files(self) -> Iterator[Scene]:
        """Each file of a post once, at the first attachment that names it."""
        for post in self.posts:
            shown: dict[str, list[Attachment]] = {}
            for attachment in post.attachments:
                if attachment.asset is not None:
                    shown.setdefault(attachment.asset.path, []).append(attachment)
            for path, named in shown.items():
                asset = named[0].asset
                if asset is not None:
                    places = self._placed.get((id(post), path), ())
                    yield Scene(Appearance(asset, tuple(named), tuple(places)), post, named[0])

    @cached_property
    def _placed(self) -> Mapping[tuple[int, str], Sequence[Placement]]:
        """Placements by post and by the path of their file."""
        found: dict[tuple[int, str], list[Placement]] = {}
        for placed in self.placements:
            if placed.attachment.asset is not None:
                found.setdefault((id(placed.post), placed.attachment.asset.path), []).append(placed)
        return found

    def _placements(self) -> Iterator[Scene]:
        for placed in self.placements:
            yield Scene(placed, placed.post, placed.attachment, placed.network.id, placed.slot.name)


def _serves(needs: type[Header] | type[Measures], scene: Scene) -> bool:
    if scene.attachment is None:
        return True
    asset = scene.attachment.asset
    if asset is None or asset.header.defect is not None:
        return False
    return needs is not Measures or asset.measures is not None
