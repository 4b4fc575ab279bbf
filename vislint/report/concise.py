"""One line a problem: `path:line:column: severity message [rule]`, for editors and grep.

Findings of severity info are left out, as in the full text; the closing lines count them.
"""

from __future__ import annotations

from vislint.model import Run
from vislint.report import text
from vislint.report.sheets import arrange
from vislint.report.told import tell


def render(run: Run, *, colour: bool, seconds: float | None) -> str:
    ink = text.Ink(colour)
    lines = [
        f"{told.place}: {ink(text.COLOURS[told.severity], told.severity)} {told.statement} [{told.rule}]"
        for told in tell(run)
    ]
    return "\n".join([*lines, *text.closing(run, arrange(run), ink, seconds), ""])
