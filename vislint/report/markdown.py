"""Markdown for a step summary or a comment on a merge request: counts, then a list a post; no pictures.

GitHub takes 65,536 characters in a comment and 1 MiB in a summary, GitLab 1,000,000 characters in a comment
(docs.github.com and docs.gitlab.com, read 2026-11-27): the smallest holds, and what does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vislint.model import Run
from vislint.report import words
from vislint.report.printable import printable
from vislint.report.sheets import Sheet, arrange, totals
from vislint.report.told import Told, tell
from vislint.wording import counted

MOST = 65_000
"""Bytes of UTF-8."""

_MEANT = re.compile(r"([\\`*_{}\[\]()#+!|~$^=-])")
_SIGILS = re.compile(r"(?<=[@#!~%$&:])(?=[\w\"/-])|(?<=www)(?=\.)")
"""Behind these a name or number becomes a mention, a reference or an address on GitHub or GitLab."""
_APART = "\0"


def render(run: Run) -> str:
    sheets = arrange(run)
    head = "\n".join(_head(run, sheets)) + "\n"
    blocks = list(_blocks(run, sheets))
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
    held = [f"{len(each)} {name}" for each, name in _held(run) if each]
    if held:
        yield f"Held back: {', '.join(held)}."
    if run.not_checked:
        yield f"Not checked: {escaped(', '.join(words.not_checked(run.not_checked)))}."
    if run.crashed:
        yield "A rule crashed, so this result is not complete (see internal-error)."


def _held(run: Run) -> Iterator[tuple[tuple[object, ...], str]]:
    yield run.suppressed, "suppressed by posts"
    yield run.baselined, "in the baseline"


def _blocks(run: Run, sheets: list[Sheet]) -> Iterator[tuple[str, int]]:
    """Each post with problems, and how many it has."""
    by_post: dict[tuple[str, int], list[Told]] = {}
    for told in tell(run):
        by_post.setdefault((told.path, told.post_line), []).append(told)
    for sheet in sheets:
        told_here = by_post.get((printable(sheet.path), sheet.line), [])
        if told_here:
            name = escaped(sheet.name) or "all posts"
            lines = [f"\n**{name}**\n", *(_item(told) for told in told_here)]
            yield "\n".join(lines) + "\n", len(told_here)


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
