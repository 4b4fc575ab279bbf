"""SARIF 2.1.0, for code scanning and editors (OASIS, errata 01 of 2023-08-28).

Each finding is a result; those that are held back are there with their suppression. The place is where the
post names the picture, the picture itself is a related location. Addresses are relative to `%SRCROOT%`, the
top of the git work tree, with the bytes of odd names percent-encoded.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from vislint.model import Confidence, Finding, Gone, Run, Severity
from vislint.report.printable import json_safe, printable
from vislint.report.told import state
from vislint.rule import AnyRule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_LINKS = re.compile(r"\[(?=[^\[\]]*\]\()")
_NO_BYTES = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Half characters that stand for no byte of a file name."""
_PLACEHOLDERS = re.compile(r"\{(\d+)\}")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """A finding with what is known of its state."""

    finding: Finding
    suppression: Record | None = None
    baselined: bool = False


def render(run: Run, *, version: str, below: str, rules: Mapping[str, AnyRule], site: str = "") -> str:
    """`site` is the address of the documentation, to which `rules/NAME/` is added; may be empty."""
    held = list(_held(run))
    ids = sorted({each.finding.rule for each in held} | {each.rule for each in _gone(run)})
    artifacts = _artifacts(run, held)
    places = {path: index for index, path in enumerate(artifacts)}
    results = [_result(run, each, ids, places, below) for each in held]
    results += [_absent(each, ids, below) for each in _gone(run)]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "vislint",
                        "version": version,
                        "rules": [_rule(name, rules.get(name), site) for name in ids],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {ROOT: {"description": {"text": "The top of the git work tree."}}},
                "invocations": [_invocation(run)],
                "artifacts": [{"location": _location(path, below)} for path in artifacts],
                "results": results,
            }
        ],
    }
    return json_safe(json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def address(path: str) -> str:
    """A path of a repository as a relative URI reference; bytes that are no UTF-8 are kept."""
    known = _NO_BYTES.sub("\N{REPLACEMENT CHARACTER}", path)
    return quote(known.encode("utf-8", "surrogateescape"), safe="/")


def message(text: str) -> str:
    """Text in which SARIF sees no link and no placeholder (3.11.5 and 3.11.6)."""
    lines = "\n".join(printable(line) for line in text.split("\n"))
    return _PLACEHOLDERS.sub(r"{{\1}}", _LINKS.sub(r"\\[", lines))


def _held(run: Run) -> Iterator[Held]:
    for finding in run.findings:
        yield Held(finding)
    for each in run.suppressed:
        yield Held(each.finding, {"kind": "inSource", "justification": printable(each.reason)})
    for finding in run.baselined:
        yield Held(finding, {"kind": "external", "justification": "in the baseline"}, baselined=True)


def _gone(run: Run) -> tuple[Gone, ...]:
    return run.comparison.gone if run.comparison else ()


def _artifacts(run: Run, held: list[Held]) -> list[str]:
    named = (path for each in held for path in (each.finding.path, _picture(run, each.finding)) if path)
    return list(dict.fromkeys(named))


def _picture(run: Run, finding: Finding) -> str | None:
    """The file of the repository that the finding is about, unless it is the post itself."""
    asset = run.assets.get(finding.asset or "")
    return asset.path if asset and not asset.origin and asset.path != finding.path else None


def _result(run: Run, held: Held, ids: list[str], places: Mapping[str, int], below: str) -> Record:
    finding = held.finding
    picture = _picture(run, finding)
    result: Record = {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": message(_text(run, finding))},
        "locations": _locations(finding, places, below),
        "partialFingerprints": {"vislint/v1": finding.fingerprint},
        "properties": _properties(finding),
    }
    if picture:
        there = {"artifactLocation": _location(picture, below, places[picture])}
        result["relatedLocations"] = [
            {"id": 0, "physicalLocation": there, "message": {"text": "the picture"}}
        ]
    if held.suppression:
        result["suppressions"] = [held.suppression]
    compared = _baseline_state(run, held)
    if compared:
        result["baselineState"] = compared
    return result


def _text(run: Run, finding: Finding) -> str:
    return state(finding, run.networks) + (f"\n→ {printable(finding.hint)}" if finding.hint else "")


def _locations(finding: Finding, places: Mapping[str, int], below: str) -> list[Record]:
    if not finding.path:
        return []
    region = {"startLine": finding.line, "startColumn": finding.column}
    artifact = _location(finding.path, below, places[finding.path])
    return [{"physicalLocation": {"artifactLocation": artifact, "region": region}}]


def _location(path: str, below: str, index: int | None = None) -> Record:
    location: Record = {"uri": address(below + path), "uriBaseId": ROOT}
    return location if index is None else {**location, "index": index}


def _properties(finding: Finding) -> Record:
    told: Record = {"confidence": finding.confidence}
    for name in ("network", "slot", "measured", "bound"):
        value = getattr(finding, name)
        if value is not None:
            told["limit" if name == "bound" else name] = printable(value)
    if finding.limit and finding.limit.sources:
        told["source"] = finding.limit.sources[0].url
    if finding.region:
        told["pictureRegion"] = list(finding.region)
    return told


def _baseline_state(run: Run, held: Held) -> str:
    """All results have one or none has (3.27.24)."""
    if run.comparison:
        return "new" if held.finding.fingerprint in run.comparison.new else "unchanged"
    if run.baselined:
        return "unchanged" if held.baselined else "new"
    return ""


def _absent(gone: Gone, ids: list[str], below: str) -> Record:
    region = {"startLine": max(gone.line, 1)}
    place = {"physicalLocation": {"artifactLocation": _location(gone.path, below), "region": region}}
    return {
        "ruleId": gone.rule,
        "ruleIndex": ids.index(gone.rule),
        "level": _LEVELS[gone.severity],
        "message": {"text": message(gone.message)},
        "locations": [place] if gone.path else [],
        "baselineState": "absent",
    }


def _rule(name: str, rule: AnyRule | None, site: str) -> Record:
    if rule is None:
        return {"id": name}
    precision: dict[Confidence, str] = {"high": "high", "medium": "medium", "low": "low"}
    told: Record = {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": _paragraph(rule.doc)},
        "help": {"text": rule.doc, "markdown": rule.doc},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group], "precision": precision[rule.confidence]},
    }
    return {**told, "helpUri": f"{site.rstrip('/')}/rules/{quote(name)}/"} if site else told


def _paragraph(doc: str) -> str:
    """The first two paragraphs, on one line."""
    return " ".join(" ".join(doc.split("\n\n")[:2]).split())


def _invocation(run: Run) -> Record:
    """Whether the run came to its end, and what it could not look at."""
    left = Counter(entry.reason for entry in run.not_checked)
    notes = [
        {"level": "note", "message": {"text": message(f"not checked: {count} {reason}")}}
        for reason, count in left.items()
    ]
    return {"executionSuccessful": not run.crashed, "toolExecutionNotifications": notes}
