"""Every finding as a row, for spreadsheets; also those that are held back, which `state` tells.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP ASVS 1.2.10, read
2026-11-27).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from vislint.model import Finding, Run
from vislint.report.printable import printable

COLUMNS = (
    "state", "severity", "rule", "path", "line", "column", "network", "slot", "reference", "message",
    "measured", "limit", "source", "hint", "reason", "fingerprint",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(run: Run) -> str:
    """RFC 4180 with a header, lines ending in CR LF."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in _rows(run))
    return page.getvalue()


def _rows(run: Run) -> Iterator[list[str | int | None]]:
    for finding in run.findings:
        yield _row("open", finding)
    for held in run.suppressed:
        yield _row("suppressed", held.finding, held.reason)
    for finding in run.baselined:
        yield _row("baselined", finding)


def _row(state: str, finding: Finding, reason: str = "") -> list[str | int | None]:
    limit = finding.limit
    return [
        state,
        finding.severity,
        finding.rule,
        finding.path,
        finding.line,
        finding.column,
        finding.network,
        finding.slot,
        finding.reference,
        finding.message,
        finding.measured,
        finding.bound,
        limit.sources[0].url if limit and limit.sources else None,
        finding.hint,
        reason,
        finding.fingerprint,
    ]


def _cell(value: str | int | None) -> str | int:
    if not isinstance(value, str):
        return "" if value is None else value
    text = printable(value)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) or value.startswith(_FORMULA) else text
