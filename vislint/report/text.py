"""The report for the terminal: a block a post, a block a picture, a line a finding, aligned.

Findings of severity info are only counted here; the HTML report and JSON show them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vislint.model import Comparison, Run, Severity
from vislint.report import words
from vislint.report.printable import LONG_NAME, cells, pad, printable, shorten, shorten_addresses
from vislint.report.remarks import Remark
from vislint.report.sheets import Picture, Sheet, arrange, totals
from vislint.wording import counted

_BOLD, _DIM, _RED, _YELLOW, _GREEN = "1", "2", "31", "33", "32"
COLOURS: dict[Severity, str] = {"error": "1;31", "warning": _YELLOW, "info": _DIM}

_HEADLINE_WIDTH = 100
_LEAST_MESSAGE = 44
"""Columns that the lines of a message have at least, however narrow the terminal is."""
_LONGEST_MESSAGE = 400
_LONGEST_NUMBERS = 160
_GAP = "  "


@dataclass(frozen=True, slots=True)
class Ink:
    """ANSI colours, or none."""

    on: bool

    def __call__(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on and text else text


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as columns, printable."""

    indent: int
    severity: Severity
    message: str
    numbers: str
    places: str
    rule: str
    tail: str
    hint: str


def render(run: Run, *, colour: bool, seconds: float | None, width: int) -> str:
    """The whole text; `seconds` is how long the run took, None to leave it out."""
    ink = Ink(colour)
    sheets = arrange(run)
    lines: list[str] = []
    for sheet in sheets:
        if sheet.worst in ("error", "warning"):
            lines += [*_block(sheet, ink, width, run.comparison), ""]
    lines += closing(run, sheets, ink, seconds)
    return "\n".join([*lines, ""])


def _block(sheet: Sheet, ink: Ink, width: int, comparison: Comparison | None) -> Iterator[str]:
    slotted = _several_slots(sheet)
    spot = sheet.line, 1
    own = [_row(sheet, each, 2, slotted, spot, comparison) for each in _shown(sheet.remarks)]
    pictures: list[tuple[str, list[Row]]] = []
    for picture in sheet.pictures:
        item = picture.attachment
        spot = item.line, item.column
        rows = [_row(sheet, each, 4, slotted, spot, comparison) for each in _shown(picture.remarks)]
        if rows:
            pictures.append((_picture(sheet, picture, ink), rows))
    every = own + [row for _, rows in pictures for row in rows]
    columns = _columns(every, width)
    yield _headline(sheet, ink, width)
    for row in own:
        yield from _lines(row, columns, ink, width)
    for line, rows in pictures:
        yield line
        for row in rows:
            yield from _lines(row, columns, ink, width)


def _shown(remarks: Sequence[Remark]) -> list[Remark]:
    return [remark for remark in remarks if remark.severity != "info"]


def _headline(sheet: Sheet, ink: Ink, width: int) -> str:
    name = printable(sheet.name) or "all posts"
    if sheet.post is None:
        return ink(_BOLD, name)
    networks = ", ".join(map(printable, sheet.post.networks))
    left = f"{name}{_GAP}→ {networks}" if networks else name
    when = printable(words.publish_time(sheet.post))
    if not when:
        return ink(_BOLD, left)
    room = min(width, _HEADLINE_WIDTH) - cells(left) - cells(when)
    return ink(_BOLD, left) + " " * max(room, 2) + when


def _picture(sheet: Sheet, picture: Picture, ink: Ink) -> str:
    item = picture.attachment
    known = [printable(fact) for fact in words.facts(item)]
    role = words.ROLES[item.role]
    where = f"{printable(sheet.path)}:{item.line}:{item.column}"
    parts = [_label(picture), *known, *([role] if role else []), ink(_DIM, where)]
    return _GAP + _GAP.join(parts)


def _label(picture: Picture) -> str:
    item = picture.attachment
    if item.asset is not None:
        return printable(shorten(item.asset.name, LONG_NAME))
    return printable(shorten(item.reference))


def _several_slots(sheet: Sheet) -> frozenset[str]:
    """Networks that this sheet speaks of in more than one slot: there the slot has to be named."""
    slots: dict[str, set[str | None]] = {}
    for remark in sheet.every():
        for place in remark.places:
            slots.setdefault(place.network, set()).add(place.slot)
    return frozenset(network for network, names in slots.items() if len(names) > 1)


