"""Markdown for a step summary or a comment on a merge request: counts, then a list a post; no pictures.

GitHub refuses a comment of more than 65,536 characters (its answer is quoted in
peter-evans/create-or-update-comment#181, read 2026-11-27), and a step summary takes more: the smaller bound
holds for both, and what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vislint.model import Run
from vislint.report import words
from vislint.report.printable import printable
from vislint.report.sheets import Sheet, totals
from vislint.report.told import Told, by_sheet
from vislint.wording import counted

MOST = 65_000
"""Bytes of UTF-8."""

_MEANT = re.compile(r"([\\`*_{}\[\]#!|~$^])")
_SIGILS = re.compile(r"(?<=[@#!~%$&])(?=[\w\"-])|(?<=:)(?=[A-Za-z_/])|(?<=www)(?=\.)")
"""Behind these a name or number becomes a mention, a reference or an address on GitHub or GitLab."""
_APART = "\0"


def render(run: Run) -> str:
    sheets = by_sheet(run)
    head = "\n".join(_head(run, [sheet for sheet, _ in sheets])) + "\n"
    blocks = [(_block(sheet, told), len(told)) for sheet, told in sheets if told]
    return head + _fitting(blocks, MOST - len(head.encode("utf-8", "replace")))


def escaped(text: str) -> str:
    """Text from a repository as Markdown that shows it, and is no markup, mention or address."""
    apart = _SIGILS.sub(_APART, printable(text))
    plain = _MEANT.sub(r"\\\1", apart)
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace(_APART, "&#8203;")


def _head(run: Run, sheets: list[Sheet]) -> Iterator[str]:
    counts = totals(sheets)
    told = words.tally(counts) or ("no errors or warnings" if counts["info"] else "no findings")
    yield f"### vislint: {told} in {counted(len(run.posts), 'post')} ({words.files(run)})"
    yield ""
    if counts["info"]:
        yield f"{counted(counts['info'], 'info')} in the report."
    held = words.held_back(run)
    if held:
        yield f"Held back: {', '.join(held)}."
    if run.not_checked:
        yield f"Not checked: {escaped(', '.join(words.not_checked(run.not_checked)))}."
    if run.crashed:
        yield "A rule crashed, so this result is not complete (see internal-error)."


def _block(sheet: Sheet, told: list[Told]) -> str:
    lines = [f"\n**{escaped(sheet.name) or 'all posts'}**\n", *map(_item, told)]
    return "\n".join(lines) + "\n"


def _item(told: Told) -> str:
    mark = words.MARKS[told.severity]
    hint = f"<br>→ {escaped(told.hint)}" if told.hint else ""
    return f"- {mark} {escaped(told.statement)} (line {told.line}, {escaped(told.rule)}){hint}"


def _fitting(blocks: list[tuple[str, int]], room: int) -> str:
    """As many blocks as fit, in order, and the count of what does not."""
    kept: list[str] = []
    reserve = 60
    for position, (block, _) in enumerate(blocks):
        size = len(block.encode("utf-8", "replace"))
        if size > room - reserve:
            rest = sum(count for _, count in blocks[position:])
            return "".join([*kept, f"\n+{rest} more in the report.\n"])
        kept.append(block)
        room -= size
    return "".join(kept)
