"""The report for programs: one JSON object that `vislint/schemas/run.schema.json` describes.

The same run gives the same bytes: keys and lists keep their order, nothing is timed, and the place of the
repository on this machine is not told.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

import msgspec

from vislint.model import Asset, Attachment, Comparison, Exemption, Finding, NotChecked, Post, Run, Source
from vislint.report.printable import json_safe

SCHEMA = "vislint.run/1"

Record = dict[str, Any]
T = TypeVar("T")

_AT_ONCE = 100
"""Records that are made into text together."""


def render(run: Run, *, version: str) -> str:
    """The run as JSON with a newline at its end; always encodable as UTF-8."""
    return "".join(pieces(run, version=version))


def pieces(run: Run, *, version: str) -> Iterator[str]:
    """The same bit by bit: of a hundred thousand posts the whole would take ten times what they take."""
    before = "{"
    for name, value in _members(run, version):
        yield f'{before}\n  "{name}": '
        yield from value if isinstance(value, Iterator) else (_written(value).replace("\n", "\n  "),)
        before = ","
    yield "\n}\n"


def _members(run: Run, version: str) -> Iterator[tuple[str, Any]]:
    """Names and values; long ones as pieces of JSON."""
    yield "schema", SCHEMA
    yield "tool", {"name": "vislint", "version": version}
    yield "config", run.config
    yield "only", run.only or None
    yield "as_of", run.as_of.isoformat() if run.as_of else None
    yield "commit", run.commit or None
    yield "formats", dict(run.formats)
    yield "posts", _listed(_post(post) for post in run.posts)
    yield "assets", _mapped((path, _asset(run.assets[path])) for path in sorted(run.assets))
    yield "findings", _listed(map(_finding, run.findings))
    yield "suppressed", _listed({**_finding(held.finding), "reason": held.reason} for held in run.suppressed)
    yield "baselined", _listed(map(_finding, run.baselined))
    yield "below_threshold", _listed(map(_finding, run.below_threshold))
    yield "not_checked", _listed(map(_not_checked, run.not_checked))
    yield "stale", _listed(map(_exemption, run.stale))
    yield "comparison", _comparison(run.comparison) if run.comparison else None
    yield "totals", _totals(run)


def _listed(records: Iterable[Record]) -> Iterator[str]:
    return _joined("[]", map(_written, _some(records)))


def _mapped(records: Iterable[tuple[str, Record]]) -> Iterator[str]:
    return _joined("{}", (_written(dict(some)) for some in _some(records)))


def _some(records: Iterable[T]) -> Iterator[list[T]]:
    """The records in groups: each for itself would take half as long again."""
    rest = iter(records)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _joined(ends: str, parts: Iterable[str]) -> Iterator[str]:
    """Lists or objects as one, a level further in."""
    before = ends[0]
    for part in parts:
        yield before + part[1:-2].replace("\n", "\n  ")
        before = ","
    yield ends if before == ends[0] else f"\n  {ends[1]}"


def _written(value: object) -> str:
    short = json_safe(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    return msgspec.json.format(short, indent=2)  # json.dumps with indent takes three times as long


def _post(post: Post) -> Record:
    return {
        "path": post.path,
        "line": post.line,
        "format": post.format,
        "networks": list(post.networks),
        "publish": post.publish.isoformat() if post.publish else None,
        "status": post.status,
        "attachments": [_attachment(attachment) for attachment in post.attachments],
        "lost": [
            {"reference": lost.reference, "line": lost.line, "column": lost.column, "reason": lost.reason}
            for lost in post.lost
        ],
    }


def _attachment(attachment: Attachment) -> Record:
    return {
        "reference": attachment.reference,
        "line": attachment.line,
        "column": attachment.column,
        "alt": attachment.alt,
        "role": attachment.role,
        "standing": attachment.resolution.standing,
        "asset": attachment.asset.path if attachment.asset else None,
    }


def _asset(asset: Asset) -> Record:
    header = asset.header
    defect = header.defect
    return {
        "format": header.format,
        "width": header.width,
        "height": header.height,
        "bytes": header.bytes,
        "mode": header.mode,
        "frames": header.frames,
        "duration": _finite(header.duration),
        "icc": header.icc,
        "jpeg_quality": header.jpeg_quality,
        "alpha": header.alpha,
        "codec": header.codec,
        "chroma": header.chroma,
        "fps": _finite(header.fps),
        "sound": header.sound,
        "hash": asset.hash,
        "measures": msgspec.to_builtins(asset.measures),
        "defect": {"kind": defect.kind, "detail": defect.detail} if defect else None,
    }


def _finding(finding: Finding) -> Record:
    limit = finding.limit
    bound = finding.bound if finding.bound is not None else limit.text if limit else None
    return {
        "rule": finding.rule,
        "group": finding.group,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "network": finding.network,
        "slot": finding.slot,
        "reference": finding.reference,
        "asset": finding.asset,
        "message": finding.message,
        "measured": finding.measured,
        "limit": bound,
        "source": _source(limit.sources[0]) if limit and limit.sources else None,
        "region": _region(finding.region),
        "hint": finding.hint,
        "fix": None,
        "fingerprint": finding.fingerprint,
    }


def _source(source: Source) -> Record:
    return {
        "id": source.id,
        "url": source.url,
        "kind": source.kind,
        "read": source.read.isoformat() if source.read else None,
    }


def _region(region: Iterable[float] | None) -> list[float] | None:
    sides = [_finite(side) for side in region or ()]
    known = [side for side in sides if side is not None]
    return known if known and len(known) == len(sides) else None


def _finite(number: float | None) -> float | None:
    """JSON has no word for infinity, nor for what is not a number."""
    return number if number is not None and math.isfinite(number) else None


def _not_checked(entry: NotChecked) -> Record:
    return {
        "reference": entry.reference,
        "reason": entry.reason,
        "path": entry.path,
        "line": entry.line,
        "column": entry.column,
    }


def _exemption(entry: Exemption) -> Record:
    return {
        "path": entry.path,
        "rule": entry.rule,
        "reference": entry.reference,
        "network": entry.network,
        "slot": entry.slot,
        "fingerprint": entry.fingerprint,
    }


def _comparison(comparison: Comparison) -> Record:
    return {
        "name": comparison.name,
        "new": sorted(comparison.new),
        "gone": [
            {
                "rule": gone.rule,
                "severity": gone.severity,
                "path": gone.path,
                "line": gone.line,
                "message": gone.message,
            }
            for gone in comparison.gone
        ],
    }


def _totals(run: Run) -> Record:
    return {
        "posts": len(run.posts),
        "attachments": sum(len(post.attachments) for post in run.posts),
        "assets": len(run.assets),
        "errors": run.count("error"),
        "warnings": run.count("warning"),
        "infos": run.count("info"),
        "suppressed": len(run.suppressed),
        "baselined": len(run.baselined),
        "below_threshold": len(run.below_threshold),
        "stale": len(run.stale),
        "not_checked": len(run.not_checked),
    }