def _row(
    sheet: Sheet,
    remark: Remark,
    indent: int,
    slotted: frozenset[str],
    at: tuple[int, int],
    comparison: Comparison | None,
) -> Row:
    finding = remark.finding
    told = remark.names_places and len({place.network for place in remark.places}) > 1
    places = [
        str(place) if place.network in slotted else place.network
        for place in remark.places
        if not told and (place.network in slotted or not remark.names_places)
    ]
    cited = [f"{each.id}, {f'{each.read:%Y-%m}' if each.read else 'undated'}" for each in remark.sources]
    tail = f"[{'; '.join(cited)}]" if cited else ""
    if (finding.line, finding.column) != at:
        tail = f"{tail}{_GAP if tail else ''}{sheet.path}:{finding.line}:{finding.column}"
    mark = "new: " if words.is_new(remark, comparison) else ""
    return Row(
        indent=indent,
        severity=finding.severity,
        message=mark + printable(shorten(shorten_addresses(remark.message), _LONGEST_MESSAGE)),
        numbers=printable(shorten(words.numbers(finding.measured, finding.bound), _LONGEST_NUMBERS)),
        places=printable(", ".join(dict.fromkeys(places))),
        rule=printable(finding.rule),
        tail=printable(tail),
        hint=printable(shorten(remark.hint or "", _LONGEST_MESSAGE)),
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths of the columns of one block; `message` is 0 when the details need their own line."""

    message: int
    numbers: int
    places: int
    rule: int


def _columns(rows: Sequence[Row], width: int) -> Columns:
    numbers = max(cells(row.numbers) for row in rows)
    places = max(cells(row.places) for row in rows)
    rule = max(cells(row.rule) for row in rows)
    tail = max(cells(row.tail) for row in rows)
    beside = sum(column + len(_GAP) for column in (numbers, places, rule, tail) if column)
    wanted = max(row.indent + 2 + cells(row.message) for row in rows)
    return Columns(wanted if wanted <= width - beside else 0, numbers, places, rule)


def _lines(row: Row, columns: Columns, ink: Ink, width: int) -> Iterator[str]:
    start = " " * row.indent
    mark = ink(COLOURS[row.severity], words.MARKS[row.severity])
    room = (columns.message or max(width, _LEAST_MESSAGE)) - row.indent - 2
    first, *more = _wrapped(row.message, room)
    if columns.message:
        yield f"{start}{mark} {pad(first, room)}{_GAP}{_beside(row, columns, ink)}"
    else:
        yield f"{start}{mark} {first}"
    for line in more:
        yield f"{start}  {line}"
    if not columns.message:
        yield f"{start}    {_below(row, ink)}"
    if row.hint:
        yield f"{start}  → " + f"\n{start}    ".join(_wrapped(row.hint, max(width - row.indent - 4, 24)))


def _beside(row: Row, columns: Columns, ink: Ink) -> str:
    """The details in columns, to stand on the message's line."""
    aligned = [
        pad(text, size)
        for text, size in ((row.numbers, columns.numbers), (row.places, columns.places))
        if size
    ]
    code = pad(row.rule, columns.rule) + _GAP + row.tail if row.tail else row.rule
    return _GAP.join([*aligned, ink(_DIM, code)])


def _below(row: Row, ink: Ink) -> str:
    """The details in a line of their own."""
    code = ink(_DIM, _GAP.join(part for part in (row.rule, row.tail) if part))
    return _GAP.join(part for part in (row.numbers, row.places, code) if part)


def _wrapped(text: str, room: int) -> list[str]:
    if cells(text) <= room:
        return [text]
    return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)


def closing(run: Run, sheets: Sequence[Sheet], ink: Ink, seconds: float | None) -> Iterator[str]:
    counts = totals(sheets)
    told = words.tally(counts)
    took = [f"{seconds:.1f} s"] if seconds is not None else []
    posts = counted(len(run.posts), "post")
    if told:
        troubled = sum(sheet.post is not None and sheet.worst in ("error", "warning") for sheet in sheets)
        where = f" in {counted(troubled, 'post')}" if troubled else ""
        looked_at = ", ".join([posts, words.files(run), *took])
        colour = COLOURS["error" if counts["error"] else "warning"]
        line = ink(colour, told + where) + f" ({looked_at})."
    else:
        what = "No errors or warnings" if counts["info"] else "No findings"
        line = ink(_GREEN, f"{what} in {posts}") + f" ({', '.join([words.files(run), *took])})."
    if counts["info"]:
        line += f" {counted(counts['info'], 'info')}: see --report or --format json."
    if run.comparison:
        line += f" {printable(words.changed(run.comparison, sheets))}."
    held = words.held_back(run)
    if held:
        line += f" Held back: {', '.join(held)}."
    if run.stale:
        line += f" {words.stale(run)}: vislint baseline prune."
    if run.not_checked:
        line += f" Not checked: {printable(', '.join(words.not_checked(run.not_checked)))}."
    yield line
    if run.only:
        yield ink(_DIM, f"Only posts that are {printable(run.only)}, or use a picture that is.")
    if run.as_of:
        yield ink(_DIM, f"Limits as of {run.as_of}.")
    if run.signals:
        yield ink(_DIM, f"Read as {printable('; '.join(run.signals))}.")
    if run.crashed:
        yield ink(COLOURS["error"], "A rule crashed, so this result is not complete (see internal-error).")
