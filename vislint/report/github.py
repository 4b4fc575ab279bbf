"""Annotations on GitHub: workflow commands on standard output.

GitHub shows ten errors and ten warnings a step (docs.github.com/rest/checks/runs, "Update a check run", as
quoted elsewhere, read 2026-11-27), so the worst and the new ones come first, and a notice counts the others.
Findings of severity info are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vislint.model import Run
from vislint.report.told import Told, tell, worst_first

MOST = 10
"""Annotations of one severity that GitHub shows for a step."""


def render(run: Run, *, below: str) -> str:
    """`below` is the folder of the content repository in its git work tree and a slash, or empty."""
    return "".join(f"{command}\n" for command in _commands(run, below))


def _commands(run: Run, below: str) -> Iterator[str]:
    shown: Counter[str] = Counter()
    told = tell(run)
    for each in worst_first(told):
        if shown[each.severity] < MOST:
            shown[each.severity] += 1
            yield _annotation(each, below)
    rest = len(told) - shown.total()
    if rest:
        yield f"::notice title=vislint::+{rest} more in the report"


def _annotation(told: Told, below: str) -> str:
    where = f"file={_property(below + told.path)},line={told.line},col={told.column}," if told.path else ""
    return f"::{told.severity} {where}title={_property(told.rule)}::{_data(told.advice)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
