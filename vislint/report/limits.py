"""Changes of limits, and what grows old in them, as text for the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from vislint.model import Limit, Network
from vislint.networks.changes import Change, agreements, changes
from vislint.networks.health import OldReading
from vislint.report.printable import printable_lines
from vislint.wording import counted, listing

_ROUTES = {None: "", "api": "by tool", "app": "by hand"}


def list_changes(found: Sequence[Change], absent: Sequence[str] = ()) -> str:
    """Changes by network and slot; `absent` are networks that only one of the two sides has."""
    lines: list[str] = []
    for network, of_network in groupby(found, key=lambda change: change.network):
        lines.append(network)
        for table, rows in groupby(of_network, key=lambda change: change.table):
            lines.append(f"  {table}")
            lines += [f"    {_change(change)}" for change in rows]
    if lines:
        lines.append("")
    lines.append(f"{_tally(found)}.")
    if absent:
        lines.append(f"Not compared, because only one side has them: {', '.join(absent)}.")
    return printable_lines(lines)


def _change(change: Change) -> str:
    if change.before is None:
        return f"+ {change.key}  {_limit(change.after)}"
    if change.after is None:
        return f"- {change.key}  {_limit(change.before)}"
    return f"~ {change.key}  {_limit(change.before)} → {_limit(change.after)}"


def _limit(limit: Limit | None) -> str:
    """8 MB, reject, by tool."""
    if limit is None:
        return ""
    kinds = f"of {listing(limit.kinds)}" if limit.kinds else ""
    second = "second reading" if limit.conflict else ""
    weak = limit.grade if limit.grade != "official" and not limit.conflict else ""
    return ", ".join(
        filter(None, (limit.text, limit.effect, _ROUTES[limit.route], limit.tier, kinds, weak, second))
    )


def _tally(found: Sequence[Change]) -> str:
    if not found:
        return "No limit differs"
    new = sum(change.before is None for change in found)
    gone = sum(change.after is None for change in found)
    parts = {"changed": len(found) - new - gone, "new": new, "gone": gone}
    told = listing(f"{number} {word}" for word, number in parts.items() if number)
    networks = counted(len({change.network for change in found}), "network")
    limits = "1 limit differs" if len(found) == 1 else f"{len(found)} limits differ"
    return f"{limits} in {networks}: {told}"


def list_health(
    used: Sequence[str],
    old: Sequence[OldReading],
    months: int,
    own: Mapping[str, Sequence[str]],
) -> str:
    """`own` is what there is to say of each of the repository's network files."""
    lines = [f"Networks looked at: {', '.join(used)}."]
    if old:
        lines += ["", f"Limits that were read {counted(months, 'month')} ago or longer"]
        for reading in old:
            lines += _old(reading)
    if own:
        lines += ["", "Network files of this repository"]
        for name, remarks in own.items():
            lines += [f"  {name}", *(f"    {remark}" for remark in remarks)]
    return printable_lines([*lines, "", *_advice(old)])


def own_remarks(before: Network | None, after: Network, used: Sequence[str]) -> list[str]:
    """What there is to say of a network file of a repository; `before` is the network without it."""
    remarks = [] if after.id in used else ["no post goes there"]
    if before is None:
        return [*remarks, "a network of your own"]
    for change in changes(before, after):
        was, now = _limit(change.before) or "nothing", _limit(change.after) or "nothing"
        remarks.append(f"{change.table} {change.key}: {now}; vislint has {was}")
    remarks += [f"{limit.key}: as vislint has it, {limit.text}" for limit in agreements(before, after)]
    return remarks


def _old(reading: OldReading) -> list[str]:
    source = reading.source
    age = (
        f"{source.read}, {counted(reading.months, 'month')}" if reading.months is not None else "date unknown"
    )
    return [
        f"  {reading.network}  {source.id}  {age}",
        *([f"    {source.url or source.title}"]),
        *textwrap.wrap(", ".join(reading.limits), 96, initial_indent="    ", subsequent_indent="    "),
    ]


def _advice(old: Iterable[OldReading]) -> list[str]:
    number = len(list(old))
    if not number:
        return ["Every limit was read since."]
    sources = counted(number, "source")
    return [f"{sources} to read again. What you find can stand in .vislint/networks until vislint has it."]
