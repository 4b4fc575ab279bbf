"""The baseline for people: its entries by post."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from vislint.model import Exemption
from vislint.report.printable import printable
from vislint.wording import counted


def list_baseline(known: Sequence[Exemption], stale: Iterable[Exemption]) -> str:
    unneeded = set(stale)
    lines: list[str] = []
    ordered = sorted(known, key=lambda entry: (entry.path, entry.rule, entry.reference or ""))
    for path, entries in groupby(ordered, key=lambda entry: entry.path):
        lines.append(printable(path) or "all posts")
        lines += [_line(entry, entry in unneeded) for entry in entries]
    posts = len({entry.path for entry in known})
    told = f"{counted(len(known), 'finding')} in {counted(posts, 'post')}"
    pruned = f", {len(unneeded)} stale: vislint baseline prune" if unneeded else ""
    return "\n".join([*lines, f"{told}{pruned}.", ""])


def _line(entry: Exemption, is_stale: bool) -> str:
    place = "/".join(part for part in (entry.network, entry.slot) if part)
    parts = [entry.rule, entry.reference or "", place, "(stale)" if is_stale else ""]
    return "  " + "  ".join(printable(part) for part in parts if part)
