"""A network as its own file tells it, before slots inherit from each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from vislint.model import Limit, Source
from vislint.networks.nodes import Node

Limits = Mapping[str, tuple[Limit, ...]]
Items = Literal["any", "one", "several", "named"]


@dataclass(frozen=True, slots=True)
class Book:
    """The limits of one table: in general, what changes by hand, and second readings."""

    base: Limits = field(default_factory=dict)
    by_hand: Limits = field(default_factory=dict)
    conflicts: tuple[Limit, ...] = ()

    def over(self, other: Book) -> Book:
        """This book where it says something of a key, `other` everywhere else."""
        by_hand = {key: limits for key, limits in other.by_hand.items() if key not in self.base}
        kept = tuple(
            limit
            for limit in other.conflicts
            if limit.key not in self.base and not (limit.key in self.by_hand and limit.route == "app")
        )
        return Book({**other.base, **self.base}, {**by_hand, **self.by_hand}, kept + self.conflicts)

    def speaking_of(self, kinds: tuple[str, ...]) -> Book:
        """The same limits, but for these kinds of visual only."""

        def narrow(limits: tuple[Limit, ...]) -> tuple[Limit, ...]:
            return tuple(limit if limit.kinds else replace(limit, kinds=kinds) for limit in limits)

        return Book(
            {key: narrow(limits) for key, limits in self.base.items()},
            {key: narrow(limits) for key, limits in self.by_hand.items()},
            narrow(self.conflicts),
        )

    def limits(self) -> dict[str, tuple[Limit, ...]]:
        """Every limit by key, the leading ones first.

        What `by_hand` says replaces the general limit of the same paid plan, which then holds for api only.
        """
        found: dict[str, tuple[Limit, ...]] = {}
        for key in dict.fromkeys((*self.base, *self.by_hand)):
            by_hand = self.by_hand.get(key, ())
            replaced = {limit.tier for limit in by_hand}
            base = (
                replace(limit, route="api") if limit.tier in replaced else limit
                for limit in self.base.get(key, ())
            )
            found[key] = (*base, *by_hand)
        for limit in self.conflicts:
            found[limit.key] = (*found.get(limit.key, ()), limit)
        return found


@dataclass(frozen=True, slots=True)
class SlotDraft:
    """A slot as its file describes it; what is empty comes from the slot that it is like."""

    node: Node
    like: str
    takes: tuple[str, ...]
    items: Items | None
    book: Book

    def over(self, other: SlotDraft) -> SlotDraft:
        return SlotDraft(
            self.node,
            self.like or other.like,
            self.takes or other.takes,
            self.items or other.items,
            self.book.over(other.book),
        )

    def inherit(self, parent: SlotDraft) -> SlotDraft:
        """This slot with what it does not say taken from `parent`.

        Limits of a slot that shows no videos say nothing of the videos in a slot that inherits from it.
        """
        new = set(self.takes) - set(parent.takes)
        book = parent.book.speaking_of(parent.takes) if new else parent.book
        return replace(
            self,
            like="",
            takes=self.takes or parent.takes,
            items=self.items or parent.items,
            book=self.book.over(book),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A network file, read and checked."""

    node: Node
    id: str
    name: str
    updated: date
    aliases: tuple[str, ...]
    configurable: bool
    sources: Mapping[str, Source]
    text: Book
    alt: Book
    slots: Mapping[str, SlotDraft]

    def over(self, other: Draft) -> Draft:
        """This file laid key by key over `other`, which describes the same network."""
        slots = {
            name: slot.over(other.slots[name]) if name in other.slots else slot
            for name, slot in self.slots.items()
        }
        return replace(
            self,
            sources={**other.sources, **self.sources},
            text=self.text.over(other.text),
            alt=self.alt.over(other.alt),
            slots={**other.slots, **slots},
        )
