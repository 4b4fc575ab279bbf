"""Hugo's globs: in any letter case, `*` within a folder, `**` across, `{a,b}` for either.

A regular expression with many stars can take for ever on a hostile pair of glob and name. Here the places in
the name that a part of the glob can end at are carried along instead: the work is the product of the lengths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(r"\*\*|[*?{},]|[^*?{},]+")
_LONGEST = 1000
_DEEPEST = 20

Places = frozenset[int]


def matches(glob: str, name: str) -> bool:
    """Whether the glob fits the whole name. A glob of more than 1,000 characters fits nothing."""
    if not glob or len(glob) > _LONGEST:
        return False
    name = name.lower()
    return len(name) in _either(_PIECE.findall(glob.lower().lstrip("/"))[::-1], name, frozenset({0}), 0)


def _either(rest: list[str], name: str, start: Places, depth: int) -> Places:
    """Where the alternatives up to the closing brace can end; takes the pieces off the end of `rest`."""
    ends: Places = frozenset()
    now = start
    while rest:
        piece = rest.pop()
        if piece == "{" and depth < _DEEPEST:
            now = _either(rest, name, now, depth + 1)
        elif piece == "}" and depth:
            break
        elif piece == "," and depth:
            ends, now = ends | now, start
        else:
            now = frozenset(_after(piece, name, now))
    return ends | now


def _after(piece: str, name: str, places: Places) -> Iterator[int]:
    """Where one piece can end that begins at any of the places."""
    match piece:
        case "**":
            yield from range(min(places, default=len(name) + 1), len(name) + 1)
        case "*":
            for place in sorted(places):
                end = name.find("/", place)
                yield from range(place, (end if end >= 0 else len(name)) + 1)
        case "?":
            yield from (place + 1 for place in places if name[place : place + 1] not in ("", "/"))
        case _:
            yield from (place + len(piece) for place in places if name.startswith(piece, place))
