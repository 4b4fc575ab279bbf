"""One network file → a Draft: every key, value and source checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from vislint.errors import NetworkDataError
from vislint.model import Effect, Grade, Limit, Route, Source
from vislint.networks.drafts import Book, Draft, Items, SlotDraft
from vislint.networks.keys import ALT_KEYS, SLOT_KEYS, TEXT_KEYS
from vislint.networks.nodes import Node
from vislint.networks.values import BadValueError, Kind, written
from vislint.toml_file import TomlFile

Keys = Mapping[str, Kind]
Sources = Mapping[str, Source]

KINDS = ("image", "animation", "video", "document", "preview")

_TOP = ("network", "name", "updated", "aliases", "configurable", "sources", "text", "alt", "slot")
_SOURCE = ("url", "title", "kind", "read", "first_read", "how", "note")
_LIMIT = ("from", "if_broken", "proof", "route", "tier", "confidence", "kinds", "note", "was", "since")
_FORMER = ("until", "from", "if_broken", "note")
_SLOT = ("like", "takes", "items")

_ITEMS: tuple[str, ...] = get_args(Items)
_EFFECTS: tuple[str, ...] = get_args(Effect)
_ROUTES: tuple[str, ...] = get_args(Route)
_GRADES: tuple[str, ...] = get_args(Grade)
_HOW = ("page", "repo", "copy", "quoted", "excerpt")
_GRADE_OF: Mapping[str, Grade] = {
    "official": "official",
    "own": "official",
    "code": "code",
    "vendor": "vendor",
}
"""What a source of each kind is worth; what a team says of its own server counts as official."""


def read_draft(text: str, name: str, base: Draft | None = None) -> Draft:
    """Read the network file called `name`; with `base`, key by key over what that says.

    Raises NetworkDataError with file, line and key.
    """
    file = TomlFile(text, name, NetworkDataError)
    node = Node(file, (), file.data)
    node.only(_TOP)
    identity = node.get("network", str)
    stem = name.replace("\\", "/").rpartition("/")[2].removesuffix(".toml")
    if identity != stem:
        node.fail(f'network is "{identity}", but the file is called {stem}.toml', "network")
    sources = {key: _source(key, table) for key, table in node.tables("sources").items()}
    known = {**base.sources, **sources} if base else sources
    draft = Draft(
        node=node,
        id=identity,
        name=node.get("name", str, base.name if base else None),
        updated=_day(node, "updated", base.updated if base else None),
        aliases=node.words("aliases") or (base.aliases if base else ()),
        configurable=node.get("configurable", bool, base.configurable if base else False),
        sources=sources,
        text=_book(TEXT_KEYS, node.table("text"), known),
        alt=_book(ALT_KEYS, node.table("alt"), known),
        slots={slot: _slot(table, known) for slot, table in node.tables("slot").items()},
    )
    return draft.over(base) if base else draft


def _day(node: Node, key: str, default: date | None = None) -> date:
    value = node.data.get(key, default)
    if value is None:
        node.fail(f"{key} is missing")
    if type(value) is not date:
        node.fail(f"{key} must be a date such as 2026-11-22, not {value!r}", key)
    return value


def _source(identity: str, node: Node) -> Source:
    node.only(_SOURCE)
    source = Source(
        id=identity,
        url=node.get("url", str, ""),
        kind=node.choice("kind", tuple(_GRADE_OF)),
        read=None if node.data.get("read") == "unknown" else _day(node, "read"),
        how=node.choice("how", _HOW),
        title=node.get("title", str, ""),
        note=node.get("note", str, ""),
        first_read=_day(node, "first_read") if "first_read" in node.data else None,
    )
    if not source.url and not source.title:
        node.fail(f'source "{identity}" has neither url nor title')
    return source


def _slot(node: Node, sources: Sources) -> SlotDraft:
    return SlotDraft(
        node=node,
        like=node.get("like", str, ""),
        takes=node.words("takes", KINDS),
        items=node.choice("items", _ITEMS) if "items" in node.data else None,
        book=_book(SLOT_KEYS, node, sources, skip=_SLOT),
    )


def _book(keys: Keys, node: Node, sources: Sources, skip: tuple[str, ...] = ()) -> Book:
    by_hand = node.table("by_hand")
    general = [key for key in node.data if key not in (*skip, "by_hand", "conflict")]
    return Book(
        base={key: _limits(keys, node, key, sources) for key in general},
        by_hand={key: _limits(keys, by_hand, key, sources, by_hand=True) for key in by_hand.data},
        conflicts=tuple(_conflict(keys, row, sources) for row in node.rows("conflict")),
    )


def _limits(keys: Keys, node: Node, key: str, sources: Sources, by_hand: bool = False) -> tuple[Limit, ...]:
    """One limit, or a list of them: for paid plans, or where the bounds have different sources."""
    if key not in keys:
        node.fail(f'unknown key "{key}"', key, key, (*keys, *_SLOT, "by_hand", "conflict"))
    value = node.data[key]
    tables = value if isinstance(value, list) and value else [value]
    found = []
    for table in tables:
        if not isinstance(table, dict):
            node.fail(f'{key} must be written {{ value = …, from = "…" }}: {keys[key].says}', key)
        if "route" in table and (by_hand or table["route"] == "app"):
            node.fail(f"{key}: what holds by hand stands under by_hand, without route", key)
        entry = Node(node.file, (*node.path, key), table)
        found.append(_limit(key, keys[key], entry, sources, "app" if by_hand else None))
    return tuple(found)


def _conflict(keys: Keys, node: Node, sources: Sources) -> Limit:
    key = node.choice("key", tuple(keys))
    if "confidence" in node.data:
        node.fail("a second reading is always conflicting: no confidence", "confidence")
    reading = {name: value for name, value in node.data.items() if name != "key"}
    return _limit(key, keys[key], Node(node.file, node.path, reading), sources, conflict=True)


def _limit(
    key: str, kind: Kind, node: Node, sources: Sources, route: Route | None = None, conflict: bool = False
) -> Limit:
    node.only((*kind.fields, *_LIMIT))
    cited = _cited(key, node, sources)
    limit = Limit(
        key=key,
        value=_value(key, kind, node),
        text=written(node.data),
        sources=cited,
        grade="conflicting" if conflict else node.choice("confidence", _GRADES, _grade(cited)),
        effect=node.choice("if_broken", _EFFECTS, "unknown"),
        route=node.choice("route", _ROUTES) if "route" in node.data else route,
        tier=node.get("tier", str, ""),
        proof=node.get("proof", str, ""),
        note=node.get("note", str, ""),
        conflict=conflict,
        kinds=node.words("kinds", KINDS),
        since=_day(node, "since") if "since" in node.data else None,
    )
    return replace(limit, was=tuple(_former(limit, kind, row, sources) for row in node.rows("was")))


def _former(limit: Limit, kind: Kind, node: Node, sources: Sources) -> Limit:
    """What the limit was until a day, with a source of its own; its effect where nothing else is said."""
    node.only((*kind.fields, *_FORMER))
    cited = _cited(limit.key, node, sources)
    return replace(
        limit,
        value=_value(limit.key, kind, node),
        text=written(node.data),
        sources=cited,
        grade=_grade(cited),
        effect=node.choice("if_broken", _EFFECTS, limit.effect),
        note=node.get("note", str, ""),
        until=_day(node, "until"),
    )


def _value(key: str, kind: Kind, node: Node) -> Any:
    if not any(name in node.data for name in kind.needs):
        node.fail(f"{key} must have {' or '.join(kind.needs)}: {kind.says}")
    try:
        return kind.read(node.data)
    except BadValueError as problem:
        node.fail(f"{key}: {problem}", "", problem.word, problem.known)


def _grade(cited: Iterable[Source]) -> Grade:
    """That of the best source."""
    return min((_GRADE_OF[source.kind] for source in cited), key=_GRADES.index)


def _cited(key: str, node: Node, sources: Sources) -> tuple[Source, ...]:
    given = node.data.get("from")
    if given is None:
        node.fail(f'{key} has no source: add from = "…"')
    names = [given] if isinstance(given, str) else given
    if not isinstance(names, list) or not names:
        node.fail(f"{key}: from must name a source, or a list of them")
    for name in names:
        if not isinstance(name, str) or name not in sources:
            node.fail(f'{key}: no source is called "{name}"', "from", str(name), sources)
    return tuple(sources[name] for name in names)
