"""What tests of rules are made of: networks, slots, posts and files in a line each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from vislint.judge import stamp
from vislint.model import (
    Appearance,
    Asset,
    Attachment,
    Destination,
    Finding,
    Header,
    Limit,
    LimitValue,
    Network,
    Placement,
    Post,
    Publication,
    Resolution,
    Slot,
    Source,
)
from vislint.packs import BUILT_IN, load_pack
from vislint.rule import AnyRule
from vislint.scenes import Scene

SOURCE = Source("api", "https://example.org/limits", "official", date(2026, 10, 7), "page")
DAY = date(2026, 11, 22)


@cache
def rules() -> dict[str, AnyRule]:
    return {rule.id: rule for rule in load_pack(BUILT_IN)}


def limit(key: str, value: LimitValue, effect: Any = "reject", **more: Any) -> Limit:
    return Limit(key, value, str(value), (SOURCE,), more.pop("grade", "official"), effect, **more)


def by_key(limits: tuple[Limit, ...]) -> dict[str, tuple[Limit, ...]]:
    found: defaultdict[str, tuple[Limit, ...]] = defaultdict(tuple)
    for each in limits:
        found[each.key] += (each,)
    return dict(found)


def slot(
    *limits: Limit, name: str = "feed", takes: tuple[str, ...] = ("image", "animation"), items: Any = "any"
) -> Slot:
    return Slot("net", name, takes, items, by_key(limits))


def network(*slots: Slot, text: tuple[Limit, ...] = (), alt: tuple[Limit, ...] = ()) -> Network:
    named = {each.name: each for each in slots}
    return Network("net", "Net", DAY, {"api": SOURCE}, by_key(text), by_key(alt), named)


def header(width: int | None = 1080, height: int | None = 1080, **more: Any) -> Header:
    return Header(more.pop("format", "jpeg"), more.pop("bytes", 200_000), width, height, **more)


def attached(name: str = "pic.jpg", facts: Header | None = None, line: int = 1, **more: Any) -> Attachment:
    """A file that is there; `header()` unless told otherwise."""
    return Attachment(
        name, line, 3, Resolution("local", path=name), asset=Asset(name, name, facts or header()), **more
    )


def referred(name: str, standing: Any, **more: Any) -> Attachment:
    """A reference that leads to no file."""
    return Attachment(name, 1, 3, Resolution(standing, **more))


def post(*attachments: Attachment, **more: Any) -> Post:
    return Post("posts/a.md", "vislint", attachments=attachments, **more)


def placed(where: Slot | Network, what: Attachment | Header, route: Any = "api") -> Placement:
    shown = what if isinstance(what, Attachment) else attached(facts=what)
    net = where if isinstance(where, Network) else network(where)
    return Placement(post(shown), shown, net, next(iter(net.slots.values())), route, 1)


def appearing(facts: Header, *where: Slot | Network, **more: Any) -> Appearance:
    """A file in a post that shows it in each of these places."""
    item = attached(facts=facts, **more)
    placements = tuple(placed(each, item) for each in where)
    return Appearance(
        placements[0].asset if placements else Asset("pic.jpg", "pic.jpg", facts), (item,), placements
    )


def published(
    net: Network, *attachments: Attachment, slot: str | None = "feed", route: Any = "api", segment: int = 0
) -> Publication:
    place = Destination("net", "net")
    where = net.slots[slot] if slot else None
    return Publication(
        post(*attachments, destinations=(place,)), net, where, route, attachments, segment=segment
    )


def findings(rule_id: str, subject: Any, **options: Any) -> list[Finding]:
    """What a rule says of a subject, stamped by the engine."""
    rule = rules()[rule_id]
    tuned = rule.with_options(replace(rule.options, **options))
    return [stamp(tuned, _scene(subject), problem) for problem in tuned(subject)]


def said(rule_id: str, subject: Any, **options: Any) -> list[tuple[str, str]]:
    """Severity and message of each finding."""
    return [(found.severity, found.message) for found in findings(rule_id, subject, **options)]


def _scene(subject: Any) -> Scene:
    if isinstance(subject, Placement):
        return Scene(subject, subject.post, subject.attachment, subject.network.id, subject.slot.name)
    if isinstance(subject, Publication):
        return Scene(subject, subject.post, None, subject.network.id)
    if isinstance(subject, Post):
        return Scene(subject, subject)
    if isinstance(subject, Appearance):
        return Scene(subject, post(*subject.attachments), subject.attachments[0])
    return Scene(subject, post())
