"""GitLab's code quality report: a JSON list that the merge request shows.

The keys are those that GitLab reads (gitlabhq `app/validators/json_schemas/codeclimate.json`, 2026-11-27).
Each finding is one entry, so that its fingerprint stays when it is found on one network less.
"""

from __future__ import annotations

import json
from typing import Any

from vislint.model import Finding, Run, Severity
from vislint.report.printable import json_safe, printable
from vislint.report.told import state

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run, *, below: str) -> str:
    entries = [_entry(run, finding, below) for finding in run.findings]
    return json_safe(json.dumps(entries, ensure_ascii=False, indent=2)) + "\n"


def _entry(run: Run, finding: Finding, below: str) -> dict[str, Any]:
    return {
        "description": state(finding, run.networks),
        "check_name": printable(finding.rule),
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": below + finding.path, "lines": {"begin": finding.line}},
    }
