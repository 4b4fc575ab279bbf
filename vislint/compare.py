"""What changed since an earlier run, whose `--format json` output is read again.

A finding that was held back then or is now is neither new nor gone. Only what this run looked at can be gone.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import msgspec

from vislint.errors import VislintError
from vislint.model import Comparison, Exemption, Finding, Gone, Severity
from vislint.renamed import current

SCHEMAS = ("vislint.run/1",)
MAX_BYTES = 512_000_000
"""A run of 100,000 posts with two findings each prints some 300 MB."""

Line = Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)]


class ComparisonError(VislintError):
    """The earlier run cannot be read."""


class Earlier(msgspec.Struct):
    """A finding as an earlier run printed it; keys that are not needed here are passed over."""

    rule: str
    severity: Severity
    path: str
    line: Line
    message: str
    fingerprint: str
    reference: str | None = None
    network: str | None = None


class Held(msgspec.Struct):
    """A finding that was held back."""

    fingerprint: str


class EarlierRun(msgspec.Struct):
    """As much of an earlier run as it takes."""

    schema: str
    findings: list[Earlier]
    suppressed: list[Held] = []
    baselined: list[Held] = []


def read_run(file: Path) -> EarlierRun:
    """Raises ComparisonError for what no run of vislint has printed."""
    where = f"--compare {file.name}"
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ComparisonError("is not a plain file", where=where)
        if status.st_size > MAX_BYTES:
            raise ComparisonError(f"has more than the {MAX_BYTES // 1_000_000} MB read", where=where)
        run = msgspec.json.decode(file.read_bytes(), type=EarlierRun)
    except OSError as error:
        raise ComparisonError(f"cannot be read: {error.strerror or error}", where=where) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        said = str(error) if isinstance(error, msgspec.DecodeError) else "it is no JSON"
        hint = "name a file that vislint check --format json has written"
        raise ComparisonError(f"is no run of vislint: {said}", where=where, hint=hint) from error
    if run.schema not in SCHEMAS:
        raise ComparisonError("is of another version of vislint", where=where, hint=f"known: {SCHEMAS[0]}")
    return run


def compared(
    name: str,
    earlier: EarlierRun,
    findings: Iterable[Finding],
    held: Iterable[Finding],
    looked_at: Callable[[Exemption], bool],
) -> Comparison:
    """What is new and what is gone; `held` are the findings that are held back now."""
    found = {finding.fingerprint for finding in findings}
    there = found | {finding.fingerprint for finding in held}
    before = {each.fingerprint for each in earlier.findings}
    before |= {each.fingerprint for each in (*earlier.suppressed, *earlier.baselined)}
    gone = [each for each in earlier.findings if each.fingerprint not in there and looked_at(_subject(each))]
    told = (Gone(each.rule, each.severity, each.path, each.line, each.message) for each in gone)
    return Comparison(name, frozenset(found - before), tuple(sorted(told, key=_order)))


def _subject(each: Earlier) -> Exemption:
    return Exemption(each.path, current(each.rule), each.reference, each.network, None, each.fingerprint)


def _order(gone: Gone) -> tuple[str, int, str, str]:
    return gone.path, gone.line, gone.rule, gone.message
