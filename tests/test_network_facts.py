"""Every fact of tests/data/networks-facts.toml stands in rules/networks/, and nothing without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import pytest

from tests.network_facts import FACTS, SLOTS, Fact, all_facts, parents, slot_name
from vislint.model import Dimensions, FileSize, Interval, Limit, Network
from vislint.networks import load_networks

REWORDED = {"mixing", "misfit", "metadata", "multi_layout", "page_layout", "reuse", "route_note", "cover"}
"""Sentences of the facts, carried in other words."""

STRENGTHENED = {("instagram", "text", "media_required"): ["ig-publish", "postiz"]}
"""Facts that were read in one more source since they were compiled."""

ADDED = {
    ("bluesky", "image", "animated_gif", "still", "bsky-gifs", "api", "degrade"),
    ("instagram", "text", "max_hashtags", "30", "ig-help-tags", "app", "unknown"),
    ("linkedin", "feed", "max_frames", "500", "li-help-media", "api", "limit"),
    ("linkedin", "video", "max_size", "5 GB", "li-videos", "api", "limit"),
    ("linkedin", "video", "max_size", "100 MB", "li-help-media", "app", "limit"),
    ("pinterest", "pin", "formats", "jpeg, png", "pin-product", "app", "reject"),
    ("snapchat", "story", "max_size", "5 MB", "snap-vendor snap-ads", None, "limit"),
    ("snapchat", "story", "video_max_size", "32 MB", "snap-vendor", None, "limit"),
    ("snapchat", "story", "video_max_size", "1 GB", "snap-ads", None, "limit"),
    ("threads", "video", "video_max_bitrate", "25 Mbps", "threads-vendor", None, "unknown"),
    ("youtube", "thumbnail", "max_size", "50 MB", "yt-thumb", "api", "limit"),
}
"""Second readings that the facts only mention in the words of a `conflict`."""


ALL = list(all_facts())
PARENTS = dict(parents())
NETWORKS = load_networks()


def limits_in(network: Network, table: str) -> Mapping[str, tuple[Limit, ...]]:
    if table in ("text", "alt"):
        return network.text if table == "text" else network.alt
    return network.slots[table].limits


def ratio(written: str) -> Fraction:
    width, height = written.split(":")
    return Fraction(width) / Fraction(height)


def same_value(fact: Fact, limit: Limit) -> bool:
    value, old = limit.value, fact.says["value"]
    match value:
        case FileSize():
            old = old["max_bytes"] if isinstance(old, dict) else old
            return value == FileSize(old, fact.says.get("max_bytes_mib"))
        case Interval():
            return same_interval(fact.key, value, old)
        case Dimensions():
            if old == "1080p":
                return value == Dimensions(1080, 1920, either_way=True)
            return bool(f"{value.width}x{value.height}" == old)
        case Fraction():
            return value == ratio(old)
        case tuple():
            return [plain(item) for item in value] == [plain(item) for item in old]
        case Mapping():
            return same_mapping(value, old)
        case str() if fact.new_key in REWORDED:
            return re.findall(r"\d+", value) == re.findall(r"\d+", old)
        case _:
            return (type(value), value) == (type(meant(fact)), meant(fact))


def meant(fact: Fact) -> Any:
    """A flag or word for what the facts put into a sentence."""
    old = fact.says["value"]
    if fact.key == "animated_gif":
        return "refused" if old is False else "video"
    return bool(old) if fact.key == "alt" else old


def plain(item: Any) -> Any:
    """One item of a list, as the facts or as the files have it."""
    if isinstance(item, Dimensions):
        return f"{item.width}x{item.height}"
    if isinstance(item, str) and re.fullmatch(r"[\d.]+:[\d.]+", item):
        return ratio(item)
    return {"hevc": "h265", **SLOTS}.get(item, item)


def same_interval(key: str, value: Interval, old: Any) -> bool:
    if isinstance(old, dict):
        bounds = (Fraction(str(old[end])) if end in old else None for end in ("min", "max"))
        return value == Interval(*bounds)
    if isinstance(old, list):
        return value == Interval(*(ratio(end) if isinstance(end, str) else Fraction(end) for end in old))
    if key == "max_ratio":
        return value == Interval(Fraction(1, old), Fraction(old))
    if ":" not in old:
        return value == Interval()
    return (key.endswith("_max") or value.min == ratio(old)) and (
        key.endswith("_min") or value.max == ratio(old)
    )


def same_mapping(value: Mapping[str, Fraction | str], old: Any) -> bool:
    if isinstance(old, list):
        return value == {name: ratio(written) for written, name in (entry.split() for entry in old)}
    width, height = map(int, old.get("frame", "1x1").split("x"))
    sides = {"top": height, "bottom": height, "height": height, "left": width, "right": width, "width": width}
    return value == {
        part: Fraction(str(number)) / sides[part] if part in sides else number for part, number in old.items()
    }


def carries(limit: Limit, fact: Fact) -> bool:
    says = fact.says
    route = {"api": "api", "app": "app"}.get(says.get("route", ""), "api" if fact.by_hand_too else None)
    tier = {"free": ""}.get(says.get("tier", ""), says.get("tier", ""))
    sources = STRENGTHENED.get((fact.network, fact.table, fact.key), says["source"])
    strengthened = sources != says["source"]
    return (
        same_value(fact, limit)
        and [source.id for source in limit.sources] == sources
        and (limit.conflict or strengthened or limit.grade == says["confidence"])
        and limit.effect == says.get("effect", "unknown")
        and (limit.route, limit.tier) == (route, tier)
    )


NOTED = {"video_chroma"}
"""Keys of what the facts only say in the note of the codecs."""


def is_noted(limit: Limit, facts: Iterable[Fact]) -> bool:
    notes = [fact.says.get("note", "") for fact in facts if fact.new_key == "video_codecs"]
    return limit.key in NOTED and any(limit.text in note for note in notes)


def is_added(limit: Limit, place: tuple[str, str]) -> bool:
    sources = " ".join(source.id for source in limit.sources)
    reading = (*place, limit.key, limit.text, sources, limit.route, limit.effect)
    return limit.conflict and reading in ADDED


SHORTER = {
    "Facebook Page": "Facebook",
    "Telegram channel": "Telegram",
    "Email / newsletter hero": "Email",
    "X (Twitter)": "X",
}
"""Names of the facts that do not stand well in a sentence."""


def test_the_facts_are_complete() -> None:
    placements = sum(len(data.get("placements", {})) for data in FACTS["networks"].values())
    assert (len(ALL), len(FACTS["networks"]), placements) == (418, 18, 53)


def test_networks_and_slots_are_those_of_the_facts() -> None:
    wanted = {
        network: {slot_name(name) for name in data.get("placements", {})}
        for network, data in FACTS["networks"].items()
    }
    assert {network.id: set(network.slots) for network in NETWORKS.values()} == wanted
    assert {network.id: network.name for network in NETWORKS.values()} == {
        network: SHORTER.get(data["name"], data["name"]) for network, data in FACTS["networks"].items()
    }
    assert [network.id for network in NETWORKS.values() if network.configurable] == ["mastodon"]
    assert {network.updated for network in NETWORKS.values()} == {FACTS["compiled"]}


@pytest.mark.parametrize("fact", ALL, ids=lambda fact: fact.id)
def test_fact_is_carried(fact: Fact) -> None:
    found = limits_in(NETWORKS[fact.network], fact.table).get(fact.new_key, ())
    kept = [limit for limit in found if carries(limit, fact)]
    assert kept, found
    proofs = re.findall(r"\b(?:\d+/)?\d{7}\b", fact.says.get("note", "") + fact.says.get("conflict", ""))
    assert all(proof in kept[0].proof for proof in proofs)
    assert kept[0].note or "note" not in fact.says or kept[0].proof


@pytest.mark.parametrize("network", NETWORKS.values(), ids=lambda network: network.id)
def test_no_limit_without_a_fact(network: Network) -> None:
    for table in ("text", "alt", *network.slots):
        places = {(network.id, table), PARENTS.get((network.id, table))}
        facts = [fact for fact in ALL if (fact.network, fact.table) in places]
        for limits in limits_in(network, table).values():
            for limit in limits:
                known = any(fact.new_key == limit.key and carries(limit, fact) for fact in facts)
                added = any(is_added(limit, place) for place in places if place)
                assert known or added or is_noted(limit, facts), limit


def test_slots_inherit_where_the_facts_say_so() -> None:
    for (network, slot), (parent, base) in PARENTS.items():
        assert NETWORKS[parent].slots[base].limits.keys() <= NETWORKS[network].slots[slot].limits.keys()
    assert len(PARENTS) == 4


@pytest.mark.parametrize("identity", FACTS["sources"])
def test_source_is_carried(identity: str) -> None:
    fact = FACTS["sources"][identity]
    copies = {network.sources[identity] for network in NETWORKS.values() if identity in network.sources}
    assert len(copies) == 1, "described alike in every file that uses it"
    (source,) = copies
    day = None if fact["as_of"] == "unknown" else fact["as_of"]
    assert (source.kind, source.read, source.how) == (fact["kind"], day, fact["read"])
    told = f"{source.url} {source.note} {source.title}"
    addresses = re.findall(r"https?://[^\s;)]+|(?<=github:)[\w./-]+", fact["url"])
    assert all(address in told for address in addresses)
    assert all(commit in told for commit in re.findall(r"[0-9a-f]{40}", fact["url"]))


def test_every_source_in_a_file_is_used() -> None:
    for network in NETWORKS.values():
        tables = [network.text, network.alt, *(slot.limits for slot in network.slots.values())]
        used = {
            source.id
            for table in tables
            for limits in table.values()
            for limit in limits
            for source in limit.sources
        }
        assert set(network.sources) <= used
