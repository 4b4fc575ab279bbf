"""Findings that were there when vislint was switched on: `.vislint/baseline.json`, committed with the posts.

An entry is a finding's fingerprint, and in plain words what it is about. The fingerprint holds the rule, the
post, the picture, the place on the network and the picture's content, and no line number: a moved line keeps
its exemption, a changed picture loses it. One entry a line, sorted, so that git merges the file well.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from vislint.errors import VislintError
from vislint.files import write_atomically
from vislint.model import INTERNAL_ERROR, Exemption, Finding, Severity
from vislint.renamed import current

FILE = ".vislint/baseline.json"
SCHEMA = "vislint.baseline/1"
MAX_BYTES = 64_000_000
"""Some 250,000 entries."""

_ANEW = "put it right by hand, or delete it and write it anew: vislint baseline write"


class BaselineError(VislintError):
    """The baseline cannot be used."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    schema: str
    findings: list[dict[str, str | None]]


def read_baseline(root: Path) -> tuple[Exemption, ...] | None:
    """The entries of the baseline; None where there is no file. Raises BaselineError."""
    file = root / FILE
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BaselineError("is not a plain file", where=FILE)
        if status.st_size > MAX_BYTES:
            raise BaselineError(f"has more than the {MAX_BYTES // 1_000_000} MB read", where=FILE)
        text = file.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        raise BaselineError(f"cannot be read: {said}", where=FILE) from error
    return tuple(_entries(_data(text)))


def _data(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = text.split("\n")[error.lineno - 1][:80]
        marks = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
        said = "holds the marks of a merge" if marks else f"is not valid JSON: {error.msg}"
        raise BaselineError(
            said, where=f"{FILE}:{error.lineno}:{error.colno}", hint=_ANEW, excerpt=f"  {line!r}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise BaselineError("is not valid JSON", where=FILE, hint=_ANEW) from error


def _entries(data: Any) -> Iterable[Exemption]:
    version = data.get("schema") if isinstance(data, dict) else None
    if version != SCHEMA:
        said = f"has no schema {SCHEMA}" if version is None else f"has another schema than {SCHEMA}"
        raise BaselineError(said, where=FILE, hint=_ANEW)
    try:
        for number, entry in enumerate(msgspec.convert(data, _File).findings, 1):
            try:
                known = msgspec.convert(entry, Exemption)
            except msgspec.ValidationError as error:
                raise BaselineError(f"entry {number}: {error}", where=FILE, hint=_ANEW) from error
            yield replace(known, rule=current(known.rule))
    except msgspec.ValidationError as error:
        raise BaselineError(str(error), where=FILE, hint=_ANEW) from error


def exempted(finding: Finding) -> Exemption:
    return Exemption(
        finding.path, finding.rule, finding.reference, finding.network, finding.slot, finding.fingerprint
    )


def hold_known(
    findings: Iterable[Finding], known: Iterable[Exemption]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings that stay and those that the baseline holds back. A crash is never held back."""
    prints = {entry.fingerprint for entry in known}
    kept: list[Finding] = []
    held: list[Finding] = []
    for finding in findings:
        is_known = finding.fingerprint in prints and finding.rule != INTERNAL_ERROR
        (held if is_known else kept).append(finding)
    return tuple(kept), tuple(held)


def stale_entries(
    known: Iterable[Exemption], held: Iterable[Finding], looked_at: Callable[[Exemption], bool]
) -> tuple[Exemption, ...]:
    """Entries that hold nothing back any more, among those whose subject was looked at."""
    needed = {finding.fingerprint for finding in held}
    return tuple(entry for entry in known if entry.fingerprint not in needed and looked_at(entry))


def entries_for(findings: Iterable[Finding], threshold: Severity | str) -> set[Exemption]:
    """The entries that hold findings back; information needs none unless it fails a run."""
    silent = () if threshold == "info" else ("info",)
    return {
        exempted(finding)
        for finding in findings
        if finding.rule != INTERNAL_ERROR and finding.severity not in silent
    }


def write_baseline(root: Path, entries: Iterable[Exemption]) -> None:
    """Raises BaselineError."""
    file = root / FILE
    try:
        file.parent.mkdir(exist_ok=True)
        if not file.parent.resolve().is_relative_to(root.resolve()):
            raise BaselineError("lies behind a link that leads out of the repository", where=FILE)
        write_atomically(file, render(entries))
    except OSError as error:
        raise BaselineError(f"cannot be written: {error.strerror or error}", where=FILE) from error


def render(entries: Iterable[Exemption]) -> bytes:
    """The file: sorted, one entry a line, the same bytes for the same entries."""
    ordered = sorted(set(entries), key=_order)
    rows = ",\n".join(json.dumps(_record(entry)) for entry in ordered)
    head = f'{{"schema": "{SCHEMA}", "findings": [\n'
    return f"{head}{rows}{chr(10) if rows else ''}]}}\n".encode("ascii")


def _record(entry: Exemption) -> dict[str, str]:
    named = {name: getattr(entry, name) for name in entry.__slots__}
    return {name: value for name, value in named.items() if value is not None}


def _order(entry: Exemption) -> tuple[str, ...]:
    return (
        entry.path,
        entry.rule,
        entry.reference or "",
        entry.network or "",
        entry.slot or "",
        entry.fingerprint,
    )
