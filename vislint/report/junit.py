"""JUnit XML: a test case a post, which fails when the run would fail for it.

A post keeps its name from run to run, so that CI systems tell what broke and what was mended. The shape is
that of the schema of Jenkins' xUnit plugin (junit-10.xsd, read 2026-11-27), nothing is timed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from vislint.model import SEVERITIES, Run, Severity
from vislint.report import words
from vislint.report.printable import printable
from vislint.report.told import Told, by_sheet

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render(run: Run, *, fails: frozenset[Severity]) -> str:
    """`fails` are the severities for which a post fails; the others stand in its output."""
    cases = [_case(_plain(sheet.name) or "all posts", told, fails) for sheet, told in by_sheet(run)]
    failed = str(sum(case.find("failure") is not None for case in cases))
    totals = {"name": "vislint", "tests": str(len(cases)), "failures": failed, "errors": "0"}
    root = ET.Element("testsuites", totals)
    suite = ET.SubElement(root, "testsuite", totals)
    suite.extend(cases)
    left = "\n".join(words.not_checked(run.not_checked))
    if left:
        ET.SubElement(suite, "system-out").text = _plain(f"Not checked: {left}")
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(name: str, told: list[Told], fails: frozenset[Severity]) -> ET.Element:
    case = ET.Element("testcase", {"classname": "vislint", "name": name})
    failing = [each for each in told if each.severity in fails]
    others = [each for each in told if each.severity not in fails]
    if failing:
        worst = min(failing, key=lambda each: SEVERITIES.index(each.severity))
        more = f" (+{len(failing) - 1} more)" if len(failing) > 1 else ""
        facts = {"type": worst.severity, "message": _plain(worst.statement + more)}
        ET.SubElement(case, "failure", facts).text = _lines(failing)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)
    return case


def _lines(told: list[Told]) -> str:
    return _plain("\n".join(part for each in told for part in _spoken(each)))


def _spoken(told: Told) -> Iterator[str]:
    yield f"{told.place}: {told.severity} {told.statement} [{told.rule}]"
    if told.hint:
        yield f"  → {told.hint}"


def _plain(text: str) -> str:
    """Printable, and without the few characters that XML has no way to write."""
    lines = "\n".join(printable(line) for line in text.split("\n"))
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", lines)
