"""Diagnostics for reviewdog, one JSON object a line.

The keys are those of reviewdog's `proto/rdf/reviewdog.proto`, read 2026-11-27. Columns are left out:
reviewdog counts bytes, vislint characters, and a wrong place is worse than the whole line.
"""

from __future__ import annotations

import json
from typing import Any

from vislint.model import Run, Severity
from vislint.report.printable import json_safe
from vislint.report.told import Told, tell

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(run: Run, *, below: str) -> str:
    records = [_diagnostic(told, below) for told in tell(run)]
    return "".join(json_safe(json.dumps(record, ensure_ascii=False)) + "\n" for record in records)


def _diagnostic(told: Told, below: str) -> dict[str, Any]:
    return {
        "message": told.advice,
        "location": {"path": below + told.path, "range": {"start": {"line": told.line}}},
        "severity": _SEVERITIES[told.severity],
        "source": {"name": "vislint"},
        "code": {"value": told.rule},
    }
