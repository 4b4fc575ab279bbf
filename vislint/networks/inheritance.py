"""Drafts of all networks → Networks: `like` followed, each key's limits in their order."""

from __future__ import annotations

from collections.abc import Mapping

from vislint.model import FileSize, Limit, Network, Slot
from vislint.networks.drafts import Draft, SlotDraft
from vislint.networks.nodes import Node

Drafts = Mapping[str, Draft]
Place = tuple[str, str]


def build_network(draft: Draft, drafts: Drafts) -> Network:
    """The network of `draft`; its slots may be like slots of any other in `drafts`."""
    alt = draft.alt.limits()
    text = draft.text.limits()
    _check_slots(draft, alt)
    _check_conflicts(draft.node.table("text"), text)
    _check_conflicts(draft.node.table("alt"), alt)
    return Network(
        id=draft.id,
        name=draft.name,
        updated=draft.updated,
        sources=draft.sources,
        text=text,
        alt=alt,
        slots={name: _slot(draft, name, drafts) for name in draft.slots},
        aliases=draft.aliases,
        path=draft.node.file.name,
        configurable=draft.configurable,
    )


def _slot(draft: Draft, name: str, drafts: Drafts) -> Slot:
    node = draft.slots[name].node
    full = _inherit((draft.id, name), drafts, ())
    if not full.takes or not full.items:
        node.fail(f'slot "{name}" must say what it takes and how many items')
    limits = full.book.limits()
    _check_conflicts(node, limits)
    _check_bounds(node, limits)
    return Slot(network=draft.id, name=name, takes=full.takes, items=full.items, limits=limits)


def _inherit(place: Place, drafts: Drafts, trail: tuple[Place, ...]) -> SlotDraft:
    """The slot at `place` with everything it takes over; `trail` are the slots that asked for it."""
    slot = drafts[place[0]].slots[place[1]]
    if not slot.like:
        return slot
    network, _, name = slot.like.rpartition("/")
    target = (network or place[0], name)
    if target in (*trail, place):
        circle = " → ".join("/".join(step) for step in (*trail, place, target))
        slot.node.fail(f"like goes round in a circle: {circle}", "like")
    if target[0] not in drafts:
        slot.node.fail(f'like: there is no network "{target[0]}"', "like", target[0], drafts)
    siblings = drafts[target[0]].slots
    if name not in siblings:
        slot.node.fail(f'like: there is no slot "{slot.like}"', "like", name, siblings)
    return slot.inherit(_inherit(target, drafts, (*trail, place)))


def _check_slots(draft: Draft, alt: Mapping[str, tuple[Limit, ...]]) -> None:
    """Alt texts are said to be for slots that are there."""
    for limit in alt.get("slots", ()):
        for name in limit.value if isinstance(limit.value, tuple) else ():
            if name not in draft.slots:
                draft.node.table("alt").fail(f'there is no slot "{name}"', "slots", str(name), draft.slots)


def _check_conflicts(node: Node, limits: Mapping[str, tuple[Limit, ...]]) -> None:
    """A second reading stands beside a first one."""
    for row in node.rows("conflict"):
        key = row.get("key", str)
        if all(limit.conflict for limit in limits[key]):
            row.fail(f"there is no first reading of {key} for this one to differ from", "key")


def _check_bounds(node: Node, limits: Mapping[str, tuple[Limit, ...]]) -> None:
    """No min_ is above the max_ of the same name."""
    for key, found in limits.items():
        if "min_" not in key:
            continue
        low = _number(found[0])
        high = [_number(limit) for limit in limits.get(key.replace("min_", "max_"), ()) if not limit.conflict]
        if any(low is not None and bound is not None and low > bound for bound in high):
            node.fail(f"{key} is above {key.replace('min_', 'max_')}", key)


def _number(limit: Limit) -> int | None:
    value = limit.value.bytes if isinstance(limit.value, FileSize) else limit.value
    return value if isinstance(value, int) else None
