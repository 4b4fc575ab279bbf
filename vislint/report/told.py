"""Problems as single sentences, for every output that tells one a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import SEVERITIES, Comparison, Finding, Network, Run, Severity
from vislint.report import words
from vislint.report.printable import printable
from vislint.report.remarks import Remark, merge
from vislint.report.sheets import Sheet, arrange


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, where it is named, and what to do; every text is printable and on one line."""

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    statement: str
    hint: str
    new: bool
    """True when an earlier run that this one is compared with did not have it."""

    @property
    def place(self) -> str:
        return f"{self.path or 'all posts'}:{self.line}:{self.column}"

    @property
    def advice(self) -> str:
        """Statement and hint together, as sentences."""
        return f"{self.statement}. {words.sentence(self.hint)}." if self.hint else self.statement


def tell(run: Run) -> list[Told]:
    """Every problem once, in the order of the posts; the same problem on several networks is one."""
    return [told for _, several in by_sheet(run) for told in several]


def worst_first(told: list[Told]) -> Iterator[Told]:
    """By severity, then what is new, then in the order of the posts."""
    yield from sorted(told, key=lambda each: (SEVERITIES.index(each.severity), not each.new))


def by_sheet(run: Run) -> list[tuple[Sheet, list[Told]]]:
    """Each post with its problems, in the order of the posts."""
    return [(sheet, [_told(each, run.comparison) for each in _seen(sheet)]) for sheet in arrange(run)]


def state(finding: Finding, networks: Mapping[str, Network]) -> str:
    """One finding as a sentence that also names its network."""
    return _statement(merge([finding], networks)[0])


def _seen(sheet: Sheet) -> list[Remark]:
    """What is told one by one: findings of severity info are only counted."""
    return [remark for remark in sheet.every() if remark.severity != "info"]


def _told(remark: Remark, comparison: Comparison | None) -> Told:
    finding = remark.finding
    return Told(
        rule=printable(finding.rule),
        severity=finding.severity,
        path=printable(finding.path),
        line=finding.line,
        column=finding.column,
        statement=_statement(remark),
        hint=printable(remark.hint or ""),
        new=words.is_new(remark, comparison),
    )


def _statement(remark: Remark) -> str:
    numbers = words.numbers(remark.finding.measured, remark.finding.bound)
    places = "" if remark.names_places else ", ".join(dict.fromkeys(each.network for each in remark.places))
    text = remark.message
    text += f": {numbers}" if numbers else ""
    return printable(text + (f" ({places})" if places else ""))
